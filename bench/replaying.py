"""The home of a real session of 6,013 participations, open while submissions stream in at 50 a second.

Measured is from what a learner or a coach does until the row that shows it changes. Without the dataset, nothing.
"""
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from db import Person
from db.lifecycle import open_database
from tests.browser.open_page import browser_of
from tests.browser.server import Server
from tests.command_line import run
from tests.databases import execute
from tests.test_replay import RATE, REAL, TODAY, Home, first_part, ids, over

VIEW, TARGET = 60, 0.25


async def measure() -> list[tuple[str, float]]:
    if not REAL.is_dir():
        return []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        tables = first_part(folder)
        done = run(folder, 'import', 'oulad', folder, '--day', TODAY)
        assert done.returncode == 0, done.stderr
        server = Server(folder, demo='0')
        async with open_database(server.database_url):
            ines = await Person.create(username='ines', name='Ines', searchable='ines', is_administrator=True)
            cookie = await browser_of(ines)
        people, _, session_id = ids(server.database_url)
        coming = tables['coming'].id_student
        in_view = {people[f's{student}'] for student in coming.tail(VIEW) if f's{student}' in people}
        await server.start('--replay', str(folder), '--rate', RATE)
        try:
            home = Home(server.url, f'/coaching/{session_id}', cookie)
            await home.page.opens()
            await home.page.sends(home.page.the('nicegui-grid'), 'view', sorted(in_view))
            await over(server, home)
            await home.page.leaves()
        finally:
            server.stop()
        took = sorted(_latencies(home, server.database_url, in_view))
    slowest = took[len(took) * 95 // 100]
    return [
        (f'action to screen at {RATE} submissions a second, the one in the middle of {len(took)}, seconds',
         took[len(took) // 2]),
        ('  of a hundred the slowest but four, seconds', slowest),
        (f'  to the {TARGET} s that it may take', slowest / TARGET),
    ]


def _latencies(home: Home, database_url: str, in_view: set[int]) -> list[float]:
    """From each action to the next patch of its row."""
    marks = ', '.join('?' * len(in_view))
    actions = execute(database_url, f'''
        SELECT v.at, t.enrolment_id FROM event v JOIN participation t ON t.id = v.participation_id
         WHERE v.verb IN ('submitted', 'graded') AND t.enrolment_id IN ({marks})''', *sorted(in_view))
    patches = home.patch_times()
    return [next(at for at in patches[id_] if at >= done) - done
            for said, id_ in actions if (done := _moment(said)) > home.times[0] and patches[id_][-1:] >= [done]]


def _moment(said: str) -> float:
    at = datetime.fromisoformat(said)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
