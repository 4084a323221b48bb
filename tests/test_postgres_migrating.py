"""On PostgreSQL too: an older database opens with all its rows, and a migration is applied as a whole or not at all."""
import asyncio
import subprocess
from itertools import count

import asyncpg
import pytest
from tortoise.backends.base.config_generator import expand_db_url
from tortoise.backends.base.executor import EXECUTOR_CACHE

from db.core import Refusal, clock, settings
from db.core.config import tortoise_orm
from db.integrity import check_figures, check_files
from db.lifecycle import bring_up_to_date, open_database
from db.records import SYSTEM
from tests.db import stored_school
from tests.db.stored_school import DATA, NOON, in_todays_words, now_called, recorded, restore_files, still_held
from tests.db.toy_migration import MOST_CASCADES_FROM, NAME, OURS, changes, described, start, write
from tests.postgres import NotHere, cluster, named

STORED = sorted(path.name.removesuffix('.postgres.sql') for path in DATA.glob('*.postgres.sql'))
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'tortoise_migrations' ORDER BY 1"
_numbers = count()


@pytest.fixture(scope='module')
def server():
    try:
        with cluster() as url:
            for name in STORED:
                asyncio.run(do(url, f'CREATE DATABASE "{name}"'))
                asyncio.run(do(named(url, name), (DATA / f'{name}.postgres.sql').read_text()))
            yield url
    except NotHere as why:
        pytest.skip(str(why))


@pytest.fixture
async def again(server, tmp_path, monkeypatch):
    """A stored database, for this test alone."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(settings(), 'data_dir', tmp_path)
    EXECUTOR_CACHE.clear()  # statements that were written for another database

    async def again(name=STORED[-1]):
        own = f'own_{next(_numbers)}'
        await do(server, f'CREATE DATABASE {own} TEMPLATE "{name}"')
        return named(server, own)
    yield again
    EXECUTOR_CACHE.clear()


@pytest.fixture
async def up_to_date(again):
    url = await again()
    await bring_up_to_date(tortoise_orm(url))
    return url


async def connected(url):
    return await asyncpg.connect(**expand_db_url(url)['credentials'])


async def do(url, statements):
    connection = await connected(url)
    try:
        await connection.execute(statements)
    finally:
        await connection.close()


async def rows(url, stored=None):
    """Of every table; or of the stored tables and columns, whatever they are called now."""
    connection = await connected(url)
    try:
        found = {}
        for table in stored or [table for table, in await connection.fetch(TABLES)]:
            columns = stored[table][0] if stored else await columns_of(connection, table)
            name, called = now_called(table, columns) if stored else (table, columns)
            listed = ', '.join(f'"{column}"' for column in called)
            held = await connection.fetch(f'SELECT {listed} FROM "{name}"')
            found[table] = columns, sorted(map(tuple, held), key=repr)
        return found
    finally:
        await connection.close()


async def columns_of(connection, table):
    return [name for name, in await connection.fetch(
        'SELECT column_name FROM information_schema.columns WHERE table_name = $1 ORDER BY 1', table)]


async def applied(url):
    connection = await connected(url)
    try:
        return [name for name, in await connection.fetch('SELECT name FROM tortoise_migrations ORDER BY id')]
    finally:
        await connection.close()


def toy(folder, url, *operations, **more):
    """Tortoise's description of that database, with such a migration as its newest."""
    return described(url, write(folder, *operations, **more)['apps']['models']['migrations'])


@pytest.mark.parametrize('name', STORED)
async def test_a_stored_database_opens_with_the_same_rows_and_its_exports_hold_the_same(name, again, tmp_path):
    url = await again(name)
    before = {table: (columns, in_todays_words(table, columns, held))
              for table, (columns, held) in (await rows(url)).items()}
    assert [table for table, (_, held) in before.items() if not held] == []
    restore_files(settings().files_dir)
    with clock.stopped_at(NOON):
        async with open_database(url):
            checked, files = await check_figures(by=SYSTEM), await check_files(by=SYSTEM)
            exported = await stored_school.exports()
    assert await rows(url, before) == before
    assert checked.participations > 6 and not checked.differences and not files.missing
    assert still_held(recorded(name), exported) == recorded(name)


async def test_changed_columns_lose_no_row(up_to_date, tmp_path):
    before = await rows(up_to_date)
    await bring_up_to_date(toy(tmp_path, up_to_date, *changes(*MOST_CASCADES_FROM[:3]), of_models=True))
    assert (await applied(up_to_date))[-1] == NAME
    assert await rows(up_to_date) == before


@pytest.mark.parametrize(('operation', 'says'), [
    ('ops.RunSQL("INSERT INTO nowhere VALUES (1)")', 'relation "nowhere" does not exist'),
    ('ops.RunSQL("DELETE FROM visit")', 'visit has 0 rows instead of 1'),
    ('ops.RunSQL("UPDATE enrolment SET learner_id = 999 WHERE id = 1")', 'violates foreign key constraint'),
    ('ops.RunPython(lambda *_: 1 / 0)', 'ZeroDivisionError'),
])
async def test_what_goes_wrong_leaves_all_as_it_was(up_to_date, tmp_path, operation, says):
    before = await rows(up_to_date)
    config = toy(tmp_path, up_to_date, 'ops.RunSQL("ALTER TABLE person ADD COLUMN more int")', operation)
    with pytest.raises(Refusal, match=f'could not be brought up to date .{NAME}.: .*{says}.*It is as it was before.$'):
        await bring_up_to_date(config)
    assert await rows(up_to_date) == before
    assert (await applied(up_to_date))[-1] == OURS[-1]


async def test_of_two_that_start_at_once_one_migrates_and_the_other_waits(up_to_date, tmp_path):
    before = await rows(up_to_date)
    config = toy(tmp_path, up_to_date, 'ops.RunPython(lambda *_: __import__("time").sleep(2))')
    both: list[subprocess.Popen] = [start(tmp_path, config, COHORT_WRITE_TIMEOUT='1') for _ in range(2)]
    said = [one.communicate(timeout=120)[1] for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert (await applied(up_to_date)).count(NAME) == 1
    assert await rows(up_to_date) == before
