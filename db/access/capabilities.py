"""Who may do what: every rule of the system on one page (domain §3).

A *session role* is what one person is in one session, read in one statement. A *capability* is answered from it by a
pure function: None for yes, else the refusal with its sentence. What no line allows is refused.
"""
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import wraps
from inspect import Parameter, signature
from itertools import groupby
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast
from zoneinfo import ZoneInfo

from ..core.clock import now
from ..core.coalescing import batched
from ..core.dates import say_day, say_moment
from ..core.refusals import IsLocked, NotAllowed, NotOpen, Refusal
from ..core.sql import parse_datetime, select
from ..core.windows import AfterEnd, Availability, Dates, Entry, OwnDates, State, availability

if TYPE_CHECKING:
    from ..records.person import Person
    from ..records.system_actor import Actor


class Capability(StrEnum):
    LIST = 'see the session listed'
    ENTER = 'enter the session'
    ENTER_COURSE = 'enter a course of it'
    CONFIGURE = 'configure'
    ENROL = 'enrol and withdraw learners'
    CUSTOMISE = 'customise content, visibility, order'
    DATE = 'set item dates'
    GRADEBOOK = 'set up the gradebook'
    ANNOUNCE = 'announce'
    GRADE = 'grade, comment, excuse, extend, reopen'
    TRACK = 'see tracking'
    LEARN = 'submit, attempt, post, mark done'


@dataclass(frozen=True, slots=True)
class Locked:
    """One lock, as far as a rule needs it; without a session course it holds for the whole session."""
    part: str
    session_course_id: int | None
    reason: str
    by: str

    @property
    def sentence(self) -> str:
        return f'Locked by {self.by}: {self.reason}'


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


NO = NotAllowed()


def refusal(capability: Capability, role: SessionRole | None, session_course_id: int | None = None) -> Refusal | None:
    """None if the person may; else why not. A course capability without a course asks about the whole session."""
    if role is None or not role.is_active:
        return NO
    no: Refusal = NO
    for answer in _RULES[capability](role, session_course_id):
        if answer is None:
            return None
        if isinstance(answer, NotOpen | IsLocked):
            no = answer
    return no


def _listed(f: SessionRole, _):
    return _administrator(f), _session_administrator(f), None if f.availability.listed else NO


def _enter(f: SessionRole, _):
    return _administrator(f), _session_administrator(f), _coach(f, f.coaches or bool(f.coached)), _learner(f, f.learns)


def _enter_course(f: SessionRole, course: int | None):
    return (_administrator(f), _session_administrator(f), _coach(f, f.coaches_course(course)),
            _learner(f, course in f.attended))


def _configure(f: SessionRole, _):
    return _administrator(f), _session_administrator(f)


def _enrol(f: SessionRole, course: int | None):
    return _administrator(f), _session_administrator(f), _coach_unlocked(f, course, 'enrolment')


def _customise(f: SessionRole, course: int | None):
    return _administrator(f), _coach_unlocked(f, course, 'content')


def _date(f: SessionRole, course: int | None):
    return _administrator(f), _coach_unlocked(f, course, 'dates')


def _gradebook(f: SessionRole, course: int | None):
    return _administrator(f), _coach_unlocked(f, course, 'gradebook')


def _announce(f: SessionRole, course: int | None):
    return _administrator(f), _session_administrator(f), _coach_unlocked(f, course, 'announcements')


def _grade(f: SessionRole, course: int | None):
    return _administrator(f), _coach_now(f, f.coaches_course(course))


def _track(f: SessionRole, course: int | None):
    return _administrator(f), _session_administrator(f), _coach(f, f.coaches_course(course))


def _learn(f: SessionRole, course: int | None):
    return (_learner(f, course in f.attended, writing=True),)


_RULES: dict[Capability, Callable[[SessionRole, int | None], tuple[Refusal | None, ...]]] = {
    Capability.LIST: _listed,
    Capability.ENTER: _enter,
    Capability.ENTER_COURSE: _enter_course,
    Capability.CONFIGURE: _configure,
    Capability.ENROL: _enrol,
    Capability.CUSTOMISE: _customise,
    Capability.DATE: _date,
    Capability.GRADEBOOK: _gradebook,
    Capability.ANNOUNCE: _announce,
    Capability.GRADE: _grade,
    Capability.TRACK: _track,
    Capability.LEARN: _learn,
}


def _administrator(f: SessionRole) -> Refusal | None:
    return None if f.is_administrator else NO


def _session_administrator(f: SessionRole) -> Refusal | None:
    return None if f.administers else NO


def _coach(f: SessionRole, is_one: bool) -> Refusal | None:
    """In the coaches' window, and after it for reading."""
    if not is_one or f.availability.coaching is Entry.NONE:
        return NO
    if f.availability.coaching is Entry.NOT_YET:
        return NotOpen(f'{f.title} opens for coaches on {_moment(f, f.availability.coach_window.starts)}.')
    return None


def _coach_now(f: SessionRole, is_one: bool) -> Refusal | None:
    if is_one and f.availability.coaching is Entry.READ_ONLY:
        ended = say_day(f.availability.coach_window.ends, f.zone)  # type: ignore[arg-type]
        return NotOpen(f'The coaches’ time in {f.title} ended on {ended}. You can read everything, but change nothing.')
    return _coach(f, is_one)


def _coach_unlocked(f: SessionRole, course: int | None, part: str) -> Refusal | None:
    """A coach of this course, in the coaches' window, where no lock keeps it from coaches."""
    no = _coach_now(f, f.coaches_course(course))
    if no is None and (lock := f.lock_on(part, course)):
        return IsLocked(lock.sentence)
    return no


def _learner(f: SessionRole, is_one: bool, *, writing: bool = False) -> Refusal | None:
    """In the learner's own window; after it by what the session says about its end."""
    learning = f.availability.learning
    if not is_one or learning is Entry.NONE:
        return NO
    if learning is Entry.CANCELLED:
        return NotOpen(f'{f.title} is cancelled.')
    if learning is Entry.NOT_YET:
        return NotOpen(f'{f.title} starts on {_moment(f, f.availability.learner_window.starts)}.')
    if writing and learning is Entry.READ_ONLY:
        return NotOpen(f'This session ended on {_day(f, f.availability.learner_window.ends)}. '
                       'You can read everything and see your results, but not submit new work.')
    return None


def _moment(f: SessionRole, moment: datetime | None) -> str:
    return say_moment(moment, f.zone) if moment else 'a date to come'


def _day(f: SessionRole, moment: datetime | None) -> str:
    return say_day(moment, f.zone) if moment else 'an earlier day'


def why_not_discuss(role: SessionRole | None, session_course_id: int | None) -> Refusal | None:
    """Learners write in a discussion while they may work, coaches while they coach; None for yes."""
    as_learner = refusal(Capability.LEARN, role, session_course_id)
    as_coach = refusal(Capability.GRADE, role, session_course_id)
    if as_learner is None or as_coach is None:
        return None
    return as_learner if isinstance(as_learner, NotOpen) else as_coach


def why_not_message(role: SessionRole | None, session_course_id: int | None) -> Refusal | None:
    """Who grades writes to learners, and who configures the session; a lock on announcements is none on this."""
    as_coach = refusal(Capability.GRADE, role, session_course_id)
    return None if as_coach is None or refusal(Capability.CONFIGURE, role) is None else as_coach


async def role_in(person: Any, session_id: int, at: datetime | None = None) -> SessionRole | None:
    """What the person is in the session right now; None if there is no such session. One statement."""
    rows = await select(_FOOTING + ' WHERE s.id = :session', people=(person.id,), session=session_id)
    return _role(rows, person.id, at or now()) if rows else None


async def check_batched(capability: Capability, by: 'Person', record: Any) -> None:
    """Raises the refusal, if there is one. For open pages that look again because of the same notice: one statement for
    all who look, whoever they are."""
    session_id, session_course_id = await record.place()

    async def read(people: tuple[int, ...]) -> dict[int, SessionRole]:
        rows = await select(_FOOTING + ' WHERE s.id = :session ORDER BY p.id', people=people, session=session_id)
        by_person = groupby(rows, key=lambda row: row['person_id'])
        return {id_: _role(list(group), id_, now()) for id_, group in by_person}
    stands = await batched(('role', session_id), (by.id,), read)
    if no := refusal(capability, stands.get(by.id), session_course_id):
        raise no


async def roles_of(person: Any, at: datetime | None = None) -> list[SessionRole]:
    """The same for every session in which the person learns or coaches, whatever their number: one statement."""
    rows = await select(f'{_FOOTING} WHERE s.id IN ({_OWN_SESSIONS}) ORDER BY s.id, sc.position', people=(person.id,),
                        person=person.id)
    by_session = groupby(rows, key=lambda row: row['session_id'])
    return [_role(list(group), person.id, at or now()) for _, group in by_session]


def _role(rows: list[dict], person_id: int, at: datetime) -> SessionRole:
    first = rows[0]
    coached = frozenset(row['session_course_id'] for row in rows if row['coaches_course'])
    learns = first['enrolment_id'] is not None
    own = OwnDates(parse_datetime(first['own_starts']), parse_datetime(first['own_ends']), first['extra_days'] or 0,
                   parse_datetime(first['first_entered'])) if learns else None
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
        attended=frozenset(row['session_course_id'] for row in rows if row['participation_id'] and learns),
        locks=frozenset(Locked(row['part'], row['locked_course'], row['reason'], row['locked_by'] or 'nobody')
                        for row in rows if row['part']),
    )


def _dates(row: dict) -> Dates:
    return Dates(parse_datetime(row['starts']), parse_datetime(row['ends']), parse_datetime(row['coach_starts']),
                 parse_datetime(row['coach_ends']), row['days'], AfterEnd(row['after_end']), State(row['state']))


_FOOTING = '''
SELECT s.id AS session_id, s.title, s.time_zone, s.state, s.starts, s.ends, s.coach_starts, s.coach_ends, s.days,
       s.after_end,
       p.id AS person_id, p.is_active, p.is_administrator, p.is_session_administrator,
       EXISTS (SELECT 1 FROM session_administrator a WHERE a.session_id = s.id AND a.person_id = p.id) AS administers,
       EXISTS (SELECT 1 FROM session_coach c WHERE c.session_id = s.id AND c.person_id = p.id) AS coaches,
       e.id AS enrolment_id, e.starts AS own_starts, e.ends AS own_ends, e.extra_days, e.first_entered,
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


class Rule:
    """A question about a person and a record, for a verb's `@only(...)`, a page and a button."""

    def __init__(self, ask: Callable[[Any, Any], Awaitable[Refusal | None]]) -> None:
        self._ask = ask

    async def why_not(self, by: 'Actor', record: Any = None) -> Refusal | None:
        return await self._ask(by, record)

    async def check(self, by: 'Actor', record: Any = None) -> None:
        """Raises the refusal, if there is one."""
        if no := await self._ask(by, record):
            raise no


def can(capability: Capability) -> Rule:
    """The rule for a record that lies in a session: it tells its place as (session id, session course id)."""
    async def ask(by: 'Person', record: Any) -> Refusal | None:
        session_id, session_course_id = await record.place()
        return refusal(capability, await role_in(by, session_id), session_course_id)
    return Rule(ask)


async def _learns(by: 'Person', participation: Any) -> Refusal | None:
    if participation.learner_id != by.id:
        return NO
    return await can(Capability.LEARN).why_not(by, participation)


async def _attends(by: 'Person', participation: Any) -> Refusal | None:
    if participation.learner_id != by.id:
        return NO
    return await can(Capability.ENTER_COURSE).why_not(by, participation)


async def _reads_work(by: 'Person', submission: Any) -> Refusal | None:
    place = await submission.place()
    mine = submission.participation.learner_id == by.id
    capability = Capability.ENTER_COURSE if mine else Capability.TRACK
    return refusal(capability, await role_in(by, place[0]), place[1])


async def _discusses(by: 'Person', record: Any) -> Refusal | None:
    session_id, session_course_id = await record.place()
    return why_not_discuss(await role_in(by, session_id), session_course_id)


async def _messages(by: 'Person', record: Any) -> Refusal | None:
    session_id, session_course_id = await record.place()
    return why_not_message(await role_in(by, session_id), session_course_id)


async def _recalls(by: 'Person', message: Any) -> Refusal | None:
    """Who has sent it, and whoever configures the session."""
    rule = messenger if message.by_id == by.id else can(Capability.CONFIGURE)
    return await rule.why_not(by, message)


async def _wrote(by: 'Person', post: Any) -> Refusal | None:
    return NO if post.author_id != by.id else await _discusses(by, post)


async def _is_me(by: 'Person', person: Any) -> Refusal | None:
    return None if by.id == person.id else NO


def _holds(*roles: str) -> Rule:
    async def ask(by: 'Person', _: Any) -> Refusal | None:
        person = await type(by).get_or_none(id=by.id, is_active=True)
        return None if person and any(getattr(person, role) for role in roles) else NO
    return Rule(ask)


async def _writes(by: 'Person', course: Any) -> Refusal | None:
    person = await type(by).get_or_none(id=by.id, is_active=True)
    if person and (person.is_administrator or person.is_teacher and await course.teachers.filter(id=by.id).exists()):
        return None
    return NO


learner = Rule(_learns)
attendee = Rule(_attends)
reads_work = Rule(_reads_work)
discusses = Rule(_discusses)
wrote = Rule(_wrote)
messenger = Rule(_messages)
recaller = Rule(_recalls)
me = Rule(_is_me)
administrator = _holds('is_administrator')
any_session_administrator = _holds('is_administrator', 'is_session_administrator')
any_author = _holds('is_administrator', 'is_teacher')
author = Rule(_writes)


P = ParamSpec('P')
R = TypeVar('R')
Verb = Callable[P, Coroutine[Any, Any, R]]


def only(rule: Rule) -> Callable[[Verb[P, R]], Verb[P, R]]:
    """Refuse a verb unless the rule holds for the person behind it, given as `by=`. Asked anew at each call: a page
    lives for hours, and its buttons outlive that check. What the verb takes and returns stays as it says."""
    def guard(verb: Verb[P, R]) -> Verb[P, R]:
        asks = signature(verb).parameters.get('by')
        if asks is None or asks.kind is not Parameter.KEYWORD_ONLY or asks.default is not Parameter.empty:
            raise TypeError(f'{verb.__qualname__} is guarded, and must say `*, by` itself.')

        @wraps(verb)
        async def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if 'by' not in kwargs:
                raise TypeError(f'{verb.__qualname__} is not told who acts: by= is missing.')
            await rule.check(cast('Actor', kwargs['by']), args[0])
            return await verb(*args, **kwargs)
        return guarded
    return guard
