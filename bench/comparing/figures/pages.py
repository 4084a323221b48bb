"""Opening the pages of each role: fetched with the first rows, connected, and all drawn that comes by itself."""
from collections.abc import AsyncIterator, Callable
from functools import partial
from time import perf_counter
from typing import NamedTuple

from ..figure import Cost
from ..places import Places
from ..served import Served, cost_since

TIMES = 4
ROWS = 'start=0&end=60&sort={sort}&dir=asc'


class Page(NamedTuple):
    username: str
    place: Callable[[Places], str]
    rows: str = ''
    """What a grid on the page reads, below its address."""


_OPENED = {
    'learner: my sessions': Page('priya', lambda _: '/sessions'),
    'learner: a session': Page('priya', lambda at: at.learning),
    'learner: a course': Page('priya', lambda at: at.learning_course),
    'learner: an item': Page('priya', lambda at: f'{at.learning_course}/items/{at.item}'),
    'learner: progress': Page('priya', lambda at: f'{at.learning_course}/progress'),
    'learner: agenda': Page('priya', lambda _: '/agenda'),
    'coach: a session': Page('marta', lambda at: at.coaching, f'/rows?{ROWS.format(sort="name")}'),
    'coach: tracking of a course': Page('marta', lambda at: at.coaching_course, f'/rows?{ROWS.format(sort="name")}'),
    'coach: an item': Page('marta', lambda at: f'{at.coaching_course}/items/{at.task}'),
    'coach: content': Page('marta', lambda at: f'{at.coaching_course}/content'),
    'coach: gradebook': Page('marta', lambda at: f'{at.coaching_course}/grades', f'/rows?{ROWS.format(sort="name")}'),
    'large class: the session': Page('ines', lambda at: at.large, f'/rows?{ROWS.format(sort="name")}'),
    'large class: gradebook': Page('ines', lambda at: f'{at.large}/courses/{at.large_course}/grades',
                                   f'/rows?{ROWS.format(sort="name")}'),
    'administrator: sessions': Page('ines', lambda _: '/admin/sessions', f'/rows?{ROWS.format(sort="title")}'),
    'administrator: a session': Page('ines', lambda at: f'/admin/sessions/{at.session}'),
    'administrator: people': Page('ines', lambda _: '/admin/people', f'/rows?{ROWS.format(sort="name")}'),
    'administrator: courses': Page('ines', lambda _: '/admin/courses', f'/rows?{ROWS.format(sort="title")}'),
    'teacher: a course': Page('helena', lambda at: f'/admin/courses/{at.course}'),
}


async def _opens(page: Page, here: Served) -> AsyncIterator[Cost]:
    await _open(page, here)  # whatever is done only once is done
    for _ in range(TIMES):
        yield await _open(page, here)


async def _open(page: Page, here: Served) -> Cost:
    browser, place = await here.browser_of(page.username), page.place(here.places)
    opened, before = browser.page(place), await here.probe.read()
    began = perf_counter()
    answer = await browser.fetch(place)
    if page.rows and not (await browser.fetch(f'{place}{page.rows}')).json()['rows']:
        raise RuntimeError(f'{place}{page.rows} has no rows.')
    waited = perf_counter() - began
    await opened.connects(answer)
    try:
        after = await here.probe.settled()
        return cost_since(before, after, waited, len(opened.elements))
    finally:
        await opened.leaves()


PAGES = {name: partial(_opens, page) for name, page in _OPENED.items()}
