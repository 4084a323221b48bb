"""The bar over a list of learners: what it offers to whom, what a dialog tells before, and the way back."""
import importlib
from datetime import timedelta

import pytest

from components.bulk_actions.bulk_actions import BulkActionBar
from components.grid.grid import Grid
from db import (
    Enrolment,
    Extension,
    Participation,
    bulk,
    communication,
    customisation,
    extensions,
    outlines,
    people,
    sessions,
    submissions,
)
from db.access import role_in
from db.customisation import ItemRules
from db.extensions import ExtensionGrant
from db.records import ManualGrade, Membership, MessageCopy, Part
from tests.pages.forging import send
from tests.pages.screen import count, quiet, sees, the

DAY = timedelta(days=1)


@pytest.fixture
async def here(campus):
    campus.jakub_python = await campus.autumn_python.participations.filter(learner=campus.jakub).get()
    campus.all = [campus.priya_python.id, campus.emeka_python.id, campus.jakub_python.id]
    campus.page_of = f'/coaching/{campus.autumn.id}/courses/{campus.python.id}'
    return campus


async def selecting(here, person, ids):
    browser = await here.visit(person, here.page_of)
    send(browser, the(browser, Grid), 'select', ids)
    await quiet()
    return browser


async def begin(browser, key: str) -> None:
    send(browser, the(browser, BulkActionBar), 'action', key)
    await sees(browser, 'Cancel', *(() if key in ('extend', 'grade', 'move') else ('Reaches',)))
    await quiet()


def field(browser, marker: str):
    """In the dialog that was opened last: the simulated browser never says that one has gone."""
    return max(browser.find(marker=marker).elements, key=lambda element: element.id)


def do(browser) -> None:
    send(browser, field(browser, 'do'), 'click', {})


async def put(browser, **values) -> None:
    for marker, value in values.items():
        field(browser, marker).value = value
        await quiet()


async def undo(browser, said: str) -> None:
    [toast] = [one for one in browser.client.elements.values() if said in str(one._props)]
    send(browser, toast, 'undo', None)
    await quiet()


def actions(browser) -> dict[str, str | None]:
    return {action['key']: action['locked'] for action in the(browser, BulkActionBar)._props['actions']}


async def test_the_bar_offers_what_is_ones_own_to_do_and_says_why_it_is_locked(here):
    tomas, marta, samuel = [await selecting(here, person, here.all)
                            for person in (here.tomas, here.marta, here.samuel)]
    assert the(tomas, BulkActionBar)._props['count'] == 3
    item_actions = {'extend', 'excuse', 'reopen', 'grade'}
    assert set(actions(tomas)) == {'message', 'remind', 'withdraw', *item_actions}
    assert set(actions(marta)) == {'message', 'remind', 'withdraw', 'class', 'move', *item_actions}
    assert set(actions(samuel)) == {'message', 'remind', 'withdraw', 'class', 'move'}
    await sessions.lock(here.autumn, Part.ENROLMENT, 'The roll is closed.', by=here.samuel)
    await sees(marta, 'Locked by Samuel Okafor: The roll is closed.')
    assert {key for key, no in actions(marta).items() if no} == {'withdraw', 'class', 'move'}
    send(marta, the(marta, BulkActionBar), 'action', 'withdraw')
    send(samuel, the(samuel, BulkActionBar), 'action', 'grade')
    await quiet()
    assert not any('reaching' in one._markers for browser in (marta, samuel)
                   for one in browser.client.elements.values())


async def test_a_coach_extends_three_sees_whom_it_reaches_and_takes_it_back(here):
    due = (await outlines.effective_outline(here.autumn_python)).item(here.task.id).due_at
    await extensions.extend(here.priya_python, here.task.id, ExtensionGrant(due_at=due + 9 * DAY), reason='Ill',
                            by=here.marta)
    tomas = await selecting(here, here.tomas, here.all)
    await begin(tomas, 'extend')
    await put(tomas, item=here.task.id, due_at=(due + 3 * DAY).date().isoformat())
    await sees(tomas, 'Reaches 2 learners', 'Emeka Obi and Jakub Nowak', 'Priya Nair has that much already.',
               'Extend 2 learners')
    do(tomas)
    await sees(tomas, 'Say why, in up to 500 characters.')
    assert await Extension.all().count() == 1
    await put(tomas, reason='The storm')
    do(tomas)
    await sees(tomas, '2 learners extended, 1 left out')
    assert await Extension.filter(reason='The storm').count() == 2
    assert the(tomas, BulkActionBar)._props['count'] == 0
    await undo(tomas, '2 learners extended')
    assert [one.reason for one in await Extension.all()] == ['Ill']


async def test_the_day_that_was_given_stays_where_another_item_is_chosen(here):
    tomas = await selecting(here, here.tomas, here.all)
    await begin(tomas, 'extend')
    day = (here.today + 90 * DAY).date().isoformat()
    await put(tomas, item=here.quiz.id, due_at=day)
    await put(tomas, item=here.task.id)
    await sees(tomas, 'Extend 3 learners')
    assert field(tomas, 'due_at').value == day


async def test_points_are_given_to_many_and_bad_ones_are_told_at_once(here):
    tomas = await selecting(here, here.tomas, here.all[1:])
    await begin(tomas, 'grade')
    await put(tomas, column=f'item-{here.task.id}', points='77')
    await sees(tomas, 'Enter a number from 0 to 40.')
    do(tomas)
    await quiet()
    assert field(tomas, 'points').error == 'Enter a number from 0 to 40.' and not await ManualGrade.exists()
    await put(tomas, points='31,5')
    await sees(tomas, 'Grade 2 learners')
    do(tomas)
    await sees(tomas, '2 learners graded')
    assert {str(one.points) for one in await ManualGrade.all()} == {'31.50'}
    await undo(tomas, '2 learners graded')
    assert not await ManualGrade.exists()


async def test_a_message_reaches_open_pages_and_is_taken_back(here):
    tomas, priya = await selecting(here, here.tomas, here.all[:2]), await here.visit(here.priya, '/messages')
    await begin(tomas, 'message')
    await sees(tomas, 'Message 2 learners')
    do(tomas)
    await sees(tomas, 'Give it a subject')
    await put(tomas, subject='About your report', text='See page 2.')
    do(tomas)
    await sees(priya, 'About your report')
    await sees(tomas, 'Sent to 2 learners')
    await people.read_message(here.priya, (await MessageCopy.get(to=here.priya)).id, by=here.priya)
    await undo(tomas, 'Sent to 2 learners')
    assert await MessageCopy.all().values_list('to_id', flat=True) == [here.priya.id]
    assert 'Taken back from 1 learner; 1 had read it' in tomas.notify.messages


async def test_a_reminder_comes_with_its_text(here):
    await submissions.submit(here.priya_python, here.task.id, 'Mine', by=here.priya)
    tomas = await selecting(here, here.tomas, here.all)
    await begin(tomas, 'remind')
    await put(tomas, item=here.task.id)
    await sees(tomas, 'Remind 2 learners', 'Priya Nair has submitted it.', 'Reminder: Bike-share report')
    do(tomas)
    await sees(tomas, '2 learners reminded')
    assert await MessageCopy.all().count() == 2


async def test_learners_are_excused_put_in_a_class_withdrawn_and_moved(here):
    marta = await selecting(here, here.marta, here.all)
    for key, values, said in (
        ('excuse', {'column': f'item-{here.task.id}', 'reason': 'The server was down'}, '3 learners excused'),
        ('class', {'class': 'Blue'}, '3 learners put in Blue'),
        ('withdraw', {}, '3 learners withdrawn'),
    ):
        send(marta, the(marta, Grid), 'select', here.all)
        await begin(marta, key)
        await put(marta, **values)
        do(marta)
        await sees(marta, said)
    assert await ManualGrade.filter(excused=True).count() == 3
    assert await Enrolment.filter(class_name='Blue').count() == 3
    active = Participation.filter(session_course=here.autumn_python, state=Membership.ACTIVE)
    assert await active.count() == 0
    await undo(marta, '3 learners withdrawn')
    assert await active.count() == 3
    ines = await selecting(here, here.ines, [here.emeka_python.id])
    await begin(ines, 'move')
    await put(ines, to=here.evening.id)
    await sees(ines, 'Move 1 learner', 'Keep the work in')
    do(ines)
    await sees(ines, '1 learner moved to Python Evenings')
    assert await Enrolment.filter(session=here.evening, learner=here.emeka, state=Membership.ACTIVE).exists()
    await undo(ines, '1 learner moved')
    assert not await Enrolment.filter(session=here.evening, learner=here.emeka).exists()


async def test_a_reopened_quiz_and_a_dialog_without_anything_to_do(here):
    await customisation.adjust(here.autumn_python, here.task.id, ItemRules(attempts=1), by=here.tomas)
    await submissions.submit(here.priya_python, here.task.id, 'Mine', by=here.priya)
    tomas = await selecting(here, here.tomas, here.all)
    await begin(tomas, 'reopen')
    await sees(tomas, 'Reopen for 1 learner', 'Emeka Obi can still continue: it is open and attempts are left.')
    await put(tomas, reason='Second chance')
    do(tomas)
    await sees(tomas, '1 learner can continue')
    assert (await Extension.get()).extra_attempts == 1
    assert count(tomas) < 90


async def test_forged_selections_reach_nobody_of_another_course(here):
    tomas = await selecting(here, here.tomas, [here.priya_evening.id, here.bo_python.id, 999_999])
    await begin(tomas, 'message')
    await sees(tomas, 'Reaches nobody')
    await put(tomas, subject='Hello', text='Text')
    do(tomas)
    await quiet()
    assert not await MessageCopy.exists()


async def test_over_a_whole_session_the_course_is_asked_first_and_who_does_not_take_it_is_told(here):
    await sessions.choose_courses(here.autumn, here.emeka, [here.autumn_statistics], by=here.samuel)
    ids = await Enrolment.filter(session=here.autumn).values_list('id', flat=True)
    marta = await here.visit(here.marta, f'/sessions/{here.autumn.id}')
    stands = await role_in(here.marta, here.autumn.id)
    cleared = []
    with marta.client.content:
        acting = importlib.import_module('pages.coaching.bulk_actions.bar').BulkActions(
            here.marta, here.autumn, lambda: stands, clear=lambda: cleared.append(True))
    acting.choose(ids)
    await begin(marta, 'excuse')
    await put(marta, column=f'item-{here.task.id}', reason='The server was down')
    await sees(marta, 'Excuse 2 learners', '1 of those who are selected does not take this course.')
    await put(marta, course=here.autumn_statistics.id)
    await sees(marta, 'Nothing in this course is graded.')
    await put(marta, course=here.autumn_python.id)
    await put(marta, column=f'item-{here.task.id}', reason='The server was down')
    do(marta)
    await sees(marta, '2 learners excused')
    assert await ManualGrade.filter(excused=True).count() == 2 and cleared == [True]
    acting.choose(ids)
    await begin(marta, 'message')
    await put(marta, subject='Hello', text='Text')
    do(marta)
    await sees(marta, 'Sent to 3 learners')
    assert await MessageCopy.all().count() == 3


async def test_the_change_log_tells_what_was_done_to_many(here):
    ids = await Enrolment.filter(session=here.autumn).order_by('id').values_list('id', flat=True)
    sent = await communication.send_message(here.autumn, [here.priya, here.emeka], 'About the report', 'Text',
                                            by=here.marta)
    await communication.recall_message(sent, by=here.marta)
    await bulk.assign_group(here.autumn, ids[:1], 'Blue', by=here.marta)
    done = await bulk.extend_many(here.autumn_python, here.all, here.task.id, ExtensionGrant(extra_attempts=1),
                                  reason='Ill',
                                  by=here.tomas)
    await done.undo(by=here.tomas)
    await bulk.move(here.autumn, ids[1:2], here.evening, by=here.ines)
    log = await here.visit(here.ines, f'/admin/sessions/{here.autumn.id}?tab=log')
    for did, what in (('wrote to', '2 learners'), ('took back from', '2 learners'), ('put', 'Priya Nair'),
                      ('undid extending', '3 learners'), ('moved', 'Emeka Obi')):
        await sees(log, did, what)
    await sees(log, 'in Blue', '“About the report”', 'to another session', 'Bike-share report')
