"""Writing rows of named values as CSV or JSON, one after the other, so that their number does not matter."""
import csv
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TextIO

from .formula_injection import harmless


class CsvRows:
    """A line of column names, then a line per row; what is missing is empty."""

    def __init__(self, file: TextIO, columns: Sequence[str]) -> None:
        self._lines = csv.writer(_Lines(file))
        self._lines.writerow(columns)

    def write(self, values: Sequence[Any]) -> None:
        self._lines.writerow([_harmless(value) for value in values])

    def end(self) -> None:
        """Nothing comes after the last row."""


class _Lines:
    """Ends lines as we do. The writer itself is left to end them with both signs, or it would not quote the other one:
    what stands behind it would begin a line of its own."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, line: str) -> int:
        return self._file.write(line.removesuffix('\r\n') + '\n')


class JsonRows:
    """A list with an object per row and line; what is missing is null."""

    def __init__(self, file: TextIO, columns: Sequence[str]) -> None:
        self._file, self._columns, self._before = file, columns, '[\n'

    def write(self, values: Sequence[Any]) -> None:
        row = dict(zip(self._columns, map(plain, values), strict=True))
        self._file.write(self._before + json.dumps(row, ensure_ascii=False))
        self._before = ',\n'

    def end(self) -> None:
        self._file.write('[]\n' if self._before == '[\n' else '\n]\n')


def plain(value: Any) -> str | int | None:
    """Instants in UTC as 2026-02-01T09:30:00Z, exact decimals as text."""
    if isinstance(value, datetime):
        return f'{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}'
    if isinstance(value, Decimal):
        return f'{value:f}'
    return value


def _harmless(value: Any) -> str | int | None:
    return harmless(value) if isinstance(value, str) else plain(value)
