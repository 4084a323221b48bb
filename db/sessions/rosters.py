"""The roster of a session: who is enrolled, since when, with which personal dates."""
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, TypedDict

from i18n import _, lazy

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.list_columns import ColumnKind, ListColumn, orders_of
from ..core.list_query import ListQuery
from ..core.refusals import NotFound
from ..core.sql import Moment, PageRow, column_of, parse_datetime, select
from ..people.search import as_username
from ..records.enrolment import MEMBERSHIP_LABELS, Enrolment, Membership
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One enrolment; `id` is the enrolment's."""
    id: int
    person_id: int
    name: str
    username: str
    state: Membership
    enrolled_at: datetime | None
    starts: datetime | None
    ends: datetime | None
    extra_days: int
    courses: int
    """Courses of the session that the learner takes."""
    last_seen: datetime | None


class FoundPerson(NamedTuple):
    """Somebody who was looked up, and whether they are enrolled already."""
    person: Any
    state: Membership | None


async def roster(session: Session, query: ListQuery, *, seen_by: Person) -> tuple[list[RosterRow], int]:
    """One page of enrolments, and how many there are in all. `state` is `active`, `withdrawn` or `all`."""
    await can(Capability.CONFIGURE).check(seen_by, session)
    words = query.search_condition()
    rows = await select(PageRow, f'''
        SELECT e.id, COUNT(*) OVER () AS total FROM enrolment e JOIN person p ON p.id = e.learner_id
         WHERE e.session_id = :session AND {_STATES.get(query.state, _STATES['active'])} {words.sql}
         ORDER BY {query.order(_ORDERS)}, p.name, e.id LIMIT :limit OFFSET :start''',
                        session=session.id, limit=query.limit, start=query.start, **words.values)
    ids = [row['id'] for row in rows]
    lines = await _lines(ids)
    return [lines[id_] for id_ in ids if id_ in lines], rows[0]['total'] if rows else 0


class _StateRow(TypedDict):
    state: str
    count: int


async def roster_counts(session: Session, *, seen_by: Person, search: str = '') -> dict[str, int]:
    """How many are `active`, how many `withdrawn`."""
    await can(Capability.CONFIGURE).check(seen_by, session)
    words = ListQuery(search=search).search_condition()
    rows = await select(_StateRow, f'''
        SELECT e.state, COUNT(*) AS count FROM enrolment e JOIN person p ON p.id = e.learner_id
         WHERE e.session_id = :session {words.sql} GROUP BY e.state''', session=session.id, **words.values)
    return {state.value: 0 for state in Membership} | {row['state']: row['count'] for row in rows}


async def enrolled(session: Session, enrolment_ids: Iterable[int], *, seen_by: Person) -> list[Enrolment]:
    """These enrolments with their learners; one that is not of this session is not in the answer."""
    await can(Capability.CONFIGURE).check(seen_by, session)
    found = Enrolment.filter(session_id=session.id, id__in=list(enrolment_ids))
    return await found.select_related('learner').order_by('learner__name')


async def enrolment(session: Session, enrolment_id: int, *, seen_by: Person) -> tuple[Enrolment, set[int]]:
    """One enrolment with its learner, and the session courses that they take."""
    found = await enrolled(session, [enrolment_id], seen_by=seen_by)
    if not found:
        raise NotFound(_('This learner is not in the session any more.'))
    active = found[0].participations.filter(state=Membership.ACTIVE)
    return found[0], set(await column_of(active, 'session_course_id', int))


async def lookup_usernames(place: Session | SessionCourse, usernames: Sequence[str], *, seen_by: Person
                           ) -> dict[str, FoundPerson]:
    """Active people by username, and what each of them is in the session or in this course of it; a name that nobody
    has is left out."""
    await can(Capability.ENROL).check(seen_by, place)
    return await find_people(usernames, place.enrolments if isinstance(place, Session) else place.participations)


async def find_people(usernames: Sequence[str], members: Any) -> dict[str, FoundPerson]:
    """By exact username; `members` are the enrolments or participations of the place they are asked about."""
    wanted = [as_username(name) for name in usernames]
    people = await Person.filter(username__in=wanted, is_active=True)
    states = dict(await members.filter(learner_id__in=[person.id for person in people]
                                       ).values_list('learner_id', 'state'))
    return {person.username: FoundPerson(person, states.get(person.id)) for person in people}


async def _lines(ids: Sequence[int]) -> dict[int, RosterRow]:
    if not ids:
        return {}
    return {row['id']: RosterRow(
        id=row['id'], person_id=row['learner_id'], name=row['name'], username=row['username'],
        state=Membership(row['state']), enrolled_at=parse_datetime(row['enrolled_at']),
        starts=parse_datetime(row['starts']), ends=parse_datetime(row['ends']), extra_days=row['extra_days'],
        courses=row['courses'], last_seen=parse_datetime(row['last_seen']),
    ) for row in await select(_LineRow, _LINES, ids=ids)}


_STATES = {'all': '1 = 1', 'active': "e.state = 'active'", 'withdrawn': "e.state = 'withdrawn'"}
_SEEN = '(SELECT MAX(t.last_seen) FROM participation t WHERE t.enrolment_id = e.id)'
ROSTER_COLUMNS: tuple[ListColumn[RosterRow], ...] = (
    ListColumn('name', lazy('Learner'), lambda row: row.name, order='p.name'),
    ListColumn('state', lazy('State'), lambda row: str(MEMBERSHIP_LABELS[row.state])),
    ListColumn('enrolled', lazy('Enrolled'), lambda row: row.enrolled_at, ColumnKind.INSTANT, order='e.enrolled_at'),
    ListColumn('courses', lazy('Courses'), lambda row: row.courses, ColumnKind.NUMBER),
    ListColumn('dates', lazy('Own dates'), lambda row: [row.starts, row.ends] if row.starts or row.ends else None,
               ColumnKind.INSTANT),
    ListColumn('extra', lazy('Extra days'), lambda row: row.extra_days or None, ColumnKind.NUMBER),
    ListColumn('last_seen', lazy('Last seen'), lambda row: row.last_seen, ColumnKind.INSTANT, order=_SEEN),
)
_ORDERS = orders_of(ROSTER_COLUMNS)


class _LineRow(TypedDict):
    id: int
    learner_id: int
    name: str
    username: str
    state: str
    enrolled_at: Moment | None
    starts: Moment | None
    ends: Moment | None
    extra_days: int
    last_seen: Moment | None
    courses: int


_LINES = f'''
SELECT e.id, e.learner_id, p.name, p.username, e.state, e.enrolled_at, e.starts, e.ends, e.extra_days,
       {_SEEN} AS last_seen,
       (SELECT COUNT(*) FROM participation t WHERE t.enrolment_id = e.id AND t.state = 'active') AS courses
  FROM enrolment e JOIN person p ON p.id = e.learner_id WHERE e.id IN :ids
'''
