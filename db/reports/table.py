"""What is shown on a screen, taken out whole: plain tables and papers from the same loads, for the same eyes."""
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from ..core.list_query import ListQuery

BLOCK = 200
"""Rows that are read at once."""
EVERYBODY = 1_000_000


class Holds(StrEnum):
    """What the values of a column are: texts, numbers (whole ones and exact decimals) or instants in UTC."""
    TEXT = 'text'
    NUMBER = 'number'
    INSTANT = 'instant'


@dataclass(frozen=True, slots=True)
class ReportColumn:
    key: str
    label: str
    holds: Holds = Holds.TEXT
    digits: int | None = None


@dataclass(frozen=True)
class ReportTable:
    """`blocks()` reads the rows as they are asked for, each row in the order of the columns."""
    title: str
    as_of: datetime
    columns: tuple[ReportColumn, ...]
    blocks: Callable[[], AsyncIterator[list[tuple[Any, ...]]]]

    async def rows(self) -> list[dict[str, Any]]:
        """All rows by the keys of their columns."""
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, row, strict=True)) async for block in self.blocks() for row in block]


@dataclass(frozen=True, slots=True)
class Everybody(ListQuery):
    """What a list shows, without the limit of one block."""

    @property
    def limit(self) -> int:
        return EVERYBODY


def everybody(query: ListQuery) -> Everybody:
    """The same choice, from its first row to its last."""
    chosen = {field.name: getattr(query, field.name) for field in fields(ListQuery)}
    return Everybody(**chosen | {'start': 0, 'end': EVERYBODY})


def person_columns() -> list[ReportColumn]:
    return [ReportColumn('name', 'Learner'), ReportColumn('username', 'Username'), ReportColumn('state', 'State')]


def number(key: str, label: str, digits: int | None = None) -> ReportColumn:
    return ReportColumn(key, label, Holds.NUMBER, digits)


def instant_of(key: str, label: str) -> ReportColumn:
    return ReportColumn(key, label, Holds.INSTANT)


def in_blocks(ids: Sequence[int]) -> Iterator[list[int]]:
    return (list(ids[start:start + BLOCK]) for start in range(0, len(ids), BLOCK))
