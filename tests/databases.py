"""Where the tests keep their records: in SQLite, or on the PostgreSQL server that COHORT_TEST_DATABASE names.

`COHORT_TEST_DATABASE=postgres` starts one and throws it away; an address such as `asyncpg://user:password@host/name`
uses one that is there. Each process has a database of its own, and so has each folder that a server or a command is
given.
"""
import asyncio
import atexit
import os
import secrets
import sqlite3
import sys
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, asynccontextmanager, closing, nullcontext
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from tortoise.context import TortoiseContext

from tests.postgres import NotHere, RecordsOnPostgres, cluster, connected, named

CHOSEN, RUN = 'COHORT_TEST_DATABASE', 'COHORT_TEST_RUN'
"""In the environment, so that the workers of a run find what its first process has chosen."""
_COLUMNS_IN_SQLITE = """
    SELECT t.name AS table_name, c.name AS column_name FROM sqlite_master t, pragma_table_info(t.name) c
     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid"""
_COLUMNS_IN_POSTGRES = """
    SELECT table_name::text, column_name::text FROM information_schema.columns
     WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"""
SQLITE, IN_MEMORY = ('', 'sqlite'), 'sqlite://:memory:'


class Databases:
    """Those of this run. Everything is in SQLite until `begin` has found a server, and while `on_sqlite` is set."""

    def __init__(self, server: str = '', run: str = '') -> None:
        self.server, self._run = server, run
        self.on_sqlite = False
        self.records: RecordsOnPostgres
        self._made: set[str] = set()

    def begin(self) -> None:
        """:raises NotHere: with a sentence"""
        if (chosen := os.environ.get(CHOSEN, '')) in SQLITE:
            return
        if chosen != 'postgres' and not chosen.startswith(('asyncpg://', 'postgres://')):
            raise NotHere(f'The tests run on sqlite, on postgres or at an address (asyncpg://…), not on “{chosen}”.')
        is_first = RUN not in os.environ
        self._run = os.environ.setdefault(RUN, f'cohort_test_{secrets.token_hex(4)}')
        if is_first:
            ends = ExitStack()
            atexit.register(ends.close)
            if chosen == 'postgres':
                chosen = os.environ[CHOSEN] = ends.enter_context(cluster())
            else:
                ends.callback(self._drop_all)
        self.server = chosen
        self.records = RecordsOnPostgres(named(self.server, f'{self._run}_{os.getpid()}'))

    @property
    def on_postgres(self) -> bool:
        return bool(self.server) and not self.on_sqlite

    @property
    def of_this_process(self) -> str:
        return self.records.url if self.on_postgres else IN_MEMORY

    def of(self, folder: Path) -> str:
        """The address of the records that belong to a folder; on PostgreSQL they are made when first asked for."""
        if not self.on_postgres:
            return f'sqlite://{folder / "cohort.sqlite3"}'
        name = self._name(folder)
        if name not in self._made:
            execute(self.server, f'CREATE DATABASE {name}')
            self._made.add(name)
        return named(self.server, name)

    def copy(self, folder: Path, to: Path) -> None:
        """Of the records of one folder, for another that holds a copy of its files."""
        if self.on_postgres:
            execute(self.server, f'CREATE DATABASE {self._name(to)} TEMPLATE {self._name(folder)}')
            self._made.add(self._name(to))

    def _name(self, folder: Path) -> str:
        return f'{self._run}_{sha256(str(folder.resolve()).encode()).hexdigest()[:16]}'

    def _drop_all(self) -> None:
        found = execute(self.server, 'SELECT datname FROM pg_database WHERE starts_with(datname, ?)', self._run)
        for (name,) in found:
            execute(self.server, f'DROP DATABASE {name} WITH (FORCE)')


databases = Databases()


@asynccontextmanager
async def empty_records() -> AsyncIterator[None]:
    """A database of its own, open, with nothing in it."""
    from db.core.config import tortoise_orm  # not earlier: it reads its settings as it is imported
    async with databases.records.empty() if databases.on_postgres else nullcontext(IN_MEMORY) as url:
        async with TortoiseContext() as records:
            await records.init(config=tortoise_orm(url))
            if url == IN_MEMORY:
                await records.generate_schemas(safe=False)
            yield


def execute(url: str, statement: str, *values: Any) -> list[tuple]:
    """One statement with `?` for each value, as another program would send it; what it returns."""
    if not url.startswith('sqlite://'):
        return _in_a_loop_of_its_own(_on_postgres(url, statement, values))
    with closing(sqlite3.connect(url.removeprefix('sqlite://'), timeout=20)) as records, records:
        return records.execute(statement, [_as_kept(value) for value in values]).fetchall()


def all_rows(url: str) -> dict[str, list[tuple]]:
    """Of every table."""
    return {table: sorted(execute(url, f'SELECT * FROM "{table}"'), key=repr) for table in columns_of(url)}


def columns_of(url: str) -> dict[str, list[str]]:
    """Of every table."""
    columns: dict[str, list[str]] = {}
    for table, column in execute(url, columns_in('sqlite' if url.startswith('sqlite://') else 'postgres')):
        columns.setdefault(table, []).append(column)
    return columns


def columns_in(dialect: str) -> str:
    """The statement that tells them."""
    return _COLUMNS_IN_POSTGRES if dialect == 'postgres' else _COLUMNS_IN_SQLITE


def _as_kept(value: Any) -> Any:
    """SQLite keeps moments as text."""
    return value.isoformat(' ') if isinstance(value, datetime) else value


async def _on_postgres(url: str, statement: str, values: tuple) -> list[tuple]:
    first, *rest = statement.split('?')
    numbered = first + ''.join(f'${number}{part}' for number, part in enumerate(rest, 1))
    connection = await connected(url)
    try:
        return [tuple(row) for row in await connection.fetch(numbered, *values)]
    finally:
        await connection.close()


def _in_a_loop_of_its_own(what: Coroutine[Any, Any, list[tuple]]) -> list[tuple]:
    """Tests ask also while their own loop is running."""
    if asyncio._get_running_loop() is None:
        return asyncio.run(what)
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, what).result()


if __name__ == '__main__':  # `make test` asks before anything else whether there is such a database
    try:
        databases.begin()
    except NotHere as why:
        sys.exit(str(why))
