"""A table of grades from a spreadsheet, as CSV or XLSX: a line per learner, a column per thing that is graded.

The first line names the columns; one of them is “username”. What is wrong with a line is said with its number.
"""
import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from i18n import _, lazy, ngettext, number

from .decimals import plain
from .formula_injection import as_meant
from .questions import UnreadableFile

MAX_BYTES, MAX_UNPACKED_BYTES = 10_000_000, 100_000_000
"""Bytes of a file, and of what a workbook becomes when it is unpacked."""
TOO_LARGE = lazy('This file is larger than 10 MB, too large for grades.')
MAX_LINES, MAX_COLUMNS = 20_000, 300
MAX_CELLS = 1_000_000
"""Empty ones between others included."""
MAX_LENGTH_CELL = 200
"""Characters of a cell."""
USERNAME = ('username', 'user name', 'user', 'login')
_UNSEEN = dict.fromkeys([*range(0x09), *range(0x0e, 0x20), 0x7f, 0xfeff])


class SheetLine(NamedTuple):
    number: int
    """As a spreadsheet counts: the line with the names is the first."""
    username: str
    cells: dict[str, str]
    """By the name of the column; what is empty is left out."""


class Fault(NamedTuple):
    line: int
    sentence: str


@dataclass(frozen=True)
class GradeSheet:
    columns: tuple[str, ...]
    """Without the usernames."""
    lines: tuple[SheetLine, ...]
    faults: tuple[Fault, ...]


def read_grade_sheet(file_name: str, content: bytes) -> GradeSheet:
    """Raises UnreadableFile, with a sentence, for what is no such table; faults of single lines are told with them."""
    if len(content) > MAX_BYTES:
        raise UnreadableFile(TOO_LARGE)
    is_workbook = content.startswith(b'PK') or file_name.lower().endswith(('.xlsx', '.xlsm'))
    rows = _of_workbook(content) if is_workbook else _of_text(content)
    numbered = ((number, [_clean(cell) for cell in row]) for number, row in rows)
    filled = ((number, row) for number, row in numbered if any(row))
    head = next((row for __, row in filled), None)
    if head is None:
        raise UnreadableFile(_('There is nothing in this file.'))
    return _sheet(_names(head), filled)


def read_grade_file(file_name: str, file: Path) -> GradeSheet:
    """The same of a file on disk."""
    if file.stat().st_size > MAX_BYTES:
        raise UnreadableFile(TOO_LARGE)
    return read_grade_sheet(file_name, file.read_bytes())


def _username() -> set[str]:
    """Heads of the column that says whose grades they are; an export says it in its reader's language."""
    return {*USERNAME, _('Username').casefold()}


def _names(head: list[str]) -> list[str]:
    while head and not head[-1]:
        head.pop()
    folded = [name.casefold() for name in head]
    if not set(folded) & _username():
        raise UnreadableFile(_('The first line names the columns, and one of them must be “username”.'))
    if len(head) > MAX_COLUMNS:
        raise UnreadableFile(ngettext('This table has {n} column; {limit} can be read.',
                                      'This table has {n} columns; {limit} can be read.', len(head), limit=MAX_COLUMNS))
    twice = next((name for name in head if name and folded.count(name.casefold()) > 1), None)
    if twice:
        raise UnreadableFile(_('Two columns are called “{column}”.', column=twice))
    return head


def _sheet(head: list[str], rows: Iterable[tuple[int, list[str]]]) -> GradeSheet:
    at = next(n for n, name in enumerate(head) if name.casefold() in _username())
    lines: list[SheetLine] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for line, row in rows:
        if len(lines) + len(faults) >= MAX_LINES:
            raise UnreadableFile(_('This table has more than {limit} lines.', limit=number(MAX_LINES)))
        username = row[at] if at < len(row) else ''
        wrong = _wrong(line, row, head, username, seen)
        if wrong:
            faults.append(Fault(line, wrong))
            continue
        seen[username.casefold()] = line
        cells = {name: cell for n, (name, cell) in enumerate(zip(head, row, strict=False)) if n != at and name and cell}
        lines.append(SheetLine(line, username, cells))
    return GradeSheet(tuple(name for n, name in enumerate(head) if n != at and name), tuple(lines), tuple(faults))


def _wrong(line: int, row: list[str], head: list[str], username: str, seen: dict[str, int]) -> str:
    if any(row[len(head):]):
        return _('Line {line} has more cells than the first line has names.', line=line)
    if not username:
        return _('Line {line} has no username.', line=line)
    if username.casefold() in seen:
        return _('Line {line}: {username} stands in line {first} already.',
                 line=line, username=username, first=seen[username.casefold()])
    return ''


def _of_text(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    text = _decoded(content)
    first = re.split(r'\r\n|\r|\n', text, maxsplit=1)[0]
    separator = max(';,\t', key=first.count)
    reader = csv.reader(io.StringIO(text, newline=''), delimiter=separator, strict=True)
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error:
        raise UnreadableFile(_('Line {line} cannot be read: a quotation mark is missing or too many.',
                               line=begins)) from None


def _decoded(content: bytes) -> str:
    wide = content.startswith((b'\xff\xfe', b'\xfe\xff'))
    try:
        return content.decode('utf-16' if wide else 'utf-8-sig')
    except UnicodeDecodeError as wrong:
        line = content.count(b'\n', 0, wrong.start) + 1
        raise UnreadableFile(_('Line {line} is not in UTF-8. Save the table as “CSV UTF-8”, or as XLSX.',
                               line=line)) from None


def _of_workbook(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    """Of the first sheet, what formulas had come to when it was saved."""
    from openpyxl import load_workbook
    unreadable = UnreadableFile(_('This is not a workbook that can be read. Save it as XLSX or CSV and try again.'))
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MAX_UNPACKED_BYTES:
                raise UnreadableFile(_('This workbook is too large when it is unpacked.'))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except UnreadableFile:
        raise
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError):
        raise unreadable from None
    if not book.worksheets:
        raise unreadable
    cells = 0
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a workbook says of its size would be filled up with empty cells
        for line, row in enumerate(sheet.iter_rows(max_row=MAX_LINES + 2, values_only=True), 1):
            cells += len(row)
            if cells > MAX_CELLS:
                raise UnreadableFile(_('This table has more than {limit} cells.', limit=number(MAX_CELLS)))
            yield line, list(row)
    except UnreadableFile:
        raise
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError):
        raise unreadable from None
    finally:
        book.close()


def _clean(cell: Any) -> str:
    if cell is None:
        return ''
    if isinstance(cell, float) and cell == cell and abs(cell) < 1e15:
        return plain(Decimal(repr(cell)))
    text = ' '.join(str(cell).translate(_UNSEEN).split())
    return as_meant(text)[:MAX_LENGTH_CELL]
