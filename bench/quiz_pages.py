"""The same quiz through 500 open pages: from what a learner's browser sends to the page's word that it is kept.

The server runs in a process of its own, as `main.py serve` starts it. What stands for the browsers fetches each
learner's page, connects its socket, and sends what the quiz on it would send every ten seconds; it draws nothing.
"""
import ast
import asyncio
import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random
from time import perf_counter
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import httpx
from socketio import AsyncClient

from bench.quiz import EVERY, LEARNERS, SECONDS, lost_answers, school
from db import quizzes
from db.lifecycle import open_database
from tests.browser.open_page import browser_of
from tests.browser.server import Server

AT_ONCE, PATIENCE = 8, 15.0
_ELEMENTS = re.compile(r'parseElements\(String\.raw`(.*?)`\)', re.DOTALL)
_QUERY = re.compile(r'query: (\{.*?\}),\n')
_SAVED = re.compile(r'runMethod\(\d+, ?"saved", ?\[\d+, ?(\d+)\]\)')
_SIGNS = (('&#36;', '$'), ('&#96;', '`'), ('&gt;', '>'), ('&lt;', '<'), ('&amp;', '&'))


async def measure() -> list[tuple[str, float]]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        server = Server(folder, demo='0')
        async with open_database(server.database_url):
            visitors = await _visitors(await school(LEARNERS + 1), server)
        await server.start()
        try:
            began = perf_counter()
            await _open(visitors)
            opened = perf_counter() - began
            await asyncio.gather(*(visitor.answers(perf_counter() + SECONDS) for visitor in visitors))
        finally:
            await asyncio.gather(*(visitor.leaves() for visitor in visitors))
            server.stop()
        took = [seconds for visitor in visitors for seconds in visitor.took]
        lost = lost_answers(server.database_url, {at: given for one in visitors for at, given in one.sent.items()})
    assert not lost, f'{lost} answers are lost'
    return [
        (f'{LEARNERS} learners open the page of their quiz: seconds until the last is connected', opened),
        (f'answers in {SECONDS:g} s, one every {EVERY:g} s each', len(took)),
        ('of them lost (rows and values compared in the file)', lost),
        ('slowest answer, seconds from sending it to the word that it is kept', max(took)),
        ('of a hundred answers the slowest, seconds', sorted(took)[len(took) * 99 // 100]),
        ('the one in the middle, seconds', sorted(took)[len(took) // 2]),
    ]


async def _visitors(here: SimpleNamespace, server: Server) -> 'list[Visitor]':
    """Signed in, each with an attempt under way."""
    place = f'/sessions/{here.course.session_id}/courses/{here.course.course_id}/items/{here.quiz.id}'
    visitors = []
    for participation in here.taking:
        attempt = await quizzes.start_attempt(participation, here.quiz.id, by=participation.learner)
        visitors.append(Visitor(server.url, place, await browser_of(participation.learner), attempt))
    return visitors


async def _open(visitors: 'Sequence[Visitor]') -> None:
    """A few at a time, as people come in one after the other."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def come_in(visitor: 'Visitor') -> None:
        async with turn:
            await visitor.opens()
    await asyncio.gather(*map(come_in, visitors))


class Visitor:
    """One learner's browser, as far as the server can tell."""

    def __init__(self, url: str, place: str, cookie: str, attempt: Any) -> None:
        self._url, self._place, self._cookie, self._attempt = url, place, cookie, attempt
        self._socket = AsyncClient(reconnection=False, request_timeout=60)
        self._socket.on('run_javascript', self._told)
        self._saved: dict[int, asyncio.Future] = {}
        self._random = Random(attempt.id)
        self.sent: dict[tuple[int, int], Any] = {}
        self.took: list[float] = []

    async def opens(self) -> None:
        async with httpx.AsyncClient(base_url=self._url, headers={'Cookie': self._cookie}, timeout=60) as client:
            page = (await client.get(self._place)).text
        found, query = _ELEMENTS.search(page), _QUERY.search(page)
        if not found or not query:
            raise RuntimeError('This is not the page of a quiz.')
        elements = found[1]
        for code, sign in _SIGNS:
            elements = elements.replace(code, sign)
        [self._quiz] = [(int(id_), element) for id_, element in json.loads(elements).items()
                        if element['tag'] == 'nicegui-quiz']
        asked = {**ast.literal_eval(query[1]), 'document_id': str(uuid4()), 'tab_id': str(uuid4()), 'old_tab_id': ''}
        self._client = asked['client_id']
        await self._socket.connect(
            f'{self._url}?{httpx.QueryParams(asked)}', headers={'Cookie': self._cookie},
            transports=['websocket'], socketio_path='/_nicegui_ws/socket.io', wait_timeout=60)

    async def answers(self, until: float, *, every: float = EVERY) -> None:
        await asyncio.sleep(self._random.random() * every)
        while perf_counter() < until:
            due = perf_counter() + every
            await self._answer(self._random.choice(self._quiz[1]['props']['questions']))
            await asyncio.sleep(max(0.0, due - perf_counter()))

    async def leaves(self) -> None:
        await self._socket.disconnect()

    async def _answer(self, question: dict[str, Any]) -> None:
        options, number = question.get('options'), len(self.took) + 1
        given: Any = self._random.randrange(len(options)) if options else f'It is {self._random.random()}.'
        [listener] = [event['listener_id'] for event in self._quiz[1]['events'] if event['type'] == 'answer']
        self._saved[number] = asyncio.get_running_loop().create_future()
        began = perf_counter()
        await self._socket.emit('event', {
            'id': self._quiz[0], 'client_id': self._client, 'listener_id': listener,
            'args': [json.dumps({'id': question['id'], 'n': number, 'value': given})]})
        await asyncio.wait_for(self._saved[number], PATIENCE)
        self.took.append(perf_counter() - began)
        order = next(entry.get('order') for entry in self._attempt.asked if entry['question'] == question['id'])
        self.sent[self._attempt.id, question['id']] = order[given] if order else given

    async def _told(self, message: dict[str, Any]) -> None:
        if found := _SAVED.search(message['code']):
            self._saved[int(found[1])].set_result(None)
