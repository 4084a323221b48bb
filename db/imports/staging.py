"""Rows that nobody sees until all of them are there.

On SQLite they wait in temporary tables, which belong to one connection and are gone with it, also when its process is
killed; filling them touches neither the database nor its write lock. One short transaction then puts them all where
everybody sees them. On PostgreSQL, where a long transaction holds nobody up, they wait in memory.
"""
import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from itertools import count
from typing import Any, TypedDict

from tortoise.connection import get_connection
from tortoise.models import Model

from ..core.refusals import DatabaseBusy
from ..core.sql import IdRow, select
from ..core.transactions import transaction
from ..core.write_queue import when_free

BATCH_SIZE = 2000
BATCH_PAUSE = 0.002
"""Seconds between two portions: for those who share the process, and for whoever wants to stop this."""
MAX_TRIES = 40
"""Times that an import tries again while the database is busy."""
_numbers = count(1)


class StagedTable:
    """What is to come into one table. `given` are the fields that differ from row to row, others have their default."""

    def __init__(self, model: type[Model], given: Sequence[str]) -> None:
        self.model, self.given = model, tuple(given)
        meta, template = model._meta, model()
        names = [name for name in meta.fields_db_projection if name not in self.given]
        self.columns = [meta.fields_db_projection[name] for name in (*self.given, *names)]
        self._converters = [_converter(meta.fields_map[name], template) for name in self.given]
        self._usual = [meta.fields_map[name].to_db_value(getattr(template, name, None), template) for name in names]
        self.waiting: list[tuple[Any, ...]] = []
        self.name = meta.db_table
        self.temp_table = f'staged_{next(_numbers)}_{self.name}'

    def to_database(self, row: Sequence[Any]) -> tuple[Any, ...]:
        return *(convert(value) for convert, value in zip(self._converters, row, strict=True)), *self._usual


class Staging:

    def __init__(self) -> None:
        self._tables: list[StagedTable] = []

    async def reserve(self, wanted: Mapping[type[Model], int]) -> dict[type[Model], Iterator[int]]:
        """So many ids of each that nobody else will be given."""
        reserve = _from_sequence if self._on_postgres else _from_sqlite
        reserved: dict[type[Model], Iterator[int]] = {}

        async def reserve_all() -> None:
            async with transaction():
                for model, number in wanted.items():
                    reserved[model] = iter(await reserve(model._meta.db_table, number) if number else ())
        await when_free(reserve_all, tries=MAX_TRIES)
        return reserved

    async def add(self, model: type[Model], given: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Rows with these fields, the id among them. Those of one model come after those that they refer to."""
        table = StagedTable(model, given)
        self._tables.append(table)
        if not self._on_postgres:
            await self._aside(partial(_create, table.temp_table, table.columns))
        for first in range(0, len(rows), BATCH_SIZE):
            portion = [table.to_database(row) for row in rows[first:first + BATCH_SIZE]]
            if self._on_postgres:
                table.waiting += portion
            else:
                await self._aside(partial(_insert, table.temp_table, portion))
            await asyncio.sleep(BATCH_PAUSE)

    async def insert(self) -> None:
        """Inside a transaction: from its commit on everybody sees them."""
        connection: Any = get_connection('default')
        for table in self._tables:
            if self._on_postgres:
                await connection._connection.copy_records_to_table(
                    table.name, records=table.waiting, columns=table.columns)
            else:
                columns = ', '.join(f'"{column}"' for column in table.columns)
                await connection.execute_query(
                    f'INSERT INTO "{table.name}" ({columns}) SELECT {columns} FROM temp."{table.temp_table}"')

    async def clear(self) -> None:
        """Nothing of it is left."""
        tables, self._tables = self._tables, []
        if tables and not self._on_postgres:
            with suppress(DatabaseBusy):  # then they go with the connection
                await self._aside(partial(_drop, [table.temp_table for table in tables]))

    @property
    def _on_postgres(self) -> bool:
        return get_connection('default').capabilities.dialect == 'postgres'

    async def _aside(self, action: Callable[[sqlite3.Connection], None]) -> None:
        connection: Any = get_connection('default')
        await connection.aside(action)


async def write_many(model: type[Model], given: Sequence[str], rows: Sequence[Sequence[Any]], sql: str) -> None:
    """One statement with a `?` for each of the given fields, for many rows; inside a transaction."""
    connection = get_connection('default')
    template = model()
    converters = [_converter(model._meta.fields_map[name], template) for name in given]
    if connection.capabilities.dialect == 'postgres':
        numbers = count(1)
        sql = ''.join(f'${next(numbers)}' if sign == '?' else sign for sign in sql)
    if rows:
        await connection.execute_many(sql, [[convert(value) for convert, value in zip(converters, row, strict=True)]
                                            for row in rows])


def _converter(field: Any, template: Model) -> Callable[[Any], Any]:
    """Few values come often: dates, scores."""
    return cache(lambda value: field.to_db_value(field.to_python_value(value), template))


async def _from_sequence(table: str, number: int) -> list[int]:
    rows = await select(IdRow, "SELECT NEXTVAL(PG_GET_SERIAL_SEQUENCE(:table, 'id')) AS id "
                               "FROM GENERATE_SERIES(1, :number)", table=table, number=number)
    return sorted(row['id'] for row in rows)


class _SequenceRow(TypedDict):
    seq: int


async def _from_sqlite(table: str, number: int) -> range:
    connection = get_connection('default')
    await connection.execute_query('INSERT INTO sqlite_sequence (name, seq) SELECT ?, 0 WHERE NOT EXISTS '
                                   '(SELECT 1 FROM sqlite_sequence WHERE name = ?)', [table, table])
    await connection.execute_query('UPDATE sqlite_sequence SET seq = seq + ? WHERE name = ?', [number, table])
    [row] = await select(_SequenceRow, 'SELECT seq FROM sqlite_sequence WHERE name = :table', table=table)
    return range(row['seq'] - number + 1, row['seq'] + 1)


def _create(name: str, columns: Sequence[str], connection: sqlite3.Connection) -> None:
    connection.execute(f'CREATE TEMP TABLE "{name}" ({", ".join(f"""  "{column}" """ for column in columns)})')


def _insert(name: str, rows: Sequence[tuple[Any, ...]], connection: sqlite3.Connection) -> None:
    connection.execute('BEGIN')  # of the temporary tables alone: the database itself is not touched
    try:
        connection.executemany(f'INSERT INTO temp."{name}" VALUES ({", ".join("?" * len(rows[0]))})', rows)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def _drop(names: Sequence[str], connection: sqlite3.Connection) -> None:
    for name in names:
        connection.execute(f'DROP TABLE IF EXISTS temp."{name}"')
