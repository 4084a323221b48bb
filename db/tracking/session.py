"""Tracking of a whole session: learners by courses, page by page, whatever their number."""
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypedDict

from ..access.capabilities import Capability
from ..access.guard import can, check_batched
from ..attention.reasons import Reason, at_risk_table, thresholds_of
from ..core.coalescing import batched
from ..core.column_keys import course_in
from ..core.list_query import ListQuery
from ..core.numbers import from_database, mean, stored
from ..core.sql import Amount, Flag, Moment, PageRow, parse_datetime, select
from ..records.person import Person
from ..records.session import Session
from .presence import present_since


@dataclass(frozen=True, slots=True)
class CourseFigures:
    """One learner in one course of the session."""
    participation_id: int
    state: str
    done: int
    total: int
    grade: Decimal | None
    last_seen: datetime | None
    weight: Decimal
    here: bool = False

    @property
    def progress(self) -> Fraction | None:
        return Fraction(self.done, self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One enrolment in the tracking of its session; `id` is the enrolment's. Keys of `courses` are session courses."""
    id: int
    person_id: int
    name: str
    username: str
    state: str
    here: bool
    class_name: str = ''
    courses: dict[int, CourseFigures] = field(default_factory=dict)

    @property
    def progress(self) -> Fraction | None:
        """Mean over the learner's courses, weighted by course weight."""
        return mean((course.weight, course.progress) for course in self._counted.values())

    @property
    def grade(self) -> Decimal | None:
        return stored(mean((course.weight, course.grade) for course in self._counted.values()))

    @property
    def last_seen(self) -> datetime | None:
        return max((course.last_seen for course in self._counted.values() if course.last_seen), default=None)

    def plan(self, plans: Mapping[int, int | None]) -> Fraction | None:
        """Where the learner should be by now, from the plans of the session courses in percent: the same mean."""
        known = {id_: Fraction(plan, 100) for id_, plan in plans.items() if plan is not None}
        return mean((course.weight, known.get(id_)) for id_, course in self._counted.items())

    @property
    def _counted(self) -> dict[int, CourseFigures]:
        """Courses given up do not count, unless the learner has given up all."""
        taken = {id_: course for id_, course in self.courses.items() if course.state == 'active'}
        return taken or self.courses


async def session_rows(session: Session, query: ListQuery, *, seen_by: Person) -> tuple[list[SessionRow], int]:
    """One page of learners, and how many there are in all. Three statements."""
    await can(Capability.TRACK).check(seen_by, session)
    order, total = await _page(session.id, query)
    rows = await _rows(session.id, order)
    return [rows[id_] for id_ in order if id_ in rows], total


async def session_row_ids(session: Session, query: ListQuery, *, seen_by: Person) -> list[int]:
    """Only who the rows of a page are about, in their order."""
    await can(Capability.TRACK).check(seen_by, session)
    return (await _page(session.id, query))[0]


async def session_rows_at(session: Session, keys: Iterable[Hashable], *, seen_by: Person) -> list[SessionRow]:
    """The rows of these enrolments, read again after a notice: once for all pages that look at this moment."""
    await check_batched(Capability.TRACK, seen_by, session)
    found = await batched(('session rows', session.id), frozenset(keys), lambda ids: _rows(session.id, ids))
    return list(found.values())


async def _rows(session_id: int, ids: Sequence[Any]) -> dict[int, SessionRow]:
    if not ids:
        return {}
    courses: defaultdict[int, dict[int, CourseFigures]] = defaultdict(dict)
    people: dict[int, _LearnerRow] = {}
    here: set[int] = set()
    for row in await select(_LearnerRow, _ROWS, ids=ids, session=session_id, since=present_since()):
        people[row['id']] = row
        if row['here']:
            here.add(row['id'])
        if row['session_course_id'] is not None:
            courses[row['id']][row['session_course_id']] = CourseFigures(
                row['participation_id'], row['course_state'], row['done'], row['total'],
                from_database(row['grade']), parse_datetime(row['last_seen']),
                Decimal(1) if row['weight'] is None else Decimal(row['weight']), bool(row['here']))
    return {id_: SessionRow(id_, row['learner_id'], row['name'], row['username'], row['state'], id_ in here,
                            row['class_name'], courses[id_]) for id_, row in people.items()}


_COURSE_ORDER = 'MAX(CASE WHEN t.session_course_id = {} AND t.total > 0 THEN t.done * 1.0 / t.total END)'
_WEIGHT = 'CAST(COALESCE(sc.weight, 1) AS REAL)'
_ORDERS = {
    'name': 'p.name',
    'progress': f'SUM(CASE WHEN t.total > 0 THEN {_WEIGHT} * t.done / t.total END)'
                f' / NULLIF(SUM(CASE WHEN t.total > 0 THEN {_WEIGHT} END), 0)',
    'grade': f'SUM({_WEIGHT} * t.grade_rounded)'
             f' / NULLIF(SUM(CASE WHEN t.grade_rounded IS NOT NULL THEN {_WEIGHT} END), 0)',
    'last_seen': 'MAX(t.last_seen)',
    'to_grade': 'SUM(t.to_grade)',
}
_STATES = {
    'all': '', 'active': "AND e.state = 'active'", 'withdrawn': "AND e.state = 'withdrawn'",
    'to_grade': "AND e.state = 'active'", 'never': "AND e.state = 'active'", 'completed': "AND e.state = 'active'",
}
_HAVING = {
    'to_grade': 'HAVING SUM(t.to_grade) > 0', 'never': 'HAVING MAX(t.first_seen) IS NULL',
    'completed': 'HAVING SUM(t.total) > 0 AND SUM(t.done) = SUM(t.total)',
}


async def _page(session_id: int, query: ListQuery) -> tuple[list[int], int]:
    words = query.search_condition()
    orders = dict(_ORDERS)
    if course := course_in(query.sort):
        orders[query.sort] = _COURSE_ORDER.format(course)
    alone = query.state not in _HAVING and orders.get(query.sort, 'p.name') == 'p.name'  # of the person only
    needs, values = await _reasoned(session_id, query.reason)
    rows = await select(PageRow, f'''
        {needs} SELECT e.id, COUNT(*) OVER () AS total
          FROM enrolment e JOIN person p ON p.id = e.learner_id
          {'' if alone else _TAKEN}
         WHERE e.session_id = :session {_STATES.get(query.state, _STATES['active'])} {words.sql}
           {'AND e.id IN (SELECT n.id FROM needing n WHERE n.snoozed = 0 ' + _why(query) + ')' if needs else ''}
           {'AND e.class_name = :class' if query.class_name else ''}
           {'AND EXISTS (' + _TAKES + ')' if query.course is not None else ''}
         {'' if alone else f'GROUP BY e.id, p.name {_HAVING.get(query.state, "")}'}
         ORDER BY {query.order(orders)}, p.name, e.id LIMIT :limit OFFSET :start''',
                        **{'class': query.class_name, 'taken': query.course, **words.values, **values,
                           'session': session_id, 'limit': query.limit, 'start': query.start})
    return [row['id'] for row in rows], rows[0]['total'] if rows else 0


async def _reasoned(session_id: int, reason: str) -> tuple[str, dict[str, Any]]:
    """The table of those who need attention, where the list is to show some of them only."""
    if not reason:
        return '', {}
    table, values = at_risk_table(await thresholds_of(session_id), session_id)
    return f'WITH {table}', values


def _why(query: ListQuery) -> str:
    return f'AND n.{query.reason} = 1' if query.reason in set(Reason) else ''


_TAKEN = '''
LEFT JOIN participation t ON t.enrolment_id = e.id AND (t.state = 'active' OR e.state <> 'active')
LEFT JOIN session_course sc ON sc.id = t.session_course_id
'''
_TAKES = '''
SELECT 1 FROM participation k WHERE k.enrolment_id = e.id AND k.session_course_id = :taken AND k.state = 'active'
'''


class _LearnerRow(TypedDict):
    id: int
    learner_id: int
    state: str
    name: str
    username: str
    class_name: str
    participation_id: int
    session_course_id: int
    course_state: str
    done: int
    total: int
    grade: Amount | None
    last_seen: Moment | None
    weight: Amount | None
    here: Flag


_ROWS = '''
SELECT e.id, e.learner_id, e.state, p.name, p.username, e.class_name, t.id AS participation_id,
       t.session_course_id, t.state AS course_state, t.done, t.total, t.grade, t.last_seen, sc.weight,
       EXISTS (SELECT 1 FROM visit v
                WHERE v.participation_id = t.id AND v.tabs > 0 AND v.last_presence > :since) AS here
  FROM enrolment e
  JOIN person p ON p.id = e.learner_id
  LEFT JOIN participation t ON t.enrolment_id = e.id
  LEFT JOIN session_course sc ON sc.id = t.session_course_id
 WHERE e.id IN :ids AND e.session_id = :session
'''
