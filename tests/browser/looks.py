"""What the tests look at in a browser: the traffic on the wire, the console, accessibility, the width."""
import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Page, Request, WebSocket

SERIOUS = {'serious', 'critical'}
PINGS = {'2', '3'}
TRIES = 200  # a tenth of a second apart; only ever used up when something is wrong


class Frames:
    """What the server has sent to one page over its websocket, and what the page has sent back."""

    def __init__(self, page: Page) -> None:
        self.received: list[str] = []
        self.sent: list[str] = []
        page.on('websocket', self._listen)

    def forget(self) -> None:
        """Look only at what comes from now on."""
        self.received.clear()
        self.sent.clear()

    async def silence(self, seconds: float) -> None:
        """Nothing but pings has come for so long."""
        said, lasted = -1, 0.0
        for _ in range(TRIES):
            heard = len([frame for frame in self.received if frame not in PINGS])
            said, lasted = heard, lasted + 0.1 if heard == said else 0.0
            if lasted >= seconds:
                return
            await asyncio.sleep(0.1)
        raise AssertionError('The server does not fall silent.')

    @property
    def text(self) -> str:
        """Everything received, as one text."""
        return '\n'.join(self.received)

    @property
    def size(self) -> int:
        """Bytes received."""
        return sum(len(frame.encode()) for frame in self.received)

    def _listen(self, socket: WebSocket) -> None:
        socket.on('framereceived', lambda frame: self.received.append(_text(frame)))
        socket.on('framesent', lambda frame: self.sent.append(_text(frame)))


class Console:
    """What goes wrong in browsers while it is open: errors on consoles, exceptions and rejected promises that nobody
    handles, requests that fail. Any left at the end of a test fails it."""
    _open: ClassVar[list['Console']] = []

    def __init__(self) -> None:
        self._errors: list[str] = []
        self._forgiven: list[str] = []

    def __enter__(self) -> 'Console':
        self._open.append(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.remove(self)

    def forgive(self, pattern: str) -> None:
        """Such an error is part of the story: a page that is not there, a connection that is cut."""
        self._forgiven.append(pattern)

    @property
    def errors(self) -> list[str]:
        return [error for error in self._errors if not any(re.search(known, error) for known in self._forgiven)]

    @classmethod
    def hears(cls, where: str, error: str) -> None:
        for console in cls._open:
            console._errors.append(f'{where}: {error}')


def everything_heard(browser: Browser) -> None:
    """Whoever opens a page in this browser from now on, and however."""
    open_context = browser.new_context

    async def new_context(**options: Any) -> BrowserContext:
        context = await open_context(**options)
        context.on('console', lambda line: line.type == 'error' and Console.hears(_place(line.page), line.text))
        context.on('weberror', lambda problem: Console.hears(_place(problem.page), str(problem.error)))
        context.on('requestfailed', _failed)
        return context
    browser.new_context = new_context  # type: ignore[method-assign]


def _failed(request: Request) -> None:
    """What a page lets go as it leaves has not failed."""
    if request.failure != 'net::ERR_ABORTED':
        Console.hears(request.url, f'{request.failure} ({request.method})')


def _place(page: Page | None) -> str:
    return page.url if page else 'a page that is gone'


def websocket_frames(page: Page) -> Frames:
    """The traffic of a page that `visit` has opened, from its first frame on."""
    return _frames[page]


def record(page: Page) -> None:
    """Must come before the page is opened, or its websocket is missed."""
    _frames[page] = Frames(page)


async def looks_right(page: Page) -> None:
    await axe_is_quiet(page)
    await nothing_hangs_out(page)


async def axe_is_quiet(page: Page) -> None:
    """Nothing on the page is seriously in the way of somebody who cannot see, or use a mouse."""
    await at_rest(page)
    found = (await Axe().run(page)).response['violations']
    complaints = [_complaint(violation) for violation in found if violation['impact'] in SERIOUS]
    assert not complaints, '\n'.join([f'{page.url}:', *complaints])


async def nothing_hangs_out(page: Page) -> None:
    """The page is no wider than the window."""
    await at_rest(page)
    excess = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
    assert excess <= 0, f'{page.url} is {excess} px wider than the window'


async def settled(page: Page) -> None:
    """The page is connected and what it shows can be used; a page that is not ours is ready as it is."""
    await page.wait_for_function("""
        document.readyState === 'complete' && (window.did_handshake === true || !document.querySelector('#app'))""")


async def at_rest(page: Page) -> None:
    """Nothing is on its way in or out: what is half faded in has colours that nobody chose."""
    await page.wait_for_function("""
        !document.querySelector('[class*=enter-active], [class*=leave-active]')
        && document.getAnimations().every(one =>
            one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Infinity)""")


async def steady(read: Callable[[], Awaitable[Any]]) -> Any:
    """What is read, once it stays the same."""
    before = await read()
    for _ in range(TRIES):
        await asyncio.sleep(0.1)
        now = await read()
        if now == before:
            return now
        before = now
    raise AssertionError(f'It changes all the time: {before}')


@asynccontextmanager
async def comes_back(page: Page, *, within: int = 60) -> AsyncIterator[None]:
    """Inside, the server goes and returns; afterwards the page has noticed and is connected again.

    Before that a click would go to a page that the new server does not know.
    """
    async with page.expect_event('load', timeout=within * 1000):
        yield
    await settled(page)


def _complaint(violation: dict) -> str:
    where = ' | '.join(node['html'][:120] for node in violation['nodes'][:3])
    return f'{violation["impact"]} {violation["id"]} ({len(violation["nodes"])}×): {violation["help"]}: {where}'


def _text(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else frame.decode(errors='replace')


_frames: WeakKeyDictionary[Page, Frames] = WeakKeyDictionary()
