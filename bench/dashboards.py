"""200 learners at work and 20 open dashboards of their session: from an action to the screen, 100 actions a second.

The server runs in a process of its own, as `main.py serve` starts it; the actions are the verbs that pages call, in
that process. What stands for the browsers fetches each coach's page, connects its socket, and shows other rows than
the next: an action counts for every dashboard that has its learner in view.
"""
import asyncio
import tempfile
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import httpx

from db import Person, Session, courses, people, sessions
from db.core import clock
from db.items import ItemChanges
from db.lifecycle import open_database
from db.records import CompletionRule, ItemKind
from db.sessions import SessionChanges
from tests.browser.open_page import OpenPage, browser_of, method, size
from tests.browser.server import Server

LEARNERS, DASHBOARDS, COURSES, PAGES, TASKS = 200, 20, 3, 8, 8
RATE, SECONDS, TARGET = 105.0, 15.0, 0.25
VIEW, SILENCE = 20, 2.0
HERE = Path(__file__).parent


class Action(NamedTuple):
    """Of the learner with this enrolment; moments of the machine's clock."""
    id: int
    began: float
    told: float
    ended: float


async def measure() -> list[tuple[str, float]]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        server = Server(folder, main=HERE / '_at_work.py', demo='0')
        async with open_database(server.database_url):
            session, coaches = await school()
            cookies = [await browser_of(coach) for coach in coaches]
        await server.start()
        dashboards = [Dashboard(server.url, session.id, number, cookie) for number, cookie in enumerate(cookies)]
        try:
            for dashboard in dashboards:
                await dashboard.opens()
            await asyncio.sleep(1)
            for dashboard in dashboards:
                dashboard.heard.clear()
            did, busy = await _work(server)
            await _silence(dashboards)
        finally:
            await asyncio.gather(*(dashboard.leaves() for dashboard in dashboards))
            server.stop()
    took = sorted(seconds for dashboard in dashboards for seconds in dashboard.latencies(did))
    verbs = sorted(one.ended - one.began for one in did)
    lasted = max(one.ended for one in did) - min(one.began for one in did)
    sent = sum(dashboard.bytes for dashboard in dashboards)
    return [
        (f'actions a second by {LEARNERS} learners with {DASHBOARDS} dashboards open', len(did) / lasted),
        ('  to the hundred that are wanted', len(did) / lasted / 100),
        (f'action to screen, the one in the middle of {len(took):,}, seconds', took[len(took) // 2]),
        ('  of a hundred the slowest but four, seconds', took[len(took) * 95 // 100]),
        (f'  to the {TARGET} s that it may take', took[len(took) * 95 // 100] / TARGET),
        ('  the slowest, seconds', took[-1]),
        ('the verb alone meanwhile, the one in the middle, seconds', verbs[len(verbs) // 2]),
        ('of one core the server was busy', busy),
        ('bytes for each action and dashboard', sent / len(did) / DASHBOARDS),
        ('rows patched that are not in view', sum(dashboard.out_of_view for dashboard in dashboards)),
    ]


async def school() -> tuple[Session, list[Person]]:
    """One session with its learners in all its courses, and as many coaches as there are dashboards."""
    by = await people.become_first_administrator('ines', 'Ines', 'correct horse')
    midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    session = await sessions.create_session('Autumn',
                                            SessionChanges(starts=midnight - timedelta(days=10),
                                                           ends=midnight + timedelta(days=30)), by=by)
    for number in range(COURSES):
        course = await courses.create_course(f'C{number}', f'Course {number}', by=by)
        section = await courses.add_section(course, 'Weeks', by=by)
        for week in range(PAGES):
            await courses.add_item(course, section.id, ItemKind.PAGE, f'Page {week}',
                                   ItemChanges(completes=CompletionRule.MARKED_DONE, due_day=5 * week + 1), by=by)
        for week in range(TASKS):
            await courses.add_item(course, section.id, ItemKind.ASSIGNMENT, f'Task {week}',
                                   ItemChanges(due_day=5 * week + 3, points=10), by=by)
        await sessions.add_course(session, course, by=by)
    await sessions.publish(session, by=by)
    coaches = [await people.create_account(f'coach{n}', f'Coach {n}', by=by) for n in range(DASHBOARDS)]
    await sessions.appoint_coaches(session, coaches, by=by)
    learners = [await people.create_account(f'learner{n:03}', f'Learner {n:03}', by=by) for n in range(LEARNERS)]
    await sessions.enrol(session, *learners, by=by)
    return session, coaches


async def _work(server: Server) -> tuple[list[Action], float]:
    async with httpx.AsyncClient(base_url=server.url, timeout=10 * SECONDS) as client:
        answer = await client.get('/at-work', params={'rate': RATE, 'seconds': SECONDS})
    answer.raise_for_status()
    return [Action(*one) for one in answer.json()['did']], answer.json()['busy']


async def _silence(dashboards: 'list[Dashboard]') -> None:
    """Until nothing has come for a while."""
    before = -1
    for _ in range(60):
        if before == (before := sum(len(dashboard.heard) for dashboard in dashboards)):
            return
        await asyncio.sleep(SILENCE)


class Dashboard:
    """One coach in front of the session's home, scrolled to rows of their own."""

    def __init__(self, url: str, session_id: int, number: int, cookie: str) -> None:
        place = f'/coaching/{session_id}'
        self._rows, self._number = f'{place}/rows?start=0&end={LEARNERS}&sort=name&dir=asc', number
        self._page = OpenPage(url, place, cookie, lambda *message: self.heard.append(message))
        self.heard: list[tuple] = []
        self.view: set[int] = set()

    async def opens(self) -> None:
        await self._page.opens()
        rows = (await self._page.reads(self._rows)).json()['rows']
        first = self._number * (len(rows) - VIEW) // max(1, DASHBOARDS - 1)
        self.view = {row['id'] for row in rows[first:first + VIEW]}
        self._grid = self._page.the('nicegui-grid')
        if any(event['type'] == 'view' for event in self._page.elements[self._grid]['events']):
            await self._page.sends(self._grid, 'view', sorted(self.view))

    async def leaves(self) -> None:
        await self._page.leaves()

    def latencies(self, did: list[Action]) -> list[float]:
        """Until the first patch of the row that came after the action was published; what never came is an error."""
        patched = defaultdict(list)
        for at, ids in self._patches:
            for id_ in ids:
                patched[id_].append(at)
        return [next(at for at in patched[one.id] if at >= one.told) - one.began for one in did if one.id in self.view]

    @property
    def bytes(self) -> int:
        return sum(size(event, said) for _, event, said in self.heard)

    @property
    def out_of_view(self) -> int:
        return sum(id_ not in self.view for _, ids in self._patches for id_ in ids)

    @property
    def _patches(self) -> list[tuple[float, list[int]]]:
        calls = [(at, method(event, said)) for at, event, said in self.heard]
        return [(at, [row['id'] for row in call[2][0]]) for at, call in calls
                if call and call[:2] == (self._grid, 'patch')]


if __name__ == '__main__':
    began = perf_counter()
    for compared, figure in asyncio.run(measure()):
        print(f'  {compared:<72} {figure:8.3f}')
    print(f'  in {perf_counter() - began:.0f} s')
