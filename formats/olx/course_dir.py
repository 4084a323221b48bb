"""The folder of a course inside its archive: files by their path in it, and which of them have been looked at."""
from pathlib import PurePosixPath
from typing import Any

from i18n import _

from ..archive import Archive
from ..questions import UnreadableFile
from ..xml import parse_xml

ROOTS = 'course.xml', 'library.xml'


class Folder:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        root = _root(archive)
        self.main = root.name
        self._prefix = '' if str(root.parent) == '.' else f'{root.parent}/'
        self.used: set[str] = set()
        """Names in the archive."""

    def __contains__(self, path: str) -> bool:
        return self._prefix + path in self.archive

    def name(self, path: str) -> str:
        """Its name in the archive."""
        return self._prefix + path

    def under(self, path: str) -> list[str]:
        """Paths of all files in a folder and its folders."""
        start = self._prefix + path
        return [name.removeprefix(self._prefix) for name in self.archive.names if name.startswith(start)]

    def content(self, path: str) -> bytes:
        self.used.add(self._prefix + path)
        return self.archive.read(self._prefix + path)

    def text(self, path: str) -> str:
        return self.content(path).decode('utf-8-sig', errors='replace')

    def xml(self, path: str) -> Any:
        """Its root element; UnreadableFile, if it is no XML."""
        return parse_xml(self.content(path), path)

    @property
    def unused(self) -> list[str]:
        """Names in the archive of all that nobody has looked at."""
        return [name for name in self.archive.names if name not in self.used]


def _root(archive: Archive) -> PurePosixPath:
    """The course's own file is the one that lies least deep: `course/course.xml` below it is a run called “course”."""
    paths = [path for path in map(PurePosixPath, archive.names)
             if path.name in ROOTS and not any(part.startswith(('.', '__MACOSX')) for part in path.parts)]
    if not paths:
        raise UnreadableFile(_('There is no course.xml in the archive, so it is not a course in OLX.'))
    least = min(len(path.parts) for path in paths)
    roots = [path for path in paths if len(path.parts) == least]
    if len(roots) > 1:
        raise UnreadableFile(_('The archive holds more than one course.'))
    return roots[0]
