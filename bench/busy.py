"""Saving beside others: how long it takes beside an import, and beside a program that does not let go."""
import asyncio
import sqlite3
import tempfile
from collections.abc import Awaitable
from contextlib import closing
from pathlib import Path
from statistics import quantiles
from time import perf_counter, sleep

import httpx

from tests.browser.server import Server
from tests.command_line import run
from tests.oulad_of import oulad_of

SAVING, COMING = 20, 22_000
PAUSE, QUIET, HELD = 0.25, 15, 60
"""Seconds: between two saves of one person, of a quiet server, of another program's transaction."""
TIMEOUT = 15
SAVER = Path(__file__).parents[1] / 'tests' / 'saving_server.py'


async def measure() -> list[tuple[str, float]]:
    with tempfile.TemporaryDirectory() as place:
        house = Path(place) / 'house'
        house.mkdir()
        run(house, 'import', 'oulad', oulad_of(Path(place) / 'few', SAVING, presentation='2013J'), '--day', '10')
        many = oulad_of(Path(place) / 'many', COMING, first=1000)
        server = Server(house, main=SAVER, demo='0', write_timeout=str(TIMEOUT))
        await server.start()
        try:
            quiet = await _saving(server, asyncio.sleep(QUIET))
            beside = await _saving(server, asyncio.to_thread(run, house, 'import', 'oulad', many))
            held = await _saving(server, asyncio.to_thread(_hold, house))
            after = await _saving(server, asyncio.sleep(QUIET))
        finally:
            server.stop()
    usual = _p95(quiet.saved)
    return [
        (f'p95 of a save beside an import of {COMING:,} to that of a quiet server', _p95(beside.saved) / usual),
        ('the longest save beside it to p95 of a quiet server', max(beside.saved) / usual),
        ('saves refused beside it', len(beside.refused)),
        (f'saves refused while another program writes for {HELD} s', len(held.refused)),
        (f'the longest wait for such a refusal to the time-out of {TIMEOUT} s', max(held.refused) / TIMEOUT),
        ('p95 of a save afterwards to that of a quiet server', _p95(after.saved) / usual),
        ('saves refused afterwards', len(after.refused)),
    ]


class _Took:

    def __init__(self) -> None:
        self.saved: list[float] = []
        self.refused: list[float] = []


async def _saving(server: Server, meanwhile: Awaitable[object]) -> _Took:
    """Twenty people save until that is over; how many seconds each save took."""
    took, ended = _Took(), asyncio.Event()
    async with httpx.AsyncClient(base_url=server.url, timeout=60) as client, asyncio.TaskGroup() as everybody:
        async def person(number: int) -> None:
            while not ended.is_set():
                began = perf_counter()
                answer = await client.get(f'/save/{number}')
                (took.saved if answer.status_code == 200 else took.refused).append(perf_counter() - began)
                await asyncio.sleep(PAUSE)
        for number in range(SAVING):
            everybody.create_task(person(number))
        await meanwhile
        ended.set()
    return took


def _hold(house: Path) -> None:
    with closing(sqlite3.connect(house / 'cohort.sqlite3', isolation_level=None, timeout=60)) as other:
        other.execute('BEGIN IMMEDIATE')
        sleep(HELD)
        other.execute('ROLLBACK')


def _p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]
