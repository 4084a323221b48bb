"""Staff see a course as its learners do: plainly marked, left with one click, and without a trace."""
import pytest
from nicegui import ui
from tortoise.connection import get_connection

from components.assignment_box.assignment_box import AssignmentForm
from components.outline.outline import CourseOutline
from components.presence.presence import Presence
from db import courses, progress, sessions
from db.core import NotAllowed
from db.items import ItemChanges
from db.progress import LearnerView
from db.records import Event
from tests.counting import counted
from tests.databases import columns_in
from tests.pages.screen import quiet, sees, sees_no, the

MARKED = '<b>You see this course as a learner does.</b> Nothing is recorded.'


def course(campus, query: str = '?as=learner') -> str:
    return f'/sessions/{campus.autumn.id}/courses/{campus.python.id}{query}'


def item(campus, which, query: str = '?as=learner') -> str:
    return f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/items/{which.id}{query}'


def has(browser, kind: type) -> bool:
    return any(isinstance(element, kind) for element in browser.client.elements.values())


async def everything() -> dict[str, int]:
    """How many rows every table has."""
    records = get_connection('default')
    columns = await records.execute_query_dict(columns_in(records.capabilities.dialect))
    names = {row['table_name'] for row in columns}
    assert {'event', 'visit', 'item_completion', 'submission', 'participation'} <= names
    counts = {name: f'SELECT COUNT(*) AS count FROM "{name}"' for name in names}
    return {name: (await records.execute_query_dict(count))[0]['count'] for name, count in counts.items()}


def written(statements: list[str]) -> list[str]:
    return [one for one in statements if one.lstrip().upper().startswith(('INSERT', 'UPDATE', 'DELETE', 'REPLACE'))]


@pytest.mark.parametrize('who', ['ines', 'samuel', 'marta', 'tomas'])
async def test_staff_see_the_course_as_a_learner_who_has_done_nothing_yet(campus, who):
    staff = await campus.visit(getattr(campus, who), course(campus))
    await sees(staff, MARKED, 'Leave', 'Start')
    outline = the(staff, CourseOutline)._props
    lines = [line for section in outline['sections'] for line in section['items']]
    assert [line['mark'] for line in lines] == ['todo'] * 4
    assert all(line['href'].endswith('?as=learner') for line in lines)
    assert outline['href'] == course(campus)
    assert outline['progress']['value'] == 0


async def test_it_is_left_with_one_click_to_the_same_page(campus):
    tomas = await campus.visit(campus.tomas, course(campus))
    await sees(tomas, f'href="{course(campus, "")}">Leave')
    await tomas.open(item(campus, campus.task))
    await sees(tomas, f'href="{item(campus, campus.task, "")}">Leave')
    await tomas.open(item(campus, campus.task, ''))
    await sees_no(tomas, MARKED, 'as=learner')


async def test_going_on_keeps_it(campus):
    tomas = await campus.visit(campus.tomas, item(campus, campus.reading))
    await sees(tomas, MARKED, f'href="{item(campus, campus.page)}"', f'href="{item(campus, campus.task)}"',
               f"'href': '{course(campus)}'")
    await tomas.open(item(campus, campus.quiz))
    await sees(tomas, f'href="{course(campus)}"')


async def test_nothing_at_all_is_written(campus):
    tomas = await campus.visit(campus.tomas, '/account')
    before = await everything()
    with counted() as statements:
        for address in (course(campus), *(item(campus, one) for one in (
                campus.page, campus.reading, campus.task, campus.quiz))):
            await tomas.open(address)
            await quiet()
            assert not has(tomas, Presence)
        tomas.find(AssignmentForm).trigger('hand_in', 'Forged')
        await quiet()
        await tomas.open(item(campus, campus.reading))
        tomas.find(marker='mark-done').click()
        await quiet()
    assert not written(statements), written(statements)
    assert await everything() == before


async def test_the_box_for_work_and_the_tick_are_there_and_do_nothing(campus):
    tomas = await campus.visit(campus.tomas, item(campus, campus.task))
    box = the(tomas, AssignmentForm)
    assert 'inert' in box.parent_slot.parent._props and not has(tomas, ui.upload)
    assert {name: box._props['work'][name] for name in ('open', 'handed_in', 'grade')} == {
        'open': True, 'handed_in': None, 'grade': None}
    with pytest.raises(NotAllowed):
        await box._on_hand_in('Forged')
    await tomas.open(item(campus, campus.reading))
    tomas.find(marker='mark-done').click()
    await quiet()
    assert 'You see this course as a learner does. Nothing is recorded.' in tomas.notify.messages


@pytest.mark.parametrize('who', ['priya', 'emeka'])
async def test_for_learners_it_changes_nothing(campus, who):
    learner = await campus.visit(getattr(campus, who), item(campus, campus.task))
    await sees(learner, 'Bike-share report')
    await sees_no(learner, MARKED, 'as=learner')
    assert has(learner, Presence)
    await learner.open(course(campus))
    await sees_no(learner, MARKED, 'as=learner', 'View as learner')


async def test_who_learns_and_coaches_is_a_learner_here(campus):
    await sessions.enrol(campus.autumn, campus.tomas, by=campus.ines, courses=[campus.autumn_python])
    tomas = await campus.visit(campus.tomas, course(campus))
    await sees_no(tomas, MARKED)
    assert has(tomas, Presence)
    await tomas.open(f'/coaching/{campus.autumn.id}/courses/{campus.python.id}')
    await sees_no(tomas, 'View as learner')


async def test_for_others_there_is_nothing(campus):
    for person in (campus.olga, campus.bo, campus.helena, campus.aiko, campus.lucia):
        browser = await campus.visit(person, '/account')
        for address in (course(campus), item(campus, campus.page)):
            assert (await browser.http_client.get(address)).status_code == 404
        with pytest.raises(NotAllowed):
            await progress.as_learner(campus.autumn_python, seen_by=person)
    with pytest.raises(NotAllowed):
        await progress.as_learner(campus.autumn_python, seen_by=campus.priya)


@pytest.mark.parametrize('asked', ['', '?as=', '?as=Learner', '?as=coach', '?as=learner%00', '?other=learner'])
async def test_only_the_very_word_asks_for_it(campus, asked):
    tomas = await campus.visit(campus.tomas, course(campus, asked))
    await sees(tomas, 'Notebooks')
    await sees_no(tomas, MARKED)


async def test_the_ways_to_it(campus):
    href = f'href="{course(campus)}"'
    tomas = await campus.visit(campus.tomas, course(campus, ''))
    await sees(tomas, 'View as learner', href)
    await tomas.open(f'/coaching/{campus.autumn.id}/courses/{campus.python.id}')
    await sees(tomas, 'View as learner', href)
    marta = await campus.visit(campus.marta, f'/coaching/{campus.autumn.id}')
    await sees(marta, 'View as learner', href)
    await sees(marta, f'/courses/{campus.statistics.id}?as=learner')


async def test_what_learners_cannot_do_any_more_is_said_as_to_them(campus):
    spring = f'/sessions/{campus.spring.id}/courses/{campus.python.id}'
    marta = await campus.visit(campus.marta, f'{spring}/items/{campus.task.id}?as=learner')
    await sees(marta, MARKED, 'This session ended on', 'not submit new work')
    assert the(marta, AssignmentForm)._props['work']['open'] is False


async def test_it_follows_the_authors(campus):
    tomas = await campus.visit(campus.tomas, course(campus))
    await courses.edit_item(campus.python, campus.page.id, ItemChanges(title='Notebooks, renamed'), by=campus.helena)
    await sees(tomas, 'Notebooks, renamed', "'mark': 'todo'")


async def test_what_is_shown_is_nobodys(campus):
    own, closed = await progress.as_learner(campus.autumn_python, seen_by=campus.tomas)
    assert isinstance(own, LearnerView) and closed is None
    assert (own.participation_id, own.done, own.total, own.grade) == (0, 0, 4, None)
    assert own.next_item is not None and own.next_item.title == 'Notebooks'
    assert not await Event.filter(person_id=campus.tomas.id).exists()


async def test_it_costs_no_more_than_the_page_itself(campus):
    tomas = await campus.visit(campus.tomas, '/account')
    with counted() as plain:
        await tomas.http_client.get(course(campus, ''))
    with counted() as as_learner:
        await tomas.http_client.get(course(campus))
    assert len(as_learner) <= len(plain) + 3, '\n'.join(as_learner)
