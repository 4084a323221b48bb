"""What stands on a page of the simulated browser, also inside our own components, which take data and draw it there."""
import asyncio
from html import unescape

from nicegui import ui
from nicegui.testing import User

PATIENCE = 400  # looks, 20 ms apart; only ever used up when something is wrong


def words(browser: User) -> str:
    """Everything that the page's elements are given to show."""
    return unescape('\n'.join(_of(element) for element in _elements(browser)))


async def sees(browser: User, *texts: str) -> None:
    """All of these, at the latest after a little while: changes arrive by themselves."""
    for _ in range(PATIENCE):
        if all(text in words(browser) for text in texts):
            return
        await asyncio.sleep(0.02)
    missing = [text for text in texts if text not in words(browser)]
    raise AssertionError(f'{missing} is not on the page:\n{words(browser)[:5000]}')


async def sees_no(browser: User, *texts: str) -> None:
    """None of these, at the latest after a little while."""
    for _ in range(PATIENCE):
        if not any(text in words(browser) for text in texts):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f'{[text for text in texts if text in words(browser)]} is still on the page')


async def quiet() -> None:
    """Long enough for whatever has rung to be drawn."""
    await asyncio.sleep(0.3)


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
