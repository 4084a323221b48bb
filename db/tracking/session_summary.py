"""All learners of a session together: how many, in which state, how far they have come by course."""
from dataclasses import dataclass, field
from functools import partial
from typing import TypedDict

from ..access.capabilities import Capability
from ..access.guard import can, check_batched
from ..core.clock import now
from ..core.coalescing import single_flight
from ..core.sql import column_of, select
from ..outlines.outline import Outline, outlines
from ..progress.summary import CohortSummary, LearnerCounts, cohort_summaries
from ..records.person import Person
from ..records.session import Session
from .presence import present_since


@dataclass(frozen=True, slots=True)
class SessionFigures:
    """Learners are counted once, also those who take several courses."""
    counts: LearnerCounts
    here: int
    all: CohortSummary
    """All active participations together."""
    courses: dict[int, CohortSummary] = field(default_factory=dict)
    """By session course, in their order."""


async def session_figures(session: Session, *, seen_by: Person) -> SessionFigures:
    """What stands above, below and beside the list of learners. Five statements."""
    await can(Capability.TRACK).check(seen_by, session)
    return await _figures(session)


async def shared_session_figures(session: Session, *, seen_by: Person) -> SessionFigures:
    """The same for a page that is open already: what all of them want after a notice is read once."""
    await check_batched(Capability.TRACK, seen_by, session)
    return await single_flight(('session figures', session.id), partial(_figures, session))


async def _figures(session: Session) -> SessionFigures:
    courses, together = await cohort_summaries(await _outlines(session))
    [counted] = await select(_CountRow, _COUNTS, session=session.id, since=present_since())
    counts = LearnerCounts(counted['active'] or 0, counted['to_grade'] or 0, counted['never'] or 0,
                           counted['completed'] or 0, counted['withdrawn'] or 0)
    return SessionFigures(counts=counts, here=counted['here'], all=together, courses=courses)


async def course_plans(session: Session, *, seen_by: Person) -> dict[int, int | None]:
    """By session course: percent of its required items that are due by now. Three statements."""
    await can(Capability.TRACK).check(seen_by, session)
    return {id_: outline.plan(now()) for id_, outline in (await _outlines(session)).items()}


async def _outlines(session: Session) -> dict[int, Outline]:
    return await outlines(await column_of(session.session_courses.all().order_by('position', 'id'), 'id', int))


class _CountRow(TypedDict):
    active: int | None
    to_grade: int | None
    never: int | None
    completed: int | None
    withdrawn: int | None
    here: int


_COUNTS = '''
SELECT SUM(CASE WHEN x.state = 'active' THEN 1 END) AS active,
       SUM(CASE WHEN x.state = 'active' AND x.to_grade > 0 THEN 1 END) AS to_grade,
       SUM(CASE WHEN x.state = 'active' AND x.first_seen IS NULL THEN 1 END) AS never,
       SUM(CASE WHEN x.state = 'active' AND x.total > 0 AND x.done = x.total THEN 1 END) AS completed,
       SUM(CASE WHEN x.state <> 'active' THEN 1 END) AS withdrawn,
       (SELECT COUNT(DISTINCT u.enrolment_id)
          FROM visit v JOIN participation u ON u.id = v.participation_id JOIN enrolment f ON f.id = u.enrolment_id
         WHERE v.last_presence > :since AND v.tabs > 0 AND +f.session_id = :session AND u.state = 'active') AS here
  FROM (SELECT e.id, e.state, SUM(t.to_grade) AS to_grade, MIN(t.first_seen) AS first_seen, SUM(t.total) AS total,
               SUM(t.done) AS done
          FROM enrolment e LEFT JOIN participation t ON t.enrolment_id = e.id AND t.state = 'active'
         WHERE e.session_id = :session GROUP BY e.learner_id, e.id) x
'''
"""Grouped in the order of the index on session and learner; the sign before `f.session_id` keeps SQLite from looking at
all visits of the session instead of the few of late."""
