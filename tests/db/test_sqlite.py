"""A database in a file: who reads does not wait for who writes, and sees what is committed, nothing else."""
import asyncio

import pytest
from tortoise.exceptions import OperationalError

from db import Person, people
from db.core.sql import select
from db.core.transactions import transaction
from db.lifecycle import open_database

pytestmark = pytest.mark.sqlite('a file in WAL mode')


@pytest.fixture
async def file(tmp_path):
    async with open_database(f'sqlite://{tmp_path / "records.sqlite3"}'):
        yield tmp_path


async def names() -> tuple[list[str], list[str]]:
    """As records and as rows."""
    rows = await select(dict, 'SELECT name FROM person ORDER BY id')
    return [person.name for person in await Person.all().order_by('id')], [row['name'] for row in rows]


async def test_who_reads_neither_waits_for_a_change_nor_sees_it_before_it_is_done(file):
    ines = await people.become_first_administrator('ines', 'Ines', 'correct horse')
    under_way, go_on = asyncio.Event(), asyncio.Event()

    async def writes() -> None:
        async with transaction():
            await Person.filter(id=ines.id).update(name='Inês')
            assert await names() == (['Inês'], ['Inês']), 'who writes sees what is written'
            under_way.set()
            await go_on.wait()

    writing = asyncio.create_task(writes())
    await under_way.wait()
    assert await asyncio.wait_for(names(), 5) == (['Ines'], ['Ines'])
    go_on.set()
    await writing
    assert await names() == (['Inês'], ['Inês'])


async def test_nothing_is_written_by_what_reads(file):
    await people.become_first_administrator('ines', 'Ines', 'correct horse')
    with pytest.raises(OperationalError):
        await select(dict, 'DELETE FROM person')
    assert await names() == (['Ines'], ['Ines'])
