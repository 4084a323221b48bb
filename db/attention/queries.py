"""The attention list: who of a session, or of one of its courses, needs attention, why, and on what evidence."""
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, TypedDict

from ..access.capabilities import Capability
from ..access.guard import can, check_batched
from ..core.clock import now
from ..core.coalescing import single_flight
from ..core.numbers import from_database, from_hundredths
from ..core.sql import Amount, Flag, Moment, parse_datetime, select
from ..outlines.outline import Outline, outlines
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from .reasons import Reason, Thresholds, at_risk_table, conditions, cutoffs, first_at_risk, thresholds_of

PAGE, MAX_ROWS = 20, 500
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason, and what it rests on; which of the fields are set follows from the reason."""
    reason: Reason
    session_course_id: int | None = None
    """Of late, failed and below; the others concern all that the learner takes."""
    participation_id: int | None = None
    course: str = ''
    item_id: int | None = None
    item: str = ''
    days: int = 0
    """Since the last visit, the enrolment, or the due date."""
    at: datetime | None = None
    attempts: int = 0
    grade: Decimal | None = None
    pass_mark: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LearnerAtRisk:
    """One learner; `id` is the enrolment's."""
    id: int
    person_id: int
    name: str
    username: str
    class_name: str
    evidence: tuple[Evidence, ...]
    """The gravest first; one at least, unless the learner is only shown as snoozed."""
    participations: dict[int, int]
    """By session course."""
    course_ids: dict[int, int]
    """By session course, too: a course may have come since a page was opened."""
    snoozed_until: datetime | None = None
    snooze_note: str = ''
    snoozed_by: str = ''


@dataclass(frozen=True, slots=True)
class AttentionList:
    people: list[LearnerAtRisk]
    counts: dict[str, int]
    """By reason; `all` that are not snoozed, and `snoozed`."""

    changes_at: datetime | None = None
    """When it changes by itself, at the earliest; only of a page that is open already."""

    @property
    def total(self) -> int:
        return self.counts['all']


async def attention(place: Session | SessionCourse, *, seen_by: Person, reason: str = '', limit: int = PAGE,
                    thresholds: Thresholds | None = None) -> AttentionList:
    """The first so many, those with most reasons first, of them who waits longest. Seven statements.

    :param reason: only those; `snoozed`: who is snoozed now
    :param thresholds: how it would be with other thresholds
    """
    await can(Capability.TRACK).check(seen_by, place)
    return await _attention_list(*await place.place(), reason, limit, thresholds)


async def shared_attention(record: Session | SessionCourse, *, seen_by: Person, reason: str = '',
                           limit: int = PAGE) -> AttentionList:
    """The same for a page that is open already: what all of them want after a notice is read once."""
    await check_batched(Capability.TRACK, seen_by, record)
    place = await record.place()

    async def read() -> AttentionList:
        attention = await _attention_list(*place, reason, limit, None)
        return replace(attention, changes_at=await _changes_at(await thresholds_of(place[0]), *place))
    return await single_flight(('attention', *place, reason, limit), read)


async def attention_at(place: Session | SessionCourse, enrolment_ids: Sequence[int], *,
                       seen_by: Person) -> dict[int, LearnerAtRisk]:
    """Those of these who need attention now, for what is taken out block by block. Six statements."""
    await can(Capability.TRACK).check(seen_by, place)
    session_id, course_id = await place.place()
    people = await _people(await thresholds_of(session_id), session_id, course_id, enrolment_ids)
    return {id_: one for id_, one in people.items() if one.evidence and one.snoozed_until is None}


async def attention_changes_at(place: Session | SessionCourse, *, seen_by: Person) -> datetime | None:
    """When somebody may come into the list, or back to it, by the mere passing of time, at the earliest."""
    await check_batched(Capability.TRACK, seen_by, place)
    session_id, course_id = await place.place()
    return await _changes_at(await thresholds_of(session_id), session_id, course_id)


async def get_thresholds(place: Session | SessionCourse, *, seen_by: Person) -> Thresholds:
    await can(Capability.TRACK).check(seen_by, place)
    return await thresholds_of((await place.place())[0])


async def _attention_list(session_id: int, course_id: int | None, reason: str, limit: int,
                          thresholds: Thresholds | None) -> AttentionList:
    thresholds = thresholds or await thresholds_of(session_id)
    ids, counts = await first_at_risk(thresholds, session_id, course_id, reason, max(0, min(limit, MAX_ROWS)))
    people = await _people(thresholds, session_id, course_id, ids)
    return AttentionList([people[id_] for id_ in ids if id_ in people], counts)


async def _changes_at(thresholds: Thresholds, session_id: int, course_id: int | None) -> datetime | None:
    """The next moment at which somebody may come into the list, or back to it, by the mere passing of time."""
    at = now()
    course = 'AND t.session_course_id = :only_course' if course_id is not None else ''
    [row] = await select(_ChangeRow, _CHANGES.format(course=course), session=session_id, only_course=course_id, now=at,
                         **cutoffs(thresholds, at))
    spans = {'seen': thresholds.inactive_days, 'due': thresholds.late_days, 'enrolled': thresholds.grace_days,
             'begun': thresholds.grace_days, 'until': 0}
    moments = ((parse_datetime(moment), spans[name]) for name, moment in row.items())
    return min((moment + days * DAY for moment, days in moments if moment), default=None)


async def _people(thresholds: Thresholds, session_id: int, course_id: int | None, ids: Sequence[int]
                  ) -> dict[int, LearnerAtRisk]:
    if not ids:
        return {}
    at = now()
    table, values = at_risk_table(thresholds, session_id, course_id, at, ids=ids)
    held = conditions(thresholds)
    rows = await select(_EvidenceRow, _EVIDENCE.format(
        table=table, course='AND t.session_course_id = :only_course' if course_id is not None else '',
        **{name: held[name] for name in ('late', 'failed', 'below')}), ids=ids, **values, **{
            name: value for name, value in cutoffs(thresholds, at).items() if name not in values})
    outline_of = await outlines({row['session_course_id'] for row in rows})
    people: dict[int, list[_EvidenceRow]] = {}
    for row in rows:
        people.setdefault(row['id'], []).append(row)
    return {id_: _learner_at_risk(of_learner, outline_of, at) for id_, of_learner in people.items()}


def _learner_at_risk(rows: 'list[_EvidenceRow]', outline_of: dict[int, Outline], at: datetime) -> LearnerAtRisk:
    first = rows[0]
    seen = max((seen for row in rows if (seen := parse_datetime(row['last_seen']))), default=None)
    evidence: list[Evidence] = []
    if first['never']:
        enrolled = parse_datetime(first['enrolled_at'])
        starts = parse_datetime(first['starts'])
        since = max(moment for moment in (enrolled, starts) if moment)
        evidence.append(Evidence(Reason.NEVER, days=_days(since, at), at=since))
    if first['inactive']:
        evidence.append(Evidence(Reason.INACTIVE, days=_days(seen, at), at=seen))
    for row in rows:
        evidence += _of_course(row, outline_of[row['session_course_id']], at)
    order = list(Reason)
    evidence.sort(key=lambda one: (order.index(one.reason), -one.days))
    snoozed = first['until'] is not None and first['snoozed']
    return LearnerAtRisk(
        id=first['id'], person_id=first['learner_id'], name=first['name'], username=first['username'],
        class_name=first['class_name'], evidence=tuple(evidence),
        participations={row['session_course_id']: row['participation_id'] for row in rows},
        course_ids={row['session_course_id']: row['course_id'] for row in rows},
        snoozed_until=parse_datetime(first['until']) if snoozed else None,
        snooze_note=first['note'] or '' if snoozed else '', snoozed_by=first['snoozed_by'] or '' if snoozed else '')


def _of_course(row: '_EvidenceRow', outline: Outline, at: datetime) -> list[Evidence]:
    where: dict[str, Any] = {'session_course_id': row['session_course_id'], 'participation_id': row['participation_id'],
                             'course': row['course']}
    found = []
    if row['is_late']:
        due = parse_datetime(row['open_due_at'])
        item = outline.by_id.get(row['open_due_item_id'] or 0)
        found.append(Evidence(Reason.LATE, **where, item_id=row['open_due_item_id'], item=item.title if item else '',
                              days=_days(due, at), at=due))
    if row['has_failed']:
        item = outline.by_id.get(row['failed_item_id'] or 0)
        found.append(Evidence(Reason.FAILED, **where, item_id=row['failed_item_id'], item=item.title if item else '',
                              attempts=row['failed_attempts']))
    if row['is_below']:
        found.append(Evidence(Reason.BELOW, **where, grade=from_hundredths(row['grade_rounded'] or 0),
                              pass_mark=from_database(row['pass_mark'])))
    return found


def _days(since: datetime | None, at: datetime) -> int:
    return (at - since) // DAY if since else 0


class _EvidenceRow(TypedDict):
    id: int
    never: Flag
    inactive: Flag
    snoozed: Flag
    learner_id: int
    class_name: str
    enrolled_at: Moment
    starts: Moment | None
    name: str
    username: str
    participation_id: int
    session_course_id: int
    course_id: int
    course: str
    last_seen: Moment | None
    open_due_at: Moment | None
    open_due_item_id: int | None
    failed_attempts: int
    failed_item_id: int | None
    grade_rounded: int | None
    pass_mark: Amount | None
    is_late: Flag
    has_failed: Flag
    is_below: Flag
    until: Moment | None
    note: str | None
    snoozed_by: str | None


_EVIDENCE = '''
WITH {table}
SELECT n.id, n.never, n.inactive, n.snoozed, e.learner_id, e.class_name, e.enrolled_at,
       COALESCE(e.starts, s.starts) AS starts, p.name, p.username,
       t.id AS participation_id, t.session_course_id, sc.course_id, c.title AS course, t.last_seen, t.open_due_at,
       t.open_due_item_id, t.failed_attempts, t.failed_item_id, t.grade_rounded, g.pass_mark,
       CASE WHEN {late} THEN 1 ELSE 0 END AS is_late, CASE WHEN {failed} THEN 1 ELSE 0 END AS has_failed,
       CASE WHEN {below} THEN 1 ELSE 0 END AS is_below, z.until, z.note, zp.name AS snoozed_by
  FROM needing n
  JOIN enrolment e ON e.id = n.id
  JOIN session s ON s.id = e.session_id
  JOIN person p ON p.id = e.learner_id
  JOIN participation t ON t.enrolment_id = e.id AND t.state = 'active' {course}
  JOIN session_course sc ON sc.id = t.session_course_id
  JOIN course c ON c.id = sc.course_id
  LEFT JOIN gradebook g ON g.session_course_id = t.session_course_id
  LEFT JOIN snooze z ON z.enrolment_id = e.id
  LEFT JOIN person zp ON zp.id = z.by_id
 WHERE n.id IN :ids ORDER BY sc.position, sc.id
'''


class _ChangeRow(TypedDict):
    seen: Moment | None
    due: Moment | None
    enrolled: Moment | None
    begun: Moment | None
    until: Moment | None


_CHANGES = '''
SELECT MIN(CASE WHEN t.last_seen > :seen_before THEN t.last_seen END) AS seen,
       MIN(CASE WHEN t.open_due_at > :due_before THEN t.open_due_at END) AS due,
       MIN(CASE WHEN t.enrolled_at > :enrolled_before THEN t.enrolled_at END) AS enrolled,
       MIN(CASE WHEN COALESCE(e.starts, s.starts) > :enrolled_before THEN COALESCE(e.starts, s.starts) END) AS begun,
       (SELECT MIN(z.until) FROM snooze z JOIN enrolment f ON f.id = z.enrolment_id
         WHERE f.session_id = :session AND z.until > :now) AS until
  FROM enrolment e JOIN session s ON s.id = e.session_id
  JOIN participation t ON t.enrolment_id = e.id AND t.state = 'active' {course}
 WHERE e.session_id = :session AND e.state = 'active'
'''
