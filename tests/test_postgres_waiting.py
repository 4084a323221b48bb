"""On PostgreSQL too: whatever becomes of a change, it gives its connection back, and the next one works."""
import asyncio

import asyncpg
import pytest
import pytest_asyncio
from tortoise.backends.base.config_generator import expand_db_url
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.connection import get_connection
from tortoise.context import TortoiseContext

from db import Person
from db.core import DatabaseBusy, Topic, settings
from db.core.config import tortoise_orm
from db.core.transactions import inside_transaction, transaction
from tests.cutting_off import CutOff, at_every_wait
from tests.postgres import NotHere, cluster

pytestmark = pytest.mark.asyncio(loop_scope='module')
HERE = Topic('session_course', 9001, 'tracking')


@pytest.fixture(scope='module')
def address():
    try:
        with cluster() as url:
            yield url
    except NotHere as why:
        pytest.skip(str(why))


@pytest_asyncio.fixture(scope='module', loop_scope='module', autouse=True)
async def here(address):
    EXECUTOR_CACHE.clear()
    patience, settings().write_timeout = settings().write_timeout, 1.0
    try:
        async with TortoiseContext() as records:
            await records.init(config=tortoise_orm(address))
            await records.generate_schemas(safe=False)
            await Person.create(username='ines', name='Ines', searchable='ines')
            yield
    finally:
        settings().write_timeout = patience
        EXECUTOR_CACHE.clear()


async def rename(name):
    async with transaction(HERE):
        ines = await Person.select_for_update().get(username='ines')
        async with transaction(HERE.about(1)):
            await Person.filter(id=ines.id).update(name=name)
        await Person.all().count()


async def name():
    return (await Person.get(username='ines')).name


def what_is_left():
    return inside_transaction(), type(get_connection('default')).__name__


async def nothing_is_held():
    pool = get_connection('default')._pool
    for _ in range(100):
        if pool.get_idle_size() == pool.get_size():
            break
        await asyncio.sleep(0.02)
    assert pool.get_idle_size() == pool.get_size(), 'a connection is not given back'
    await asyncio.wait_for(asyncio.gather(*(rename('Next') for _ in range(8))), 10)
    assert await name() == 'Next'


@pytest.mark.parametrize('again', [False, True], ids=['once', 'again and again'])
async def test_a_change_that_is_cancelled_at_any_await_leaves_nothing_held(again):
    told = []
    stop = HERE.subscribe(told.append)

    async def check(cut: CutOff) -> None:
        assert cut.left == (False, 'PatientPostgres')
        assert (await name() == 'Inês') == bool(told), 'what is saved was published, and nothing else'
        await nothing_is_held()
        told.clear()

    assert await at_every_wait(lambda: rename('Inês'), what_is_left, check, again=again) >= 6
    stop()


async def test_a_change_of_a_row_that_another_program_holds_is_refused_and_the_next_one_works(address):
    other = await asyncpg.connect(**dict(expand_db_url(address)['credentials']))
    try:
        async with other.transaction():
            await other.execute("UPDATE person SET name = 'Held' WHERE username = 'ines'")
            refused = await asyncio.gather(*(rename('Inês') for _ in range(20)), return_exceptions=True)
        assert {type(one) for one in refused} == {DatabaseBusy}
    finally:
        await other.close()
    await nothing_is_held()
