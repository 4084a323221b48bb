"""Writing a table for people: as CSV or as a workbook (XLSX), block by block, with the moment it was true on top.

Texts that a spreadsheet would take for a formula are kept from being one. Numbers stay numbers, exact to the digit.
"""
import csv
import io
import pickle
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, Protocol
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from i18n import _

from .formula_injection import harmless

BOM = '\ufeff'
"""Without it the usual spreadsheet program takes “Łukasz” for something else."""
NOT_IN_XML = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]')
NOT_IN_A_SHEETS_NAME = re.compile('[\\[\\]:*?/\\\\\x00-\x1f\ufffe\uffff]')
MAX_LENGTH_CELL, MAX_LENGTH_SHEET_NAME = 32_767, 31
HEAD, SHADE = Font(bold=True), PatternFill('solid', fgColor='FFEFF2F6')
WIDTHS = {'text': 24, 'number': 11, 'instant': 18}


class As(StrEnum):
    """What the values of a column are."""
    TEXT = 'text'
    NUMBER = 'number'
    INSTANT = 'instant'


@dataclass(frozen=True, slots=True)
class Head:
    label: str
    holds: As = As.TEXT
    digits: int | None = None
    """After the point, where a number has always so many."""


@dataclass(frozen=True, slots=True)
class About:
    """What the table shows, and when that was so."""
    title: str
    as_of: str
    lines: tuple[str, ...] = ()
    """“Data Analyst · Autumn”, “All active learners, by name”."""

    @property
    def sentence(self) -> str:
        return ' · '.join([self.as_of, self.title, *self.lines])


class TableWriter(Protocol):
    def write(self, rows: Iterable[Sequence[Any]]) -> None: ...

    def end(self) -> None: ...


class CsvTable:
    """UTF-8 with the mark that spreadsheets look for; a line about the table, a line of heads, a line per row."""

    def __init__(self, file: BinaryIO, about: About, heads: Sequence[Head], zone: ZoneInfo) -> None:
        self._file = io.TextIOWrapper(file, 'utf-8', newline='', write_through=True)
        self._file.write(BOM)
        self._lines = csv.writer(self._file)
        self._zone = zone
        self._lines.writerow([harmless(about.sentence)])
        self._lines.writerow([harmless(head.label) for head in heads])

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        self._lines.writerows([[self._value(value) for value in row] for row in rows])

    def end(self) -> None:
        self._file.flush()
        self._file.detach()

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return harmless(value)
        if isinstance(value, datetime):
            return f'{value.astimezone(self._zone):%Y-%m-%d %H:%M:%S}'
        return f'{value:f}' if isinstance(value, Decimal) else value


class XlsxTable:
    """One sheet: what it is and as of when, the heads in a row that stays, and the rows with a filter on them."""

    def __init__(self, file: BinaryIO, about: About, heads: Sequence[Head], zone: ZoneInfo) -> None:
        self._target, self._heads, self._zone = file, heads, zone
        self._book = Workbook(write_only=True)
        self._book.properties.title = printable(about.title)
        self._book.properties.description = printable(about.sentence)
        self._sheet = self._book.create_sheet(_sheet_name(about.title))
        above = [about.title, about.as_of, *about.lines]
        self._head_row = len(above) + 2
        self._count = 0
        self._sheet.freeze_panes = f'B{self._head_row + 1}'
        for number, head in enumerate(heads, 1):
            letter = get_column_letter(number)
            self._sheet.column_dimensions[letter].width = max(WIDTHS[head.holds], min(len(head.label) + 3, 40))
        for number, text in enumerate(above):
            self._sheet.append([self._text(text, bold=number == 0)])
        self._sheet.append([])
        self._sheet.append([self._head(head) for head in heads])

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        for row in rows:
            self._sheet.append([self._cell(value, head) for value, head in zip(row, self._heads, strict=True)])
            self._count += 1

    def end(self) -> None:
        last = f'{get_column_letter(len(self._heads))}{self._head_row + self._count}'
        self._sheet.auto_filter.ref = f'A{self._head_row}:{last}'
        self._book.save(self._target)

    def _cell(self, value: Any, head: Head) -> Any:
        if value is None or value == '':
            return None
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, datetime):
            cell = WriteOnlyCell(self._sheet, value.astimezone(self._zone).replace(tzinfo=None, microsecond=0))
            cell.number_format = 'yyyy-mm-dd hh:mm'
            return cell
        cell = WriteOnlyCell(self._sheet, value)
        if head.digits:
            cell.number_format = f'0.{"0" * head.digits}'
        return cell

    def _text(self, text: str, *, bold: bool = False) -> Any:
        cell = WriteOnlyCell(self._sheet, printable(text)[:MAX_LENGTH_CELL])
        cell.data_type = 's'  # whatever it begins with: neither a formula nor an error
        if bold:
            cell.font = HEAD
        return cell

    def _head(self, head: Head) -> Any:
        cell = self._text(head.label, bold=True)
        cell.fill, cell.alignment = SHADE, Alignment(wrap_text=True, vertical='bottom')
        return cell


WRITERS: dict[str, Any] = {'csv': CsvTable, 'xlsx': XlsxTable}
MEDIA_TYPES = {'csv': 'text/csv; charset=utf-8',
               'xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'}


def keep_rows(file: BinaryIO, rows: Iterable[Sequence[Any]]) -> None:
    """Rows that are written later, by another process."""
    pickle.dump([tuple(row) for row in rows], file)


def write_table(kind: str, target: Path, rows: Path, about: About, heads: Sequence[Head], zone: ZoneInfo) -> None:
    """:param kind: “csv” or “xlsx”
    :param rows: the file of `keep_rows`
    """
    with target.open('w+b') as file, rows.open('rb') as kept:
        writer: TableWriter = WRITERS[kind](file, about, heads, zone)
        while kept.peek(1):
            writer.write(pickle.load(kept))
        writer.end()


def printable(text: str) -> str:
    """Without the signs that no workbook can hold."""
    return NOT_IN_XML.sub('', text)


def _sheet_name(title: str) -> str:
    return NOT_IN_A_SHEETS_NAME.sub(' ', title).strip(" '")[:MAX_LENGTH_SHEET_NAME] or _('Table')
