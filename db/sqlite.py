"""Tortoise's SQLite backend, except that a transaction takes the right to write when it begins.

A deferred transaction that reads first and writes later fails at once when another process (an import, an export with
a check) has written in between, whatever the busy timeout. `BEGIN IMMEDIATE` waits for its turn instead.
"""
import sqlite3

from tortoise.backends.base.client import NestedTransactionContext, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionContext, SqliteTransactionWrapper
from tortoise.exceptions import TransactionManagementError


class ImmediateTransaction(SqliteTransactionWrapper):

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(ImmediateTransaction(self))

    async def begin(self) -> None:
        try:
            await self._connection.commit()
            await self._connection.execute('BEGIN IMMEDIATE')
        except sqlite3.OperationalError as problem:
            raise TransactionManagementError(problem) from problem


class ImmediateSqlite(SqliteClient):

    def _in_transaction(self) -> TransactionContext:
        return SqliteTransactionContext(ImmediateTransaction(self), self._lock)


client_class = ImmediateSqlite
