"""The pictures of an archive that its pages show: each is read once and has one name in all of them."""
import base64
import binascii
import re
from collections import Counter
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

from ..archive import Archive
from ..courses import ParsedFile

UNSAFE_NAME = re.compile(r'[^\w.-]+')


class Pictures:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._taken: dict[str, ParsedFile | None] = {}
        self._named: Counter[str] = Counter()

    def file(self, name: str) -> ParsedFile | None:
        """Nothing, if it is of a kind that browsers do not show safely."""
        if name not in self._taken:
            self._taken[name] = self._take(PurePosixPath(name).name, self._archive.read(name))
        return self._taken[name]

    def embedded(self, address: str) -> ParsedFile | None:
        """A picture that stands in its page as text."""
        if address not in self._taken:
            self._taken[address] = self._take('picture', _data(address))
        return self._taken[address]

    def _take(self, name: str, content: bytes) -> ParsedFile | None:
        ending = _ending(content)
        if not ending:
            return None
        stem = UNSAFE_NAME.sub('-', PurePosixPath(name).stem).strip('-.')[:80] or 'picture'
        while self._named[f'{stem}.{ending}']:
            self._named[f'{stem}.{ending}'] += 1
            stem = f'{stem}-{self._named[f"{stem}.{ending}"]}'
        self._named[f'{stem}.{ending}'] = 1
        return ParsedFile(f'{stem}.{ending}', content)


def _data(address: str) -> bytes:
    head, _, data = address.partition(',')
    try:
        raw = unquote_to_bytes(data)
        return base64.b64decode(raw) if head.endswith(';base64') else raw
    except (ValueError, binascii.Error):
        return b''


def _ending(content: bytes) -> str:
    """What browsers show without running anything in it."""
    if content.startswith(b'\x89PNG\r\n\x1a\n'):
        return 'png'
    if content.startswith(b'\xff\xd8\xff'):
        return 'jpg'
    if content.startswith((b'GIF87a', b'GIF89a')):
        return 'gif'
    if content.startswith(b'RIFF') and content[8:12] == b'WEBP':
        return 'webp'
    return 'avif' if content[4:12] == b'ftypavif' else ''
