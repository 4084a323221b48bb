"""What stands on a page of the simulated browser, also inside our own components, which take data and draw it there."""
import asyncio
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

from nicegui import background_tasks, ui
from nicegui.testing import User

PATIENCE = 1500  # looks; only ever used up when something is wrong
LOOK = 0.02  # seconds between two
SOON = 25  # looks, for what else follows from a change that has been seen, and for what only pauses meanwhile
CALM = 3  # looks at which nothing was under way
TESTS = str(Path(__file__).parents[1])
WAITING = ('outbox loop', 'refresh bindings', '<bound method Client.prune', '<bound method Slot.prune',
           '<function prune', 'end a page that was sent away', '<bound method Importing._look')
"""What is always under way, by the beginning of its name, and what only waits for a page to go."""


def words(browser: User) -> str:
    """Everything that the page's elements are given to show."""
    return unescape('\n'.join(_of(element) for element in _elements(browser)))


async def sees(browser: User, *texts: str) -> None:
    """All of these, at the latest after a little while: changes arrive by themselves.

    The other pages and the other parts of this page have followed too, however long they were at work: only who pauses,
    is asked something or is held up by the test itself is not waited for.
    """
    for _ in range(PATIENCE):
        if all(text in words(browser) for text in texts):
            await _calm(SOON)
            return
        await asyncio.sleep(LOOK)
    missing = [text for text in texts if text not in words(browser)]
    raise AssertionError(f'{missing} is not on the page:\n{words(browser)[:5000]}')


async def sees_no(browser: User, *texts: str) -> None:
    """None of these, at the latest after a little while."""
    for _ in range(PATIENCE):
        if not any(text in words(browser) for text in texts):
            await _calm(SOON)
            return
        await asyncio.sleep(LOOK)
    raise AssertionError(f'{[text for text in texts if text in words(browser)]} is still on the page')


async def becomes(read: Callable[[], Any], expected: Any) -> None:
    """What is read is this, at the latest after a little while."""
    for _ in range(PATIENCE):
        if read() == expected:
            await _calm(SOON)
            return
        await asyncio.sleep(LOOK)
    assert read() == expected


async def quiet() -> None:
    """When whatever was published is drawn: nothing is under way any more."""
    await _calm(PATIENCE)


async def _calm(soon: int) -> None:
    """Nothing is under way; after so many looks, nothing is at work."""
    calm, left = 0, []
    for number in range(PATIENCE):
        await asyncio.sleep(LOOK)
        left = [task for task in _under_way() if number < soon or _is_at_work(task)]
        calm = 0 if left else calm + 1
        if calm == CALM:
            return
    raise AssertionError(f'It does not become quiet: {left}')


def the(browser: User, kind: type):
    """The one element of this kind."""
    [found] = [element for element in _elements(browser) if isinstance(element, kind)]
    return found


def has(browser: User, kind: type) -> bool:
    return any(isinstance(element, kind) for element in _elements(browser))


def count(browser: User) -> int:
    """How many elements the page consists of."""
    return len(browser.client.elements)


def _elements(browser: User) -> list[ui.element]:
    return [element for element in browser.client.elements.values() if element.visible]


def _of(element: ui.element) -> str:
    return f'{element._text or ""} {dict(element._props)}'


def _under_way() -> list[asyncio.Task]:
    return [task for task in background_tasks.running_tasks
            if not task.get_name().startswith(WAITING) and not _has_asked(task)]


def _has_asked(task: asyncio.Task) -> bool:
    """A dialog is open, and the task goes on with the answer."""
    return any(getattr(one, 'gi_code', None) is ui.dialog.__await__.__code__ for one in _awaited(task))


def _is_at_work(task: asyncio.Task) -> bool:
    """Neither does it pause for a good while, nor is it held up by something of the test's own, nor does it wait for
    other tasks, which are looked at themselves."""
    return not any(_is_of_the_tests(one) or _pauses(one) or _waits_for_others(one) for one in _awaited(task))


def _is_of_the_tests(one: Any) -> bool:
    code = getattr(one, 'cr_code', None)
    return code is not None and code.co_filename.startswith(TESTS)


def _pauses(one: Any) -> bool:
    frame = getattr(one, 'cr_frame', None)
    return frame is not None and frame.f_code is asyncio.sleep.__code__ and frame.f_locals['delay'] > SOON * LOOK


def _waits_for_others(one: Any) -> bool:
    return getattr(one, 'cr_code', None) is asyncio.wait.__code__


def _awaited(task: asyncio.Task) -> Iterator[Any]:
    """The coroutine of the task, what it awaits, what that awaits, …"""
    here: Any = task.get_coro()
    while here is not None:
        yield here
        here = getattr(here, 'cr_await', None) or getattr(here, 'gi_yieldfrom', None)
