"""A school to look around in: the people, courses and sessions that the files of this folder tell of."""
from datetime import timedelta
from typing import Any

from ..core.clock import now, stopped_at
from ..core.config import settings
from ..core.sql import column_of
from ..core.transactions import transaction
from ..records.course import Course
from ..records.person import Person
from ..records.session_course import SessionCourse
from .accounts import demo_accounts
from .activities import add_activities
from .assignments import add_open_work
from .courses import write_courses
from .customised import customise
from .days import Days
from .gradebook import weigh
from .history import write_history
from .people import create_people, has_demo_accounts
from .quiz import add_quiz
from .reading import read_cast
from .sessions import create_demo_session
from .stages import story
from .talk import talk
from .work import DemoWork

__all__ = ['demo_accounts', 'has_demo_accounts', 'seed_demo']

CUSTOMISED = 'Data Analyst · Autumn'


async def seed_demo() -> bool:
    """Fill an empty database with the demo, all of it or nothing; returns whether it did. The past is made up with the
    clock stopped at one moment after the other, so nothing else may run in the process meanwhile."""
    cast, at = read_cast(), now()
    today = Days.from_today(at, settings().zone)
    async with transaction():
        if await Person.exists():
            return False
        people = await create_people(cast, today)
        courses = await write_courses(cast, people, today)
        work = DemoWork()
        for script in cast.sessions:
            held = await create_demo_session(script, cast, people, courses, at)
            for participation in await held.participations():
                code, username = participation.session_course.course.code, participation.learner.username
                told = story(script.part_of(username), code, courses[code].script.items, held.term_of(username, at))
                work.include(participation, told, courses[code].item_ids, people[script.coaches_of(code)[0]])
        await work.write()
        await _make_own(people, cast.teacher)
        await write_history(work.events)
    return True


async def _session_coach(course: SessionCourse) -> str:
    [username] = await column_of(course.session.coaches.all().limit(1), 'username', str)
    return username


async def _make_own(people: dict[str, Any], teacher: str) -> None:
    """Another session runs the same course as it is."""
    python = await Course.get(code='PY')
    await add_quiz(python, people[teacher])
    await add_activities(python, people[teacher])
    course = await SessionCourse.get(session__title=CUSTOMISED, course__code='PY').select_related('session')
    [coach] = await course.coaches.all().limit(1)
    with stopped_at(now() - timedelta(days=9)):
        await customise(course, people[coach.username])
    await add_open_work(course, people[coach.username])
    statistics = await SessionCourse.get(session__title=CUSTOMISED, course__code='STAT')
    await weigh(course, statistics, people[await _session_coach(course)])
    await talk(course, people)
