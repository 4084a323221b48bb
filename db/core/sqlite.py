"""Tortoise's SQLite backend, except that a transaction takes the right to write when it begins, and gives it back.

A deferred transaction that reads first and writes later fails at once when another process (an import, an export with
a check) has written in between, whatever the busy timeout. `BEGIN IMMEDIATE` waits for its turn instead, for as long as
`write_queue.py` allows. Whatever becomes of whoever waits (refused, failed, cancelled, even forgotten), the
connection's own thread ends the transaction, and the lock is let go when it has.
"""
import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from threading import Event
from time import monotonic
from typing import Any, TypeVar

import aiosqlite
from tortoise.backends.base.client import NestedTransactionContext, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper, translate_exceptions
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError, OperationalError

from .write_queue import answered, deadline, refused, to_the_end

T = TypeVar('T')
READERS = 3
"""So many statements are read at once."""
LOOK_AGAIN = 0.004
"""Seconds between two looks whether another process has let go. SQLite itself waits up to 0.1: too long to ever get in
between the portions of somebody who writes much."""
WRITES = ('INSERT', 'UPDATE', 'DELETE', 'REPLACE')


class ImmediateTransaction(SqliteTransactionWrapper):

    def _in_transaction(self) -> TransactionContext:
        return Savepoint(ImmediateTransaction(self))

    async def execute_script(self, query: str) -> None:
        """One statement after another: SQLite's own way to run a script ends the transaction first."""
        for statement in statements(query):
            await self.execute_query(statement)


class Savepoint(NestedTransactionContext):
    """A transaction inside another: what goes wrong in it takes back what it did, and nothing else."""
    is_kept = False

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        if self.client._finalized:
            return
        end = self.client.release_savepoint if exc_type is None else self.client.savepoint_rollback
        await to_the_end(asyncio.ensure_future(end()))
        self.is_kept = exc_type is None


class SqliteTransactionContext(TransactionContext):
    """One transaction: nobody else of this process uses the connection, and no other process writes."""

    def __init__(self, client: 'ImmediateSqlite') -> None:
        self._client = client
        self.is_kept = False
        """It has been committed, also if whoever waited for that was cancelled meanwhile."""

    async def __aenter__(self) -> ImmediateTransaction:
        until = deadline()
        await self._client.take_turn(until)
        await self._begin(until)
        self._transaction = ImmediateTransaction(self._client)
        self._token = get_connections().set(self._client.connection_name, self._transaction)
        answered()
        return self._transaction

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        get_connections().reset(self._token)
        self._transaction._finalized = True
        if exc_type is asyncio.CancelledError:
            with suppress(ValueError):  # closed meanwhile
                self._connection._conn.interrupt()  # what is still being done for it is in vain
        await self._end(self._commit if exc_type is None else self._rollback)

    async def _begin(self, until: float) -> None:
        given_up = Event()
        self._connection: aiosqlite.Connection = self._client._connection  # type: ignore[assignment]
        try:
            await asyncio.shield(ask(self._connection, partial(_begin, self._connection, until, given_up)))
        except BaseException as problem:
            given_up.set()
            await self._end(self._rollback)
            if _is_busy(problem):
                raise refused() from None
            if isinstance(problem, sqlite3.OperationalError):
                raise OperationalError(problem) from problem
            raise

    def _commit(self) -> None:
        """In the connection's thread."""
        connection = self._connection._conn
        try:
            connection.commit()
        except BaseException:
            connection.rollback()
            raise
        self.is_kept = True

    def _rollback(self) -> None:
        """In the connection's thread."""
        self._connection._conn.rollback()

    async def _end(self, last: Callable[[], None]) -> None:
        """The lock is let go when the thread has done it, whoever still waits for that."""
        try:
            ended = ask(self._connection, last)
        except BaseException:
            self._client.end_turn()
            raise
        ended.add_done_callback(lambda _: self._client.end_turn())
        try:
            await to_the_end(ended)
        except sqlite3.IntegrityError as problem:
            raise IntegrityError(problem) from problem
        except sqlite3.OperationalError as problem:
            raise OperationalError(problem) from problem


class SqliteStatement:
    """The connection for one statement outside any transaction."""

    def __init__(self, client: 'ImmediateSqlite') -> None:
        self._client = client

    async def __aenter__(self) -> aiosqlite.Connection:
        await self._client.take_turn(deadline())
        return self._client._connection  # type: ignore[return-value]

    async def __aexit__(self, *_: object) -> None:
        self._client.end_turn()


class ImmediateSqlite(SqliteClient):
    """What is read outside a transaction is read beside it: nobody who only looks waits for those who write."""

    _readers: dict[aiosqlite.Connection, int] = {}
    """Each with the number of statements that it has been given and not answered."""

    def _in_transaction(self) -> TransactionContext:
        return SqliteTransactionContext(self)

    def acquire_connection(self) -> Any:
        return SqliteStatement(self)

    async def take_turn(self, until: float) -> None:
        """Those who come are served in the order in which they came."""
        try:
            async with asyncio.timeout(max(0.0, until - monotonic())):
                await self._lock.acquire()
        except TimeoutError:
            raise refused() from None
        try:
            if self._connection is None:
                await self.create_connection(with_db=True)
        except BaseException:
            self._lock.release()
            raise

    def end_turn(self) -> None:
        self._lock.release()

    async def aside(self, action: Callable[[sqlite3.Connection], None]) -> None:
        """Something between two transactions, in the connection's thread: for temporary tables, which are its own."""
        await self.take_turn(deadline())
        connection = self._connection
        try:
            done = ask(connection, lambda: action(connection._conn))  # type: ignore[arg-type, union-attr]
        except BaseException:
            self.end_turn()
            raise
        done.add_done_callback(lambda _: self.end_turn())
        await to_the_end(done)

    async def create_connection(self, with_db: bool) -> None:
        try:
            await super().create_connection(with_db)
            if not self._readers and self.pragmas['journal_mode'] == 'WAL' and self.filename != ':memory:':
                self._readers = {}
                for _ in range(READERS):
                    await self._add_reader()
        except BaseException:
            await self.close()
            raise

    async def _add_reader(self) -> None:
        reader = await aiosqlite.connect(self.filename, isolation_level=None)
        self._readers[reader] = 0
        reader.row_factory = sqlite3.Row
        for pragma in (f'busy_timeout={self.pragmas.get("busy_timeout", 5000)}', 'query_only=ON'):
            await (await reader.execute(f'PRAGMA {pragma}')).close()

    async def close(self) -> None:
        readers, self._readers = self._readers, {}
        closing = asyncio.gather(*(reader.close() for reader in readers), super().close(), return_exceptions=True)
        await to_the_end(closing)  # a thread that is left keeps the process alive

    async def execute_insert(self, query: str, values: list[Any]) -> int:
        async with self._in_transaction() as transaction:
            return await transaction.execute_insert(query, values)  # type: ignore[attr-defined]

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        async with self._in_transaction() as transaction:
            await transaction.execute_many(query, values)  # type: ignore[attr-defined]

    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[Any]]:
        if query.startswith(WRITES):
            async with self._in_transaction() as transaction:
                return await transaction.execute_query(query, values)  # type: ignore[attr-defined]
        if not self._readers or not query.startswith('SELECT'):
            return await super().execute_query(query, values)
        rows = await self._read(query, values)
        return len(rows), rows

    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        if not self._readers:
            return await super().execute_query_dict(query, values)
        return list(map(dict, await self._read(query, values)))

    @translate_exceptions
    async def _read(self, query: str, values: list[Any] | None) -> list[Any]:
        query = query.replace('\x00', "'||CHAR(0)||'")
        readers = self._readers
        reader = min(readers, key=readers.__getitem__)
        wanted = Event()
        wanted.set()

        def read() -> list[Any]:
            return list(reader._execute_fetchall(query, values or [])) if wanted.is_set() else []

        def has_answered(_: object) -> None:
            readers[reader] -= 1

        readers[reader] += 1
        answer = ask(reader, read)
        answer.add_done_callback(has_answered)
        try:
            return await asyncio.shield(answer)
        finally:
            wanted.clear()


def ask(connection: aiosqlite.Connection, function: Callable[[], T]) -> 'asyncio.Future[T]':
    """Put it into the connection's thread, after what is there already. Unlike what aiosqlite offers, it is certain to
    be done and answered, whatever becomes of whoever asks."""
    if not connection._running:
        raise OperationalError('The database is closed.')
    answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
    connection._tx.put_nowait((answer, function))
    return answer


def statements(script: str) -> Iterator[str]:
    """A semicolon in a text, a comment or a trigger ends none."""
    statement = ''
    for part in script.split(';')[:-1]:
        statement += f'{part};'
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ''
    if (rest := statement + script.rpartition(';')[2]).strip():
        yield rest


def _begin(asked: aiosqlite.Connection, until: float, given_up: Event) -> None:
    """In the connection's thread."""
    connection = asked._conn
    [[usual]] = connection.execute('PRAGMA busy_timeout').fetchall()
    connection.execute('PRAGMA busy_timeout=0')
    try:
        connection.rollback()  # never is anything left of those before
        while True:
            try:
                connection.execute('BEGIN IMMEDIATE')
                return
            except sqlite3.OperationalError as problem:
                if not _is_busy(problem) or monotonic() >= until or given_up.wait(LOOK_AGAIN):
                    raise
    finally:
        connection.execute(f'PRAGMA busy_timeout={usual}')


def _is_busy(problem: BaseException) -> bool:
    code = getattr(problem, 'sqlite_errorcode', None)
    return isinstance(problem, sqlite3.OperationalError) and code is not None and code & 0xFF in (
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


client_class = ImmediateSqlite
