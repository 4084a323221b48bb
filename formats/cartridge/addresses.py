"""What an address in a text of a cartridge stands for."""
import re
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..html_pages import Absent, Elsewhere, Inside, Target, scheme_of
from .manifest import Manifest

FILE_BASE = re.compile(r'^/?\$IMS[-_]CC[-_]FILEBASE\$/*')
FILE_OF_CANVAS = re.compile(r'^/?\$CANVAS_COURSE_REFERENCE\$/file_(?:contents/(?:course files/)?(?P<path>.+)|'
                            r'ref/(?P<identifier>[^/?#]+).*)$')
PLACE_OF_CANVAS = re.compile(r'^/?\$(?:CANVAS_COURSE_REFERENCE|CANVAS_OBJECT_REFERENCE|WIKI_REFERENCE)\$')
FILES = 'web_resources', ''
"""Folders in which exports keep what `$IMS-CC-FILEBASE$` means: Canvas, others."""
PAGE = re.compile(r'\.x?html?$', re.IGNORECASE)


class CartridgeAddresses:
    def __init__(self, manifest: Manifest, is_placed: Callable[[str], bool], used: set[str]) -> None:
        """`is_placed`: whether a file is an item by itself. `used` gets the names of all files that are found."""
        self._manifest, self._is_placed, self._used = manifest, is_placed, used

    def beside(self, name: str) -> Callable[[str], Target]:
        """For a text in this file."""
        folder = PurePosixPath(name).parent
        return lambda address: self._find(address, str(folder))

    def _find(self, address: str, folder: str) -> Target:
        if scheme_of(address) in ('http', 'https', 'mailto') or address.startswith('//'):
            return None
        path = unquote(address.partition('?')[0].partition('#')[0])
        if found := FILE_OF_CANVAS.match(path):
            if found.group('path'):
                return self._file([self._manifest.path(base, found.group('path')) for base in FILES])
            resource = self._manifest.resources.get(found.group('identifier'))
            return self._file([resource.name]) if resource else Elsewhere()
        if PLACE_OF_CANVAS.match(path):
            return Elsewhere()
        if base := FILE_BASE.match(path):
            rest = path[base.end():]
            return self._file([*(self._manifest.path(base, rest) for base in FILES), self._relative(folder, rest)])
        if scheme_of(address) or not path:
            return None
        return self._file([self._relative(folder, path), self._manifest.path(path.lstrip('/'))])

    def _relative(self, folder: str, path: str) -> str:
        if folder != '.' and str(self._manifest.folder) != '.':
            folder = folder.removeprefix(f'{self._manifest.folder}').lstrip('/')
        return self._manifest.path(folder, path)

    def _file(self, names: list[str]) -> Target:
        for name in names:
            if name in self._manifest.archive:
                if PAGE.search(name) or self._is_placed(name):
                    return Elsewhere()
                self._used.add(name)
                return Inside(name)
        return Absent(PurePosixPath(names[0]).name[:80])
