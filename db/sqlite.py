"""Tortoise's SQLite backend, except that a transaction takes the right to write when it begins.

A deferred transaction that reads first and writes later fails at once when another process (an import, an export with
a check) has written in between, whatever the busy timeout. `BEGIN IMMEDIATE` waits for its turn instead.
"""
import sqlite3
from collections.abc import Sequence
from typing import Any

import aiosqlite
from tortoise.backends.base.client import NestedTransactionContext, TransactionContext
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
    translate_exceptions,
)
from tortoise.exceptions import TransactionManagementError

READERS = 3
"""So many statements are read at once."""


class ImmediateTransaction(SqliteTransactionWrapper):

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(ImmediateTransaction(self))

    async def begin(self) -> None:
        try:
            if self._connection.in_transaction:
                await self._connection.commit()
            await self._connection.execute('BEGIN IMMEDIATE')
        except sqlite3.OperationalError as problem:
            raise TransactionManagementError(problem) from problem


class ImmediateSqlite(SqliteClient):
    """What is read outside a transaction is read beside it: nobody who only looks waits for those who write."""

    _readers: dict[aiosqlite.Connection, int] = {}
    """Each with the number of statements that it has been given and not answered."""

    def _in_transaction(self) -> TransactionContext:
        return SqliteTransactionContext(ImmediateTransaction(self), self._lock)

    async def create_connection(self, with_db: bool) -> None:
        await super().create_connection(with_db)
        if not self._readers and self.pragmas['journal_mode'] == 'WAL' and self.filename != ':memory:':
            self._readers = {await self._new_reader(): 0 for _ in range(READERS)}

    async def _new_reader(self) -> aiosqlite.Connection:
        reader = await aiosqlite.connect(self.filename, isolation_level=None)
        reader.row_factory = sqlite3.Row
        for pragma in (f'busy_timeout={self.pragmas.get("busy_timeout", 5000)}', 'query_only=ON'):
            await (await reader.execute(f'PRAGMA {pragma}')).close()
        return reader

    async def close(self) -> None:
        readers, self._readers = self._readers, {}
        for reader in readers:
            await reader.close()
        await super().close()

    async def execute_query(self, query: str, values: list | None = None) -> tuple[int, Sequence[Any]]:
        if not self._readers or not query.startswith('SELECT'):
            return await super().execute_query(query, values)
        rows = await self._read(query, values)
        return len(rows), rows

    async def execute_query_dict(self, query: str, values: list | None = None) -> list[dict]:
        if not self._readers:
            return await super().execute_query_dict(query, values)
        return list(map(dict, await self._read(query, values)))

    @translate_exceptions
    async def _read(self, query: str, values: list | None) -> list[Any]:
        query = query.replace('\x00', "'||CHAR(0)||'")
        readers = self._readers
        reader = min(readers, key=readers.__getitem__)
        readers[reader] += 1
        try:
            return list(await reader.execute_fetchall(query, values))
        finally:
            readers[reader] -= 1


client_class = ImmediateSqlite
