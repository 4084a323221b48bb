"""Sessions are prepared, staffed and published; learners enrol, and some withdraw."""
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from ..core import clock
from ..records.participation import Participation
from ..records.person import Person
from ..records.session import Session
from ..sessions.changes import SessionChanges
from ..sessions.enrolments import enrol
from ..sessions.settings import add_course, create_session, publish
from ..sessions.staff import appoint_administrators, appoint_coaches, appoint_course_coaches
from ..sessions.withdrawals import withdraw
from .courses import Written
from .days import OFFICE, Days, Term
from .script import Cast, SessionScript

PREPARED, PUBLISHED = -21, -20
"""Days of the session; learners enrol from then on."""
NOON = 12 * 60


@dataclass(frozen=True, slots=True)
class DemoSession:
    """A session as it stands, and its days."""
    script: SessionScript
    session: Session
    days: Days

    async def participations(self) -> list[Participation]:
        found = Participation.filter(session_course__session_id=self.session.id).order_by('id')
        return await found.select_related('session_course__course', 'learner', 'enrolment')

    def term_of(self, username: str, now: datetime) -> Term:
        """The time that one learner has had here by now."""
        left = self.script.withdrawn.get(username)
        length = self.script.ends - self.script.starts if left is None else left
        ends = self.days.ends(length) if left is None else self.days.at(left, NOON)
        return Term(self.days, min(-self.script.starts, length), now, None if ends > now else ends)


async def create_demo_session(script: SessionScript, cast: Cast, people: Mapping[str, Any],
                              courses: Mapping[str, Written], now: datetime) -> DemoSession:
    """Prepare a session, let learners enrol until it starts or until now, and let some go."""
    administrators = [people[name] for name in script.administrators] or [people[cast.administrator.username]]
    by, days = administrators[0], Days.from_today(now, script.zone).counted_from(script.starts)
    with clock.stopped_at(days.at(PREPARED, NOON)):
        session = await _prepare(script, days, people, courses, administrators)
    with clock.stopped_at(days.at(PUBLISHED, NOON)):
        await publish(session, by=by)
    for at, username in sorted(_enrolling(script, days, now)):
        with clock.stopped_at(at):
            await _enrol(script, session, people[username], by)
    for username, day in script.withdrawn.items():
        with clock.stopped_at(days.at(day, NOON)):
            await withdraw(session, people[username], by=by)
    return DemoSession(script, session, days)


async def _prepare(script: SessionScript, days: Days, people: Mapping[str, Any], courses: Mapping[str, Written],
                   administrators: list[Any]) -> Session:
    by = administrators[0]
    before, after = script.coach_starts, script.coach_ends
    session = await create_session(
        script.title, SessionChanges(
            **script.values, starts=days.starts(0), ends=days.ends(script.ends - script.starts),
            coach_starts=None if before is None else days.starts(before - script.starts),
            coach_ends=None if after is None else days.ends(after - script.starts)), by=by)
    await Session.filter(id=session.id).update(created_at=clock.now())
    if len(administrators) > 1:
        await appoint_administrators(session, administrators, by=by)
    await appoint_coaches(session, [people[name] for name in script.coaches], by=by)
    for code in script.courses:
        taught = await add_course(session, courses[code].course, by=by)
        if coaches := script.course_coaches.get(code):
            await appoint_course_coaches(session, taught, [people[name] for name in coaches], by=by)
    return session


def _enrolling(script: SessionScript, days: Days, now: datetime) -> Iterator[tuple[datetime, str]]:
    """When each learner enrols: on a day after the publication, before the start, and not still to come."""
    last = min(-1, days.of(now) - 1)
    for username in script.learners:
        dice = Random(f'{username} enrols in {script.title}')
        yield days.at(dice.randint(PUBLISHED + 1, last), dice.uniform(*OFFICE)), username


async def _enrol(script: SessionScript, session: Session, learner: Person, by: Person) -> None:
    codes = script.only.get(learner.username, script.courses)
    await enrol(session, learner, by=by, courses=await session.session_courses.filter(course__code__in=list(codes)))
