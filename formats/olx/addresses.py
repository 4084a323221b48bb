"""What an address in a course stands for: a file of the archive, another place of the course, or the web."""
import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from ..html_pages import Absent, Elsewhere, Inside, Target, scheme_of
from .course_dir import Folder

ASSET = re.compile(r'^/?(?:static/|(?:assets/courseware/[^/]+/[^/]+/)?asset-v1:[^/@]+\+type@asset\+block@|'
                   r'c4x/[^/]+/[^/]+/asset/)(?P<name>.+)$')
PLACES = '/jump_to', '/courses/', '/course/', '/xblock/'


class OlxAddresses:
    """Studio keeps all files of a course in one folder, and writes spaces in their names as `_`."""

    def __init__(self, folder: Folder) -> None:
        self._by_name: dict[str, str] = {}
        for path in folder.under('static/'):
            name = path.removeprefix('static/')
            self._by_name.setdefault(_key(name), folder.name(path))
        self._folder = folder

    def find(self, address: str) -> Target:
        """As pages name things; a file that is found counts as used."""
        path = unquote(address.partition('?')[0].partition('#')[0])
        if scheme_of(address) in ('http', 'https') or path.startswith('//'):
            return None
        if found := ASSET.match(path):
            return self.file(found.group('name'))
        if path.startswith(PLACES):
            return Elsewhere()
        return None

    def file(self, name: str) -> Inside | Absent:
        """A file of the course by its own name."""
        for form in (name, name.replace('@', '/'), PurePosixPath(name).name):
            if found := self._by_name.get(_key(form)):
                self._folder.used.add(found)
                return Inside(found)
        return Absent(name[:80])


def _key(name: str) -> str:
    return name.replace(' ', '_').casefold()
