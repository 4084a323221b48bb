"""How long a film is, as its file says: MP4 and WebM."""
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

MAX_PARTS = 10_000
SEGMENT, INFO, SCALE, DURATION = 0x18538067, 0x1549A966, 0x2AD7B1, 0x4489
UNKNOWN = -1
"""The size of a part of WebM that was written as it was recorded: it goes on to the end."""


def length_of(path: Path) -> float | None:
    """In seconds; None where the file does not say."""
    with path.open('rb') as film:
        beginning = film.read(12)
        film.seek(0)
        end = path.stat().st_size
        try:
            length = _of_mp4(film, end) if beginning[4:8] == b'ftyp' else _of_webm(film, end)
        except (struct.error, ArithmeticError, IndexError, ValueError):
            return None  # broken off, or none of the two
    return length if length and 0 < length < 7 * 86400 else None


def _of_mp4(film: BinaryIO, end: int) -> float | None:
    movie = _box(film, 0, end, b'moov')
    head = movie and _box(film, *movie, b'mvhd')
    if not head:
        return None
    film.seek(head[0])
    version, *_ = film.read(4)
    film.seek(16 if version else 8, 1)  # when it was made and changed
    scale, length = struct.unpack('>IQ' if version else '>II', film.read(12 if version else 8))
    return length / scale


def _box(film: BinaryIO, start: int, end: int, wanted: bytes) -> tuple[int, int] | None:
    """Where the content of the first such box begins and ends."""
    for _ in range(MAX_PARTS):
        if start + 8 > end:
            return None
        film.seek(start)
        size, kind = struct.unpack('>I4s', film.read(8))
        head = 8
        if size == 1:
            [size], head = struct.unpack('>Q', film.read(8)), 16
        stop = end if size == 0 else start + size
        if kind == wanted:
            return start + head, min(stop, end)
        if stop < start + head:
            return None
        start = stop
    return None


def _of_webm(film: BinaryIO, end: int) -> float | None:
    segment = next((place for id_, *place in _parts(film, 0, end) if id_ == SEGMENT), None)
    info = segment and next((place for id_, *place in _parts(film, *segment) if id_ == INFO), None)
    if not info:
        return None
    scale, length = 1_000_000, None
    for id_, start, stop in [*_parts(film, *info)]:
        film.seek(start)
        if id_ == SCALE:
            scale = int.from_bytes(film.read(stop - start), 'big')
        elif id_ == DURATION:
            [length] = struct.unpack('>f' if stop - start == 4 else '>d', film.read(stop - start))
    return None if length is None else length * scale / 1_000_000_000


def _parts(film: BinaryIO, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The id of each part, and where its content begins and ends."""
    for _ in range(MAX_PARTS):
        if start >= end:
            return
        film.seek(start)
        id_, size = _number(film, keep_mark=True), _number(film, keep_mark=False)
        begins = film.tell()
        start = end if size == UNKNOWN else begins + size
        yield id_, begins, min(start, end)


def _number(film: BinaryIO, *, keep_mark: bool) -> int:
    """EBML writes how many bytes follow as leading zeros of the first one."""
    first = film.read(1)[0]
    length = 9 - first.bit_length()
    rest = film.read(length - 1)
    if len(rest) < length - 1 or length > 8:
        raise IndexError
    value = int.from_bytes(bytes([first if keep_mark else first & (0x7F >> (length - 1))]) + rest, 'big')
    return UNKNOWN if not keep_mark and value == 2 ** (7 * length) - 1 else value
