"""What is made to be taken away: a report as PDF, a gradebook as a workbook."""
from collections.abc import AsyncIterator, Callable
from functools import partial
from time import perf_counter

from ..figure import Cost
from ..places import Places
from ..served import Served

TIMES = 3


async def _made(place: Callable[[Places], str], here: Served) -> AsyncIterator[Cost]:
    browser = await here.browser_of('marta')

    async def takes() -> float:
        began = perf_counter()
        await browser.fetch(place(here.places))
        return perf_counter() - began
    await takes()
    for _ in range(TIMES):
        yield await here.costs(takes)


PAPERS = {
    'coach: report as PDF': partial(_made, lambda at: f'{at.coaching}/report.pdf'),
    'coach: gradebook as workbook': partial(_made, lambda at: f'{at.coaching_course}/grades.xlsx'),
}
