"""A session as it stands: per course its figures and its learners, and who needs attention."""
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, TypedDict

from ..access.capabilities import Capability
from ..access.guard import can
from ..attention.queries import LearnerAtRisk
from ..core.clock import now
from ..core.numbers import from_database
from ..core.sql import Amount, Moment, parse_datetime, select
from ..outlines.outline import outlines
from ..progress.summary import CohortSummary, cohort_summaries
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from .attention import all_at_risk


@dataclass(frozen=True, slots=True)
class LearnerLine:
    name: str
    username: str
    done: int
    total: int
    grade: Decimal | None
    time_seconds: int
    last_seen: datetime | None


@dataclass(frozen=True, slots=True)
class CourseLines:
    course: SessionCourse
    summary: CohortSummary
    learners: tuple[LearnerLine, ...]
    """The active ones, by name."""


@dataclass(frozen=True, slots=True)
class SessionReport:
    session: Session
    as_of: datetime
    learners: int
    """Active in at least one of the courses, each counted once."""
    together: CohortSummary
    courses: tuple[CourseLines, ...]
    attention: tuple[LearnerAtRisk, ...]


async def session_report(session: Session, *, seen_by: Person, course: SessionCourse | None = None
                         ) -> SessionReport:
    """Of the whole session, or of one course of it only."""
    place: Any = course or session
    await can(Capability.TRACK).check(seen_by, place)
    courses = [course] if course else (
        await session.session_courses.all().order_by('position', 'id').select_related('course'))
    figures, together = await cohort_summaries(await outlines([taught.id for taught in courses]))
    rows = await select(_LearnerRow, _LEARNERS, ids=[taught.id for taught in courses])
    lines = tuple(CourseLines(taught, figures[taught.id], tuple(
        LearnerLine(row['name'], row['username'], row['done'], row['total'],
                    from_database(row['grade']), row['time_seconds'],
                    parse_datetime(row['last_seen'])) for row in rows if row['session_course_id'] == taught.id))
        for taught in courses)
    attention = await all_at_risk(place, seen_by=seen_by)
    return SessionReport(session, now(), len({row['learner_id'] for row in rows}), together, lines, tuple(attention))


class _LearnerRow(TypedDict):
    session_course_id: int
    learner_id: int
    name: str
    username: str
    done: int
    total: int
    grade: Amount | None
    time_seconds: int
    last_seen: Moment | None


_LEARNERS = '''
SELECT t.session_course_id, t.learner_id, p.name, p.username, t.done, t.total, t.grade, t.time_seconds, t.last_seen
  FROM participation t JOIN person p ON p.id = t.learner_id
 WHERE t.session_course_id IN :ids AND t.state = 'active' ORDER BY p.name, p.username
'''
