"""Taking the tracked figures of a session out: one line a participation, as files and other programs want them."""
from collections.abc import AsyncIterator
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple, TypedDict

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import any_session_administrator, can
from ..access.system import or_system
from ..core.numbers import from_database, half_up
from ..core.refusals import Invalid, NotFound
from ..core.sql import Amount, Moment, parse_datetime, select
from ..records.session import Session
from ..records.session_course import SessionCourse
from ..records.system_actor import Actor

PAGE = 1000


class TrackingLine(NamedTuple):
    """The columns of the export, in their order."""
    session: str
    course: str
    username: str
    name: str
    state: str
    progress_done: int
    progress_total: int
    grade: Decimal | None
    """Percent, rounded half up to two decimals."""
    time_seconds: int
    first_seen: datetime | None
    last_seen: datetime | None


async def tracking_export(session: Session, course_code: str | None = None, *,
                          seen_by: Actor) -> AsyncIterator[TrackingLine]:
    """The lines of one session, or of one of its courses: by course, name and username, read as they are asked for."""
    taught = await session.session_courses.all().select_related('course').order_by('position', 'id')
    if course_code is not None:
        taught = [_of_code(session, taught, course_code)]
    await or_system(can(Capability.TRACK)).check(seen_by, session if course_code is None else taught[0])
    return _lines(session, taught)


async def find_session(words: str, *, seen_by: Actor) -> Session:
    """The one session that has this id or this title."""
    await or_system(any_session_administrator).check(seen_by)
    words = words.strip()
    found = await Session.filter(title=words)
    if words.isdecimal() and len(words) < 10:
        found += await Session.filter(id=int(words)).exclude(title=words)
    if not found:
        raise NotFound(_('There is no session “{entered}”. Give its title as it is written, or its number.',
                         entered=words))
    if len(found) > 1:
        ids = ', '.join(str(session.id) for session in sorted(found, key=lambda session: session.id))
        raise Invalid(_('“{entered}” may be any of several sessions. Give the number of the one you mean: {numbers}.',
                        entered=words, numbers=ids))
    return found[0]


def _of_code(session: Session, taught: list[SessionCourse], code: str) -> SessionCourse:
    for one in taught:
        if one.course.code == code:
            return one
    codes = ', '.join(one.course.code for one in taught)
    raise NotFound(_('{session} has no course {code}. Its courses are {codes}.',
                     session=session.title, code=code, codes=codes) if codes else
                   _('{session} has no course {code}. It has no courses.', session=session.title, code=code))


async def _lines(session: Session, taught: list[SessionCourse]) -> AsyncIterator[TrackingLine]:
    for one in taught:
        last = {'name': '', 'username': ''}
        while rows := await select(_LineRow, _PAGE, course=one.id, limit=PAGE, **last):
            for row in rows:
                grade = from_database(row['grade'])
                yield TrackingLine(
                    session.title, one.course.code, row['username'], row['name'], row['state'], row['done'],
                    row['total'], half_up(grade), row['time_seconds'], parse_datetime(row['first_seen']),
                    parse_datetime(row['last_seen']))
            last = {'name': rows[-1]['name'], 'username': rows[-1]['username']}


class _LineRow(TypedDict):
    username: str
    name: str
    state: str
    done: int
    total: int
    grade: Amount | None
    time_seconds: int
    first_seen: Moment | None
    last_seen: Moment | None


_PAGE = '''
SELECT p.username, p.name, t.state, t.done, t.total, t.grade, t.time_seconds, t.first_seen, t.last_seen
  FROM participation t JOIN person p ON p.id = t.learner_id
 WHERE t.session_course_id = :course AND (p.name, p.username) > (:name, :username)
 ORDER BY p.name, p.username LIMIT :limit
'''
