"""Why a learner needs somebody: each reason as a condition on the kept facts and the clock, and the rows it holds for.

All follow from one row a participation (`progress/figures.py` keeps what is overdue and what was not passed), so that
a list of thousands is one statement. Nobody is pointed out outside the session's time, in their first days (the grace),
after they have completed everything, or while a coach has put them off.
"""
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from ..clock import now
from ..refusals import Invalid
from ..sql import select
from . import AttentionTerms


class Reason(StrEnum):
    """In the order of their weight."""
    NEVER = 'never'
    INACTIVE = 'inactive'
    LATE = 'late'
    FAILED = 'failed'
    BELOW = 'below'


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on a reason holds; 0 or False turns it off. Days are spans of 24 hours."""
    inactive_days: int = 7
    late_days: int = 3
    below_pass: bool = True
    failed_attempts: int = 2
    never_entered: bool = True
    grace_days: int = 7

    @classmethod
    def entered(cls, values: dict[str, Any]) -> 'Thresholds':
        """Raises Invalid for what is no number of days or attempts."""
        for name, most in _MOST.items():
            value = values.get(name, 0)
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
                raise Invalid(f'Give a whole number from 0 to {most}.', name)
        return cls(**{name: values[name] for name in _NAMES if name in values})


_MOST = {'inactive_days': 365, 'late_days': 365, 'failed_attempts': 100, 'grace_days': 365}
_NAMES = tuple(field.name for field in fields(Thresholds))


async def thresholds(session_id: int) -> Thresholds:
    """Those of the session, or as they come."""
    kept = await AttentionTerms.get_or_none(session_id=session_id)
    return Thresholds(**{name: getattr(kept, name) for name in _NAMES}) if kept else Thresholds()


def needing(terms: Thresholds, session_id: int, course_id: int | None = None, at: datetime | None = None
            ) -> tuple[str, dict[str, Any]]:
    """The text of a table `needing` for `WITH`, one row a learner of the session with at least one reason, and its
    values. Columns: the enrolment's `id`, each reason 0 or 1, `snoozed`, `reasons` (their number), `since` (when the
    oldest of what is overdue fell due, or the last visit was).

    :param course_id: only what concerns this session course
    """
    at = at or now()
    course = 'AND t.session_course_id = :only_course' if course_id is not None else ''
    values = {'session': session_id, 'now': at, 'only_course': course_id, **cutoffs(terms, at)}
    return _NEEDING.format(course=course, **conditions(terms)), values


def cutoffs(terms: Thresholds, at: datetime) -> dict[str, Any]:
    """The moments at which the reasons begin: what lies at or before them holds."""
    return {
        'seen_before': at - timedelta(days=terms.inactive_days), 'due_before': at - timedelta(days=terms.late_days),
        'enrolled_before': at - timedelta(days=terms.grace_days), 'most_failed': terms.failed_attempts,
    }


def conditions(terms: Thresholds) -> dict[str, str]:
    """On a participation `t` with its gradebook `g`; those of the whole learner on the facts of all they take."""
    off = '1 = 0'
    return {
        'never': 'x.first_seen IS NULL' if terms.never_entered else off,
        'inactive': 'x.last_seen <= :seen_before AND x.unfinished > 0' if terms.inactive_days else off,
        'late': 't.open_due_at <= :due_before' if terms.late_days else off,
        'failed': 't.failed_attempts >= :most_failed' if terms.failed_attempts else off,
        'below': ('g.pass_mark IS NOT NULL AND t.grade_rounded < CAST(g.pass_mark AS REAL) * 100'
                  if terms.below_pass else off),
    }


async def count_needing(terms: Thresholds, session_id: int, course_id: int | None = None) -> dict[str, int]:
    """How many learners each reason holds for, `all` of them, and how many are put off (`snoozed`). One statement."""
    table, values = needing(terms, session_id, course_id)
    sums = ', '.join(f'SUM(CASE WHEN n.snoozed = 0 THEN n.{reason} END) AS {reason}' for reason in Reason)
    [row] = await select(f'''WITH {table} SELECT {sums}, SUM(CASE WHEN n.snoozed = 0 THEN 1 END) AS everybody,
                             SUM(n.snoozed) AS snoozed FROM needing n''', **values)
    return {'all': row['everybody'] or 0, 'snoozed': row['snoozed'] or 0,
            **{reason.value: row[reason.value] or 0 for reason in Reason}}


_NEEDING = '''
facts AS (
  SELECT e.id, MAX(t.last_seen) AS last_seen, MIN(t.first_seen) AS first_seen, MIN(t.open_due_at) AS open_due_at,
         SUM(CASE WHEN t.total = 0 OR t.done < t.total THEN 1 ELSE 0 END) AS unfinished,
         MAX(CASE WHEN {late} THEN 1 ELSE 0 END) AS late, MAX(CASE WHEN {failed} THEN 1 ELSE 0 END) AS failed,
         MAX(CASE WHEN {below} THEN 1 ELSE 0 END) AS below,
         MAX(CASE WHEN z.until > :now THEN 1 ELSE 0 END) AS snoozed
    FROM enrolment e
    JOIN session s ON s.id = e.session_id
    JOIN participation t ON t.enrolment_id = e.id AND t.state = 'active'
    LEFT JOIN gradebook g ON g.session_course_id = t.session_course_id
    LEFT JOIN snooze z ON z.enrolment_id = e.id
   WHERE e.session_id = :session AND e.state = 'active' {course} AND s.state = 'published'
     AND e.enrolled_at <= :enrolled_before AND t.enrolled_at <= :enrolled_before
     AND (s.starts IS NULL OR s.starts <= :enrolled_before) AND (s.ends IS NULL OR s.ends > :now)
   GROUP BY e.id
), reasoned AS (
  SELECT x.id, x.open_due_at, x.last_seen, x.late, x.failed, x.below, x.snoozed,
         CASE WHEN {never} THEN 1 ELSE 0 END AS never,
         CASE WHEN {inactive} THEN 1 ELSE 0 END AS inactive
    FROM facts x
), needing AS (
  SELECT r.*, r.never + r.inactive + r.late + r.failed + r.below AS reasons,
         CASE WHEN r.late = 1 THEN r.open_due_at ELSE r.last_seen END AS since
    FROM reasoned r WHERE r.never + r.inactive + r.late + r.failed + r.below > 0
)'''
