"""Zip archives. Every member is unpacked once while opening, so that reading one later holds no surprise."""
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from i18n import _

from ..questions import UnreadableFile
from .limits import CHUNK, Measured, Member, Members, shown

BEGINNINGS = b'PK\x03\x04', b'PK\x05\x06'
ENCRYPTED = 0x1 | 0x40
METHODS = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError,
          RuntimeError, ValueError, OverflowError)
"""What zipfile raises at damaged archives."""


def is_zip(start: bytes) -> bool:
    return start.startswith(BEGINNINGS)


def open_zip(content: bytes | Path) -> tuple[dict[str, Member], Callable[[Member], bytes]]:
    packed_size = len(content) if isinstance(content, bytes) else content.stat().st_size
    try:
        archive = zipfile.ZipFile(BytesIO(content) if isinstance(content, bytes) else content)
    except BROKEN as problem:
        raise UnreadableFile(_('The zip archive is damaged or cut off.')) from problem
    members = Members()
    packed = 0
    for info in archive.infolist():
        _add(info, members)
        packed += info.compress_size
    if packed > packed_size:
        raise UnreadableFile(_('Files in the zip archive lie on top of each other.'))
    measured = Measured(packed_size)
    for member in members.files.values():
        produced = 0
        for chunk in _chunks(archive, member):
            measured.add(len(chunk))
            produced += len(chunk)
        if produced != member.size:
            raise UnreadableFile(_('“{file}” in the zip archive is not as long as the archive says.',
                                   file=shown(member.name)))
    return members.files, lambda member: b''.join(_chunks(archive, member))


def _add(info: zipfile.ZipInfo, members: Members) -> None:
    name = info.orig_filename  # `filename` has been mended: cut at a NUL, on Windows without backslashes
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise UnreadableFile(_('“{file}” in the zip archive is a link or a device.', file=shown(name)))
    if info.flag_bits & ENCRYPTED:
        raise UnreadableFile(_('The zip archive is encrypted.'))
    if name.endswith('/'):
        if info.file_size:
            raise UnreadableFile(_('“{file}” in the zip archive is both a file and a folder.', file=shown(name)))
        members.add_folder(name)
        return
    if info.compress_type not in METHODS:
        raise UnreadableFile(_('“{file}” in the zip archive is packed in an unusual way (only “deflate” is read).',
                               file=shown(name)))
    if info.compress_type == zipfile.ZIP_STORED and info.compress_size != info.file_size:
        raise UnreadableFile(_('“{file}” in the zip archive is not as long as the archive says.', file=shown(name)))
    members.add_file(name, info.file_size, info)


def _chunks(archive: zipfile.ZipFile, member: Member) -> Iterator[bytes]:
    try:
        with archive.open(member.origin) as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except BROKEN as problem:
        raise UnreadableFile(_('“{file}” in the zip archive is damaged.', file=shown(member.name))) from problem
