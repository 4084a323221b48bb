"""Bringing a database up to date: all migrations that it lacks or none of them, and no row is lost.

They are one transaction: whatever goes wrong in it, also that the process is killed, leaves the database as it was. On
SQLite Tortoise changes a column by making the table anew and dropping the old one, and with the table would go all rows
that cascade from it: foreign keys are off meanwhile. Before it is kept, every table has to have as many rows as before,
except where a migration says otherwise (`row_changes`), and no row may refer to one that is not there.
"""
import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection
from tortoise.migrations.migration import Migration
from tortoise.transactions import in_transaction

from .backups import drop_old_copies, keep_copy
from .refusals import DatabaseBusy, Refusal
from .row_counts import OF_MIGRATIONS, Counts, RowChanges, broken_keys, newly_broken, row_counts, unexpected
from .schema_editor import Executor
from .sqlite import ImmediateSqlite, ask

WAIT = 300.0
"""Seconds to wait for another process that brings the same database up to date."""
LOCK = 0x436F686F7274
"""Of PostgreSQL's advisory locks, the one whose holder migrates."""
_log = logging.getLogger(__name__)


async def migrate(config: dict[str, Any], file: Path | None) -> None:
    """Apply what an empty or older database lacks; `file` is where SQLite keeps it."""
    await Tortoise.init(config=config, init_connections=False)
    try:
        until = monotonic() + WAIT
        while await _is_behind(config):
            try:
                await _apply(config, file)
            except DatabaseBusy:
                if monotonic() > until:
                    raise Refusal('The database has to be brought up to date, and another program holds it.') from None
    finally:
        await Tortoise.close_connections()


async def _is_behind(config: dict[str, Any]) -> bool:
    client = get_connection('default')
    await client.execute_query('SELECT 1' if client.capabilities.dialect != 'sqlite' else 'SELECT 1 FROM sqlite_master')
    executor = Executor(client, config['apps'])  # takes what it cannot read for an empty database
    steps = await executor.plan()
    known = {key.name for key in executor.loader.graph.nodes}
    if strange := sorted({key.name for key in await executor.recorder.applied_migrations()} - known):
        raise Refusal('The database was brought up to date by a newer version of Cohort: this one does not know '
                      f'{", ".join(strange)}. Start the newer version, or put a copy back that was kept before.')
    return bool(steps)


async def _apply(config: dict[str, Any], file: Path | None) -> None:
    client = get_connection('default')
    if isinstance(client, ImmediateSqlite):
        await client.aside(_turn_foreign_keys_off)  # for as long as this connection is open; not to be said in between
    async with in_transaction('default') as connection:
        if not isinstance(client, ImmediateSqlite):
            await connection.execute_query(f'SELECT pg_advisory_xact_lock({LOCK})')
        executor = Executor(connection, config['apps'])
        await executor.recorder.ensure_schema(executor._schema_editor(atomic=False))
        migrations = [step.migration for step in await executor.plan()]
        if not migrations:
            return  # somebody else was faster
        before, broken = await _state(connection)
        copy = await asyncio.to_thread(keep_copy, file, migrations[0].name, before) if file and before else None
        if copy:
            _log.warning('The database is brought up to date (%s). A copy of it as it was is kept: %s',
                         _names(migrations), copy)
        try:
            async with _all_or_nothing(connection):
                await executor.migrate()
            await _check(connection, before, broken, migrations)
        except Exception as problem:
            raise Refusal(_sentence(problem, migrations, copy)) from problem
    if file:
        await asyncio.to_thread(drop_old_copies, file)


def _turn_foreign_keys_off(connection: sqlite3.Connection) -> None:
    connection.execute('PRAGMA foreign_keys=OFF')


@asynccontextmanager
async def _all_or_nothing(connection: BaseDBAsyncClient) -> AsyncIterator[None]:
    """On SQLite no migration can end the transaction, by whatever statement; PostgreSQL says so itself."""
    if connection.capabilities.dialect != 'sqlite':
        yield
        return
    below: Any = connection._connection  # type: ignore[attr-defined]
    await ask(below, partial(below._conn.set_authorizer, _keeps_transaction))
    try:
        yield
    finally:
        await ask(below, partial(below._conn.set_authorizer, None))


def _keeps_transaction(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_TRANSACTION else sqlite3.SQLITE_OK


async def _check(connection: BaseDBAsyncClient, before: Counts, broken: Counts,
                 migrations: Sequence[Migration]) -> None:
    after, broken_now = await _state(connection)
    changes = [getattr(migration, 'row_changes', RowChanges()) for migration in migrations]
    wrong = [*unexpected(before, after, changes), *newly_broken(broken, broken_now, changes)]
    if wrong:
        raise Refusal('; '.join(wrong))


async def _state(connection: BaseDBAsyncClient) -> tuple[Counts, Counts]:
    """How many rows every table has, and how many of these refer to a row that is not there."""
    if connection.capabilities.dialect == 'sqlite':
        below: Any = connection._connection  # type: ignore[attr-defined]
        return (await ask(below, partial(row_counts, below._conn)), await ask(below, partial(broken_keys, below._conn)))
    rows = await connection.execute_query_dict('SELECT tablename FROM pg_tables WHERE schemaname = current_schema()')
    counts = {}
    for table in sorted(row['tablename'] for row in rows if row['tablename'] != OF_MIGRATIONS):
        [counted] = await connection.execute_query_dict(f'SELECT count(*) AS number FROM "{table}"')
        counts[table] = counted['number']
    return counts, {}


def _sentence(problem: Exception, migrations: Sequence[Migration], copy: Path | None) -> str:
    if 'not authorized' in str(problem):
        why = 'a migration may not end the transaction in which it is applied'
    elif isinstance(problem, Refusal):
        why = str(problem).rstrip('.')
    else:
        why = ' '.join(f'{type(problem).__name__}: {problem}'.split()).rstrip('.: ')  # PostgreSQL says it in two lines
    kept = f' A copy of it is kept: {copy}' if copy else ''
    return f'The database could not be brought up to date ({_names(migrations)}): {why}. It is as it was before.{kept}'


def _names(migrations: Sequence[Migration]) -> str:
    return ', '.join(migration.name for migration in migrations)
