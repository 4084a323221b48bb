"""Tar archives, gzipped or not: unpacked into memory as a whole, since gzip can only be read from the front."""
import gzip
import struct
import tarfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from i18n import _

from ..questions import UnreadableFile
from .limits import CHUNK, Measured, Member, Members, shown

GZIP = b'\x1f\x8b'
BLOCK = tarfile.BLOCKSIZE
BROKEN = (tarfile.TarError, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, RecursionError,
          IndexError, KeyError)
"""What tarfile and gzip raise at damaged archives."""


def is_tar(start: bytes) -> bool:
    return start.startswith(GZIP) or _is_header(start)


def open_tar(content: bytes | Path) -> tuple[dict[str, Member], Callable[[Member], bytes]]:
    plain = _plain(content)
    members = Members()
    try:
        with tarfile.open(fileobj=BytesIO(plain), mode='r:', encoding='utf-8') as archive:
            for info in archive:
                _add(info, members, len(plain))
            end = archive.offset
    except BROKEN as problem:
        raise UnreadableFile(_('The tar archive is damaged or cut off.')) from problem
    if plain[end:end + BLOCK] != bytes(BLOCK):  # tarfile takes a damaged header for the end
        raise UnreadableFile(_('The tar archive is damaged or cut off.'))
    return members.files, lambda member: plain[member.origin:member.origin + member.size]


def _plain(content: bytes | Path) -> bytes:
    if isinstance(content, Path):
        Measured(content.stat().st_size).add(content.stat().st_size)  # before it is in memory
        content = content.read_bytes()
    packed = content
    measured = Measured(len(packed))
    if not packed.startswith(GZIP):
        measured.add(len(packed))
        return packed
    plain = bytearray()
    try:
        with gzip.GzipFile(fileobj=BytesIO(packed)) as file:
            while chunk := file.read(CHUNK):
                measured.add(len(chunk))
                plain += chunk
    except BROKEN as problem:
        raise UnreadableFile(_('The gzip archive is damaged or cut off.')) from problem
    if not _is_header(plain[:BLOCK]):
        raise UnreadableFile(_('What is gzipped here is not a tar archive.'))
    return bytes(plain)


def _add(info: tarfile.TarInfo, members: Members, available: int) -> None:
    if info.isdir():
        members.add_folder(info.name)
    elif info.type not in (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE) or info.issparse():
        raise UnreadableFile(_('“{file}” in the tar archive is a link, a device or something else unusual.',
                               file=shown(info.name)))
    else:
        members.add_file(info.name, info.size, info.offset_data)
        if info.offset_data + info.size > available:
            raise UnreadableFile(_('The tar archive is damaged or cut off.'))


def _is_header(block: bytes | bytearray) -> bool:
    """Old archives have no mark, but every header has a checksum; one of zeros only is the end of an empty archive."""
    if len(block) < BLOCK:
        return False
    if not any(block):
        return True
    try:
        tarfile.TarInfo.frombuf(bytes(block), 'utf-8', 'surrogateescape')
    except (tarfile.TarError, ValueError):
        return False
    return True
