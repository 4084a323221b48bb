"""One comma-separated file, in whatever dress it comes: gzipped, quoted, its columns in any order."""
import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TypeVar

from i18n import _, ngettext

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
                file, there = self._path.name, shown(', '.join(header))
                raise OuladUnreadable(
                    _('{file} has more than one column {column}. Its columns are: {columns}',
                      file=file, column=column, columns=there) if column in header else
                    _('{file} has no column {column}. Its columns are: {columns}',
                      file=file, column=column, columns=there))
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
            raise BadValue(ngettext('the row should have {n} field and has {found}.',
                                    'the row should have {n} fields and has {found}.', self._width, found=len(fields)))
        return [fields[place].strip() for place in self._places]

    def _header(self, lines: Lines) -> list[str]:
        for line in lines:
            if not line.isspace():
                try:
                    return [column.strip().lower() for column in lines.fields(line)]
                except BadValue as bad:
                    raise OuladUnreadable(_('{file} has no legible column names: {reason}',
                                            file=self._path.name, reason=bad)) from bad
        raise OuladUnreadable(_('{file} is empty.', file=self._path.name))

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
            raise OuladUnreadable(_('{file} is damaged or may not be read: {problem}',
                                    file=self._path.name, problem=problem)) from problem


def _file(folder: Path, name: str) -> Path:
    for path in (folder / f'{name}.csv', folder / f'{name}.csv.gz'):
        if path.is_file():
            return path
    raise OuladUnreadable(_('{folder} has no file {file} or {packed}.',
                            folder=folder, file=f'{name}.csv', packed=f'{name}.csv.gz'))
