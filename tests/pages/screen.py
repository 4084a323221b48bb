"""What stands on a page of the simulated browser, also inside our own components, which take data and draw it there."""
import asyncio
from collections.abc import Callable
from html import unescape
from typing import Any

from nicegui import background_tasks, ui
from nicegui.testing import User

PATIENCE = 1500  # looks, 20 ms apart; only ever used up when something is wrong
SOON = 25  # looks, for what else follows from a change that has been seen
CALM = 3  # looks at which nothing was under way
WAITING = ('outbox loop', 'refresh bindings', '<bound method Client.prune', '<bound method Slot.prune',
           '<function prune', 'end a page that was sent away', '<bound method Importing._look')
"""What is always under way, by the beginning of its name, and what only waits for a page to go."""


def words(browser: User) -> str:
    """Everything that the page's elements are given to show."""
    return unescape('\n'.join(_of(element) for element in _elements(browser)))


async def sees(browser: User, *texts: str) -> None:
    """All of these, at the latest after a little while: changes arrive by themselves.

    The other pages and the other parts of this page have followed too, unless something takes its time.
    """
    for _ in range(PATIENCE):
        if all(text in words(browser) for text in texts):
            await _calm(SOON)
            return
        await asyncio.sleep(0.02)
    missing = [text for text in texts if text not in words(browser)]
    raise AssertionError(f'{missing} is not on the page:\n{words(browser)[:5000]}')


async def sees_no(browser: User, *texts: str) -> None:
    """None of these, at the latest after a little while."""
    for _ in range(PATIENCE):
        if not any(text in words(browser) for text in texts):
            await _calm(SOON)
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f'{[text for text in texts if text in words(browser)]} is still on the page')


async def becomes(read: Callable[[], Any], expected: Any) -> None:
    """What is read is this, at the latest after a little while."""
    for _ in range(PATIENCE):
        if read() == expected:
            await _calm(SOON)
            return
        await asyncio.sleep(0.02)
    assert read() == expected


async def quiet() -> None:
    """When whatever has rung is drawn: nothing is under way any more."""
    if not await _calm(PATIENCE):
        raise AssertionError(f'It does not become quiet: {_under_way()}')


async def _calm(looks: int) -> bool:
    calm = 0
    for _ in range(looks):
        await asyncio.sleep(0.02)
        calm = 0 if _under_way() else calm + 1
        if calm == CALM:
            return True
    return False


def the(browser: User, kind: type):
    """The one element of this kind."""
    [found] = [element for element in _elements(browser) if isinstance(element, kind)]
    return found


def count(browser: User) -> int:
    """How many elements the page consists of."""
    return len(browser.client.elements)


def _elements(browser: User) -> list[ui.element]:
    return [element for element in browser.client.elements.values() if element.visible]


def _of(element: ui.element) -> str:
    return f'{element._text or ""} {dict(element._props)}'


def _under_way() -> list[str]:
    return [task.get_name() for task in background_tasks.running_tasks
            if not task.get_name().startswith(WAITING) and not _has_asked(task)]


def _has_asked(task: asyncio.Task) -> bool:
    """A dialog is open, and the task goes on with the answer."""
    here: Any = task.get_coro()
    while here is not None:
        if getattr(here, 'gi_code', None) is ui.dialog.__await__.__code__:
            return True
        here = getattr(here, 'cr_await', None) or getattr(here, 'gi_yieldfrom', None)
    return False
