"""Packed files that strangers send: zip and tar, looked through to the last byte before anything is believed.

    archive = open_archive(content)         # UnreadableFile, with a sentence, if anything at all is wrong with it
    archive.names                           # 'course/course.xml', … plain files only, in the order of the archive
    archive.read('course/course.xml')       # its bytes

Nothing is ever written to disk. What is wrong with one member is wrong with the archive: it is refused as a whole.
"""
from collections.abc import Callable
from pathlib import Path

from i18n import _

from .questions import UnreadableFile
from .unpacking.limits import Member
from .unpacking.tar import is_tar, open_tar
from .unpacking.zip import is_zip, open_zip

LOOKS_AT = 512
"""Bytes at the beginning of a file that tell what it is: a tar's first header."""


class Archive:
    """The plain files of an archive, each by its relative name with forward slashes."""

    def __init__(self, members: dict[str, Member], read: Callable[[Member], bytes]) -> None:
        self._members, self._read = members, read
        self.names = tuple(members)

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        return self._read(self._members[name])

    def size(self, name: str) -> int:
        """How many bytes `read` gives."""
        return self._members[name].size


def open_archive(content: bytes | Path) -> Archive:
    """Told apart by content, whatever the file is called."""
    start = _start(content)
    if is_zip(start):
        return Archive(*open_zip(content))
    if is_tar(start):
        return Archive(*open_tar(content))
    raise UnreadableFile(_('This is neither a zip nor a tar archive.') if start else _('The file is empty.'))


def _start(content: bytes | Path) -> bytes:
    if isinstance(content, bytes):
        return content[:LOOKS_AT]
    try:
        with content.open('rb') as file:
            return file.read(LOOKS_AT)
    except OSError as problem:
        raise UnreadableFile(_('The file cannot be opened: {problem}.', problem=problem.strerror)) from problem
