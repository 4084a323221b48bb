"""The summary of a cohort: all active learners of a session course together, and how far they have come."""
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypedDict

from ..core.clock import now
from ..core.numbers import from_binary, half_up, mean, percent
from ..core.sql import Average, select
from ..outlines.outline import Outline


@dataclass(frozen=True, slots=True)
class CohortSummary:
    learners: int = 0
    progress: int | None = None
    """Mean progress in whole percent."""
    plan: int | None = None
    """Percent of the required items that are due by now."""
    grade: Decimal | None = None
    """Mean of the grades there are, in percent with two decimals."""
    to_grade: int = 0
    """Works that wait for a grade."""
    next_due: datetime | None = None
    """When the plan moves on by itself."""


class LearnerCounts(NamedTuple):
    """How many learners a list would show in each of its states; the names are those of `ListQuery.state`."""
    active: int = 0
    to_grade: int = 0
    never: int = 0
    completed: int = 0
    withdrawn: int = 0


async def cohort_summaries(outlines: dict[int, Outline]) -> tuple[dict[int, CohortSummary], CohortSummary]:
    """The summary of each of these session courses, and of all of them together; in one statement."""
    rows = await select(_SummaryRow, _SUMMARIES, ids=tuple(outlines))
    by_course = {row['session_course_id']: _summary([row], outlines) for row in rows}
    return {id_: by_course.get(id_, _nobody(outline)) for id_, outline in outlines.items()}, _summary(rows, outlines)


def _nobody(outline: Outline) -> CohortSummary:
    return CohortSummary(plan=outline.plan(now()), next_due=_next_due([outline]))


def _summary(rows: 'Sequence[_SummaryRow]', outlines: dict[int, Outline]) -> CohortSummary:
    return CohortSummary(
        learners=sum(row['learners'] for row in rows),
        progress=_progress(rows), plan=_plan(rows, outlines),
        grade=_grade(sum(row['grade_sum'] or 0 for row in rows), sum(row['graded'] for row in rows)),
        to_grade=sum(row['to_grade'] for row in rows),
        next_due=_next_due([outlines[row['session_course_id']] for row in rows]))


def _next_due(outlines: Sequence[Outline]) -> datetime | None:
    at = now()
    return min((item.due_at for outline in outlines for item in outline.items if item.due_at and item.due_at > at),
               default=None)


def _progress(rows: 'Sequence[_SummaryRow]') -> int | None:
    """From the means of groups of different size."""
    known = [(row['counted'], from_binary(row['progress'])) for row in rows if row['progress'] is not None]
    return percent(mean(known))


def _plan(rows: 'Sequence[_SummaryRow]', outlines: dict[int, Outline]) -> int | None:
    plans = [(row['counted'], outlines[row['session_course_id']].plan(now())) for row in rows]
    return percent(mean((number, None if plan is None else Fraction(plan, 100)) for number, plan in plans))


def _grade(hundredths: int, number: int) -> Decimal | None:
    return half_up(Fraction(int(hundredths), 100 * number)) if number else None


class _SummaryRow(TypedDict):
    session_course_id: int
    learners: int
    to_grade: int
    progress: Average | None
    counted: int
    grade_sum: int | None
    graded: int


_SUMMARIES = '''
SELECT t.session_course_id, COUNT(*) AS learners, SUM(t.to_grade) AS to_grade,
       AVG(CASE WHEN t.total > 0 THEN t.done * 1.0 / t.total END) AS progress,
       COUNT(CASE WHEN t.total > 0 THEN 1 END) AS counted,
       SUM(t.grade_rounded) AS grade_sum, COUNT(t.grade_rounded) AS graded
  FROM participation t WHERE t.session_course_id IN :ids AND t.state = 'active' GROUP BY t.session_course_id
'''
