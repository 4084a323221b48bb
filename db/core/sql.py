"""Statements that say more than the query builder can, written once for SQLite and PostgreSQL."""
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypedDict, TypeVar, cast

from tortoise.connection import get_connection

_NAME = re.compile(r'(?<![:\w]):(\w+)')

T = TypeVar('T')


async def column_of(query: Any, name: str, of: type[T]) -> list[T]:
    """One column of a Tortoise query, typed: Tortoise types its values as rows.

    :param of: the type of its values
    """
    return list(await query.values_list(name, flat=True))


Row = TypeVar('Row')
Moment = str | datetime
"""A moment as a raw statement returns it: text in SQLite, a moment in PostgreSQL (`parse_datetime`)."""
Amount = str | int | float | Decimal
"""Points, percents and averages as a raw statement returns them (`numbers.from_database`)."""
Average = float | Decimal
"""What the database has divided (`numbers.from_binary`): binary in SQLite, decimal in PostgreSQL."""
Flag = int
"""0 or 1 in SQLite; PostgreSQL returns a bool, which is an int too."""
Json = Any
"""Text in SQLite and in PostgreSQL, or what it says where the driver has read it already."""


class IdRow(TypedDict):
    id: int


class CountRow(TypedDict):
    count: int


class PageRow(TypedDict):
    """One of a page, with the number of all rows that the page is taken from."""
    id: int
    total: int


async def select(row: type[Row], sql: str, /, **values: Any) -> list[Row]:
    """The rows of a statement whose values stand in it as `:name`; a sequence becomes a list for `IN`.

    :param row: the names and types of its columns, a `TypedDict`; the tests compare it with what comes
    """
    connection = get_connection('default')
    numbered = connection.capabilities.dialect == 'postgres'
    bound: list[Any] = []

    def bind(value: Any) -> str:
        bound.append(value)
        return f'${len(bound)}' if numbered else '?'

    def place(name: str) -> str:
        value = values[name]
        if isinstance(value, Sequence) and not isinstance(value, str):
            return '(' + (', '.join(bind(one) for one in value) or 'NULL') + ')'
        return bind(value)

    texts = list(_split_names(sql))
    texts[1::2] = map(place, texts[1::2])
    return cast(list[Row], await connection.execute_query_dict(''.join(texts), bound))


@lru_cache(1000)
def _split_names(sql: str) -> tuple[str, ...]:
    """Text and names by turns."""
    return tuple(_NAME.split(sql))


async def reload(record: Any) -> None:
    """Its fields as they are stored now; what it is related to is not read again."""
    await record.refresh_from_db()


async def lock_row(row: Any) -> None:
    """Inside a transaction: the second who comes for this row waits until the first is through. In SQLite a
    transaction is alone from its beginning (`sqlite.py`)."""
    if get_connection('default').capabilities.support_for_update:
        await type(row).select_for_update(no_key=True).get(id=row.id)


async def lock_table(model: Any) -> None:
    """Inside a transaction: until it ends, nobody else adds or changes a record of this kind."""
    connection = get_connection('default')
    if connection.capabilities.support_for_update:
        await connection.execute_query(f'LOCK TABLE "{model._meta.db_table}" IN SHARE ROW EXCLUSIVE MODE')


async def lock_rows(rows: Any) -> None:
    """The same for all rows of a query, in one order: of two who come for several, one waits for the other. Whoever
    changes what the figures of learners follow from holds their participations before anything else."""
    if get_connection('default').capabilities.support_for_update:
        await rows.order_by('id').only('id').select_for_update(of=(rows.model._meta.db_table,), no_key=True)


def like_pattern(word: str) -> str:
    """What `LIKE … ESCAPE '!'` takes for texts with this word somewhere in them."""
    return '%' + ''.join(f'!{sign}' if sign in '!%_' else sign for sign in word) + '%'


def parse_datetime(value: Any) -> datetime | None:
    """A moment as a raw statement returns it: SQLite keeps text, PostgreSQL a moment."""
    if value is None or isinstance(value, datetime):
        return value
    read = datetime.fromisoformat(value)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def elapsed(moment: str, days: str, at: str) -> str:
    """A condition: so many times 24 hours have gone by since the moment."""
    if get_connection('default').capabilities.dialect == 'postgres':
        return f"({moment} + ({days}) * INTERVAL '24 hours' <= {at})"
    # its days are as exact as a thousandth of a second
    return f'CASE WHEN {days} = 0 THEN {moment} <= {at} ELSE JULIANDAY({moment}) + {days} <= JULIANDAY({at}) END'


def hour_of(moment: str) -> str:
    """A moment as text down to its hour, in UTC: “2026-11-24 09”."""
    if get_connection('default').capabilities.dialect == 'postgres':
        return f"TO_CHAR(({moment}) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24')"
    return f'SUBSTR({moment}, 1, 13)'
