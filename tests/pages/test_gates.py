"""What waits for something opens on pages already open: when that is done, when its moment comes, when a coach says."""
import asyncio
from datetime import timedelta

from components.assignment_box.assignment_box import AssignmentForm
from components.outline.outline import CourseOutline
from db import courses, customisation, progress
from db.core import clock
from db.customisation import ItemDates
from db.items import ItemChanges
from tests.pages.screen import becomes, has, quiet, sees, sees_no, the

SOON = timedelta(seconds=1)


def place(campus, item=None) -> str:
    return f'/sessions/{campus.autumn.id}/courses/{campus.python.id}' + (f'/items/{item.id}' if item else '')


def marks(browser) -> dict[str, str]:
    return {item['name']: item['mark'] for section in the(browser, CourseOutline)._props['sections']
            for item in section['items']}


async def test_completing_what_it_waits_for_opens_an_item_on_every_open_page_of_that_learner(campus):
    await courses.edit_item(campus.python, campus.task.id, ItemChanges(needs=[[campus.reading.id, 'completed']]),
                            by=campus.helena)
    waiting = await campus.visit(campus.priya, place(campus, campus.task))
    overview = await campus.visit(campus.priya, place(campus))
    emeka = await campus.visit(campus.emeka, place(campus))
    await sees(waiting, 'Bike-share report opens when you have completed Values and types.')
    assert marks(overview)['Bike-share report'] == 'locked'
    await progress.mark_done(campus.priya_python, campus.reading.id, by=campus.priya)
    await sees_no(waiting, 'opens when you have')
    await becomes(lambda: has(waiting, AssignmentForm), True)  # the page of the item goes in by itself
    await sees(overview, "'word': 'In progress'")
    await quiet()
    assert marks(overview)['Bike-share report'] == 'going' and marks(emeka)['Bike-share report'] == 'locked'


async def test_an_item_opens_at_its_moment_and_closes_again_when_a_coach_says_so(campus):
    await customisation.set_dates(campus.autumn_python, campus.page.id, ItemDates(opens_at=clock.now() + SOON),
                                  by=campus.tomas)
    priya, bo = await campus.visit(campus.priya, place(campus)), await campus.visit(
        campus.bo, f'/sessions/{campus.evening.id}/courses/{campus.python.id}')
    assert (marks(priya)['Notebooks'], marks(bo)['Notebooks']) == ('locked', 'todo')
    await asyncio.sleep(SOON.total_seconds())
    for _ in range(100):
        if marks(priya)['Notebooks'] == 'todo':
            break
        await asyncio.sleep(0.05)
    assert marks(priya)['Notebooks'] == 'todo'
    await customisation.set_dates(campus.autumn_python, campus.page.id,
                                  ItemDates(opens_at=clock.now() + timedelta(days=1)),
                                  by=campus.tomas)
    await sees(priya, 'Notebooks opens on')
    assert (marks(priya)['Notebooks'], marks(bo)['Notebooks']) == ('locked', 'todo')
