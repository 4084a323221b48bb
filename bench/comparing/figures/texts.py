"""Rendering: pages of a course whose text nobody has asked for since the server started."""
from collections.abc import AsyncIterator
from time import perf_counter

from ..figure import Cost
from ..served import Served


async def _drawn(here: Served) -> AsyncIterator[Cost]:
    browser = await here.browser_of('priya')
    for item in here.places.texts:
        async def opens(item: int = item) -> float:
            began = perf_counter()
            await browser.fetch(f'{here.places.learning_course}/items/{item}')
            return perf_counter() - began
        yield await here.costs(opens)


TEXTS = {'learner: an item that nobody has opened': _drawn}
