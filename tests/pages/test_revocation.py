"""A right that ends is felt at once: open pages leave and say why, and what is still on them does nothing any more."""
import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from nicegui import ui

from components.assignment_box.assignment_box import AssignmentForm
from components.grid.grid import Grid
from components.outline_editor.outline_editor import OutlineEditor
from components.reader.reader import DoneToggle
from components.sortable_list.sortable_list import SortableList
from components.thread_list.thread_list import ThreadList
from components.tray.tray import Tray
from db import courses, people, sessions, submissions
from db.core import clock
from db.people import AccountChanges
from db.sessions import SessionChanges
from tests.pages.forging import everything, send
from tests.pages.posting import sign_out
from tests.pages.screen import PATIENCE, quiet, sees, the

AUTUMN = '/sessions/{autumn}'
COURSE = AUTUMN + '/courses/{python}'
TASK, READING = COURSE + '/items/{task}', COURSE + '/items/{reading}'
DISCUSSION, ANNOUNCEMENTS = COURSE + '/discussion', AUTUMN + '/announcements?write=1'
TRACKING = '/coaching/{autumn}'
COURSE_TRACKING = TRACKING + '/courses/{python}?learner={priya_python}'
EDITOR = '/admin/sessions/{autumn}'
SIGNED_OUT = '/sign-in'

Action = Callable[[Any], Awaitable[Any]]


class Case(NamedTuple):
    what: str
    who: str
    pages: tuple[str, ...]
    action: Action
    reason: str


def withdrawn(here):
    return sessions.withdraw(here.autumn, here.priya, by=here.samuel)


def only_statistics(here):
    return sessions.choose_courses(here.autumn, here.priya, [here.autumn_statistics], by=here.samuel)


def no_course_coach(here):
    return sessions.appoint_course_coaches(here.autumn, here.autumn_python, [], by=here.samuel)


def no_coach(here):
    return sessions.appoint_coaches(here.autumn, [], by=here.samuel)


def another_administrator(here):
    return sessions.appoint_administrators(here.autumn, [here.ines], by=here.ines)


def not_session_administrator(here):
    return people.edit_account(here.samuel, AccountChanges(is_session_administrator=False), by=here.ines)


def no_teacher_of_the_course(here):
    return courses.appoint_teachers(here.python, [], by=here.ines)


def not_teacher(here):
    return people.edit_account(here.helena, AccountChanges(is_teacher=False), by=here.ines)


async def not_administrator(here):
    await people.edit_account(here.samuel, AccountChanges(is_administrator=True), by=here.ines)
    await people.edit_account(here.ines, AccountChanges(is_administrator=False), by=here.samuel)


def over(here):
    return sessions.configure(here.autumn, SessionChanges(ends=clock.now() - timedelta(days=1), after_end='closed'),
                              by=here.samuel)


LEARNER = (AUTUMN, COURSE, TASK, READING)
CASES = [
    Case('withdrawn', 'priya', (*LEARNER, DISCUSSION, ANNOUNCEMENTS), withdrawn, 'is not open to you any more'),
    Case('not in this course any more', 'priya', LEARNER[1:], only_statistics, 'is not open to you any more'),
    Case('course coach removed', 'tomas', (AUTUMN, COURSE, TASK, COURSE_TRACKING), no_course_coach,
         'is not open to you any more'),
    Case('coach removed', 'marta', (AUTUMN, COURSE, TRACKING, COURSE_TRACKING, ANNOUNCEMENTS), no_coach,
         'is not open to you any more'),
    Case('session administrator removed', 'samuel', (EDITOR, EDITOR + '?tab=courses', EDITOR + '?tab=learners',
                                                     EDITOR + '?tab=log', TRACKING), another_administrator,
         'is not open to you any more'),
    Case('role of session administrator lost', 'samuel', ('/admin/sessions', '/admin/sessions/new', EDITOR, TRACKING),
         not_session_administrator, 'not open to you any more'),
    Case('no teacher of the course any more', 'helena', ('/admin/courses/{python}?item={task}',),
         no_teacher_of_the_course, 'is not open to you any more'),
    Case('role of teacher lost', 'helena', ('/admin/courses', '/admin/courses/{python}'), not_teacher,
         'not open to you any more'),
    Case('role of administrator lost', 'ines', ('/admin/people', '/admin/courses', EDITOR, COURSE_TRACKING),
         not_administrator, 'not open to you any more'),
    Case('cancelled', 'priya', LEARNER, lambda here: sessions.cancel(here.autumn, by=here.samuel), 'is cancelled'),
    Case('back to draft', 'priya', LEARNER, lambda here: sessions.unpublish(here.autumn, by=here.samuel),
         'is not open to you any more'),
    Case('archived', 'priya', LEARNER, lambda here: sessions.archive(here.autumn, by=here.samuel),
         'is not open to you any more'),
    Case('archived for coaches', 'tomas', (AUTUMN, COURSE_TRACKING),
         lambda here: sessions.archive(here.autumn, by=here.samuel),
         'is not open to you any more'),
    Case('over and closed', 'priya', LEARNER, over, 'is not open to you any more'),
    Case('course removed', 'emeka', (COURSE,), lambda here: sessions.remove_course(here.autumn, here.autumn_python,
                                                                                   by=here.samuel),
         'is not open to you any more'),
    *(Case(f'{what}: {who}', who, pages, action, '') for who, pages in (
        ('priya', ('/sessions', '/account', AUTUMN, TASK)), ('tomas', ('/sessions', COURSE_TRACKING)))
      for what, action in (
        ('deactivated', lambda here, who=who: people.deactivate(getattr(here, who), by=here.ines)),
        ('password reset', lambda here, who=who: people.reset_password(getattr(here, who), by=here.ines)),
        ('signed out everywhere', lambda here, who=who: people.sign_out_everywhere(getattr(here, who),
                                                                                   by=getattr(here, who))))),
]


@pytest.mark.parametrize(('case', 'page'), [(case, page) for case in CASES for page in case.pages],
                         ids=lambda one: one.what if isinstance(one, Case) else one)
async def test_the_page_leaves_at_once_and_says_why(campus, case, page):
    work = None
    if case.what != 'course removed':  # a course in which somebody has worked stays
        work = await submissions.submit(campus.priya_python, campus.task.id, 'Mine', by=campus.priya)
    browser = await campus.visit(getattr(campus, case.who), address(campus, page))
    left = leaving(browser)
    await case.action(campus)
    await has_left(left)
    assert {where.partition('?')[0] for where in left} == {'/sessions' if case.reason else SIGNED_OUT}, left
    before = await everything()
    await press_everything(browser, campus, work)
    assert await everything() == before, 'something on the page still works'
    await browser.open(left[0])
    await sees(browser, case.reason or 'signed out')
    if case.reason:
        await browser.open('/sessions')
        await quiet()
        assert not [one for one in browser.client.elements.values() if 'told' in one.classes], 'said twice'


@pytest.mark.parametrize('page', [AUTUMN, COURSE, TRACKING, COURSE_TRACKING])
async def test_coaches_stay_in_what_is_cancelled_or_a_draft_again(campus, page):
    marta = await campus.visit(campus.marta, address(campus, page))
    left = leaving(marta)
    await sessions.cancel(campus.autumn, by=campus.samuel)
    await sessions.unpublish(campus.autumn, by=campus.samuel)
    await quiet()
    assert not left


async def test_nobody_else_leaves(campus):
    """Emeka learns beside Priya, Marta coaches beside Tomás, Bo is in another session of the course."""
    paths = {'emeka': COURSE, 'marta': COURSE_TRACKING, 'samuel': EDITOR, 'bo': '/sessions/{evening}/courses/{python}',
             'lucia': '/coaching/{evening}'}
    left = {}
    for who, path in paths.items():
        left[who] = leaving(await campus.visit(getattr(campus, who), address(campus, path)))
    await withdrawn(campus)
    await no_course_coach(campus)
    await people.deactivate(campus.priya, by=campus.ines)
    await quiet()
    assert not any(left.values()), left


async def test_signing_out_everywhere_else_leaves_this_browser_in_peace(campus):
    there = await campus.visit(campus.priya, '/account')
    here = await campus.visit(campus.priya, '/account')
    left_here, left_there = leaving(here), leaving(there)
    here.find(marker='sign-out-elsewhere').click()
    await has_left(left_there)
    await quiet()
    assert (left_here, set(left_there)) == ([], {SIGNED_OUT + '?then=/account'})
    await there.open('/sign-in')
    await sees(there, 'signed out')


async def test_who_signs_out_is_told_nothing_they_do_not_know(campus):
    browser = await campus.visit(campus.priya, '/sessions')
    left = leaving(browser)
    token = (await campus.priya.sign_ins.all())[-1]
    assert token.ended_at is None
    await sign_out(browser)
    await quiet()
    await token.refresh_from_db()
    assert token.ended_at is not None
    assert not left, 'the browser is on its way already'
    await browser.open('/sign-in')
    await browser.should_not_see('You are signed out')


async def test_signing_out_in_one_tab_is_felt_in_the_other(campus):
    here = await campus.visit(campus.priya, '/sessions')
    there = await campus.visit(None, '/sign-in')
    there.http_client.cookies.update(here.http_client.cookies)
    await there.open('/agenda')
    left = leaving(there)
    await sign_out(here)
    await has_left(left)
    assert left == ['/sign-in?then=/agenda']


async def test_a_learner_whose_time_is_over_stays_and_reads(campus):
    """After-end read only: the page stays, nothing is written any more."""
    priya = await campus.visit(campus.priya, address(campus, TASK))
    left = leaving(priya)
    await sessions.set_personal_dates(campus.autumn, campus.priya, ends=clock.now() - timedelta(hours=1),
                                      by=campus.samuel)
    await sees(priya, 'ended on')
    before = await everything()
    send(priya, the(priya, AssignmentForm), 'hand_in', 'Too late')
    await quiet()
    assert not left
    assert await everything() == before


def address(campus, page: str) -> str:
    return page.format(autumn=campus.autumn.id, evening=campus.evening.id, python=campus.python.id,
                       task=campus.task.id, reading=campus.reading.id, priya_python=campus.priya_python.id)


def leaving(browser) -> list[str]:
    """Where the page has been sent; it stays, so that one can see what it still does."""
    left: list[str] = []
    browser.client.open = left.append
    return left


async def has_left(left: list[str]) -> None:
    for _ in range(PATIENCE):
        if left:
            return
        await asyncio.sleep(0.02)
    raise AssertionError('The page stays.')


async def press_everything(browser, campus, work) -> None:
    """What was on its way, or what a page does that does not leave."""
    said = {
        AssignmentForm: ('hand_in', 'Once more'),
        ThreadList: ('open', {'n': 1, 'title': 'Late', 'text': 'Late'}),
        DoneToggle: ('click', None),
        Tray: ('grade', {'submission': work.id if work else 1, 'points': '12', 'comment': 'Late'}),
        SortableList: ('order', [campus.autumn_statistics.id, campus.autumn_python.id]),
        OutlineEditor: ('add_section', {'title': 'Late'}),
        Grid: ('open', {'id': campus.priya_python.id, 'column': 'name'}),
    }
    for element in list(browser.client.elements.values()):
        for kind, (event, what) in said.items():
            if isinstance(element, kind):
                send(browser, element, event, what)
        if isinstance(element, ui.button) and 'Reload' not in element.text:
            send(browser, element, 'click', {})
    await quiet()
