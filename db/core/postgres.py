"""Tortoise's PostgreSQL backend, except that waiting has an end, and that a transaction gives its connection back.

Whatever becomes of whoever waits (refused, failed, cancelled), the transaction is ended and the connection returns to
the pool; a row that others hold for too long, or a deadlock, is a refusal like any busy database.
"""
import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import PoolConnectionWrapper, TransactionContext, TransactionContextPooled
from tortoise.connection import get_connections

from .config import settings
from .sqlite import Savepoint
from .write_queue import answered, deadline, refused, to_the_end

BUSY = asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError


class Patient(AsyncpgDBClient):
    """What the client and its transactions have in common."""

    async def _translate_exceptions(self, func: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return await super()._translate_exceptions(func, *args, **kwargs)
        except BUSY as problem:
            raise refused() from problem


class PatientTransaction(Patient, TransactionWrapper):

    def _in_transaction(self) -> TransactionContext:
        return Savepoint(PatientTransaction(self))


class PostgresTransactionContext(TransactionContextPooled):

    def __init__(self, client: PatientTransaction, pool_init_lock: asyncio.Lock) -> None:
        super().__init__(client, pool_init_lock)
        self.is_kept = False

    async def __aenter__(self) -> Any:
        await self.ensure_connection()
        self._pool = self.client._parent._pool
        self.client._connection = await _from(self._pool)
        try:
            await self.client.begin()
        except BaseException:
            await to_the_end(asyncio.ensure_future(self._pool.release(self.client._connection)))
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        answered()
        return self.client

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        get_connections().reset(self.token)
        await to_the_end(asyncio.ensure_future(self._end(exc_type is None)))

    async def _end(self, keep: bool) -> None:
        try:
            if not self.client._finalized:
                await (self.client.commit() if keep else self.client.rollback())
                self.is_kept = keep
        finally:
            await self._pool.release(self.client._connection)


class PostgresStatement(PoolConnectionWrapper[Any]):
    """A connection for one statement outside any transaction."""

    async def __aenter__(self) -> Any:
        await self.ensure_connection()
        self.connection = await _from(self.client._pool)
        return self.connection


class PatientPostgres(Patient):

    async def create_connection(self, with_db: bool) -> None:
        self.server_settings.setdefault('lock_timeout', f'{round(settings().write_timeout * 1000)}ms')
        await super().create_connection(with_db)

    def acquire_connection(self) -> Any:
        return PostgresStatement(self, self._pool_init_lock)

    def _in_transaction(self) -> TransactionContext:
        return PostgresTransactionContext(PatientTransaction(self), self._pool_init_lock)

    async def execute_many(self, query: str, values: list[Any]) -> None:
        async with self._in_transaction() as transaction:
            await transaction.execute_many(query, values)  # type: ignore[attr-defined]


async def _from(pool: Any) -> Any:
    try:
        return await pool.acquire(timeout=max(0.001, deadline() - monotonic()))
    except TimeoutError:
        raise refused() from None


client_class = PatientPostgres
