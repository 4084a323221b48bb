"""Sessions and their courses by id. No rule is asked here: whoever looks them up asks one, or has asked it."""
from typing import NamedTuple

from i18n import _

from ..core.refusals import NotFound
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse


class SessionSizes(NamedTuple):
    courses: int
    locks: int


async def get_session(session_id: int) -> Session:
    found = await Session.get_or_none(id=session_id)
    if found is None:
        raise NotFound
    return found


async def get_session_course(session_id: int, course_id: int) -> SessionCourse:
    """By its base course, with both."""
    found = SessionCourse.filter(session_id=session_id, course_id=course_id).select_related('session', 'course')
    session_course = await found.first()
    if session_course is None:
        raise NotFound
    return session_course


async def session_course_of(session: Session, session_course_id: int) -> SessionCourse:
    """By its own id, with both."""
    found = session.session_courses.filter(id=session_course_id).select_related('session', 'course')
    session_course = await found.first()
    if session_course is None:
        raise NotFound(_('This course is not in the session any more.'))
    return session_course


async def session_courses(session: Session) -> list[SessionCourse]:
    """In order, each with its course and its session."""
    return await session.session_courses.all().order_by('position', 'id').select_related('course', 'session')


async def coaches_of(place: Session | SessionCourse) -> list[Person]:
    """Of the session as a whole, or of one of its courses."""
    return await place.coaches.all()


async def administrators_of(session: Session) -> list[Person]:
    return await session.administrators.all()


async def session_sizes(session: Session) -> SessionSizes:
    return SessionSizes(await session.session_courses.all().count(), await session.locks.all().count())
