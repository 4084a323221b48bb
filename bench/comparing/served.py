"""A tree that serves a copy of the data, and the browsers of those whose pages are measured."""
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import httpx

from tests.browser.open_page import OpenPage, elements_of
from tests.browser.server import Server

from .figure import Cost
from .places import Places
from .probe import Probe, Reading
from .trees import Tree

PROBED = Path(__file__).parent / '_probed.py'


def server_of(tree: Tree, folder: Path) -> Server:
    """With one worker process: of several, now one and now another would have to load what it needs."""
    return Server(folder, main=PROBED, look=0.02, measured=str(tree.path), worker_processes='1')


class Browser:
    """Signed in; `client` fetches, `opens` gives a page with its socket."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    def page(self, place: str, told: Callable[[float, str, Any], None] = lambda *_: None) -> OpenPage:
        cookie = '; '.join(f'{one.name}={one.value}' for one in self.client.cookies.jar)
        return OpenPage(str(self.client.base_url).rstrip('/'), place, cookie, told)

    async def fetch(self, place: str) -> httpx.Response:
        answer = await self.client.get(place)
        if answer.status_code != httpx.codes.OK:
            raise RuntimeError(f'{place} answers {answer.status_code}.')
        return answer


class Served:
    """`browser_of(username)` signs in on first use."""

    def __init__(self, server: Server, probe: Probe, places: Places, start: Cost) -> None:
        self.probe, self.places, self.start = probe, places, start
        self._server = server
        self._browsers: dict[str, Browser] = {}

    async def browser_of(self, username: str) -> Browser:
        if username not in self._browsers:
            client = httpx.AsyncClient(base_url=self._server.url, timeout=120, headers={'Origin': self._server.url})
            self._browsers[username] = Browser(client)
            page = await client.get('/sign-in')
            hidden = {one['props']['name']: one['props']['value'] for one in elements_of(page).values()
                      if one.get('props', {}).get('type') == 'hidden'}
            answer = await client.post('/sign-in', data=hidden | {'demo': username})
            if answer.status_code != httpx.codes.SEE_OTHER or not client.cookies.get('cohort'):
                raise RuntimeError(f'{username} cannot sign in ({answer.status_code}).')
        return self._browsers[username]

    async def costs(self, action: Callable[[], Awaitable[float]]) -> Cost:
        """Of an action that says itself how long somebody waited for it; what follows from it is part of its cost."""
        before = await self.probe.read()
        wall = await action()
        return cost_since(before, await self.probe.settled(), wall)

    async def close(self) -> None:
        for browser in self._browsers.values():
            await browser.client.aclose()
        self.probe.close()
        self._server.stop()


def cost_since(before: Reading, after: Reading, wall: float, elements: int | None = None) -> Cost:
    return Cost(after.processor - before.processor, wall, after.statements - before.statements, elements)


@asynccontextmanager
async def served(tree: Tree, folder: Path) -> AsyncIterator[Served]:
    """The folder belongs to this server alone."""
    server = server_of(tree, folder)
    began = perf_counter()
    await server.start()
    wall = perf_counter() - began
    try:
        probe = await Probe.of(folder)
        here = Served(server, probe, Places.of(server.database_url), Cost((await probe.read()).processor, wall))
    except BaseException:
        server.stop()
        raise
    try:
        yield here
    finally:
        await here.close()
