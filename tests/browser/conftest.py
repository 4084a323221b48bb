"""The running application and people in front of real browsers.

All browser tests share one server and one event loop. Each starts with closed browsers; what earlier tests have
written is still there, so a story works on people and items of its own.
"""
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, StorageState, async_playwright, expect

from . import chromium as chromium_here
from .looks import Console, everything_heard
from .server import WATCHED, Server
from .visits import PATIENCE, UsedBrowsers, Visits
from .walker.hands import Keyboard, Mouse
from .walker.house import a_house
from .walker.proof import Area, prove

HERE = Path(__file__).parent
expect.set_options(timeout=PATIENCE)


@pytest_asyncio.fixture(scope='session', loop_scope='session')
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await chromium_here.launch(playwright)
        if browser is None:
            pytest.skip(chromium_here.NONE)
        everything_heard(browser)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope='session', loop_scope='session')
async def server(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    """The application with its demo data; `crash()` and `restart()` are there for the asking."""
    server = Server(tmp_path_factory.mktemp('server'), main=WATCHED)
    await server.start()
    yield server
    server.stop()
    assert not (said := server.troubles()), said


@pytest.fixture(scope='session')
def cookies() -> dict[str, StorageState]:
    """Who has signed in before."""
    return {}


@pytest.fixture(scope='session')
def used_browsers() -> UsedBrowsers:
    return UsedBrowsers()


@pytest.fixture(autouse=True)
def console() -> Iterator[Console]:
    """`console.forgive('404')` for an error that belongs to the story; any other fails the test."""
    with Console() as console:
        yield console
    assert not console.errors, 'In the browsers:\n' + '\n'.join(console.errors)


@pytest.fixture(autouse=True)
def logs() -> Iterator[None]:
    """An error or an exception that nobody has handled, in the log of any server, fails the test."""
    yield
    said = [trouble for server in Server.all if (trouble := server.troubles())]
    assert not said, 'In the servers’ logs:\n' + '\n'.join(said)


@pytest_asyncio.fixture(loop_scope='session')
async def visit(
    chromium: Browser, server: Server, cookies: dict[str, StorageState], used_browsers: UsedBrowsers,
) -> AsyncIterator[Visits]:
    """To open signed-in pages: `page = await visit('ada', '/sessions', width=PHONE, dark=True)`."""
    if not server.is_running:
        await server.start()  # an earlier test has crashed it
    visits = Visits(chromium, server.url, cookies, used_browsers)
    yield visits
    await visits.end()


@pytest.fixture(params=[Mouse, Keyboard], ids=['mouse', 'keyboard'])
def hand(request: pytest.FixtureRequest) -> type[Mouse]:
    return request.param


@pytest_asyncio.fixture(loop_scope='session')
async def walk_of(
    hand: type[Mouse], chromium: Browser, console: Console, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Callable[[Area], Awaitable[None]]]:
    """`await walk_of(area)`: whatever is there is operated, in a house of its own; see `walker`."""
    console.forgive('status of 40[134]')  # who is walking signs out, and follows links to what has not begun
    console.forgive("sandboxed and the 'allow-scripts' permission is not set")  # the walker's own, in files
    console.forgive('files/[0-9]+: .*BLOCKED_BY_RESPONSE.NotSameOrigin')  # the browser looks for an icon of a picture
    console.forgive(r'^https?://(?!127\.0\.0\.1)|ERR_BLOCKED_BY_CLIENT')  # it leaves this machine alone
    shared = tmp_path_factory.getbasetemp()
    async with a_house(shared.parent if 'PYTEST_XDIST_WORKER' in os.environ else shared, tmp_path) as server:
        yield lambda area: prove(area, hand, chromium, server)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker('browser')
            if 'walk_of' in item.fixturenames:  # type: ignore[attr-defined]
                item.add_marker('walk')
            item.add_marker(pytest.mark.asyncio(loop_scope='session'), append=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[None]:
    """A test that fails shows what the server has said meanwhile."""
    report = yield
    server = getattr(item, 'funcargs', {}).get('server')
    if server is not None:
        if call.when == 'setup':
            item.stash[_log_read] = server.log.stat().st_size
        elif report.failed:
            report.sections.append(('What the server said', server.story(since=item.stash[_log_read])))
    return report


_log_read = pytest.StashKey[int]()
