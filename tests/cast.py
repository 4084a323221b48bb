"""The people, courses and sessions that every test knows; the demo's cast in small."""
from datetime import UTC, datetime, timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any

from db import Person, Session, courses, people, sessions
from db.core import clock
from db.items import ItemChanges
from db.people import AccountChanges
from db.records import CompletionRule, ItemKind
from db.sessions import SessionChanges

STAFF = {
    'ines': ('Ines Carvalho', {'is_administrator': True}),
    'samuel': ('Samuel Okafor', {'is_session_administrator': True}),
    'helena': ('Helena Costa', {'is_teacher': True}),
    'marta': ('Marta Lindqvist', {}),
    'tomas': ('Tomás Rey', {}),
    'aiko': ('Aiko Tanabe', {}),
    'lucia': ('Lucía Benítez', {}),
}
LEARNERS = {
    'priya': 'Priya Nair', 'emeka': 'Emeka Obi', 'jakub': 'Jakub Nowak', 'bo': 'Bo Larsen', 'olga': 'Olga Ritter',
}
"""Priya, Emeka and Jakub are in autumn; Bo and Priya in evening; Olga belongs to no session."""


async def school() -> SimpleNamespace:
    """Autumn (Python, Statistics; coach Marta, course coaches Tomás and Aiko) and evening (Python; Lucía) run now,
    spring is over, winter has not begun. Samuel administers autumn, spring and winter."""
    here = SimpleNamespace()
    here.ines = await people.become_first_administrator('ines', 'Ines Carvalho', 'correct horse')
    for username, (name, roles) in list(STAFF.items())[1:]:
        setattr(here, username, await people.create_account(username, name, AccountChanges(**roles), by=here.ines))
    for username, name in LEARNERS.items():
        setattr(here, username, await people.create_account(username, name, by=here.ines))
    await _courses(here)
    today = clock.now()
    here.autumn = await _session(here, 'Data Analyst · Autumn', -50, 40, [here.python, here.statistics])
    here.evening = await _session(here, 'Python Evenings', -30, 45, [here.python], by=here.ines)
    here.spring = await _session(here, 'Data Analyst · Spring', -170, -60, [here.python])
    here.winter = await _session(here, 'Statistics · Winter', 12, 38, [here.statistics])
    await _people(here)
    here.today = today
    return here


async def _courses(here: SimpleNamespace) -> None:
    here.python = await courses.create_course('PY', 'Python for data', by=here.ines)
    here.statistics = await courses.create_course('STAT', 'Statistics foundations', by=here.ines)
    for course in (here.python, here.statistics):
        await courses.appoint_teachers(course, [here.helena], by=here.ines)
    section = await courses.add_section(here.python, 'Setting up', by=here.helena)
    add = partial(courses.add_item, here.python)
    here.page = await add(section.id, ItemKind.PAGE, 'Notebooks', ItemChanges(body='# Notebooks\n\nA *notebook* …'),
                          by=here.helena)
    here.reading = await add(section.id, ItemKind.PAGE, 'Values and types',
                             ItemChanges(completes=CompletionRule.MARKED_DONE),
                             by=here.helena)
    here.task = await add(section.id, ItemKind.ASSIGNMENT, 'Bike-share report',
                          ItemChanges(due_day=60, points=40, weight=2), by=here.helena)
    here.quiz = await add(section.id, ItemKind.ASSIGNMENT, 'Clean a dataset',
                          ItemChanges(due_day=10, points=10, completes=CompletionRule.PASSED, pass_points=6),
                          by=here.helena)
    means = await courses.add_section(here.statistics, 'Means', by=here.helena)
    here.mean = await courses.add_item(here.statistics, means.id, ItemKind.PAGE, 'What a mean is', by=here.helena)


async def _session(here: SimpleNamespace, title: str, first: int, last: int, courses: list[Any], *,
                   by: Person | None = None) -> Session:
    midnight = datetime.combine(clock.now().date(), datetime.min.time(), UTC)
    by = by or here.samuel
    session = await sessions.create_session(title,
                                            SessionChanges(category='Career programmes',
                                                           starts=midnight + timedelta(days=first),
                                                           ends=midnight + timedelta(days=last)), by=by)
    for course in courses:
        await sessions.add_course(session, course, by=by)
    await sessions.publish(session, by=by)
    return session


async def _people(here: SimpleNamespace) -> None:
    by = here.ines
    await sessions.appoint_coaches(here.autumn, [here.marta], by=by)
    await sessions.appoint_coaches(here.spring, [here.marta], by=by)
    await sessions.appoint_coaches(here.evening, [here.lucia], by=by)
    here.autumn_python, here.autumn_statistics = await here.autumn.session_courses.all().prefetch_related('course')
    [here.evening_python] = await here.evening.session_courses.all().prefetch_related('course')
    await sessions.appoint_course_coaches(here.autumn, here.autumn_python, [here.tomas], by=by)
    await sessions.appoint_course_coaches(here.autumn, here.autumn_statistics, [here.aiko], by=by)
    await sessions.enrol(here.autumn, here.priya, here.emeka, here.jakub, by=by)
    await sessions.enrol(here.evening, here.bo, here.priya, by=by)
    await sessions.enrol(here.spring, here.priya, by=by)
    await sessions.enrol(here.winter, here.emeka, by=by)
    here.priya_python = await here.autumn_python.participations.filter(learner=here.priya).get()
    here.emeka_python = await here.autumn_python.participations.filter(learner=here.emeka).get()
    here.bo_python = await here.evening_python.participations.filter(learner=here.bo).get()
    here.priya_evening = await here.evening_python.participations.filter(learner=here.priya).get()
