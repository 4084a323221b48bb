"""Others use the database beside a server on which twenty people save: an import, a program that does not let go."""
import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.browser.server import Server
from tests.command_line import MAIN, run
from tests.databases import all_rows, databases, execute
from tests.oulad_of import oulad_of

SAVING, COMING = 20, 22_000
PAUSE, HELD = 0.25, 60
"""Seconds: between two saves of one person, of another program's transaction."""
SAVER = Path(__file__).parent / 'saving_server.py'
BUSY = 'The database is busy. Nothing was saved; try again in a moment.'


@pytest.fixture
def house(tmp_path):
    """Twenty people who work in a session of today."""
    house = tmp_path / 'house'
    house.mkdir()
    done = run(house, 'import', 'oulad', oulad_of(tmp_path / 'few', SAVING, presentation='2013J'), '--day', '10')
    assert done.returncode == 0, done.stderr
    return house


@asynccontextmanager
async def serving(house: Path, **settings: str) -> AsyncIterator[Server]:
    server = Server(house, main=SAVER, demo='0', **settings)
    await server.start()
    try:
        yield server
    finally:
        server.stop()
    troubles = server.troubles()
    assert not troubles, troubles


class Savers:
    """Each saves again and again, with a short pause."""

    def __init__(self, server: Server) -> None:
        self.answers: Counter[tuple[int, str]] = Counter()
        self._client = httpx.AsyncClient(base_url=server.url, timeout=60, headers={'accept': 'application/json'})

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        async with self._client, asyncio.TaskGroup() as everybody:
            ended = asyncio.Event()
            for number in range(SAVING):
                everybody.create_task(self._save(number, ended))
            try:
                yield
            finally:
                ended.set()

    async def _save(self, number: int, ended: asyncio.Event) -> None:
        while not ended.is_set():
            await self.once(number)
            await asyncio.sleep(PAUSE)

    async def once(self, number: int) -> None:
        answer = await self._client.get(f'/save/{number}')
        is_said = answer.headers['content-type'] == 'application/json' and answer.status_code != 200
        self.answers[answer.status_code, answer.json()['detail'] if is_said else answer.reason_phrase] += 1


def ask(house: Path, question: str) -> Any:
    return execute(databases.of(house), question)[0][0]


async def test_no_save_is_refused_beside_an_import_of_22000_learners_which_nobody_sees_before_it_is_whole(
        house, tmp_path):
    folder = oulad_of(tmp_path / 'many', COMING, first=1000)
    seen = set()
    async with serving(house) as server:
        savers = Savers(server)
        async with savers.at_work():
            importing = asyncio.create_task(asyncio.to_thread(run, house, 'import', 'oulad', folder))
            while not importing.done():
                seen.add((ask(house, 'SELECT COUNT(*) FROM participation'), ask(house, 'SELECT COUNT(*) FROM session')))
                await asyncio.sleep(0.1)
            done = await importing
    assert done.returncode == 0, done.stderr
    assert set(savers.answers) == {(200, 'OK')}
    assert seen <= {(SAVING, 1), (SAVING + COMING, 2)}
    assert ask(house, "SELECT COUNT(*) FROM submission WHERE source = ''") == savers.answers.total()
    checked = run(house, 'check')
    assert (checked.returncode, checked.stdout) == (0, '22,020 participations, all figures right\n')


@pytest.mark.sqlite('the whole database is held by whoever writes; on PostgreSQL rows are, see test_postgres_waiting')
async def test_while_another_program_holds_the_database_saves_are_refused_in_a_sentence_and_all_is_well_after_it(house):
    """For a minute, four times as long as a save waits unless something else is set. Everybody only waits meanwhile."""
    async with serving(house) as server:
        savers, later = Savers(server), Savers(server)
        async with savers.at_work():
            await _until(lambda: savers.answers[200, 'OK'] >= SAVING)
            with closing(sqlite3.connect(house / 'cohort.sqlite3', isolation_level=None, timeout=60)) as other:
                other.execute('BEGIN IMMEDIATE')
                await asyncio.sleep(HELD)
                page = await httpx.AsyncClient(base_url=server.url, timeout=60).get('/sign-in', follow_redirects=True)
                assert page.status_code == 200, 'who only looks is not held up'
                refused = savers.answers[503, BUSY]
                other.execute('ROLLBACK')
        assert refused >= SAVING
        assert set(savers.answers) == {(200, 'OK'), (503, BUSY)}
        await asyncio.gather(*map(later.once, range(SAVING)))
        assert later.answers == {(200, 'OK'): SAVING}
        said = server.story().count('The database is busy')
        assert 1 <= said < savers.answers[503, BUSY] / 2, 'one line for all that are refused together'
    assert ask(house, "SELECT COUNT(*) FROM submission WHERE source = ''") == savers.answers[200, 'OK'] + SAVING
    assert run(house, 'check').returncode == 0


@pytest.mark.parametrize('moment', ['stage_submissions', 'store_figures'])
def test_an_import_that_is_killed_leaves_nothing_and_can_be_done_again(house, tmp_path, moment):
    """While it is made ready, and in the middle of the transaction that shows it."""
    folder = oulad_of(tmp_path / 'many', 300, first=1000)
    before = all_rows(databases.of(house))
    killed = subprocess.run(
        [sys.executable, '-c', KILLED.format(main=MAIN.parent, moment=moment), str(folder)], cwd=house,
        env=os.environ | {'COHORT_DATA_DIR': str(house), 'COHORT_DATABASE_URL': databases.of(house)},
        check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert all_rows(databases.of(house)) == before
    done = run(house, 'import', 'oulad', folder)
    assert '300 learners' in done.stdout
    assert run(house, 'check').stdout == '320 participations, all figures right\n'


KILLED = '''
import os, signal, sys
sys.path.insert(0, '{main}')
import main
from db.imports.oulad import importing
whole = importing.{moment}
async def dies(*args):
    await whole(*args)
    os.kill(os.getpid(), signal.SIGKILL)
importing.{moment} = dies
main.commands(['import', 'oulad', sys.argv[1]])
'''


async def _until(question: Any) -> None:
    for _ in range(1200):
        if question():
            return
        await asyncio.sleep(0.05)
    raise AssertionError('It does not come to that.')
