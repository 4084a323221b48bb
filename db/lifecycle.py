"""Opening the database, which is brought up to date first."""
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from tortoise import Tortoise
from tortoise.contrib.fastapi import RegisterTortoise
from tortoise.exceptions import DBConnectionError, OperationalError

from i18n import _

from .core.config import tortoise_orm
from .core.migration import migrate
from .core.refusals import Refusal
from .core.scheduler import running
from .grades.scheduled_recalculation import recalculating
from .people.sign_in_use import keeping_use
from .quizzes.deadlines import finishing

__all__ = ['open_database', 'open_with']

SQLITE = b'SQLite format 3\0'
"""How every SQLite file begins."""


@asynccontextmanager
async def open_database(url: str | None = None) -> AsyncIterator[None]:
    """The database for a command: brought up to date, open inside, closed afterwards."""
    config = tortoise_orm(url)
    try:
        try:
            await bring_up_to_date(config)
            await Tortoise.init(config=config, _enable_global_fallback=True)
        except ModuleNotFoundError as problem:
            if problem.name != 'asyncpg':
                raise
            raise Refusal(_('PostgreSQL needs one more package: pip install asyncpg')) from problem
        except Exception as problem:
            if not isinstance(problem, (*_troubles(), OSError)):
                raise
            raise Refusal(_('The database cannot be opened: {problem}.', problem=str(problem).rstrip('.'))) from problem
        yield
    finally:
        with suppress(*_troubles(), ModuleNotFoundError):  # an open connection keeps the process alive
            await Tortoise.close_connections()


def _troubles() -> tuple[type[Exception], ...]:
    """What a database raises that cannot be opened."""
    with suppress(ModuleNotFoundError):
        from asyncpg import PostgresError
        return DBConnectionError, OperationalError, sqlite3.Error, PostgresError
    return DBConnectionError, OperationalError, sqlite3.Error


def open_with(app: Any) -> None:
    """Open the database before the first request and close it after the last; meanwhile the server finishes attempts
    whose time is over, and counts the grades that time moves."""
    serve = getattr(app.router.lifespan_context, 'served', app.router.lifespan_context)

    @asynccontextmanager
    async def lifespan(application: Any) -> AsyncIterator[Any]:
        config = tortoise_orm()
        in_memory = _sqlite_file(config) is None and 'sqlite' in config['connections']['default']['engine']
        if not in_memory:
            await bring_up_to_date(config)
        async with RegisterTortoise(application, config=config, generate_schemas=in_memory):
            async with running(finishing, recalculating, keeping_use), serve(application) as state:
                yield state

    lifespan.served = serve  # type: ignore[attr-defined]
    app.router.lifespan_context = lifespan


async def bring_up_to_date(config: dict[str, Any]) -> None:
    """Apply the migrations that an empty or older database still lacks, after a copy of an SQLite file is kept."""
    file = _sqlite_file(config)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        _check_is_sqlite(file)
    await migrate(config, file)


def _check_is_sqlite(file: Path) -> None:
    """Before anything is opened: a connection to a file that is none would never let go of it."""
    if file.exists() and file.stat().st_size:
        with file.open('rb') as content:
            if content.read(len(SQLITE)) != SQLITE:
                raise Refusal(_('The database cannot be opened: {file} is not an SQLite file.', file=file))


def _sqlite_file(config: dict[str, Any]) -> Path | None:
    path = config['connections']['default']['credentials'].get('file_path', '')
    return None if not path or path == ':memory:' else Path(path)
