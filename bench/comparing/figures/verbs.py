"""Verbs, as the browser of an open page asks for them, with all that every open page draws for them."""
import asyncio
from collections.abc import AsyncIterator
from functools import partial
from time import perf_counter
from typing import Any

from tests.browser.open_page import OpenPage

from ..figure import Cost
from ..served import Served

TIMES, PATIENCE = 6, 30.0
TICK = ('Mark as done', 'Not done after all', 'Undo')
"""As the buttons are called in one commit or another."""
POINTS = ('7', '8')


class _Ear:
    """Whether the page has been told anything since it asked."""

    def __init__(self) -> None:
        self._told = asyncio.Event()

    def __call__(self, at: float, event: str, said: Any) -> None:
        self._told.set()

    async def asks(self, page: OpenPage, id_: int, event: str, said: Any) -> float:
        """Seconds until the first word of the answer."""
        self._told.clear()
        began = perf_counter()
        await page.sends(id_, event, said)
        await asyncio.wait_for(self._told.wait(), PATIENCE)
        return perf_counter() - began


async def _marks_done(here: Served) -> AsyncIterator[Cost]:
    """And undoes it, in turns."""
    browser, ear = await here.browser_of('priya'), _Ear()
    page = browser.page(f'{here.places.learning_course}/items/{here.places.item}', ear)
    await page.opens()
    try:
        for _ in range(TIMES):
            await here.probe.settled()
            button = _button(page)
            cost = await here.costs(partial(ear.asks, page, button, 'click', {}))
            if _button(page) == button:
                raise RuntimeError('The item is not marked.')
            yield cost
    finally:
        await page.leaves()


def _button(page: OpenPage) -> int:
    for id_, element in page.elements.items():
        if element['tag'] == 'q-btn' and element.get('props', {}).get('label') in TICK:
            return id_
    raise RuntimeError('There is nothing to mark the item done with.')


async def _grades(here: Served) -> AsyncIterator[Cost]:
    browser, ear = await here.browser_of('marta'), _Ear()
    place, key = f'{here.places.coaching_course}/grades', f'item-{here.places.task}'
    page = browser.page(place, ear)

    async def first_row() -> dict[str, Any]:
        return (await browser.fetch(f'{place}/rows?start=0&end=1&sort=name&dir=asc')).json()['rows'][0]
    await page.opens()
    try:
        grid = _typed_into(page)
        for number in range(TIMES):
            await here.probe.settled()
            row, points = await first_row(), POINTS[number % 2]
            said = {'id': row['id'], 'key': key, 'text': points, 'seen': _shown(row[key])}
            cost = await here.costs(partial(ear.asks, page, grid, 'enter', said))
            if _shown((await first_row())[key]) != points:
                raise RuntimeError('The grade is not kept.')
            yield cost
    finally:
        await page.leaves()


def _typed_into(page: OpenPage) -> int:
    for id_, element in page.elements.items():
        if any(event['type'] == 'enter' for event in element.get('events', ())):
            return id_
    raise RuntimeError('There is no gradebook to type into.')


def _shown(cell: Any) -> str:
    value = cell.get('v') if isinstance(cell, dict) else cell
    return str(value or '')


VERBS = {'learner: marking an item done': _marks_done, 'coach: entering a grade': _grades}
