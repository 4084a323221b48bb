"""One comma-separated file, in whatever dress it comes: gzipped, quoted, its columns in any order."""
import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TypeVar

from .fields import BadValue, shown
from .lines import Lines
from .records import BadRow

T = TypeVar('T')


class OuladUnreadable(Exception):
    """Why nothing of a folder can be read."""


class Table:
    """A file and where in it the columns stand that matter; the others are passed over."""

    def __init__(self, folder: Path, name: str, columns: tuple[str, ...]) -> None:
        self._path = _file(folder, name)
        with self._open() as lines:
            header = self._header(lines)
        for column in columns:
            if header.count(column) != 1:
                how = 'more than one' if column in header else 'no'
                there = shown(', '.join(header))
                raise OuladUnreadable(f'{self._path.name} has {how} column {column}. Its columns are: {there}')
        self._places = [header.index(column) for column in columns]
        self._width = len(header)

    def each(self, make: Callable[..., T], bad_rows: list[BadRow]) -> Iterator[T]:
        """What `make` makes of the columns of each row; rows it refuses are added to `bad_rows`."""
        with self._open() as lines:
            self._header(lines)
            for line in lines:
                if line.isspace():
                    continue
                number = lines.number
                try:
                    made = make(*self._values(lines.fields(line, self._width)))
                except BadValue as bad:
                    bad_rows.append(BadRow(self._path.name, number, str(bad)))
                else:
                    yield made

    def _values(self, fields: list[str]) -> list[str]:
        if len(fields) != self._width:
            raise BadValue(f'the row should have {self._width} fields and has {len(fields)}.')
        return [fields[place].strip() for place in self._places]

    def _header(self, lines: Lines) -> list[str]:
        for line in lines:
            if not line.isspace():
                try:
                    return [column.strip().lower() for column in lines.fields(line)]
                except BadValue as bad:
                    raise OuladUnreadable(f'{self._path.name} has no legible column names: {bad}') from bad
        raise OuladUnreadable(f'{self._path.name} is empty.')

    @contextmanager
    def _open(self) -> Iterator[Lines]:
        try:
            with self._path.open('rb') as raw:
                gzipped = raw.peek(2)[:2] == b'\x1f\x8b'  # asked of the content, as browsers unpack but keep the name
                plain = gzip.GzipFile(fileobj=raw) if gzipped else raw
                # Bytes that are not UTF-8 spoil the value they stand in, if it matters, and not the whole file.
                with TextIOWrapper(plain, encoding='utf-8-sig', errors='surrogateescape') as text:
                    yield Lines(text)
        except (OSError, EOFError, zlib.error) as problem:
            raise OuladUnreadable(f'{self._path.name} is damaged or may not be read: {problem}') from problem


def _file(folder: Path, name: str) -> Path:
    for path in (folder / f'{name}.csv', folder / f'{name}.csv.gz'):
        if path.is_file():
            return path
    raise OuladUnreadable(f'{folder} has no file {name}.csv or {name}.csv.gz.')
