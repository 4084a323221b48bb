"""A course in a session and its items: what is shown to whom, what is kept, and how the open page follows."""
import asyncio

import pytest
from nicegui.elements.timer import Timer

from components.assignment_box.assignment_box import AssignmentForm
from components.outline.outline import CourseOutline
from components.presence.presence import Presence
from components.reader.reader import DoneToggle
from db import Item, Visit, courses, progress, sessions, submissions
from db.core import DatabaseBusy, Upload
from db.items import ItemChanges
from db.records import CompletionRule, ItemCompletion, ItemKind
from tests.counting import counted
from tests.pages.screen import count, quiet, sees, the, words


def course(session, of) -> str:
    return f'/sessions/{session.id}/courses/{of.id}'


def item(session, of, item) -> str:
    return f'{course(session, of)}/items/{item.id}'


def marks(browser) -> dict[str, str]:
    return {item['name']: item['mark'] for section in the(browser, CourseOutline)._props['sections']
            for item in section['items']}


async def test_the_session_is_named_beside_the_course_everywhere(campus):
    for path in (course(campus.autumn, campus.python), item(campus.autumn, campus.python, campus.page)):
        priya = await campus.visit(campus.priya, path)
        assert 'Python for data · Data Analyst · Autumn' in priya.client.title
        head = the(priya, CourseOutline)._props
        assert (head['title'], head['session']['name']) == ('Python for data', 'Data Analyst · Autumn')
        steps = words(priya)
        assert "{'label': 'Data Analyst · Autumn', 'href': '/sessions/" in steps


async def test_the_course_says_what_it_holds_and_where_to_begin(campus):
    priya = await campus.visit(campus.priya, course(campus.autumn, campus.python))
    await sees(priya, '2 pages and 2 assignments', 'Next due date', 'Start', f'/items/{campus.page.id}')
    await progress.open_item(campus.priya_python, campus.reading.id, by=campus.priya)
    await sees(priya, 'Continue', f'href="{item(campus.autumn, campus.python, campus.reading)}"')


async def test_opening_an_item_is_remembered_and_shown(campus):
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.page))
    await sees(priya, "'text': '25 %'")
    assert marks(priya)['Notebooks'] == 'done'
    await campus.priya_python.refresh_from_db()
    assert campus.priya_python.last_item_id == campus.page.id


async def test_staff_read_without_a_trace(campus):
    for person in (campus.ines, campus.samuel, campus.marta, campus.tomas):
        page = await campus.visit(person, item(campus.autumn, campus.python, campus.page))
        await sees(page, 'Setting up · item 1 of 4', 'notebook')
        assert not [element for element in page.client.elements.values() if isinstance(element, Presence | Timer)]
        assert the(page, CourseOutline)._props['progress'] is None
    await quiet()
    assert not await ItemCompletion.all().exists() and not await Visit.all().exists()


async def test_what_is_marked_done_shows_in_the_outline_and_on_the_other_open_page(campus):
    here, there = [await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.reading)) for _ in '12']
    here.find(marker='mark-done').click()
    await sees(here, 'Undo')
    await sees(there, 'Undo')
    assert marks(here)['Values and types'] == marks(there)['Values and types'] == 'done'
    there.find(marker='undo-done').click()
    await sees(here, 'Mark as done')


async def test_only_what_is_marked_by_hand_has_the_button(campus):
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.page))
    assert not [element for element in priya.client.elements.values() if isinstance(element, DoneToggle)]


async def test_previous_and_next_follow_the_outline(campus):
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.reading))
    await sees(priya, item(campus.autumn, campus.python, campus.page), 'Next: Bike-share report', 'item 2 of 4')
    last = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.quiz))
    await sees(last, 'Back to the course', 'To pass', '6 points')


async def test_what_is_handed_in_is_shown_and_its_grade_arrives_while_the_page_is_open(campus):
    path = item(campus.autumn, campus.python, campus.task)
    priya = await campus.visit(campus.priya, path)
    emeka = await campus.visit(campus.emeka, path)
    evening = await campus.visit(campus.priya, item(campus.evening, campus.python, campus.task))
    submission = await submissions.submit(campus.priya_python,
                                          campus.task.id, 'Near water.', by=campus.priya,
                                          uploads=[Upload.of('report.txt', b'Near water.')])
    [file] = await submission.files.all()
    from pages.sessions.urls import work_file_url
    await sees(priya, 'Near water.', 'Awaiting grade', work_file_url(file.id), 'report.txt')
    await submissions.grade_submission(submission, 33, comment='Clear.', by=campus.tomas)
    await sees(priya, '33 / 40', '82.50 %', 'Clear.', 'Tomás Rey', 'grade 82.50')
    await quiet()
    for page in (emeka, evening):
        assert 'Near water.' not in words(page) and '33 / 40' not in words(page)


async def test_handing_in_again_keeps_the_earlier_grade_in_sight(campus):
    first = await submissions.submit(campus.priya_python, campus.quiz.id, 'One.', by=campus.priya)
    await submissions.grade_submission(first, 3, comment='Look again.', by=campus.tomas)
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.quiz))
    await the(priya, AssignmentForm)._on_hand_in('Two.')
    await sees(priya, 'Two.', 'Awaiting grade', '3 / 10', 'for what you submitted on')


async def test_two_decimals_are_shown_as_given(campus):
    submission = await submissions.submit(campus.priya_python, campus.task.id, 'Mine.', by=campus.priya)
    await submissions.grade_submission(submission, '32.5', by=campus.tomas)
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.task))
    await sees(priya, '32.5 / 40')


async def test_after_the_end_everything_can_be_read_and_nothing_done(campus):
    priya = await campus.visit(campus.priya, item(campus.spring, campus.python, campus.reading))
    [mark_done] = priya.find(marker='mark-done').elements
    assert not mark_done.enabled and words(priya).count('This session ended on') == 2
    await priya.open(item(campus.spring, campus.python, campus.task))
    await sees(priya, 'This session ended on')
    assert the(priya, AssignmentForm)._props['work']['open'] is False
    await quiet()
    assert not await ItemCompletion.all().exists()


async def test_a_changed_text_is_announced_and_not_swapped(campus):
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.page))
    await courses.edit_item(campus.python, campus.reading.id, ItemChanges(title='Values, names and types'),
                            by=campus.helena)
    await sees(priya, 'Values, names and types')
    assert 'has changed' not in words(priya)
    await courses.edit_item(campus.python, campus.page.id, ItemChanges(body='Another text'), by=campus.helena)
    await sees(priya, 'This page has changed since you opened it.')
    assert 'Another text' not in words(priya)


async def test_a_removed_item_is_announced_and_new_ones_appear(campus):
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.reading))
    await courses.remove_item(campus.python, campus.reading.id, by=campus.helena)
    await sees(priya, 'It has been removed from the course.')
    [section, *_] = await courses.base_outline(campus.python, seen_by=campus.helena)
    await courses.add_item(campus.python, section.id, ItemKind.PAGE, 'Brand new', by=campus.helena)
    await sees(priya, 'Brand new')


async def test_authors_words_cannot_do_anything_on_the_page(campus):
    await courses.edit_item(campus.python, campus.page.id,
                            ItemChanges(title='<b onclick=x>Bold',
                                        body='<script>x()</script> [y](javascript:x())'), by=campus.helena)
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.page))
    assert '<b onclick' not in ''.join(
        element._props.get('innerHTML', '') for element in priya.client.elements.values())
    assert '<script>' not in ''.join(
        element._props.get('innerHTML', '') for element in priya.client.elements.values())


async def test_links_lead_to_the_web_only(campus):
    [section, *_] = await courses.base_outline(campus.python, seen_by=campus.helena)
    link = await courses.add_item(campus.python, section.id, ItemKind.LINK, 'Elsewhere',
                                  ItemChanges(url='https://example.org/a'),
                                  by=campus.helena)
    page = item(campus.autumn, campus.python, link)
    priya = await campus.visit(campus.priya, page)
    await sees(priya, f'href="{page}/link" target="_blank" rel="noopener noreferrer"', 'https://example.org/a')
    out = await priya.http_client.get(f'{page}/link', follow_redirects=False)
    assert (out.status_code, out.headers['location']) == (303, 'https://example.org/a')
    await Item.filter(id=link.id).update(url='javascript:alert(1)')
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, link))
    await sees(priya, 'No address has been added yet.')
    assert 'javascript:' not in words(priya)
    out = await priya.http_client.get(f'{page}/link', follow_redirects=False)
    assert out.headers['location'] == page


async def test_nothing_on_the_page_of_a_withdrawn_learner_acts_any_more(campus):
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.reading))
    await quiet()
    await sessions.withdraw(campus.autumn, campus.priya, by=campus.samuel)
    priya.find(marker='mark-done').click()
    await quiet()
    assert not await ItemCompletion.filter(completed_at__isnull=False).exists()
    assert priya.notify.messages == ['You don’t have permission to do this.']


async def test_presence_makes_one_visit_and_ends_it_once(campus):
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.page))
    presence = the(priya, Presence)
    await presence._arrive()
    await presence._stay()
    [visit] = await Visit.filter(participation_id=campus.priya_python.id)
    assert visit.tabs == 1
    await presence._leave()
    await presence._leave()
    await visit.refresh_from_db()
    assert visit.tabs == 0


async def test_a_departure_does_not_overtake_the_arrival_before_it(campus):
    """As when the database is busy: the arrival is still waiting when the page is hidden."""
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.page))
    presence = the(priya, Presence)
    arrive, free = presence._arrive_, asyncio.Event()

    async def when_it_is_free() -> None:
        await free.wait()
        await arrive()

    presence._arrive_ = when_it_is_free
    arriving, leaving = asyncio.ensure_future(presence._arrive()), asyncio.ensure_future(presence._leave())
    await asyncio.sleep(0)
    free.set()
    await asyncio.gather(arriving, leaving)
    [visit] = await Visit.filter(participation_id=campus.priya_python.id)
    assert visit.tabs == 0


async def test_who_could_not_arrive_does_so_when_the_page_says_that_it_is_there(campus):
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.page))
    presence = the(priya, Presence)
    arrive = presence._arrive_

    async def refused() -> None:
        raise DatabaseBusy

    presence._arrive_ = refused
    with pytest.raises(DatabaseBusy):
        await presence._arrive()
    presence._arrive_ = arrive
    await presence._stay()
    [visit] = await Visit.filter(participation_id=campus.priya_python.id)
    assert visit.tabs == 1


async def test_items_of_another_course_and_strangers_get_404(campus):
    elsewhere = item(campus.autumn, campus.python, campus.mean)
    priya = await campus.visit(campus.priya, '/account')
    assert (await priya.http_client.get(elsewhere)).status_code == 404
    for stranger in (campus.olga, campus.bo, campus.aiko, campus.lucia, campus.helena):
        page = await campus.visit(stranger, '/account')
        for path in (course(campus.autumn, campus.python), item(campus.autumn, campus.python, campus.page)):
            assert (await page.http_client.get(path)).status_code == 404


async def test_a_long_course_costs_as_many_statements_and_elements_as_a_short_one(campus):
    async def cost(path: str) -> tuple[int, int]:
        priya = await campus.visit(campus.priya, '/account')
        await quiet()
        with counted() as statements:
            await priya.open(path)
        return len(statements), count(priya)

    paths = [course(campus.autumn, campus.python), item(campus.autumn, campus.python, campus.task)]
    short = [await cost(path) for path in paths]
    for n in range(10):
        section = await courses.add_section(campus.python, f'Section {n}', by=campus.helena)
        for m in range(4):
            await courses.add_item(campus.python, section.id, ItemKind.ASSIGNMENT, f'Task {n}.{m}',
                                   ItemChanges(due_day=n),
                                   by=campus.helena)
    assert [await cost(path) for path in paths] == short
    assert max(statements for statements, _ in short) <= 24 and max(elements for _, elements in short) <= 60


async def test_an_item_that_is_graded_completes_by_its_grade_on_the_open_page(campus):
    await courses.edit_item(campus.python, campus.task.id, ItemChanges(completes=CompletionRule.GRADED),
                            by=campus.helena)
    submission = await submissions.submit(campus.priya_python, campus.task.id, 'Mine.', by=campus.priya)
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.task))
    assert marks(priya)['Bike-share report'] == 'grade'
    await submissions.grade_submission(submission, 20, by=campus.marta)
    await sees(priya, "'text': '25 %'")
    assert marks(priya)['Bike-share report'] == 'done'
