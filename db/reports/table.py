"""What is shown on a screen, taken out whole: plain tables and papers from the same loads, for the same eyes."""
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, TypeVar

from ..core.clock import now
from ..core.list_columns import ColumnKind, ListColumn
from ..core.list_query import ListQuery

BLOCK = 200
"""Rows that are read at once."""
EVERYBODY = 1_000_000
Row = TypeVar('Row')


@dataclass(frozen=True, slots=True)
class ReportColumn:
    key: str
    label: str
    kind: ColumnKind
    digits: int | None


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


def table_of(title: str, columns: Iterable[ListColumn[Row]], read: Callable[[], AsyncIterator[list[Row]]]
             ) -> ReportTable:
    """What of the catalogue is exported.

    :param read: the rows of the list, block by block
    """
    exported = [column for column in columns if column.exported]

    async def blocks() -> AsyncIterator[list[tuple[Any, ...]]]:
        async for rows in read():
            yield [tuple(column.value(row) for column in exported) for row in rows]

    return ReportTable(title, now(), tuple(ReportColumn(column.key, str(column.export_label or column.label),
                                                        column.kind, column.digits) for column in exported), blocks)


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


def in_blocks(ids: Sequence[int]) -> Iterator[list[int]]:
    return (list(ids[start:start + BLOCK]) for start in range(0, len(ids), BLOCK))
