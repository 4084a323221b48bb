"""What has happened in one cell of a gradebook, from the first change on."""
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple, TypedDict

from ..core.numbers import plain
from ..core.sql import Flag, Moment, parse_datetime, select
from ..gradebook.grading_scheme import SchemeColumn


class CellEvent(NamedTuple):
    """One line of a cell's history."""
    at: datetime
    by: str | None
    old: str
    new: str
    why: str
    is_applied: bool
    """False: typed while somebody else had put another value; kept here only."""
    version: int | None
    """Of the work that was graded; None: given by hand."""


async def cell_history(participation_id: int, column: SchemeColumn | None) -> list[CellEvent]:
    """From the first change on, of the work and by hand."""
    if column is None:
        rows = await select(_HistoryRow, _BY_HAND + 'c.column_id IS NULL', participation=participation_id)
    else:
        rows = [] if column.id is None else await select(
            _HistoryRow, _BY_HAND + 'c.column_id = :column', column=column.id, participation=participation_id)
        if column.item:
            rows += await select(_HistoryRow, _OF_WORK, participation=participation_id, item=column.item.id)
    events = [CellEvent(
        at=parse_datetime(row['at']), by=row['name'], old=_text(row['old']),  # type: ignore[arg-type]
        new=_text(row['new']), why=row['why'], is_applied=bool(row['is_applied']), version=row['version'],
    ) for row in rows]
    return sorted(events, key=lambda event: event.at)


def _text(kept: Any) -> str:
    """Points come as a number, what was given by hand as it was said."""
    try:
        return '' if kept is None or kept == '' else plain(Decimal(kept))
    except ArithmeticError:
        return str(kept)


class _HistoryRow(TypedDict):
    at: Moment
    name: str
    old: str | None
    new: str
    why: str
    is_applied: Flag
    version: int | None


_BY_HAND = '''
SELECT c.at, p.name, c.old, c.new, c.why, c.is_applied, NULL AS version
  FROM cell_change c LEFT JOIN person p ON p.id = c.by_id WHERE c.participation_id = :participation AND '''
_OF_WORK = '''
SELECT g.at, p.name, g.old, g.new, g.why, 1 AS is_applied, s.number AS version
  FROM grade_change g JOIN submission s ON s.id = g.submission_id LEFT JOIN person p ON p.id = g.by_id
 WHERE s.participation_id = :participation AND s.item_id = :item ORDER BY g.id
'''
