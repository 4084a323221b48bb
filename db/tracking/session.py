"""Tracking of a whole session: learners by courses, page by page, whatever their number."""
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal
from typing import Any, TypedDict

from ..access.capabilities import Capability
from ..access.guard import can, check_batched
from ..attention.reasons import Reason, at_risk_table, thresholds_of
from ..core.coalescing import batched
from ..core.column_keys import course_in
from ..core.list_columns import orders_of
from ..core.list_query import ListQuery
from ..core.numbers import from_database
from ..core.sql import Amount, Flag, Moment, PageRow, parse_datetime, select
from ..records.person import Person
from ..records.session import Session
from .presence import present_since
from .session_list import SESSION_TRACKING_COLUMNS, CourseFigures, SessionRow, course_order


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


_ALSO = {'to_grade': 'SUM(t.to_grade)'}
"""No column shows it; an address may ask for it."""
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
    orders = orders_of(SESSION_TRACKING_COLUMNS) | _ALSO
    if course := course_in(query.sort):
        orders[query.sort] = course_order(course)
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
