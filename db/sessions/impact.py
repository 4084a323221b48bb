"""What other dates, or another state, would do to those who are in a session, before anybody agrees to it."""
from collections.abc import Callable, Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any, TypedDict

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.clock import now
from ..core.session_windows import AfterEnd, Availability, Dates, Entry, PersonalDates, State, availability
from ..core.sql import CountRow, Moment, column_of, parse_datetime, select
from ..customisation.impact import NO_ITEM_IMPACT, ItemImpact, item_impact, moved_dates
from ..outlines.outline import Outline, outlines
from ..records.person import Person
from ..records.session import Session
from .changes import SessionChanges
from .enrolments import check_personal_dates
from .settings import apply_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowImpact:
    """Numbers are of learners, unless they say otherwise."""
    ends_now: int = 0
    """They may work now, and could not any more."""
    shut_out: int = 0
    """Of those, how many could not even read."""
    hidden: int = 0
    """They may read now, and could not any more: it was over for them already."""
    shortened: int = 0
    """They go on working, and lose it earlier than they expect."""
    attempts: int = 0
    """Quiz attempts under way of those for whom it ends."""
    drafts: int = 0
    """Their drafts that are not submitted."""
    items: int = 0
    """Items that somebody of those has not submitted, and could not any more."""
    coaches: int = 0
    """Coaches who may grade now, and could not any more."""
    dates: ItemImpact = NO_ITEM_IMPACT
    """What moves with the session's start."""

    def __bool__(self) -> bool:
        return bool(self.ends_now or self.hidden or self.shortened or self.coaches or self.dates)


async def dates_impact(session: Session, changes: SessionChanges | None = None, *, seen_by: Person,
                       state: State | None = None) -> WindowImpact:
    """Of `configure` with these changes, or of another state. About ten statements, however many learners. Raises
    Invalid for what `configure` would refuse."""
    await can(Capability.CONFIGURE).check(seen_by, session)
    changes = changes or SessionChanges()
    apply_settings(copy(session), changes)
    before, values = session.dates, changes.said()
    after = replace(before, state=state or before.state,
                    **{name: value for name, value in values.items() if name in Dates.__slots__})
    if before.state is not State.PUBLISHED and after.state is not State.PUBLISHED:
        return WindowImpact()
    by_days = before.days is not None or after.days is not None
    found = await _of_learners(session, lambda own, at: _pair(before, after, own, own, at), by_days=by_days)
    dates = NO_ITEM_IMPACT
    zone = values.get('time_zone', session.time_zone)
    if after.state is State.PUBLISHED and (after.starts, zone) != (before.starts, session.time_zone):
        ids = await column_of(session.session_courses.all(), 'id', int)
        dates = await item_impact(moved_dates(await outlines(ids), await outlines(ids, (after.starts, zone))))
    return replace(found, coaches=await _coaches(session.id, before, after), dates=dates)


async def learner_dates_impact(session: Session, enrolment: Any, *, seen_by: Person, starts: datetime | None,
                          ends: datetime | None,
                          extra_days: int) -> WindowImpact:
    """Of `set_personal_dates` to one learner. Raises Invalid for what that would refuse."""
    await can(Capability.CONFIGURE).check(seen_by, session)
    check_personal_dates(session, starts, ends, extra_days)
    new = replace(enrolment.personal_dates, starts=starts, ends=ends, extra_days=extra_days)
    return await _of_learners(session, lambda own, at: _pair(session.dates, session.dates, own, new, at),
                              by_days=session.days is not None, only=[enrolment.id])


async def withdrawal_impact(session: Session, enrolment_ids: Collection[int], *, seen_by: Person) -> WindowImpact:
    """Of `withdraw` to these learners."""
    await can(Capability.ENROL).check(seen_by, session)
    return await _leaving(session, enrolment_ids)


async def leaving_course(session: Session, session_course_id: int, enrolment_ids: Collection[int]) -> WindowImpact:
    """What these learners could not do any more in one course of the session."""
    return await _leaving(session, enrolment_ids, session_course_id)


async def _leaving(session: Session, enrolment_ids: Collection[int], course: int | None = None) -> WindowImpact:
    def out(own: PersonalDates, at: datetime) -> Ends:
        now_ = availability(session.dates, at, learns=own)
        return now_.learning, Entry.NONE, None, None
    return await _of_learners(session, out, by_days=session.days is not None, only=enrolment_ids, course=course)


Ends = tuple[Entry, Entry, datetime | None, datetime | None]
"""What somebody may do now and then, and until when."""


def _pair(before: Dates, after: Dates, own: PersonalDates, then: PersonalDates, at: datetime) -> Ends:
    old, new = availability(before, at, learns=own), availability(after, at, learns=then)
    return old.learning, new.learning, _end(before, old), _end(after, new)


def _end(dates: Dates, availability: Availability) -> datetime | None:
    return None if dates.after_end is AfterEnd.OPEN else availability.learner_window.ends


async def _of_learners(session: Session, compare: Callable[[PersonalDates, datetime], Ends], *, by_days: bool,
                       only: Collection[int] | None = None, course: int | None = None) -> WindowImpact:
    """:param course: the session course in which they lose something; None: in all"""
    at, compared = now(), cache(compare)
    ended: list[int] = []
    shut_out = hidden = shortened = 0
    for id_, own in await _enrolled(session, by_days, only):
        old, new, ends, then = compared(own, at)
        if old is Entry.OPEN and new is not Entry.OPEN:
            ended.append(id_)
            shut_out += not new.inside
        elif old.inside and not new.inside:
            hidden += 1
        elif old in (Entry.OPEN, Entry.NOT_YET) and then and (ends is None or then < ends):
            shortened += 1
    found = await _work(session, ended, at, course) if ended else WindowImpact()
    return replace(found, ends_now=len(ended), shut_out=shut_out, hidden=hidden, shortened=shortened)


async def _enrolled(session: Session, by_days: bool, only: Collection[int] | None
                    ) -> Iterable[tuple[int, PersonalDates]]:
    some = '' if only is None else f'AND id IN ({", ".join(str(int(id_)) for id_ in only) or "NULL"})'
    rows = await select(_EnrolledRow, f'{_ENROLLED} {some}', session=session.id, clock=by_days)
    read = cache(lambda starts, ends, extra, first: PersonalDates(
        parse_datetime(starts), parse_datetime(ends), extra, parse_datetime(first)))
    return ((row['id'], read(row['starts'], row['ends'], row['extra_days'], row['first_entered'])) for row in rows)


async def _work(session: Session, ended: list[int], at: datetime, course: int | None) -> WindowImpact:
    """What those leave unfinished. Five statements."""
    whose = f'e.id IN ({", ".join(map(str, ended))})'  # numbers of our own, and more than a statement takes as values
    if course is not None:
        whose += f' AND t.session_course_id = {int(course)}'
    [under_way] = await select(_UnderWayRow, _UNDER_WAY.format(whose=whose), session=session.id, at=at)
    here = session.session_courses.all() if course is None else session.session_courses.filter(id=course)
    ids = await column_of(here, 'id', int)
    taking = {row['id']: row['count']
              for row in await select(_TakingRow, _TAKING.format(whose=whose), session=session.id)}
    submitted = {(row['course'], row['item']): row['count']
                 for row in await select(_SubmittedRow, _SUBMITTED.format(whose=whose), session=session.id)}
    return WindowImpact(attempts=under_way['attempts'], drafts=under_way['drafts'],
                        items=_missing(await outlines(ids), taking, submitted, at))


def _missing(outline_of: Mapping[int, Outline], taking: Mapping[int, int], submitted: Mapping[tuple[int, int], int],
             at: datetime) -> int:
    """Items that are still open, and not submitted by everybody who takes the course. Pure."""
    return sum(submitted.get((id_, item.id), 0) < taking.get(id_, 0)
               for id_, outline in outline_of.items() for item in outline.items
               if item.type.work and not (item.closes_at and item.closes_at <= at))


async def _coaches(session_id: int, before: Dates, after: Dates) -> int:
    at = now()
    old, new = availability(before, at, coaches=True).coaching, availability(after, at, coaches=True).coaching
    if old is not Entry.OPEN or new is Entry.OPEN:
        return 0
    [row] = await select(CountRow, _COACHES, session=session_id)
    return row['count']


class _EnrolledRow(TypedDict):
    id: int
    starts: Moment | None
    ends: Moment | None
    extra_days: int
    first_entered: Moment | None


_ENROLLED = '''
SELECT id, starts, ends, extra_days, CASE WHEN :clock THEN first_entered END AS first_entered FROM enrolment
 WHERE session_id = :session AND state = 'active'
'''


class _UnderWayRow(TypedDict):
    attempts: int
    drafts: int


_UNDER_WAY = '''
SELECT (SELECT COUNT(*) FROM attempt a JOIN participation t ON t.id = a.participation_id
          JOIN enrolment e ON e.id = t.enrolment_id
         WHERE e.session_id = :session AND t.state = 'active' AND a.finished_at IS NULL
           AND (a.ends_at IS NULL OR a.ends_at > :at) AND {whose}) AS attempts,
       (SELECT COUNT(*) FROM draft d JOIN participation t ON t.id = d.participation_id
          JOIN enrolment e ON e.id = t.enrolment_id
         WHERE e.session_id = :session AND t.state = 'active' AND {whose}) AS drafts
'''


class _TakingRow(TypedDict):
    id: int
    count: int


_TAKING = '''
SELECT t.session_course_id AS id, COUNT(*) AS count FROM participation t JOIN enrolment e ON e.id = t.enrolment_id
 WHERE e.session_id = :session AND t.state = 'active' AND {whose} GROUP BY t.session_course_id
'''


class _SubmittedRow(TypedDict):
    course: int
    item: int
    count: int


_SUBMITTED = '''
SELECT t.session_course_id AS course, c.item_id AS item, COUNT(*) AS count
  FROM (SELECT participation_id, item_id FROM submission
         UNION SELECT participation_id, item_id FROM item_completion WHERE completed_at IS NOT NULL) c
  JOIN participation t ON t.id = c.participation_id JOIN enrolment e ON e.id = t.enrolment_id
 WHERE e.session_id = :session AND t.state = 'active' AND {whose} GROUP BY t.session_course_id, c.item_id
'''
_COACHES = '''
SELECT COUNT(*) AS count FROM (
SELECT person_id FROM session_coach WHERE session_id = :session
 UNION SELECT k.person_id FROM course_coach k JOIN session_course sc ON sc.id = k.session_course_id
        WHERE sc.session_id = :session) c
'''
