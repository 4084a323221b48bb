"""A session makes a shared course its own: the coach's outline and item, what others see of it at once, and who never
does."""
import asyncio
from datetime import timedelta

import pytest
from nicegui import ui

from components.outline.outline import CourseOutline
from components.outline_editor.outline_editor import OutlineEditor
from components.provenance.provenance import Provenance
from db import Item, courses, customisation, extensions, outlines, sessions, submissions
from db.core import clock
from db.extensions import ExtensionGrant
from db.items import ItemChanges
from db.quizzes import Slot
from db.records import CompletionRule, Customisation, ItemKind, Part, SectionOpening
from db.sessions import SessionChanges
from tests.counting import counted
from tests.db.quiz_cast import choice
from tests.pages.forging import send
from tests.pages.screen import PATIENCE, count, quiet, sees, sees_no, the, words


async def content(campus, person, item=None):
    place = f'/coaching/{campus.autumn.id}/courses/{campus.python.id}/content'
    return await campus.visit(person, place + (f'?item={item.id}' if item else ''))


async def tell(browser, event: str, **said) -> None:
    browser.find(OutlineEditor).trigger(event, said)
    await quiet()


def field(browser, marker: str):
    [element] = browser.find(marker=marker).elements
    return element


def row(browser, item) -> dict:
    sections = the(browser, OutlineEditor)._props['sections']
    [found] = [one for section in sections for one in section['items'] if one['id'] == item.id]
    return found


def chips(browser, item) -> list[str]:
    return [chip['text'] for chip in row(browser, item)['chips']]


def names(browser) -> list[str]:
    """What a learner's outline names."""
    return [item['name'] for section in the(browser, CourseOutline)._props['sections'] for item in section['items']]


def layers(browser, name: str) -> list[tuple[str, str, bool]]:
    [shown] = browser.find(marker=f'layers-{name}').elements
    return [(line['whose'], line['says'], line.get('holds', False)) for line in shown._props['lines']]


async def layered(browser, name: str, *expected: tuple[str, str, bool]) -> None:
    """The same, at the latest after a little while."""
    for _ in range(PATIENCE):
        if layers(browser, name) == list(expected):
            return
        await asyncio.sleep(0.02)
    assert layers(browser, name) == list(expected)


def in_days(number: int) -> str:
    return (clock.now() + timedelta(days=number)).strftime('%Y-%m-%d')


async def save(browser, **values) -> None:
    with browser:
        for name, value in values.items():
            field(browser, name).value = value
    browser.find(marker='save-content').click()
    await quiet()


# two sessions and the course itself, all open

async def test_what_a_coach_changes_shows_in_this_session_and_neither_in_the_course_nor_in_the_other(campus):
    tomas, marta = await content(campus, campus.tomas, campus.page), await content(campus, campus.marta)
    priya, bo = [await campus.visit(person, f'/sessions/{session.id}/courses/{campus.python.id}')
                 for person, session in ((campus.priya, campus.autumn), (campus.bo, campus.evening))]
    helena = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}?item={campus.page.id}')
    others = words(bo), words(helena)

    await tell(tomas, 'hide_item', id=campus.quiz.id, hidden=True)
    await save(tomas, title='Our notebooks', body='Bring a laptop.', due_at=in_days(9))
    await tell(tomas, 'move_item', id=campus.task.id, section=campus.page.section_id, to=0)
    await tell(tomas, 'add_item', section=campus.page.section_id, kind='page', title='Guest talk')

    expected = ['Bike-share report', 'Our notebooks', 'Values and types', 'Guest talk']
    await sees(priya, 'Guest talk')
    assert names(priya) == expected
    await sees(marta, '1 differs from the course · 1 hidden · 1 added here')
    assert chips(marta, campus.page) == ['Own title and text', 'Own dates']
    assert chips(marta, campus.quiz) == ['Hidden'] and row(marta, campus.quiz)['hidden']
    assert (words(bo), words(helena)) == others
    assert (await Item.get(id=campus.page.id)).title == 'Notebooks'


async def test_the_page_costs_the_same_whatever_the_course_holds_and_stays_small(campus):
    tomas = await content(campus, campus.tomas, campus.task)
    assert count(tomas) <= 67  # two of them ask to sign in again before a sign-in ends
    await quiet()  # the page that is open has counted its messages
    with counted() as few:
        await customisation.customising(campus.autumn_python, seen_by=campus.tomas)
    for number in range(20):
        await courses.add_item(campus.python, campus.page.section_id, ItemKind.PAGE, f'Page {number}', by=campus.helena)
    await quiet()
    with counted() as many:
        await customisation.customising(campus.autumn_python, seen_by=campus.tomas)
    assert len(few) == len(many), '\n'.join(many)


# one item

async def test_each_field_says_what_the_course_says_and_follows_it_again(campus):
    tomas = await content(campus, campus.tomas, campus.task)
    await save(tomas, points=20, required=False)
    await layered(tomas, 'points', ('Course:', '40 points', False), ('Here:', '20 points', True))
    await layered(tomas, 'required', ('Course:', 'required', False), ('Here:', 'optional', True))
    assert layers(tomas, 'title') == []
    assert 'Tomás Rey' in words(tomas)
    tomas.find(marker='layers-points').trigger('revert')
    await layered(tomas, 'points')
    assert field(tomas, 'points').value == 40
    assert (await outlines.effective_outline(campus.autumn_python)).by_id[campus.task.id].points == 40


async def test_dates_are_meant_in_the_sessions_zone_and_every_layer_is_shown(campus):
    await sessions.configure(campus.autumn, SessionChanges(time_zone='America/New_York'), by=campus.samuel)
    tomas = await content(campus, campus.tomas, campus.task)
    await sees(tomas, 'Enter dates in the session’s time zone, America/New_York.')
    due = (await outlines.effective_outline(campus.autumn_python)).by_id[campus.task.id].due_at
    day = (due + timedelta(days=3)).strftime('%Y-%m-%d')
    await save(tomas, due_at=f'{day}T18:00')
    now = (await outlines.effective_outline(campus.autumn_python)).by_id[campus.task.id].due_at
    assert f'{now:%Y-%m-%d %H:%M}' == f'{day} 23:00', 'in winter New York is five hours behind'
    await sees(tomas, 'Tomás Rey,')
    course, here = layers(tomas, 'due_at')
    assert course[0] == 'Course:' and '(day 60 of the session)' in course[1] and not course[2]
    assert here[0] == 'Here:' and here[1].endswith('23:00') and here[2]
    await save(tomas, closes_at='2020-01-01')
    assert field(tomas, 'closes_at').error == 'It would close before it is due.'
    await extensions.extend(campus.priya_python, campus.task.id, ExtensionGrant(due_at=now + timedelta(days=2)),
                            reason='Ill',
                            by=campus.marta)
    await sees(tomas, 'Priya Nair', '“Ill” · Marta Lindqvist')


async def test_the_text_is_compared_and_a_change_of_the_course_is_told_until_it_is_seen(campus):
    tomas = await content(campus, campus.tomas, campus.page)
    await save(tomas, body='# Notebooks\n\nBring a *laptop* …')
    await sees(tomas, 'The course’s text and ours', '<del>A *notebook*</del>', '<ins>Bring a *laptop*</ins>')
    await courses.edit_item(campus.python, campus.page.id, ItemChanges(body='The course says more.'), by=campus.helena)
    await sees(tomas, 'The course has changed since ours was written.', 'Text: what the course has changed since')
    assert 'Changed in the course since' in chips(tomas, campus.page)
    tomas.find(marker='keep-ours').click()
    await sees_no(tomas, 'The course has changed since ours was written.')
    tomas.find(marker='layers-body').trigger('revert')
    await layered(tomas, 'body')
    assert field(tomas, 'body').value == 'The course says more.'


async def test_what_is_being_typed_stays_when_a_colleague_saves(campus):
    tomas, marta = await content(campus, campus.tomas, campus.task), await content(campus, campus.marta, campus.task)
    with marta:
        field(marta, 'title').value = 'Half a sen'
    await save(tomas, points=25)
    await quiet()
    assert (field(marta, 'title').value, field(marta, 'points').value) == ('Half a sen', 25)
    await sees(marta, 'Somebody else changed this item meanwhile.')
    await save(marta, title='Half a sentence')
    item = (await outlines.effective_outline(campus.autumn_python)).by_id[campus.task.id]
    assert (item.title, item.points) == ('Half a sentence', 25)
    await tell(marta, 'open', id=campus.page.id)
    assert field(marta, 'title').value == 'Notebooks'


async def test_unsaved_words_are_not_left_unasked(campus):
    tomas = await content(campus, campus.tomas, campus.page)
    with tomas:
        field(tomas, 'title').value = 'Not yet saved'
    tomas.find(OutlineEditor).trigger('open', {'id': campus.task.id})
    await sees(tomas, 'Leave without saving?')
    tomas.find(kind=ui.button, content='Stay here').click()
    await quiet()
    assert field(tomas, 'title').value == 'Not yet saved'


# what only this session has

async def test_an_item_of_this_session_only_is_written_removed_and_brought_back(campus):
    tomas = await content(campus, campus.tomas)
    await tell(tomas, 'add_item', section=campus.page.section_id, kind='quiz', title='Quick check')
    item = await Item.get(title='Quick check')
    assert item.session_course_id == campus.autumn_python.id and tomas.back_history
    await sees(tomas, 'This session only.', 'No question yet.', 'From the bank')
    question = await courses.add_question(campus.autumn_python, choice(), by=campus.tomas)
    await courses.set_questions(campus.autumn_python, item.id, [Slot(question_id=question.id)], by=campus.tomas)
    await save(tomas, points=12, pass_points=6, completes='passed', after_completing=[campus.page.id],
               due_at=in_days(3), **{'settings.time_limit_minutes': 20})
    found = (await outlines.effective_outline(campus.autumn_python)).by_id[item.id]
    assert (found.points, found.completes, found.settings.time_limit_minutes) == (12, CompletionRule.PASSED, 20)
    assert found.due_at and [need.item_id for need in found.needs] == [campus.page.id]
    await save(tomas, pass_points=13)
    assert field(tomas, 'pass_points').error == 'The pass mark is higher than the points.'
    await tell(tomas, 'remove_item', id=item.id)
    await sees(tomas, 'No item is open.')
    assert item.id not in (await outlines.effective_outline(campus.autumn_python)).by_id
    tomas.find(marker='removed').click()
    await sees(tomas, 'Quick check')
    tomas.find(marker='restore-item').click()
    await quiet()
    assert item.id in (await outlines.effective_outline(campus.autumn_python)).by_id
    await tell(tomas, 'remove_item', id=campus.page.id)
    await tomas.should_see('This item is the course’s own.')


async def test_hiding_and_removing_say_what_learners_have_done_and_can_be_undone(campus):
    course, tomas = campus.autumn_python, await content(campus, campus.tomas)
    await submissions.submit(campus.priya_python, campus.task.id, 'My report', by=campus.priya)
    own = await customisation.add_session_item(course, campus.page.section_id, ItemKind.ASSIGNMENT, 'Only here',
                                               by=campus.tomas)
    await submissions.save_draft(campus.priya_python, own.id, 'Half of it', by=campus.priya)
    tomas.find(OutlineEditor).trigger('hide_item', {'id': campus.task.id, 'hidden': True})
    await sees(tomas, 'Hide “Bike-share report”?', 'Learners have begun with it',
               '1 learner has submitted work for it.')
    assert campus.task.id in (await outlines.effective_outline(course)).by_id
    tomas.find('Hide item').click()
    await sees(tomas, 'Bike-share report hidden in this session')
    assert campus.task.id not in (await outlines.effective_outline(course)).by_id
    send(tomas, the(tomas, ui.notification), 'undo', None)
    await quiet()
    assert campus.task.id in (await outlines.effective_outline(course)).by_id
    tomas.find(OutlineEditor).trigger('remove_item', {'id': own.id})
    await sees(tomas, 'Remove “Only here”?', '1 draft would stay unsubmitted.')
    tomas.find('Remove item').click()
    await sees(tomas, 'Only here removed from this session')
    assert own.id not in (await outlines.effective_outline(course)).by_id


async def test_what_an_item_of_this_session_only_lacks_is_said_until_it_is_mended(campus):
    tomas, section = await content(campus, campus.tomas), campus.page.section_id
    priya = await campus.visit(campus.priya, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}')
    await tell(tomas, 'add_item', section=section, kind='link', title='Only here')
    link = await Item.get(title='Only here')
    await sees(tomas, '“Only here” has no address.', 'Learners don’t see it until this is added.')
    assert chips(tomas, link) == ['This session only', 'Incomplete']
    assert 'Only here' not in names(priya)
    await save(tomas, url='https://example.org')
    await sees_no(tomas, 'has no address.')
    await sees(priya, 'Only here')
    assert chips(tomas, link) == ['This session only']
    await tell(tomas, 'add_item', section=section, kind='quiz', title='Quick check')
    quiz = await Item.get(title='Quick check')
    await sees(tomas, '“Quick check” has no questions.')
    assert 'Quick check' not in names(priya)
    question = await courses.add_question(campus.autumn_python, choice(), by=campus.tomas)
    await courses.set_questions(campus.autumn_python, quiz.id, [Slot(question_id=question.id)], by=campus.tomas)
    await sees_no(tomas, 'has no questions.')
    await sees(priya, 'Quick check')
    await tell(tomas, 'add_item', section=section, kind='page', title='Notes')
    await sees(tomas, '“Notes” has no text.')
    assert chips(tomas, await Item.get(title='Notes')) == ['This session only'], 'somebody may want it so'


async def test_a_section_opens_here_when_the_coach_says(campus):
    tomas, marta = await content(campus, campus.tomas), await content(campus, campus.marta)
    await tell(tomas, 'date_section', id=campus.page.section_id)
    with tomas:
        field(tomas, 'opens').value = '2999-01-01'
    tomas.find(marker='keep-opening').click()
    await sees(tomas, 'The year 2999 is out of reach.')
    start = campus.autumn.starts + timedelta(days=2)
    with tomas:
        field(tomas, 'opens').value = start.strftime('%Y-%m-%d')
    tomas.find(marker='keep-opening').click()
    await sees(marta, f'Opens {start.day} {start:%b}')
    assert (await SectionOpening.get()).opens_at == start
    tomas.find(marker='dates').click()
    await sees(tomas, '2 dates follow the course, 1 of this session’s own.')
    tomas.find(marker='make-dates-own').click()
    await sees(marta, 'Own dates')
    assert await Customisation.all().count() == 2


async def test_the_session_administrator_reads_who_has_changed_what(campus):
    python, page, task = campus.autumn_python, campus.page.id, campus.task.id
    await customisation.rewrite(python, page, title='Our notebooks', body='Ours', by=campus.tomas)
    await customisation.revert(python, page, 'title', by=campus.tomas)
    await customisation.hide(python, campus.quiz.id, by=campus.marta)
    await customisation.pin_dates(python, by=campus.marta)
    await customisation.add_session_item(python, campus.page.section_id, ItemKind.PAGE, 'Guest talk', by=campus.tomas)
    await extensions.extend(campus.priya_python, task, ExtensionGrant(due_at=campus.autumn.ends), reason='Was ill',
                            by=campus.tomas)
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}?tab=log')
    await sees(samuel, 'set this session’s own text and title of', '“Notebooks”',
               'followed the course again in title of', 'hid', '“Clean a dataset”', 'all items',
               'opening, due date and closing of',
               'added for this session only', '“Guest talk”', 'gave Priya Nair more at', '“Was ill”')


# who may

async def test_a_lock_that_comes_meanwhile_closes_what_is_open_and_says_why(campus):
    tomas = await content(campus, campus.tomas, campus.task)
    await sessions.lock(campus.autumn, Part.CONTENT, 'The exam board decides', by=campus.samuel)
    sentence = 'Locked by Samuel Okafor: The exam board decides'
    await sees(tomas, sentence)
    [under_title] = tomas.find(marker='layers-title').elements
    assert under_title._props['locked'] == sentence and not field(tomas, 'title').enabled
    assert field(tomas, 'due_at')._props['readonly'] is False and the(tomas, OutlineEditor)._props['readonly']
    await tell(tomas, 'hide_item', id=campus.page.id, hidden=True)
    await sees(tomas, sentence)
    assert not await Customisation.exists()
    await sessions.unlock(campus.autumn, Part.CONTENT, by=campus.samuel)
    await sees_no(tomas, sentence)
    assert field(tomas, 'title').enabled


async def test_who_sees_the_learners_but_does_not_coach_reads_only(campus):
    samuel = await content(campus, campus.samuel, campus.page)
    await sees(samuel, 'The coaches of this course decide what it is like here.')
    assert not field(samuel, 'title').enabled and the(samuel, OutlineEditor)._props['readonly']
    await tell(samuel, 'hide_item', id=campus.page.id, hidden=True)
    await samuel.should_see('You don’t have permission to do this.')
    assert not await Customisation.exists()


async def test_after_the_coaches_time_everything_can_be_read(campus):
    await sessions.configure(campus.autumn, SessionChanges(ends=clock.now() - timedelta(hours=1)), by=campus.samuel)
    tomas = await content(campus, campus.tomas, campus.page)
    await sees(tomas, 'You can read everything, but change nothing.')
    assert not [one for one in tomas.client.elements.values() if isinstance(one, Provenance) and one._props['reverts']]


@pytest.mark.parametrize('said', [
    {'id': 999_999, 'hidden': True}, {'id': 'x', 'hidden': True}, {'id': 1}, {'id': 1, 'hidden': 'yes'}])
async def test_what_no_honest_browser_says_changes_nothing(campus, said):
    tomas = await content(campus, campus.tomas)
    tomas.find(OutlineEditor).trigger('hide_item', said)
    await quiet()
    assert not await Customisation.exists()


@pytest.mark.parametrize('kind', [ItemKind.LINK, ItemKind.VIDEO, ItemKind.QUIZ, ItemKind.ASSIGNMENT])
async def test_an_item_of_whatever_kind_can_be_this_sessions_own_and_locked(campus, kind):
    tomas = await content(campus, campus.tomas)
    await tell(tomas, 'add_item', section=campus.page.section_id, kind=kind.value, title='Only here')
    await sees(tomas, 'This session only.')
    await sessions.lock(campus.autumn, Part.CONTENT, 'Exam week', by=campus.samuel)
    await sees(tomas, 'Locked by Samuel Okafor: Exam week')
    assert not field(tomas, 'title').enabled
    await sessions.unlock(campus.autumn, Part.CONTENT, by=campus.samuel)
    await sees_no(tomas, 'Exam week')
    await save(tomas, title='Only here, twice')
    assert (await Item.get(session_course_id=campus.autumn_python.id)).title == 'Only here, twice'
