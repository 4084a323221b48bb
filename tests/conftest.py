"""A quiet house, the cast in a database of its own, and the cast inside the running application."""
import atexit
import copy
import gc
import os
import shutil
import tempfile

from tests.databases import databases
from tests.postgres import NotHere

_DATA = tempfile.mkdtemp(prefix='cohort-tests-')
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
_why_not = ''
try:
    databases.begin()
except NotHere as why:
    _why_not = str(why)
os.environ.update({  # before anything reads its settings
    'COHORT_DATABASE_URL': databases.of_this_process,
    'COHORT_DATA_DIR': _DATA,
    'COHORT_DEMO': '0',
    'COHORT_STORAGE_SECRET': 'Tests-sign-their-own-cookies-8204-qzv',
    'COHORT_TIME_ZONE': 'UTC',
    'COHORT_SIGN_IN_IDLE_HOURS': '8760',  # tests stop the clock at other times
    'COHORT_SIGN_IN_MAX_DAYS': '365',
})

import importlib
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from nicegui import app
from nicegui.testing import User, user_simulation
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.connection import get_connection
from tortoise.context import TortoiseContext

from components.prose import prose
from db import Person, people
from db.communication.text_limits import forget_posts
from db.core import EXPORTS, IMPORTS, PREVIEWS, UPLOADS, settings
from db.core.config import tortoise_orm
from db.core.last_use import forget_all
from db.core.topics import forget_subscribers
from db.people.sign_in_attempts import forget_attempts
from tests import sql_rows
from tests.own_browser import Browser, let_pages_find_their_browser

HERE = Path(__file__).parent
APP = HERE / 'app.py'
NICEGUIS_ANSWERS = dict(app.exception_handlers)
"""To what goes wrong; importing pages puts ours in their place."""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: tests also wait. With more, browsers stand in each other's way."""
    return len(os.sched_getaffinity(0)) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that nobody is waited for in the end."""
    longest = ('browser', HERE.name, 'pages')
    items.sort(key=lambda item: longest.index(room) if (room := item.path.parent.name) in longest else len(longest))


def pytest_configure() -> None:
    if _why_not:
        raise pytest.UsageError(_why_not)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before any fixture: where the records of this test are."""
    databases.on_sqlite = item.get_closest_marker('sqlite') is not None
    if settings().database_url != databases.of_this_process:
        settings().database_url = databases.of_this_process
        EXECUTOR_CACHE.clear()  # statements that were written for the other database


def pytest_collection_finish() -> None:
    """Raw SQL is watched. NiceGUI collects garbage between tests: not among what has been imported."""
    sql_rows.watch()
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """In the first process, when a worker has ended."""
    sql_rows.read.update(map(tuple, getattr(node, 'workeroutput', {}).get('sql_rows', ())))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if hasattr(session.config, 'workeroutput'):
        session.config.workeroutput['sql_rows'] = list(sql_rows.read)
    elif _is_whole(session.config) and exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) and (
            unread := sql_rows.unread(postgres=bool(databases.server))):
        reporter = session.config.pluginmanager.get_plugin('terminalreporter')
        for file, line in unread:
            reporter.write_line(f'{file}:{line}: no test has got a row from this select', red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _is_whole(config: pytest.Config) -> bool:
    """Whether all tests were asked for, but perhaps the walks."""
    option = config.option
    return not (option.file_or_dir or option.keyword or option.deselect or getattr(option, 'lf', False)) and (
        option.markexpr in ('', 'not walk'))


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Nobody from an earlier test is still listening, nor will anybody be from this one; nobody has posted yet."""
    forget_subscribers()
    forget_all()
    forget_attempts()
    forget_posts()
    for limit in (EXPORTS, IMPORTS, PREVIEWS, UPLOADS):
        limit.forget()
    app.exception_handlers.clear()
    app.exception_handlers.update(NICEGUIS_ANSWERS)
    yield
    forget_subscribers()


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first worker process starts with the first text; a server starts them before anybody comes in."""
    monkeypatch.setattr(prose, 'PATIENCE', 60.0)


@pytest.fixture
async def school() -> AsyncIterator[SimpleNamespace]:
    """The cast in a database of its own, for tests without pages."""
    there = await _on_postgres()
    async with TortoiseContext() as records:
        await records.init(config=tortoise_orm())
        if there is None and _first is None:
            await records.generate_schemas(safe=False)
        elif there is None:  # they come with the records
            await get_connection('default').create_connection(with_db=True)
        yield there or await _cast()


@pytest.fixture
async def campus(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
                 ) -> AsyncIterator[SimpleNamespace]:
    """The cast inside the running application; `await campus.visit(campus.ada, '/sessions')` is Ada's browser.

    `visit(None, path)` is nobody's. An error in the log fails the test, like one that is raised.
    """
    there = await _on_postgres()
    async with user_simulation(main_file=APP), AsyncExitStack() as browsers:
        let_pages_find_their_browser()
        here, numbers = there or await _cast(), count()

        async def visit(person: Person | None, path: str) -> User:
            browser = Browser(app, f'browser {next(numbers)}')
            await browsers.enter_async_context(browser.http_client)
            if person:
                await _sign_in(browser, person)
            await browser.open(path)
            return browser

        here.visit = visit
        yield here
    errors = [record.getMessage() for record in caplog.get_records('call') if record.levelno >= logging.ERROR]
    assert not errors, errors


async def _on_postgres() -> SimpleNamespace | None:
    """Where the tests run there: the cast, its records already in the database that will be opened."""
    return await databases.records.cast() if databases.on_postgres else None


async def _cast() -> SimpleNamespace:
    """The cast, made once with its own verbs; every later test gets a copy of the records and of the database."""
    global _first
    connection = get_connection('default')._connection  # type: ignore[attr-defined]
    if _first is None:
        from tests import cast
        made = await cast.school()
        _first = await connection._execute(connection._conn.serialize), made
    else:
        await connection._execute(connection._conn.deserialize, _first[0])
    return copy.deepcopy(_first[1])


_first: tuple[bytes, SimpleNamespace] | None = None


async def _sign_in(browser: User, person: Person) -> None:
    """Past the form, which takes its time over a password; tests of the form fill it in."""
    cookie = importlib.import_module('pages.sign_in.cookie').cookie_name()
    browser.http_client.cookies.set(cookie, await people.sign_in_here(person), domain='test.local')
