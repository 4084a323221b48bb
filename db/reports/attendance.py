"""Who was there: hours, visits and days of a learner in each course of a session, for an attestation."""
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.clock import now
from ..core.refusals import NotAllowed, NotFound
from ..core.sql import Moment, parse_datetime, select
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse


@dataclass(frozen=True, slots=True)
class Attended:
    """All visits of one participation together."""
    seconds: int = 0
    visits: int = 0
    days: int = 0
    """On which there was a visit, by the session's calendar."""
    first: datetime | None = None
    last: datetime | None = None


NOBODY = Attended()


@dataclass(frozen=True, slots=True)
class Attendance:
    """One learner in a session; courses in their order, each with its title."""
    name: str
    username: str
    session: Session
    enrolled_at: datetime
    courses: tuple[tuple[str, Attended], ...]
    as_of: datetime

    @property
    def seconds(self) -> int:
        return sum(attended.seconds for _, attended in self.courses)

    @property
    def first(self) -> datetime | None:
        return min((attended.first for _, attended in self.courses if attended.first), default=None)

    @property
    def last(self) -> datetime | None:
        return max((attended.last for _, attended in self.courses if attended.last), default=None)


async def attendances(session: Session, enrolment_ids: Sequence[int], *, seen_by: Person,
                      courses: Sequence[SessionCourse] | None = None) -> dict[int, Attendance]:
    """By enrolment, in the order asked for. For who may see the tracking."""
    for place in [session] if courses is None else courses:
        await can(Capability.TRACK).check(seen_by, place)
    return await _attendances(session, enrolment_ids, courses)


async def my_attendance(session: Session, *, seen_by: Person) -> Attendance:
    """A learner's own, as long as they may enter the session."""
    await can(Capability.ENTER).check(seen_by, session)
    enrolment = await session.enrolments.filter(learner_id=seen_by.id, state='active').first()  # type: ignore
    if enrolment is None:
        raise NotAllowed
    found = await _attendances(session, [enrolment.id], None)
    if enrolment.id not in found:
        raise NotFound
    return found[enrolment.id]


async def _attendances(session: Session, enrolment_ids: Sequence[int], courses: Sequence[SessionCourse] | None
                       ) -> dict[int, Attendance]:
    only = 'AND sc.id IN :courses' if courses is not None else ''
    rows = await select(_TakenRow, _TAKEN.format(only=only), session=session.id, ids=list(enrolment_ids),
                        courses=[course.id for course in courses or ()])
    found = await attended([row['id'] for row in rows], session)
    of_learner: defaultdict[int, list[_TakenRow]] = defaultdict(list)
    for row in rows:
        of_learner[row['enrolment_id']].append(row)
    return {id_: Attendance(
        of_learner[id_][0]['name'], of_learner[id_][0]['username'], session,
        parse_datetime(of_learner[id_][0]['enrolled_at']),  # type: ignore[arg-type]
        tuple((row['title'], found.get(row['id'], NOBODY)) for row in of_learner[id_]), now(),
    ) for id_ in enrolment_ids if id_ in of_learner}


async def attended(participation_ids: Sequence[int], session: Session) -> dict[int, Attended]:
    """By participation, for loads that have asked who may see it. One statement."""
    from zoneinfo import ZoneInfo
    zone = ZoneInfo(session.time_zone)
    visits: defaultdict[int, list[tuple[datetime, datetime, int]]] = defaultdict(list)
    for row in await select(_VisitRow, _VISITS, ids=list(participation_ids)):
        visits[row['participation_id']].append(
            (parse_datetime(row['entered_at']), parse_datetime(row['last_presence']),
             row['seconds']))  # type: ignore[arg-type]
    return {id_: Attended(
        seconds=sum(seconds for _, _, seconds in own), visits=len(own),
        days=len({entered.astimezone(zone).date() for entered, _, _ in own}),
        first=min(entered for entered, _, _ in own), last=max(last for _, last, _ in own),
    ) for id_, own in visits.items()}


class _TakenRow(TypedDict):
    id: int
    enrolment_id: int
    name: str
    username: str
    enrolled_at: Moment
    title: str


_TAKEN = '''
SELECT t.id, t.enrolment_id, p.name, p.username, e.enrolled_at, c.title FROM participation t
  JOIN enrolment e ON e.id = t.enrolment_id JOIN person p ON p.id = t.learner_id
  JOIN session_course sc ON sc.id = t.session_course_id JOIN course c ON c.id = sc.course_id
 WHERE sc.session_id = :session AND t.enrolment_id IN :ids {only} ORDER BY sc.position, sc.id
'''


class _VisitRow(TypedDict):
    participation_id: int
    entered_at: Moment
    last_presence: Moment
    seconds: int


_VISITS = 'SELECT participation_id, entered_at, last_presence, seconds FROM visit WHERE participation_id IN :ids'
