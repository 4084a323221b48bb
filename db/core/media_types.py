"""What a file is, told by its first bytes: its name is only what somebody has called it."""
import asyncio
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from .files import path_of

ANYTHING = 'application/octet-stream'
_LOOKED_AT = 512

_SIGNATURES = (
    (b'%PDF-', 'application/pdf'),
    (b'\x89PNG\r\n\x1a\n', 'image/png'),
    (b'\xff\xd8\xff', 'image/jpeg'),
    (b'GIF87a', 'image/gif'),
    (b'GIF89a', 'image/gif'),
    (b'ID3', 'audio/mpeg'),
    (b'\xff\xfb', 'audio/mpeg'),
    (b'fLaC', 'audio/flac'),
)
_RIFF = {b'WEBP': 'image/webp', b'WAVE': 'audio/wav'}
_ISO = {b'avif': 'image/avif', b'M4A ': 'audio/mp4', b'isom': 'video/mp4', b'iso2': 'video/mp4', b'iso4': 'video/mp4',
        b'iso5': 'video/mp4', b'iso6': 'video/mp4', b'mp41': 'video/mp4', b'mp42': 'video/mp4', b'avc1': 'video/mp4',
        b'dash': 'video/mp4', b'M4V ': 'video/mp4', b'MSNV': 'video/mp4'}

ENDINGS = {
    'application/pdf': ('pdf',), 'image/png': ('png',), 'image/jpeg': ('jpg', 'jpeg'), 'image/gif': ('gif',),
    'image/webp': ('webp',), 'image/avif': ('avif',), 'audio/flac': ('flac',), 'audio/wav': ('wav',),
    'video/mp4': ('mp4', 'm4v'), 'video/webm': ('webm',), 'text/vtt': ('vtt',),
}
"""How files of the types are called whose every file begins with its signature."""
_TOLD_BY_CONTENT = {ending: kind for kind, endings in ENDINGS.items() for ending in endings}


async def media_type(file_hash: str) -> str:
    """One of the few kinds that browsers show safely, `text/vtt` for captions, or `ANYTHING`."""
    return media_type_of(await asyncio.to_thread(_beginning, path_of(file_hash)))


def is_one_of(kind: str, name: str, endings: Collection[str]) -> bool:
    """Whether a file of this type and name is of a kind that goes by one of these endings: told by its content where
    that shows it, else by its name."""
    own = PurePosixPath(name).suffix.lstrip('.').lower()
    allowed = {kind for ending in endings for kind in ENDINGS.get(_TOLD_BY_CONTENT.get(ending, ''), (ending,))}
    if kind in ENDINGS:
        return any(ending in allowed for ending in ENDINGS[kind])
    return own in allowed and own not in _TOLD_BY_CONTENT


def media_type_of(beginning: bytes) -> str:
    for signature, kind in _SIGNATURES:
        if beginning.startswith(signature):
            return kind
    if beginning.startswith(b'RIFF'):
        return _RIFF.get(beginning[8:12], ANYTHING)
    if beginning[4:8] == b'ftyp':
        return _ISO.get(beginning[8:12], ANYTHING)
    if beginning.startswith(b'\x1aE\xdf\xa3') and b'webm' in beginning[:64]:
        return 'video/webm'
    if beginning.startswith(b'OggS'):
        return 'video/ogg' if b'theora' in beginning else 'audio/ogg'
    if beginning.removeprefix(b'\xef\xbb\xbf')[:7] in (b'WEBVTT', b'WEBVTT\n', b'WEBVTT\r', b'WEBVTT ', b'WEBVTT\t'):
        return 'text/vtt'
    return ANYTHING


def _beginning(path: Path) -> bytes:
    with path.open('rb') as content:
        return content.read(_LOOKED_AT)
