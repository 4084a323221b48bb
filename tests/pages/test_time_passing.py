"""Time passes in front of open pages: windows begin and end, work falls due, and nobody reloads or asks meanwhile."""
import asyncio
from datetime import datetime, timedelta

import pytest

from components.agenda.agenda import AgendaList
from components.assignment_box.assignment_box import AssignmentForm
from components.course_list.course_list import CourseList
from components.outline.outline import CourseOutline
from components.shell.shell import Shell
from db import Enrolment, Submission, outlines, progress, sessions
from db.core import AfterEnd, NotOpen, clock
from db.sessions import SessionChanges
from tests.counting import counted
from tests.pages.screen import becomes, quiet, sees, sees_no, the, words

SOON = timedelta(seconds=0.4)
ENDED = 'This session ended on'
AUTUMN = "'name': 'Data Analyst · Autumn'"


@pytest.fixture
def it_is(monkeypatch):
    """`it_is(instant)`: from now on the clock runs on from there."""
    def running_from(instant: datetime) -> None:
        ahead = instant - datetime.now(instant.tzinfo)

        class Shifted(datetime):
            @classmethod
            def now(cls, tz=None):
                return datetime.now(tz) + ahead
        monkeypatch.setattr(clock, 'datetime', Shifted)
    return running_from


def soon() -> datetime:
    return clock.now() + SOON


def marks(browser) -> dict[str, str]:
    return {item['name']: item['mark'] for section in the(browser, CourseOutline)._props['sections']
            for item in section['items']}


def item(session, course, item) -> str:
    return f'/sessions/{session.id}/courses/{course.id}/items/{item.id}'


# My sessions

async def test_a_session_that_ends_moves_from_current_to_past(campus):
    current, past = [await campus.visit(campus.priya, f'/sessions?view={view}') for view in ('current', 'past')]
    assert AUTUMN in words(current) and AUTUMN not in words(past)
    await sessions.configure(campus.autumn, SessionChanges(ends=soon()), by=campus.samuel)
    for page in (current, past):
        await sees(page, 'Current <span class="count">1', 'Past <span class="count">2')
    assert AUTUMN not in words(current) and AUTUMN in words(past)
    await sees(past, 'Read only. Your work and your results stay here.')


async def test_a_session_that_begins_moves_to_current_and_can_be_entered(campus):
    emeka = await campus.visit(campus.emeka, '/sessions')
    await sees(emeka, 'Current <span class="count">1', 'Upcoming <span class="count">1')
    await sessions.configure(campus.winter, SessionChanges(starts=soon()), by=campus.samuel)
    await sees(emeka, 'Current <span class="count">2', 'Upcoming <span class="count">0',
               f"'href': '/sessions/{campus.winter.id}'")


async def test_dates_that_change_again_are_the_ones_that_count(campus):
    priya = await campus.visit(campus.priya, '/sessions')
    await sessions.configure(campus.autumn, SessionChanges(ends=soon()), by=campus.samuel)
    await sessions.configure(campus.autumn, SessionChanges(ends=clock.now() + timedelta(days=9)), by=campus.samuel)
    await asyncio.sleep(1.5 * SOON.total_seconds())
    await sees(priya, 'Current <span class="count">2', '8 days left')


async def test_a_session_that_closes_behind_its_learners_is_gone(campus):
    emeka, marta = [await campus.visit(person, '/sessions') for person in (campus.emeka, campus.marta)]
    await sessions.configure(campus.autumn, SessionChanges(ends=soon(), coach_ends=clock.now() + timedelta(days=9),
                                                           after_end=AfterEnd.CLOSED), by=campus.samuel)
    await sees(emeka, 'Current <span class="count">0', 'Past <span class="count">0')
    await sees(marta, AUTUMN, 'Current <span class="count">1')


async def test_each_learners_own_clock_runs_out_for_them_alone(campus):
    a_day_ago = clock.now() - timedelta(days=1)
    await Enrolment.filter(session_id=campus.evening.id, learner_id=campus.bo.id).update(first_entered=a_day_ago)
    bo, priya = [await campus.visit(person, '/sessions') for person in (campus.bo, campus.priya)]
    runs_out = soon()
    await Enrolment.filter(session_id=campus.evening.id, learner_id=campus.bo.id).update(
        first_entered=runs_out - timedelta(days=2))
    await sessions.configure(campus.evening, SessionChanges(days=2, ends=None), by=campus.ines)
    await sees(bo, 'Current <span class="count">0', 'Past <span class="count">1')
    await sees(priya, 'Current <span class="count">2', '2 days from your first visit')


async def test_the_first_visit_starts_the_clock_on_every_open_page(campus):
    await sessions.configure(campus.evening, SessionChanges(days=14, ends=None), by=campus.ines)
    here = await campus.visit(campus.bo, '/sessions')
    home = await campus.visit(campus.bo, f'/sessions/{campus.evening.id}')
    await sees(here, '14 days from your first visit')
    await sees(home, '14 days from your first visit')
    await progress.arrive(campus.bo_python, by=campus.bo)
    await sees(here, '13 days left')
    await sees(home, '13 days left')
    await sees_no(here, 'from your first visit')


async def test_a_plan_moves_on_when_work_falls_due(campus, it_is):
    due_at = (await outlines.effective_outline(campus.autumn_python)).by_id[campus.task.id].due_at
    it_is(due_at - timedelta(hours=1))
    cards = await campus.visit(campus.priya, '/sessions')
    home = await campus.visit(campus.priya, f'/sessions/{campus.autumn.id}')
    page = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.task))
    await sees(cards, "'plan': 25")
    assert the(home, CourseList)._props['rows'][0]['plan'] == 25
    assert marks(page)['Bike-share report'] == 'going', 'she has opened it'
    await sees(page, 'Due today, 23:59')

    it_is(due_at - SOON)
    await sessions.configure(campus.autumn, SessionChanges(title='Data Analyst · Fall'),
                             by=campus.samuel)  # looks again, and waits for the rest
    await sees(cards, "'plan': 50")
    await sees(page, 'Was due')
    await becomes(lambda: marks(page)['Bike-share report'], 'missing')
    await sees(home, "'plan': 50", 'just now')


async def test_at_midnight_tomorrow_becomes_today(campus, it_is):
    due_at = (await outlines.effective_outline(campus.autumn_python)).by_id[campus.task.id].due_at
    midnight = due_at.replace(hour=0, minute=0, second=0, microsecond=0)
    it_is(midnight - timedelta(hours=1))
    home = await campus.visit(campus.priya, f'/sessions/{campus.autumn.id}')
    page = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.page))
    await sees(home, "'word': 'Tomorrow'")
    await sees(page, 'Due tomorrow, 23:59')
    it_is(midnight - SOON)
    await sessions.configure(campus.autumn, SessionChanges(title='Data Analyst · Fall'), by=campus.samuel)
    await sees(home, "'word': 'Today'")
    await sees(page, 'Due today, 23:59')


# Inside a session

async def test_the_home_of_a_session_becomes_read_only_and_comes_back_with_extra_days(campus):
    priya, emeka = [await campus.visit(who, f'/sessions/{campus.autumn.id}') for who in (campus.priya, campus.emeka)]
    assert the(priya, AgendaList)
    await sessions.configure(campus.autumn, SessionChanges(ends=soon()), by=campus.samuel)
    for page in (priya, emeka):
        await sees(page, ENDED, 'You can read everything and see your results, but not submit new work.')
        await sees_no(page, 'Due next', 'arrow_forward')
    await sessions.set_personal_dates(campus.autumn, campus.priya, extra_days=3, by=campus.samuel)
    await sees(priya, 'Due next', '2 days left')
    await sees_no(priya, ENDED)
    await quiet()
    assert ENDED in words(emeka)


async def test_a_page_that_was_opened_after_the_end_comes_alive_too(campus):
    priya = await campus.visit(campus.priya, f'/sessions/{campus.spring.id}')
    task = await campus.visit(campus.priya, item(campus.spring, campus.python, campus.task))
    assert ENDED in words(priya) and the(task, AssignmentForm)._props['work']['open'] is False
    await sessions.set_personal_dates(campus.spring, campus.priya, ends=clock.now() + timedelta(days=5),
                                      by=campus.samuel)
    await sees(priya, 'Due next')
    await sees(task, "'open': True")


async def test_a_task_closes_with_the_sentence_and_a_hand_in_under_way_is_refused_with_it(campus):
    priya, emeka = [await campus.visit(who, item(campus.autumn, campus.python, campus.task))
                    for who in (campus.priya, campus.emeka)]
    box = the(priya, AssignmentForm)
    assert box._props['work']['open'] and the(priya, Shell)._props['session']['tone'] == ''
    await sessions.configure(campus.autumn, SessionChanges(ends=soon()), by=campus.samuel)
    await sees(priya, "'open': False", ENDED)
    assert box._props['work']['closed'].startswith(ENDED)
    assert the(priya, Shell)._props['session']['tone'] == the(priya, CourseOutline)._props['session']['tone'] == 'past'
    with pytest.raises(NotOpen, match=ENDED):
        await box._on_hand_in('Written in the last second.')
    assert not await Submission.all().exists()

    await sessions.set_personal_dates(campus.autumn, campus.priya, extra_days=3, by=campus.samuel)
    await sees(priya, "'open': True")
    assert the(priya, Shell)._props['session']['tone'] == ''
    assert ENDED not in words(priya) and ENDED in words(emeka)
    await box._on_hand_in('Written in the extra days.')
    await sees(priya, 'Awaiting grade')


async def test_what_is_marked_done_stays_as_it_is(campus):
    path = item(campus.autumn, campus.python, campus.reading)
    await progress.mark_done(campus.emeka_python, campus.reading.id, by=campus.emeka)
    priya, emeka = [await campus.visit(who, path) for who in (campus.priya, campus.emeka)]
    await sessions.configure(campus.autumn, SessionChanges(ends=soon()), by=campus.samuel)
    for page in (priya, emeka):
        await sees(page, ENDED)
    [mark_done] = priya.find(marker='mark-done').elements
    assert not mark_done.enabled and words(priya).count(ENDED) == 2
    assert 'Undo' not in words(emeka)
    await sessions.set_personal_dates(campus.autumn, campus.priya, extra_days=3, by=campus.samuel)
    await sees_no(priya, ENDED)
    priya.find(marker='mark-done').click()
    await sees(priya, 'Undo')


async def test_the_page_of_a_course_only_offers_to_read(campus):
    priya = await campus.visit(campus.priya, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}')
    await sees(priya, 'Start<i')
    await sessions.configure(campus.autumn, SessionChanges(ends=soon()), by=campus.samuel)
    await sees(priya, ENDED, 'Read<i')


async def test_after_the_end_an_open_session_stays_open(campus):
    priya = await campus.visit(campus.priya, item(campus.autumn, campus.python, campus.task))
    await sessions.configure(campus.autumn, SessionChanges(ends=soon(), after_end=AfterEnd.OPEN), by=campus.samuel)
    await sees(priya, "'tone': 'past'")
    assert ENDED not in words(priya) and the(priya, AssignmentForm)._props['work']['open']


async def test_nobody_asks_the_database_while_nothing_happens(campus):
    await sessions.configure(campus.autumn, SessionChanges(ends=clock.now() + timedelta(hours=2)), by=campus.samuel)
    for path in ('/sessions', f'/sessions/{campus.autumn.id}', item(campus.autumn, campus.python, campus.task)):
        await campus.visit(campus.priya, path)
    await quiet()
    with counted() as statements:
        await asyncio.sleep(1)
    assert not statements
