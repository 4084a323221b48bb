"""What one person is in one session, read in one statement."""
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import TypedDict
from zoneinfo import ZoneInfo

from i18n import _

from ..core.clock import now
from ..core.coalescing import batched
from ..core.session_windows import AfterEnd, Availability, Dates, PersonalDates, State, availability
from ..core.sql import Flag, Moment, parse_datetime, select
from ..records.person import Person


class _RoleRow(TypedDict):
    session_id: int
    title: str
    time_zone: str
    state: str
    starts: Moment | None
    ends: Moment | None
    coach_starts: Moment | None
    coach_ends: Moment | None
    days: int | None
    after_end: str
    person_id: int
    is_active: Flag
    is_administrator: Flag
    is_session_administrator: Flag
    administers: Flag
    coaches: Flag
    enrolment_id: int | None
    personal_starts: Moment | None
    personal_ends: Moment | None
    extra_days: int | None
    first_entered: Moment | None
    session_course_id: int | None
    participation_id: int | None
    coaches_course: Flag
    part: str | None
    locked_course: int | None
    reason: str | None
    locked_by: str | None


_ROLE = '''
SELECT s.id AS session_id, s.title, s.time_zone, s.state, s.starts, s.ends, s.coach_starts, s.coach_ends, s.days,
       s.after_end,
       p.id AS person_id, p.is_active, p.is_administrator, p.is_session_administrator,
       EXISTS (SELECT 1 FROM session_administrator a WHERE a.session_id = s.id AND a.person_id = p.id) AS administers,
       EXISTS (SELECT 1 FROM session_coach c WHERE c.session_id = s.id AND c.person_id = p.id) AS coaches,
       e.id AS enrolment_id, e.starts AS personal_starts, e.ends AS personal_ends, e.extra_days, e.first_entered,
       sc.id AS session_course_id, t.id AS participation_id,
       EXISTS (SELECT 1 FROM course_coach k
                WHERE k.session_course_id = sc.id AND k.person_id = p.id) AS coaches_course,
       l.part, l.session_course_id AS locked_course, l.reason, lp.name AS locked_by
  FROM session s
  JOIN person p ON p.id IN :people
  LEFT JOIN enrolment e ON e.session_id = s.id AND e.learner_id = p.id AND e.state = 'active'
  LEFT JOIN session_course sc ON sc.session_id = s.id
  LEFT JOIN participation t ON t.session_course_id = sc.id AND t.learner_id = p.id AND t.state = 'active'
  LEFT JOIN session_lock l ON l.session_id = s.id
  LEFT JOIN person lp ON lp.id = l.by_id
'''
_OWN_SESSIONS = '''
SELECT session_id FROM enrolment WHERE learner_id = :person AND state = 'active'
 UNION SELECT session_id FROM session_coach WHERE person_id = :person
 UNION SELECT sc.session_id FROM course_coach k JOIN session_course sc ON sc.id = k.session_course_id
        WHERE k.person_id = :person
'''


@dataclass(frozen=True, slots=True)
class Locked:
    """One lock, as far as a rule needs it; without a session course it holds for the whole session."""
    part: str
    session_course_id: int | None
    reason: str
    by: str

    @property
    def sentence(self) -> str:
        return (_('Locked by {person}: {reason}', person=self.by, reason=self.reason) if self.by else
                _('Locked by nobody: {reason}', reason=self.reason))


@dataclass(frozen=True, slots=True)
class SessionRole:
    """What one person is in one session, at one instant."""
    person_id: int
    session_id: int
    title: str
    zone: ZoneInfo
    availability: Availability
    is_active: bool = True
    is_administrator: bool = False
    administers: bool = False
    coaches: bool = False
    coached: frozenset[int] = field(default_factory=frozenset)
    """Session courses taught."""
    learns: bool = False
    attended: frozenset[int] = field(default_factory=frozenset)
    """Session courses taken."""
    locks: frozenset[Locked] = field(default_factory=frozenset)

    def lock_on(self, part: str, session_course_id: int | None) -> Locked | None:
        """The lock that binds coaches here: the whole session's first."""
        binding = [lock for lock in self.locks
                   if lock.part == part and lock.session_course_id in (None, session_course_id)]
        return min(binding, key=lambda lock: lock.session_course_id or 0, default=None)

    def coaches_course(self, session_course_id: int | None) -> bool:
        return self.coaches or session_course_id in self.coached


async def role_in(person: Person, session_id: int, at: datetime | None = None) -> SessionRole | None:
    """What the person is in the session right now; None if there is no such session. One statement."""
    rows = await select(_RoleRow, _ROLE + ' WHERE s.id = :session', people=(person.id,), session=session_id)
    return _role(rows, person.id, at or now()) if rows else None


async def shared_role_in(person: Person, session_id: int) -> SessionRole | None:
    """The same, for open pages that look again because of the same notice: one statement for all who look, whoever they
    are."""
    async def read(people: tuple[int, ...]) -> dict[int, SessionRole]:
        rows = await select(_RoleRow, _ROLE + ' WHERE s.id = :session ORDER BY p.id', people=people, session=session_id)
        by_person = groupby(rows, key=lambda row: row['person_id'])
        return {id_: _role(list(group), id_, now()) for id_, group in by_person}
    return (await batched(('role', session_id), (person.id,), read)).get(person.id)


async def roles_of(person: Person, at: datetime | None = None) -> list[SessionRole]:
    """The same for every session in which the person learns or coaches, whatever their number: one statement."""
    rows = await select(_RoleRow, f'{_ROLE} WHERE s.id IN ({_OWN_SESSIONS}) ORDER BY s.id, sc.position',
                        people=(person.id,), person=person.id)
    by_session = groupby(rows, key=lambda row: row['session_id'])
    return [_role(list(group), person.id, at or now()) for _, group in by_session]


def _role(rows: 'list[_RoleRow]', person_id: int, at: datetime) -> SessionRole:
    first = rows[0]
    coached = frozenset(row['session_course_id'] for row in rows
                        if row['coaches_course'] and row['session_course_id'] is not None)
    learns = first['enrolment_id'] is not None
    own = PersonalDates(parse_datetime(first['personal_starts']), parse_datetime(first['personal_ends']),
                        first['extra_days'] or 0, parse_datetime(first['first_entered'])) if learns else None
    return SessionRole(
        person_id=person_id,
        session_id=first['session_id'],
        title=first['title'],
        zone=ZoneInfo(first['time_zone']),
        availability=availability(_dates(first), at, coaches=bool(first['coaches'] or coached), learns=own),
        is_active=bool(first['is_active']),
        is_administrator=bool(first['is_administrator']),
        administers=bool(first['is_session_administrator'] and first['administers']),
        coaches=bool(first['coaches']),
        coached=coached,
        learns=learns,
        attended=frozenset(row['session_course_id'] for row in rows
                           if row['participation_id'] and learns and row['session_course_id'] is not None),
        locks=frozenset(Locked(row['part'], row['locked_course'], row['reason'] or '', row['locked_by'] or '')
                        for row in rows if row['part']),
    )


def _dates(row: '_RoleRow') -> Dates:
    return Dates(parse_datetime(row['starts']), parse_datetime(row['ends']), parse_datetime(row['coach_starts']),
                 parse_datetime(row['coach_ends']), row['days'], AfterEnd(row['after_end']), State(row['state']))
