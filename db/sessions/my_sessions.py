"""My sessions: every session in which a person learns or coaches, as cards, whatever their number in few statements."""
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TypedDict
from zoneinfo import ZoneInfo

from tortoise.queryset import QuerySet

from ..access.capabilities import Capability, refusal
from ..access.guard import any_session_administrator, me
from ..access.session_role import SessionRole, roles_of
from ..communication.announcing import unread_counts
from ..core.clock import now
from ..core.numbers import from_database
from ..core.session_windows import Availability, Phase, State
from ..core.sql import Amount, Moment, column_of, parse_datetime, select
from ..outlines.outline import outlines
from ..records.person import Person
from ..records.session import Session


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One course on a card: for its learner with their figures, for its coach with the group's."""
    session_course_id: int
    course_id: int
    title: str
    learns: bool
    coaches: bool
    done: int = 0
    total: int = 0
    plan: int | None = None
    """Percent of required items that are due by now."""
    plan_moves_at: datetime | None = None
    grade: Decimal | None = None
    """Of what is released."""
    last_item_id: int | None = None
    last_item: str = ''
    last_seen: datetime | None = None
    learners: int = 0
    to_grade: int = 0


@dataclass(frozen=True, slots=True)
class SessionCard:
    id: int
    title: str
    category: str
    state: State
    zone: ZoneInfo
    starts: datetime | None
    ends: datetime | None
    days: int | None
    availability: Availability
    learns: bool
    coaches: bool
    """Oversees the whole session."""
    coaches_something: bool
    coach_names: tuple[str, ...] = ()
    courses: tuple[CourseLine, ...] = field(default=())
    news: int = 0
    """How much is announced that the person has not seen."""

    @property
    def phase(self) -> Phase:
        return self.availability.phase

    @property
    def continues_at(self) -> CourseLine | None:
        """The course the learner was in last, else the first they take."""
        mine = [line for line in self.courses if line.learns]
        seen = [line for line in mine if line.last_seen]
        return max(seen, key=lambda line: line.last_seen) if seen else next(iter(mine), None)  # type: ignore


def administered_by(person: Person) -> QuerySet[Session]:
    """The sessions that a person configures: all for an administrator, their own for a session administrator."""
    if person.is_administrator:
        return Session.all()
    return Session.filter(administrators__id=person.id) if person.is_session_administrator else Session.filter(id=None)


async def cards_of(person: Person, *, seen_by: Person, only: Iterable[int] | None = None) -> list[SessionCard]:
    """The cards of My sessions, ordered by category (none first), start and title; each is in exactly one phase.
    Seven statements, however many sessions."""
    await _is_own(person, seen_by)
    roles = {f.session_id: f for f in await roles_of(person) if refusal(Capability.LIST, f) is None
             and f.availability.listed and (only is None or f.session_id in set(only))}
    if not roles:
        return []
    ids = list(roles)
    coaches = await coach_names(ids)
    lines = await _course_lines(person, ids, roles)
    news = await unread_counts(person, [line.session_course_id for of in lines.values() for line in of],
                               [id_ for id_, f in roles.items() if f.availability.may_enter])
    cards = [_card(row, roles[row['id']], coaches[row['id']], lines[row['id']], news.get(row['id'], 0))
             for row in await select(_SessionRow, _SESSIONS, ids=ids)]
    return sorted(cards, key=lambda card: (card.category.casefold(), card.starts is None, card.starts or now(),
                                           card.title.casefold()))


async def session_categories(*, seen_by: Person) -> list[str]:
    """The categories in use, to choose from."""
    await any_session_administrator.check(seen_by)
    return await column_of(Session.exclude(category='').distinct().order_by('category'), 'category', str)


async def _is_own(person: Person, seen_by: Person) -> None:
    await me.check(seen_by, person)


def _card(row: '_SessionRow', f: SessionRole, names: Sequence[str], lines: list[CourseLine], news: int) -> SessionCard:
    return SessionCard(
        id=row['id'], title=row['title'], category=row['category'], state=State(row['state']),
        zone=f.zone, starts=parse_datetime(row['starts']), ends=parse_datetime(row['ends']), days=row['days'],
        availability=f.availability, learns=f.learns, coaches=f.coaches, coaches_something=f.coaches or bool(f.coached),
        coach_names=tuple(names), courses=tuple(lines), news=news)


async def coach_names(ids: list[int]) -> defaultdict[int, list[str]]:
    """The session's coaches first, then those of its courses; nobody twice."""
    names: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for row in await select(_CoachRow, _COACHES, ids=ids):
        names[row['session_id']][row['name']] = None
    return defaultdict(list, {id_: list(of) for id_, of in names.items()})


async def _course_lines(person: Person, ids: list[int], roles: dict[int, SessionRole]
                        ) -> defaultdict[int, list[CourseLine]]:
    rows = await select(_LineRow, _LINES, ids=ids, person=person.id)
    shown = [row for row in rows if _shows(roles[row['session_id']], row)]
    plans = await outlines([row['session_course_id'] for row in shown])
    groups = {row['session_course_id']: (row['learners'], row['to_grade'])
              for row in await select(_SummaryRow, _GROUPS, ids=ids)}
    lines: defaultdict[int, list[CourseLine]] = defaultdict(list)
    for row in shown:
        f = roles[row['session_id']]
        coaches, outline = f.coaches_course(row['session_course_id']), plans[row['session_course_id']]
        learners, to_grade = groups.get(row['session_course_id'], (0, 0)) if coaches else (0, 0)
        last = outline.by_id.get(row['last_item_id'] or 0)
        lines[row['session_id']].append(CourseLine(
            session_course_id=row['session_course_id'], course_id=row['course_id'], title=row['title'],
            learns=row['participation_id'] is not None, coaches=coaches,
            done=row['done'] or 0, total=row['total'] or 0, plan=outline.plan(now()),
            plan_moves_at=outline.next_due(now()),
            grade=from_database(row['released_grade']),
            last_item_id=last.id if last else None, last_item=last.title if last else '',
            last_seen=parse_datetime(row['last_seen']),
            learners=learners, to_grade=to_grade))
    return lines


def _shows(f: SessionRole, row: '_LineRow') -> bool:
    return row['participation_id'] is not None or f.coaches_course(row['session_course_id'])


class _SessionRow(TypedDict):
    id: int
    title: str
    category: str
    state: str
    starts: Moment | None
    ends: Moment | None
    days: int | None


_SESSIONS = 'SELECT id, title, category, state, starts, ends, days FROM session WHERE id IN :ids'


class _CoachRow(TypedDict):
    session_id: int
    name: str
    place: int


_COACHES = '''
SELECT c.session_id, p.name, 0 AS place FROM session_coach c JOIN person p ON p.id = c.person_id
 WHERE c.session_id IN :ids
 UNION
SELECT sc.session_id, p.name, 1 + sc.position FROM course_coach k
  JOIN session_course sc ON sc.id = k.session_course_id JOIN person p ON p.id = k.person_id
 WHERE sc.session_id IN :ids
 ORDER BY 1, 3, 2
'''


class _LineRow(TypedDict):
    session_course_id: int
    session_id: int
    course_id: int
    title: str
    participation_id: int | None
    done: int | None
    total: int | None
    released_grade: Amount | None
    last_item_id: int | None
    last_seen: Moment | None


_LINES = '''
SELECT sc.id AS session_course_id, sc.session_id, sc.course_id, c.title, t.id AS participation_id, t.done, t.total,
       t.released_grade, t.last_item_id, t.last_seen
  FROM session_course sc
  JOIN course c ON c.id = sc.course_id
  LEFT JOIN participation t ON t.session_course_id = sc.id AND t.learner_id = :person AND t.state = 'active'
 WHERE sc.session_id IN :ids
 ORDER BY sc.session_id, sc.position, sc.id
'''


class _SummaryRow(TypedDict):
    session_course_id: int
    learners: int
    to_grade: int


_GROUPS = '''
SELECT t.session_course_id, COUNT(*) AS learners, SUM(t.to_grade) AS to_grade
  FROM participation t JOIN session_course sc ON sc.id = t.session_course_id
 WHERE sc.session_id IN :ids AND t.state = 'active' GROUP BY t.session_course_id
'''
