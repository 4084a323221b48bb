"""All learners of a session course together: how many, in which state, how far, and who has done which item."""
from dataclasses import dataclass, field
from typing import TypedDict

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.numbers import percent
from ..core.sql import select
from ..outlines.outline import effective_outline
from ..progress.summary import CohortSummary, LearnerCounts, cohort_summaries
from ..records.person import Person
from ..records.session_course import SessionCourse


@dataclass(frozen=True, slots=True)
class CourseSummary:
    counts: LearnerCounts
    summary: CohortSummary
    completed: dict[int, int] = field(default_factory=dict)
    """By item of the outline: percent of the active learners who have completed it; of nobody, none."""


async def course_figures(session_course: SessionCourse, *, seen_by: Person) -> CourseSummary:
    """What stands above and below the list of learners. Five statements."""
    await can(Capability.TRACK).check(seen_by, session_course)
    outline = await effective_outline(session_course)
    summary, _ = await cohort_summaries({session_course.id: outline})
    [counted] = await select(_CountRow, _COUNTS, course=session_course.id)
    done = {row['item_id']: row['learners']
            for row in await select(_CompletedRow, _COMPLETED, course=session_course.id)}
    counts = LearnerCounts(counted['active'] or 0, counted['to_grade'] or 0, counted['never'] or 0,
                           counted['completed'] or 0, counted['withdrawn'] or 0)
    shares = {item.id: percent(done.get(item.id, 0), counts.active) for item in outline.items}
    return CourseSummary(counts, summary[session_course.id],
                         {id_: share for id_, share in shares.items() if share is not None})


class _CountRow(TypedDict):
    active: int | None
    to_grade: int | None
    never: int | None
    completed: int | None
    withdrawn: int | None


_COUNTS = '''
SELECT SUM(CASE WHEN t.state = 'active' THEN 1 END) AS active,
       SUM(CASE WHEN t.state = 'active' AND t.to_grade > 0 THEN 1 END) AS to_grade,
       SUM(CASE WHEN t.state = 'active' AND t.first_seen IS NULL THEN 1 END) AS never,
       SUM(CASE WHEN t.state = 'active' AND t.total > 0 AND t.done = t.total THEN 1 END) AS completed,
       SUM(CASE WHEN t.state <> 'active' THEN 1 END) AS withdrawn
  FROM participation t WHERE t.session_course_id = :course
'''


class _CompletedRow(TypedDict):
    item_id: int
    learners: int


_COMPLETED = '''
SELECT c.item_id, COUNT(*) AS learners FROM item_completion c JOIN participation t ON t.id = c.participation_id
 WHERE t.session_course_id = :course AND t.state = 'active' AND c.completed_at IS NOT NULL GROUP BY c.item_id
'''
