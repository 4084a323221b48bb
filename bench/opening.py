"""Opening pages of large classes: a session's home for 6,000 as for 60, a gradebook of 500 learners by 60 columns.

The server runs in a process of its own, as `main.py serve` starts it. Measured is what the server has to do, the page
and then the first rows, of both sessions as many; and what somebody waits for at a Chromium, from asking for the page
until the first learner stands there. They take turns, so that whatever else the machine does meets both.
"""
import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter

import httpx
from playwright.async_api import async_playwright

from db import (
    Course,
    Enrolment,
    Participation,
    Person,
    Session,
    SessionCourse,
    Submission,
    Visit,
    courses,
    outlines,
    people,
    sessions,
)
from db.core import clock
from db.integrity import check_figures
from db.items import ItemChanges
from db.lifecycle import open_database
from db.records import CompletionRule, Event, ItemCompletion, ItemKind
from db.sessions import SessionChanges
from tests.browser import chromium
from tests.browser.open_page import browser_of
from tests.browser.server import Server

FEW, MANY, COURSES, ITEMS, TIMES, TARGET = 60, 6_000, 3, 8, 9, 1.5
LEARNERS, COLUMNS, WITHIN = 500, 60, 1.0


async def measure() -> list[tuple[str, float]]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        server = Server(folder, demo='0')
        async with open_database(server.database_url):
            by = await people.become_first_administrator('ines', 'Ines', 'correct horse')
            courses = [await _course(f'C{number}', ITEMS, by) for number in range(COURSES)]
            few, many = [await _session(number, courses, by) for number in (FEW, MANY)]
            graded = await _session(LEARNERS, [await _course('G', COLUMNS, by)], by)
            await check_figures(by=by, repair=True)
            marked = await graded.session_courses.all().get()
            cookie = await browser_of(by)
        await server.start()
        try:
            async with httpx.AsyncClient(base_url=server.url, headers={'Cookie': cookie}, timeout=60) as browser:
                homes = [f'/coaching/{one.id}' for one in (few, many)]
                took = await _by_turns(*(_opener(browser, home) for home in homes))
                waited = await _in_chromium(server.url, cookie, homes)
                grades = f'/coaching/{graded.id}/courses/{marked.course_id}/grades'
                [opened] = await _by_turns(_opener(browser, grades))
                [whole] = await _by_turns(_reader(browser, grades, LEARNERS))
        finally:
            server.stop()
    small, large = map(median, took)
    return [
        *_waited(waited),
        (f'  the server alone, with {MANY:,} participations to {FEW}', large / small),
        (f'  with {MANY:,}, seconds until the first rows are sent', large),
        (f'  with {FEW}', small),
        (f'gradebook of {LEARNERS} × {COLUMNS}, seconds until the first rows are here', median(opened)),
        (f'  to the {WITHIN:g} s that it may take', median(opened) / WITHIN),
        (f'  all {LEARNERS} rows, block by block, seconds', median(whole)),
    ]


def _opener(browser: httpx.AsyncClient, place: str) -> Callable[[], Awaitable[None]]:
    async def opens() -> None:
        page = await browser.get(place)
        assert page.status_code == httpx.codes.OK, place
        block = await browser.get(f'{place}/rows', params={'start': 0, 'end': FEW, 'sort': 'name', 'dir': 'asc'})
        assert block.json()['rows']
    return opens


async def _in_chromium(url: str, cookie: str, places: Sequence[str]) -> list[list[float]]:
    """Seconds until the first learner is to be seen; nothing where there is no Chromium."""
    async with async_playwright() as playwright:
        if (browser := await chromium.launch(playwright)) is None:
            return []
        context = await browser.new_context(base_url=url)
        name, _, token = cookie.partition('=')
        await context.add_cookies([{'name': name, 'value': token, 'url': url}])
        page = await context.new_page()

        def opens(place: str) -> Callable[[], Awaitable[None]]:
            async def wait() -> None:
                await page.goto(place, wait_until='commit')
                await page.locator('.ag-pinned-left-cols-container .ag-row .who').first.wait_for()
            return wait
        took = await _by_turns(*map(opens, places))
        await browser.close()
        return took


def _waited(took: list[list[float]]) -> list[tuple[str, float]]:
    if not took:
        return []
    small, large = map(median, took)
    return [
        (f'home of a session with {MANY:,} participations to one with {FEW}', large / small),
        (f'  to the {TARGET} that it may be', large / small / TARGET),
        (f'  with {MANY:,}, seconds until the first learner stands on the screen', large),
        (f'  with {FEW}', small),
    ]


def _reader(browser: httpx.AsyncClient, place: str, number: int) -> Callable[[], Awaitable[None]]:
    async def reads() -> None:
        for start in range(0, number, 100):
            block = await browser.get(f'{place}/rows', params={'start': start, 'end': start + 100})
            assert len(block.json()['rows']) == 100
    return reads


async def _by_turns(*actions: Callable[[], Awaitable[None]]) -> list[list[float]]:
    """Seconds of each, once everything is warm."""
    took: list[list[float]] = [[] for _ in actions]
    for number in range(TIMES + 1):
        for action, seconds in zip(actions, took, strict=True):
            began = perf_counter()
            await action()
            if number:
                seconds.append(perf_counter() - began)
    return took


async def _course(code: str, items: int, by: Person) -> Course:
    course = await courses.create_course(code, f'Course {code}', by=by)
    section = await courses.add_section(course, 'Weeks', by=by)
    for week in range(items):
        await courses.add_item(course, section.id, ItemKind.ASSIGNMENT, f'Task {week}',
                               ItemChanges(due_day=week + 1, points=10, completes=CompletionRule.SUBMITTED), by=by)
    return course


async def _session(learners: int, courses: list[Course], by: Person) -> Session:
    """Each learner takes one of the courses; three of four have handed in everything, half of that is graded."""
    now, midnight = clock.now(), clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    session = await sessions.create_session(f'{courses[0].title} for {learners}',
                                            SessionChanges(starts=midnight - timedelta(days=40),
                                                           ends=midnight + timedelta(days=40)), by=by)
    for course in courses:
        await sessions.add_course(session, course, by=by)
    await sessions.publish(session, by=by)
    taught: list[SessionCourse] = await session.session_courses.all().order_by('position')
    names = [f'{courses[0].code}-{learners}-{n:05}' for n in range(learners)]
    await Person.bulk_create([Person(username=name, name=name, searchable=name) for name in names], batch_size=500)
    people = await Person.filter(username__startswith=f'{courses[0].code}-{learners}-').order_by('username')
    await Enrolment.bulk_create([Enrolment(session_id=session.id, learner_id=person.id, class_name=f'Class {n % 4}',
                                           enrolled_at=now - timedelta(days=40))
                                 for n, person in enumerate(people)], batch_size=500)
    enrolments = await Enrolment.filter(session_id=session.id).order_by('learner_id')
    await Participation.bulk_create([Participation(
        session_course_id=taught[n % len(taught)].id, enrolment_id=one.id, learner_id=one.learner_id,
        enrolled_at=one.enrolled_at) for n, one in enumerate(enrolments)], batch_size=500)
    for course in taught:
        await _work(session, course, (await outlines.effective_outline(course)).items)
    return session


async def _work(session: Session, course: SessionCourse, items: tuple) -> None:
    now = clock.now()
    taking = await Participation.filter(session_course_id=course.id).order_by('id')
    at_work = [one for n, one in enumerate(taking) if n % 4]
    await Visit.bulk_create([Visit(participation_id=one.id, entered_at=now - timedelta(hours=n % 900 + 1), tabs=0,
                                   last_presence=now - timedelta(hours=n % 900), seconds=3600)
                             for n, one in enumerate(at_work)], batch_size=500)
    places = [(n, one, item) for n, one in enumerate(at_work) for item in items]
    await Submission.bulk_create([Submission(
        participation_id=one.id, item_id=item.id, submitted_at=now - timedelta(days=1), out_of=Decimal(10),
        points=Decimal(n % 10) if item.id % 2 else None) for n, one, item in places], batch_size=500)
    await ItemCompletion.bulk_create([ItemCompletion(
        participation_id=one.id, item_id=item.id, opened_at=now, completed_at=now) for _, one, item in places],
        batch_size=500)
    await Event.bulk_create([Event(
        at=now, verb='submitted', person_id=one.learner_id, session_id=session.id, session_course_id=course.id,
        item_id=item.id, participation_id=one.id) for _, one, item in places], batch_size=500)


if __name__ == '__main__':
    for compared, figure in asyncio.run(measure()):
        print(f'  {compared:<72} {figure:8.3f}')
