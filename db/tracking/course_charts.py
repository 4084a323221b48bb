"""The cohort over time: its progress day by day against the plan, the spread of its grades, and where people stop.

Progress on a day is the mean, over who was enrolled at its end, of the required items completed until then. What is
required is what the course requires now. The last point is the figure that stands above the tracking. Moments are known
to the hour: in zones that are not whole hours from UTC, the last minutes of a day may count to its neighbour.
"""
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, TypedDict
from zoneinfo import ZoneInfo

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can
from ..access.places import session_of
from ..core.clock import now
from ..core.numbers import from_hundredths, percent
from ..core.sql import hour_of, select
from ..gradebook.grading_scheme import GradingScheme, scheme_of
from ..outlines.outline import Outline, OutlineItem, effective_outline
from ..records.person import Person
from ..records.session_course import SessionCourse

MAX_DAYS = 200
"""More than so many days are shown week by week."""


class Day(NamedTuple):
    day: date
    """In the session's zone."""
    progress: int | None
    """Whole percent; None while nobody was enrolled."""
    plan: int | None


class GradeBand(NamedTuple):
    """“80–89”, “B”: so many below the pass mark, and so many at or above it, or where there is none."""
    label: str
    below: int
    passed: int


class CompletionPoint(NamedTuple):
    item: OutlineItem
    completed: int


@dataclass(frozen=True, slots=True)
class Charts:
    learners: int
    """Active ones."""
    days: tuple[Day, ...]
    bands: tuple[GradeBand, ...]
    """From the lowest up."""
    no_grade: int
    pass_mark: Decimal | None
    completions: tuple[CompletionPoint, ...]
    """Every item in order, and how many active learners have completed it."""


async def charts(session_course: SessionCourse, *, seen_by: Person) -> Charts:
    """Eight statements, whatever the number of learners."""
    await can(Capability.TRACK).check(seen_by, session_course)
    outline = await effective_outline(session_course)
    grades = {row['grade']: row['number'] for row in await select(_GradeRow, _GRADES, course=session_course.id)}
    completed = {row['item_id']: row['number']
                 for row in await select(_CompletedRow, _COMPLETED, course=session_course.id)}
    scheme = await scheme_of(outline)
    return Charts(
        learners=sum(grades.values()), days=await _days(session_course, outline), bands=_grade_bands(scheme, grades),
        no_grade=grades.get(None, 0), pass_mark=scheme.pass_mark,
        completions=tuple(CompletionPoint(item, completed.get(item.id, 0)) for item in outline.items))


async def _days(course: SessionCourse, outline: Outline) -> tuple[Day, ...]:
    session = await session_of(course)
    zone, at = ZoneInfo(session.time_zone), now()
    people = await select(_PresenceRow, _PEOPLE.format(came=hour_of('t.enrolled_at'), left=hour_of(_LEFT)),
                          course=course.id)
    if not people:
        return ()
    done = await select(_DoneRow, _DONE.format(came=hour_of(_CAME), left=hour_of(_LEFT)), course=course.id,
                        items=tuple(outline.required))
    begins = session.starts or min(_hour(row['came']) for row in people)
    ends = min(at, session.ends) if session.ends else at
    moments = _ends_of_days(begins, ends, zone)
    enrolled = _over(people, moments, lambda row: Fraction(row['number']))
    reached = _over(done, moments, lambda row: Fraction(row['number'], row['total']))
    return tuple(Day((moment - timedelta(seconds=1)).astimezone(zone).date(),
                     percent(part, whole), outline.plan(moment))
                 for moment, part, whole in zip(moments, reached, enrolled, strict=True))


def _ends_of_days(begins: datetime, ends: datetime, zone: ZoneInfo) -> list[datetime]:
    """The ends of the days from the first on; the last one is the end itself. Of many days, one in a week."""
    first, last = begins.astimezone(zone).date(), ends.astimezone(zone).date()
    number = max(0, (last - first).days)
    step = 1 if number <= MAX_DAYS else 7
    back = sorted(number - n for n in range(step, number + 1, step))
    return [*(datetime.combine(first + timedelta(days=n + 1), time(), zone) for n in back), ends]


def _over(rows: 'Sequence[_PresenceRow] | Sequence[_DoneRow]', moments: Sequence[datetime],
          worth: Any) -> list[Fraction]:
    """What they are worth together at each of these moments: from their hour on until they left."""
    steps = [Fraction(0)] * (len(moments) + 1)
    for row in rows:
        steps[_first_after(row['came'], moments)] += worth(row)
        if row['gone'] is not None:
            steps[_first_after(row['gone'], moments)] -= worth(row)
    sums, whole = [], Fraction(0)
    for step in steps[:-1]:
        whole += step
        sums.append(whole)
    return sums


def _first_after(kept: str, moments: Sequence[datetime]) -> int:
    """The first of the moments that is not before this hour; one too many where all are. Whatever came in the hour in
    which the last moment lies came before it: nobody has seen more."""
    return min(bisect_right(moments, _hour(kept)), len(moments) - 1) if _hour(kept) <= moments[-1] else len(moments)


def _hour(kept: str) -> datetime:
    return datetime.fromisoformat(f'{kept}:00:00+00:00')


def _grade_bands(scheme: GradingScheme, grades: Mapping[int | None, int]) -> tuple[GradeBand, ...]:
    """By the letters of the scale, else by tens; a grade counts as it is shown."""
    letters = [letter for letter, __ in reversed(scheme.scale)]
    under = _('no letter')  # below the last letter of the scale
    below: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for hundredths, number in grades.items():
        if hundredths is None:
            continue
        grade = from_hundredths(hundredths)
        label = (scheme.letter(grade) or under) if letters else TENS[min(9, max(0, int(grade // 10)))]
        (below if scheme.passes(grade) is False else passed)[label] += number
    labels = [*([under] if below[under] + passed[under] else []), *letters] if letters else TENS
    return tuple(GradeBand(label, below[label], passed[label]) for label in labels)


TENS = [f'{low}–{low + 9}' for low in range(0, 90, 10)] + ['90–100']
_LEFT = "CASE WHEN t.state = 'active' THEN NULL ELSE t.withdrawn_at END"
_CAME = 'CASE WHEN c.completed_at < t.enrolled_at THEN t.enrolled_at ELSE c.completed_at END'


class _PresenceRow(TypedDict):
    came: str
    gone: str | None
    number: int


_PEOPLE = '''
SELECT {came} AS came, {left} AS gone, COUNT(*) AS number FROM participation t
 WHERE t.session_course_id = :course AND t.total > 0 GROUP BY 1, 2
'''


class _DoneRow(TypedDict):
    came: str
    gone: str | None
    total: int
    number: int


_DONE = '''
SELECT {came} AS came, {left} AS gone, t.total, COUNT(*) AS number
  FROM item_completion c JOIN participation t ON t.id = c.participation_id
 WHERE t.session_course_id = :course AND t.total > 0 AND c.completed_at IS NOT NULL AND c.item_id IN :items
   AND NOT EXISTS (SELECT 1 FROM given_grade g JOIN grade_column k ON k.id = g.column_id
                    WHERE g.participation_id = t.id AND k.item_id = c.item_id AND g.excused)
 GROUP BY 1, 2, t.total
'''


class _GradeRow(TypedDict):
    grade: int | None
    number: int


_GRADES = '''
SELECT t.grade_rounded AS grade, COUNT(*) AS number FROM participation t
 WHERE t.session_course_id = :course AND t.state = 'active' GROUP BY t.grade_rounded
'''


class _CompletedRow(TypedDict):
    item_id: int
    number: int


_COMPLETED = '''
SELECT c.item_id, COUNT(*) AS number FROM item_completion c JOIN participation t ON t.id = c.participation_id
 WHERE t.session_course_id = :course AND t.state = 'active' AND c.completed_at IS NOT NULL GROUP BY c.item_id
'''
