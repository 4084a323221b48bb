"""Why a learner needs attention: each reason as a condition on the kept facts and the clock, and the rows it holds for.

All follow from one row a participation (`progress/figures.py` keeps what is overdue and what was not passed), so that
a list of thousands is one statement. Nobody is listed outside their time in the session, in their first days (the
grace), after they have completed everything, or while a coach has snoozed them.
"""
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from i18n import _

from ..core.clock import now
from ..core.refusals import Invalid
from ..core.sql import elapsed, select
from ..records.attention import AttentionTerms


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
        for name, most in _MAX_VALUES.items():
            value = values.get(name, 0)
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
                raise Invalid(_('Enter a whole number from 0 to {limit}.', limit=most), name)
        return cls(**{name: values[name] for name in _NAMES if name in values})


_MAX_VALUES = {'inactive_days': 365, 'late_days': 365, 'failed_attempts': 100, 'grace_days': 365}
_NAMES = tuple(field.name for field in fields(Thresholds))


async def thresholds_of(session_id: int) -> Thresholds:
    """Those of the session, or as they come."""
    kept = await AttentionTerms.get_or_none(session_id=session_id)
    return Thresholds(**{name: getattr(kept, name) for name in _NAMES}) if kept else Thresholds()


def at_risk_table(thresholds: Thresholds, session_id: int, course_id: int | None = None, at: datetime | None = None, *,
                  ids: Sequence[int] | None = None) -> tuple[str, dict[str, Any]]:
    """The text of a table `needing` for `WITH`, one row a learner of the session with at least one reason, and its
    values. Columns: the enrolment's `id`, each reason 0 or 1, `snoozed`, `reasons` (their number), `since` (when the
    oldest of what is overdue fell due, or the last visit was).

    :param course_id: only what concerns this session course
    :param ids: only these enrolments
    """
    at = at or now()
    course = 'AND t.session_course_id = :only_course' if course_id is not None else ''
    course += ' AND e.id IN :only' if ids is not None else ''
    values = {'only': ids, 'session': session_id, 'now': at, 'only_course': course_id, **cutoffs(thresholds, at)}
    return _NEEDING.format(course=course, over=_over(), **conditions(thresholds)), values


def cutoffs(thresholds: Thresholds, at: datetime) -> dict[str, Any]:
    """The moments at which the reasons begin: what lies at or before them holds."""
    return {
        'seen_before': at - timedelta(days=thresholds.inactive_days),
        'due_before': at - timedelta(days=thresholds.late_days),
        'enrolled_before': at - timedelta(days=thresholds.grace_days), 'most_failed': thresholds.failed_attempts,
    }


def conditions(thresholds: Thresholds) -> dict[str, str]:
    """On a participation `t` with its gradebook `g`; those of the whole learner on the facts of all they take."""
    off = '1 = 0'
    return {
        'never': 'x.first_seen IS NULL' if thresholds.never_entered else off,
        'inactive': 'x.last_seen <= :seen_before AND x.unfinished > 0' if thresholds.inactive_days else off,
        'late': 't.open_due_at <= :due_before' if thresholds.late_days else off,
        'failed': 't.failed_attempts >= :most_failed' if thresholds.failed_attempts else off,
        'below': ('g.pass_mark IS NOT NULL AND t.grade_rounded < ROUND(CAST(g.pass_mark AS REAL) * 100)'
                  if thresholds.below_pass else off),
    }


def _over() -> str:
    """The time of an enrolment `e` in its session `s` has run out (`Dates.learner_window`)."""
    ends = elapsed('COALESCE(e.ends, s.ends)', 'e.extra_days', ':now')
    clock = elapsed('e.first_entered', 's.days + e.extra_days', ':now')
    return (f'COALESCE(e.ends, s.ends) IS NOT NULL AND {ends}'
            f' OR s.days IS NOT NULL AND e.first_entered IS NOT NULL AND {clock}')


async def first_at_risk(thresholds: Thresholds, session_id: int, course_id: int | None, reason: str, limit: int
                        ) -> tuple[list[int], dict[str, int]]:
    """The first enrolments that the reason (`snoozed`: snoozed now; '': any) holds for; and how many learners each
    reason holds for, `all` of them, and how many are snoozed. One statement."""
    table, values = at_risk_table(thresholds, session_id, course_id)
    asked = f'n.snoozed = {1 if reason == "snoozed" else 0}' + (f' AND n.{reason} = 1' if reason in set(Reason) else '')
    rows = await select(dict[str, int], f'''
        WITH {table} SELECT n.id, CASE WHEN {asked} THEN 1 ELSE 0 END AS asked, {_SUMS} FROM needing n
          JOIN enrolment e ON e.id = n.id JOIN person p ON p.id = e.learner_id
         ORDER BY asked DESC, n.reasons DESC, n.since IS NOT NULL, n.since, p.name, n.id LIMIT :limit''',
                        limit=max(1, limit), **values)
    counts = {name: rows[0][f'number_{name}'] if rows else 0 for name in ('all', 'snoozed', *(map(str, Reason)))}
    return [row['id'] for row in rows[:limit] if row['asked']], counts


_SUMS = ', '.join(f'SUM({number}) OVER () AS number_{name}' for name, number in (
    ('all', '1 - n.snoozed'), ('snoozed', 'n.snoozed'),
    *((reason.value, f'(1 - n.snoozed) * n.{reason}') for reason in Reason)))
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
     AND (COALESCE(e.starts, s.starts) IS NULL OR COALESCE(e.starts, s.starts) <= :enrolled_before) AND NOT ({over})
   GROUP BY e.learner_id, e.id
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
