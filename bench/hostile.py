"""Somebody who sends what costs the server most, ten times a second, beside learners whose answers are to be kept.

The hostile one writes and teaches, so that everything is open to them: they open a post that holds a table of 500
columns and 4,000 rows, ask for previews of others, and send files in GIFT and OLX and a workbook of grades that used to
take a processor for seconds or minutes. What is measured is what the learners feel: from sending an answer to the word
that it is kept, alone before and after, and beside all this.
"""
import asyncio
import io
import json
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable
from itertools import count, cycle
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace
from typing import Any

import httpx
from openpyxl import Workbook

from bench.quiz import school
from bench.quiz_pages import Visitor
from db import communication, quizzes
from db.lifecycle import open_database
from tests.browser.open_page import OpenPage, browser_of
from tests.browser.server import Server

LEARNERS, EVERY, QUIET, SECONDS, RATE = 20, 2.0, 30.0, 60.0, 10
PATIENCE = 30.0
"""Seconds; an answer that takes longer fails the bench."""


async def measure() -> list[tuple[str, float]]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        server = Server(folder, demo='0')
        async with open_database(server.database_url):
            here = await school(LEARNERS + 1)
            learners = [await _learner(one, here, server) for one in here.taking]
            hostile = await _hostile(here, server)
        await server.start()
        try:
            for one in learners:
                await one.opens()
            await hostile.opens()
            await _answers(learners, 10.0)  # whatever is done for the first time is done now
            alone = await _answers(learners, QUIET)
            stops = perf_counter() + SECONDS
            beside, _ = await asyncio.gather(_answers(learners, SECONDS), hostile.sends_until(stops))
            alone += await _answers(learners, QUIET)  # a machine is not as quick at one time as at another
        finally:
            for one in (*learners, hostile):
                await one.leaves()
            server.stop()
    return [
        (f'answers of {LEARNERS} learners in {QUIET:g} s alone before and after', len(alone)),
        ('of a hundred of them, five take longer than (ms)', _p95(alone) * 1000),
        (f'answers in {SECONDS:g} s beside the hostile one', len(beside)),
        ('of a hundred of them, five take longer than (ms)', _p95(beside) * 1000),
        *((f'sent by the hostile one: {what}', number) for what, number in sorted(hostile.sent.items())),
        ('of those not answered within 30 s, refused or not', hostile.waiting),
        ('times as long beside the hostile one (2 at most)', _p95(beside) / _p95(alone)),
    ]


def _p95(took: list[float]) -> float:
    return sorted(took)[len(took) * 95 // 100]


async def _learner(participation: Any, here: SimpleNamespace, server: Server) -> Visitor:
    place = f'/sessions/{here.course.session_id}/courses/{here.course.course_id}/items/{here.quiz.id}'
    attempt = await quizzes.start_attempt(participation, here.quiz.id, by=participation.learner)
    return Visitor(server.url, place, await browser_of(participation.learner), attempt)


async def _answers(learners: list[Visitor], seconds: float) -> list[float]:
    for one in learners:
        one.took.clear()
    until = perf_counter() + seconds
    await asyncio.gather(*(one.answers(until, every=EVERY) for one in learners))
    return [took for one in learners for took in one.took]


async def _hostile(here: SimpleNamespace, server: Server) -> 'Hostile':
    thread = await communication.open_thread(here.course, 'A question', 'What is it?', by=here.taking[0].learner)
    post = await communication.reply(thread, 'Here.', by=here.taking[0].learner)
    await type(post).filter(id=post.id).update(text=_table(0))  # as it was kept before there were limits
    return Hostile(server.url, here, thread.id, await browser_of(here.by))


def _table(number: int) -> str:
    """10 kB of Markdown; each another one."""
    return f'{number}\n\n' + '|' * 501 + '\n' + '|-' * 500 + '|\n' + '|\n' * 4000


class Hostile:
    """One browser with a page for each kind of action."""

    def __init__(self, url: str, here: SimpleNamespace, thread_id: int, cookie: str) -> None:
        session = f'/sessions/{here.course.session_id}/courses/{here.course.course_id}'
        self._client = httpx.AsyncClient(base_url=url, headers={'Cookie': cookie}, timeout=60, verify=False)
        self._post = f'{session}/discussion/{thread_id}'
        self._thread = OpenPage(url, self._post, cookie, lambda *_: None)
        self._imports = OpenPage(url, f'/admin/courses/{here.course.course_id}/import', cookie, lambda *_: None)
        grades = f'/coaching/{here.course.session_id}/courses/{here.course.course_id}/grades'
        self._grades = OpenPage(url, grades, cookie, lambda *_: None)
        self._number = count(1)
        self.sent: Counter[str] = Counter()
        self.waiting = 0

    async def opens(self) -> None:
        await self._thread.opens()
        await self._imports.opens()
        await self._grades.opens()
        button = self._grades.called('q-btn', 'Import')
        await self._grades.sends(button, 'click', {})
        for _ in range(100):
            if _uploader_on(self._grades):
                return
            await asyncio.sleep(0.1)
        raise RuntimeError('The dialog for grades does not open.')

    async def leaves(self) -> None:
        await self._thread.leaves()
        await self._imports.leaves()
        await self._grades.leaves()
        await self._client.aclose()

    async def sends_until(self, until: float) -> None:
        actions: list[tuple[str, Callable[[], Any]]] = [
            ('a post is opened', lambda: self._client.get(self._post)),
            ('a preview', self._previews),
            ('a GIFT file', lambda: self._uploads(self._imports, 'a.gift', b'// ' + b'[id:' * 16_000 + b'\n')),
            ('an OLX file', lambda: self._uploads(self._imports, 'a.tar.gz', OLX)),
            ('a workbook', lambda: self._uploads(self._grades, 'a.xlsx', WORKBOOK)),
            ('a preview', self._previews),
        ]
        tasks: list[asyncio.Task] = []
        due = perf_counter()
        for what, action in cycle(actions):
            if perf_counter() >= until:
                break
            self.sent[what] += 1
            tasks.append(asyncio.create_task(action()))
            due += 1 / RATE
            await asyncio.sleep(max(0.0, due - perf_counter()))
        _, late = await asyncio.wait(tasks, timeout=30)
        self.waiting = len(late)
        for task in late:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _previews(self) -> None:
        number = next(self._number)
        many = '*a _b [c ' * 1_000  # within all limits, and long to render
        for text in (_table(number), f'{number} {many}'):
            await self._thread.sends(self._thread.the('nicegui-thread'), 'preview', {'n': number, 'text': text})

    async def _uploads(self, page: OpenPage, name: str, content: bytes) -> None:
        await self._client.post(_uploader_on(page), files={'file': (name, content)})


def _uploader_on(page: OpenPage) -> str:
    """Where it takes files; empty where it takes none."""
    return next((element['props']['url'] for element in page.elements.values()
                 if element['tag'] in ('nicegui-upload', 'q-uploader')), '')


def _packed(files: dict[str, str]) -> bytes:
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode='w:gz') as archive:
        for name, text in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text.encode()))
    return kept.getvalue()


def _workbook() -> bytes:
    """Cells far to the right, in many rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(20_000):
        sheet.append([None] * 299 + [1])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


OLX = _packed({
    'course/course.xml': '<course url_name="1" org="a" course="b"><chapter url_name="c"><sequential url_name="d">'
                         '<vertical url_name="e">' + ''.join(
        f'<problem url_name="p{n}" markdown="{json.dumps("x")[1:-1]}"><p>{"&#10;" * 20_000}</p></problem>'
        for n in range(20)) + '</vertical></sequential></chapter></course>',
})
WORKBOOK = _workbook()
