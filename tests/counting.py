"""How many statements something costs: a page and a live region cost the same, whatever there is to show."""
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from unittest.mock import patch

from tortoise.backends.sqlite.client import SqliteClient
from tortoise.connection import get_connection

_WAYS_IN = ('execute_insert', 'execute_many', 'execute_query', 'execute_query_dict')


class Statements(list[str]):
    """The text of each, in order: what a failing test wants to show."""


@contextmanager
def counted() -> Iterator[Statements]:
    """`with counted() as statements: …`, then `len(statements)`."""
    statements = Statements()
    client: type = SqliteClient
    if get_connection('default').capabilities.dialect == 'postgres':
        from tortoise.backends.asyncpg import AsyncpgDBClient as client
    with ExitStack() as patches:
        for name in _WAYS_IN:
            patches.enter_context(patch.object(client, name, _counting(getattr(client, name), statements)))
        yield statements


def _counting(execute, statements: Statements):
    @wraps(execute)
    async def counting(client, query, *args):
        statements.append(query)
        return await execute(client, query, *args)
    return counting
