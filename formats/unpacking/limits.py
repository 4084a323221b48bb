"""How many files an archive may hold, what they may be called, and how much may come out of it."""
import re
from dataclasses import dataclass
from typing import Any

from i18n import _, lazy, number

from ..questions import UnreadableFile

MAX_MEMBERS = 20_000
"""Files and folders. The largest courses we know have some thousands."""
MAX_MEMBER_SIZE = 256 * 2**20
"""Bytes of one file: a long lecture as video."""
MAX_TOTAL_SIZE = 2**30
"""Bytes of everything together, unpacked."""
MAX_RATIO = 100
"""Unpacked bytes for each packed one, as soon as there are many (`RATIO_FREE`). Text shrinks to a tenth; only what was
made to burst shrinks to a hundredth."""
RATIO_FREE = 32 * 2**20
"""Unpacked bytes that no ratio is asked of: nobody is harmed by so few."""
MAX_NAME = 1000
"""Letters of a name with all its folders."""
CHUNK = 2**18
"""Bytes unpacked at a time."""

DRIVE = re.compile(r'[A-Za-z]:')
CONTROL = re.compile('[\x00-\x1f\x7f-\x9f]')


@dataclass(frozen=True, slots=True)
class Member:
    """A plain file in an archive."""
    name: str
    size: int
    origin: Any
    """What the unpacker finds it by."""


class Members:
    """The files of an archive as they are found, each name once."""

    def __init__(self) -> None:
        self.files: dict[str, Member] = {}
        self._folders: set[str] = set()
        self._seen = self._total = 0

    def add_folder(self, name: str) -> None:
        self._count()
        if path := plain_name(name.rstrip('/') or '.'):
            self._believe_folder(path)

    def add_file(self, name: str, size: int, origin: Any) -> None:
        self._count()
        path = plain_name(name)
        if not path:
            raise UnreadableFile(_('The archive holds a file without a name.'))
        if path in self.files:
            raise UnreadableFile(_('The archive holds “{file}” twice.', file=shown(path)))
        if path in self._folders:
            raise UnreadableFile(_('In the archive, “{file}” is both a file and a folder.', file=shown(path)))
        if '/' in path:
            self._believe_folder(path.rpartition('/')[0])
        if not 0 <= size <= MAX_MEMBER_SIZE:
            raise UnreadableFile(_('“{file}” in the archive is larger than {megabytes} MB.',
                                   file=shown(path), megabytes=MAX_MEMBER_SIZE >> 20))
        self._total += size
        if self._total > MAX_TOTAL_SIZE:
            raise UnreadableFile(TOO_MUCH)
        self.files[path] = Member(path, size, origin)

    def _count(self) -> None:
        self._seen += 1
        if self._seen > MAX_MEMBERS:
            raise UnreadableFile(_('The archive holds more than {limit} files.', limit=number(MAX_MEMBERS)))

    def _believe_folder(self, path: str) -> None:
        while path not in self._folders:
            if path in self.files:
                raise UnreadableFile(_('In the archive, “{file}” is both a file and a folder.', file=shown(path)))
            self._folders.add(path)
            path = path.rpartition('/')[0]
            if not path:
                return


class Measured:
    """Counts the bytes that really come out, whatever the archive says of itself."""

    def __init__(self, packed_size: int) -> None:
        self._allowed = min(MAX_TOTAL_SIZE, max(RATIO_FREE, packed_size * MAX_RATIO))
        self._total = 0

    def add(self, produced: int) -> None:
        self._total += produced
        if self._total > MAX_TOTAL_SIZE:
            raise UnreadableFile(TOO_MUCH)
        if self._total > self._allowed:
            raise UnreadableFile(_('More than {limit} times the size of the archive comes out of it.', limit=MAX_RATIO))


TOO_MUCH = lazy('More than {megabytes} MB come out of the archive.', megabytes=MAX_TOTAL_SIZE >> 20)


def plain_name(name: str) -> str:
    """A member's name without detours such as `./`; names that lead out of the archive are refused."""
    if len(name) > MAX_NAME:
        raise UnreadableFile(_('A file in the archive has a name of more than {limit} letters.', limit=MAX_NAME))
    if CONTROL.search(name):
        raise UnreadableFile(_('The name “{file}” in the archive holds control characters.', file=shown(name)))
    if not _is_text(name):
        raise UnreadableFile(_('The name “{file}” in the archive is not UTF-8.', file=shown(name)))
    if '\\' in name:
        raise UnreadableFile(_('The name “{file}” in the archive holds a backslash.', file=shown(name)))
    if name.startswith('/') or DRIVE.match(name):
        raise UnreadableFile(_('The name “{file}” in the archive is not a relative one.', file=shown(name)))
    parts = [part for part in name.split('/') if part not in ('', '.')]
    if '..' in parts:
        raise UnreadableFile(_('The name “{file}” leads out of the archive.', file=shown(name)))
    return '/'.join(parts)


def shown(name: str) -> str:
    """For a sentence: short, and printable whatever is in it."""
    text = ''.join(letter if letter.isprintable() else '\ufffd' for letter in name[:80])
    return f'{text}…' if len(name) > 80 else text


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
