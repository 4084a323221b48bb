"""Statements that say more than the query builder can, written once for SQLite and PostgreSQL."""
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from tortoise.connection import get_connection

_NAME = re.compile(r'(?<![:\w]):(\w+)')


async def select(sql: str, **values: Any) -> list[dict[str, Any]]:
    """The rows of a statement whose values stand in it as `:name`; a sequence becomes a list for `IN`."""
    connection = get_connection('default')
    numbered = connection.capabilities.dialect == 'postgres'
    bound: list[Any] = []

    def bind(value: Any) -> str:
        bound.append(value)
        return f'${len(bound)}' if numbered else '?'

    def place(match: re.Match) -> str:
        value = values[match[1]]
        if isinstance(value, Sequence) and not isinstance(value, str):
            return '(' + (', '.join(bind(one) for one in value) or 'NULL') + ')'
        return bind(value)

    return await connection.execute_query_dict(_NAME.sub(place, sql), bound)


def holding(word: str) -> str:
    """What `LIKE … ESCAPE '!'` takes for texts with this word somewhere in them."""
    return '%' + ''.join(f'!{sign}' if sign in '!%_' else sign for sign in word) + '%'


def instant(value: Any) -> datetime | None:
    """A moment as a raw statement returns it: SQLite keeps text, PostgreSQL a moment."""
    if value is None or isinstance(value, datetime):
        return value
    read = datetime.fromisoformat(value)
    return read if read.tzinfo else read.replace(tzinfo=UTC)
