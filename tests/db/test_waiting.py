"""Whatever becomes of a change, it gives everything back, and the next one works."""
import asyncio
import logging
import shutil
import sqlite3
import threading
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tortoise.connection import get_connection
from tortoise.context import TortoiseContext
from tortoise.exceptions import IntegrityError, OperationalError, TransactionManagementError

from db import Person
from db.core import DatabaseBusy, Topic, settings
from db.core import write_queue as waiting
from db.core.config import tortoise_orm
from db.core.sql import select
from db.core.transactions import inside_transaction, transaction
from tests.cutting_off import CutOff, at_every_wait

pytestmark = pytest.mark.sqlite('one writer at a time; on PostgreSQL: test_postgres_waiting')
HERE = Topic('session_course', 9001, 'tracking')
LETS_GO = 5
"""Seconds after which a test calls it hanging."""


@pytest.fixture(scope='module')
def made(tmp_path_factory):
    """Once for all: a database with one person in it."""
    place = tmp_path_factory.mktemp('made') / 'records.sqlite3'

    async def make() -> None:
        async with TortoiseContext() as records:
            await records.init(config=tortoise_orm(f'sqlite://{place}'))
            await records.generate_schemas(safe=False)
            await Person.create(username='ines', name='Ines', searchable='ines')
    asyncio.run(make())
    return place


@pytest.fixture
async def file(made, tmp_path):
    place = Path(shutil.copy(made, tmp_path))
    async with TortoiseContext() as records:
        await records.init(config=tortoise_orm(f'sqlite://{place}'))
        yield place
    for _ in range(100):
        if not any('connection_worker' in thread.name for thread in threading.enumerate()):
            return
        await asyncio.sleep(0.02)
    raise AssertionError('A thread of a connection is left.')


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(settings(), 'write_timeout', 0.3)
    monkeypatch.setattr(waiting, '_logged_at', None)


@contextmanager
def held(file):
    """Another program writes, and does not come to an end."""
    with closing(sqlite3.connect(file, isolation_level=None, timeout=20)) as other:
        other.execute('BEGIN IMMEDIATE')
        yield
        other.execute('ROLLBACK')


async def rename(name):
    async with transaction(HERE):
        ines = await Person.get(username='ines')
        async with transaction(HERE.about(1)):
            await Person.filter(id=ines.id).update(name=name)
        await select(dict, 'SELECT name FROM person')


async def name():
    return (await Person.get(username='ines')).name


def what_is_left():
    """In the context of whoever has made a change: nothing."""
    return inside_transaction(), type(get_connection('default')).__name__


async def nothing_is_held():
    root = get_connection('default')
    assert not root._lock.locked()
    assert not root._connection.in_transaction
    if readers := getattr(root, '_readers', {}):
        for _ in range(100):
            if not any(readers.values()):
                break
            await asyncio.sleep(0.01)
        assert not any(readers.values()), 'a reader still counts what nobody waits for'
    await asyncio.wait_for(rename('Next'), LETS_GO)
    assert await name() == 'Next'


@pytest.mark.parametrize('again', [False, True], ids=['once', 'again and again'])
async def test_a_change_that_is_cancelled_at_any_await_leaves_nothing_held(file, again):
    told = []
    HERE.subscribe(told.append)
    kept = []

    async def check(cut: CutOff) -> None:
        assert cut.left == (False, 'ImmediateSqlite')
        assert not get_connection('default')._lock.locked()
        saved = await name() == 'Inês'
        assert saved == bool(told), 'what is saved was published, and nothing else'
        assert saved or cut.cancelled
        kept.append(saved)
        await nothing_is_held()
        told.clear()

    waits = await at_every_wait(lambda: rename('Inês'), what_is_left, check, again=again)
    assert waits >= 6
    assert kept[-1] and not kept[0]


async def test_a_statement_outside_any_change_that_is_cancelled_leaves_nothing_held(file):
    async def action():
        ines = await Person.get(username='ines')
        ines.name = 'Inês'
        await ines.save()
        await Person.bulk_create([Person(username=f's{n}', name='S', searchable='s') for n in range(3)])

    async def check(cut: CutOff) -> None:
        assert await Person.filter(name='S').count() in (0, 3), 'all or nothing'
        await Person.filter(name='S').delete()
        await nothing_is_held()

    assert await at_every_wait(action, what_is_left, check) >= 5


async def test_who_is_cancelled_while_another_program_writes_leaves_nothing_held(file):
    with held(file):
        changes = [asyncio.create_task(rename('Inês')) for _ in range(4)]
        await asyncio.sleep(0.1)
        for one in changes:  # the first waits for the other program, the rest for the first
            one.cancel()
            await asyncio.wait([one], timeout=LETS_GO)
            assert one.cancelled()
    await nothing_is_held()


async def test_a_change_that_cannot_be_made_in_time_is_refused_and_the_next_one_works(file, impatient, caplog):
    loop, began = asyncio.get_running_loop(), asyncio.get_running_loop().time()
    with held(file):
        refused = await asyncio.gather(*(rename('Inês') for _ in range(20)), return_exceptions=True)
        took = loop.time() - began
        assert await name() == 'Ines', 'who only looks is not held up'
    assert {type(one) for one in refused} == {DatabaseBusy}
    assert str(refused[0]) == 'The database is busy. Nothing was saved; try again in a moment.'
    assert took < 20 * settings().write_timeout, 'they wait beside each other, not one after the other'
    assert what_is_left() == (False, 'ImmediateSqlite')
    await nothing_is_held()
    said = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(said) == 2, said
    assert '20 changes were refused' in said[1]


async def test_a_change_behind_one_that_does_not_end_is_refused_too(file, impatient):
    under_way, go_on = asyncio.Event(), asyncio.Event()

    async def endless():
        async with transaction():
            under_way.set()
            await go_on.wait()

    stuck = asyncio.create_task(endless())
    await under_way.wait()
    with pytest.raises(DatabaseBusy):
        await rename('Inês')
    with pytest.raises(DatabaseBusy):
        await Person.filter(username='ines').update(name='Inês')
    go_on.set()
    await stuck
    await nothing_is_held()


async def test_as_soon_as_the_other_program_lets_go_the_change_is_made(file):
    with held(file):
        changing = asyncio.create_task(rename('Inês'))
        await asyncio.sleep(0.2)
        assert not changing.done()
    await asyncio.wait_for(changing, LETS_GO)
    assert await name() == 'Inês'


async def test_changes_get_their_turn_beside_somebody_who_writes_in_portions(file, monkeypatch):
    monkeypatch.setattr(settings(), 'write_timeout', 5)
    ended = threading.Event()

    def writes() -> None:
        with closing(sqlite3.connect(file, isolation_level=None, timeout=20)) as other:
            while not ended.wait(0.02):
                other.execute('BEGIN IMMEDIATE')
                ended.wait(0.1)
                other.execute('COMMIT')

    writing = asyncio.create_task(asyncio.to_thread(writes))
    await asyncio.gather(*(rename(f'Ines {number}') for number in range(10)))
    ended.set()
    await writing


@pytest.mark.parametrize('problem', [TransactionManagementError, OperationalError, KeyError])
async def test_a_change_that_fails_takes_everything_back(file, problem):
    async def fail():
        async with transaction():
            await Person.filter(username='ines').update(name='Inês')
            raise problem('no')

    async with transaction():
        with pytest.raises(problem):
            await fail()
        assert await name() == 'Ines', 'the inner one took back what it did'
    with pytest.raises(problem):
        await fail()
    assert await name() == 'Ines'
    await nothing_is_held()


async def test_a_commit_that_fails_takes_everything_back(file):
    told = []
    HERE.subscribe(told.append)

    async def fill() -> None:
        async with transaction(HERE):
            await get_connection('default').execute_query('PRAGMA defer_foreign_keys=ON')
            await Person.filter(username='ines').update(name='Inês')
            await get_connection('default').execute_query(
                "INSERT INTO sign_in (person_id, token_hash, browser, address, began_at) VALUES (77, 'x', '', '', 0)")

    with pytest.raises(IntegrityError):
        await fill()
    assert not told and await name() == 'Ines'
    await nothing_is_held()
