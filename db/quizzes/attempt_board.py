"""What a coach sees of a quiz: who is at it now, and every attempt with its points."""
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, TypedDict

from i18n import _, lazy

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.clock import now
from ..core.list_columns import ColumnKind, ListColumn, orders_of
from ..core.list_query import ListQuery
from ..core.numbers import from_database, points_text
from ..core.sql import Amount, Moment, parse_datetime, select
from ..records.attempt import FinishedBy
from ..records.attempt_status import ATTEMPT_STATUS_LABELS, AttemptStatus, attempt_status
from ..records.person import Person
from ..records.session_course import SessionCourse


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRow:
    """One attempt in a coach's list; `id` is the attempt's, and the key of the notices of `topic('attempts')`."""
    id: int
    participation_id: int
    person_id: int
    name: str
    username: str
    item_id: int
    item: str
    number: int
    started_at: datetime
    ends_at: datetime | None
    extra_minutes: int
    answered: int
    asked: int
    """Of how many; descriptions ask nothing."""
    finished_at: datetime | None
    """Also where its time is over and it is not finished yet."""
    finished_by: FinishedBy | None
    points: Decimal | None
    out_of: Decimal
    needs_grading: bool
    """Finished, and something in it is still to be graded."""

    @property
    def in_progress(self) -> bool:
        return self.status is AttemptStatus.IN_PROGRESS

    @property
    def status(self) -> AttemptStatus:
        return attempt_status(self.finished_at, self.points)


async def attempts_in_progress(session_course: SessionCourse, item_id: int | None = None, *,
                               seen_by: Person) -> list[AttemptRow]:
    """Of active learners, in one quiz or in all of this session course; who began first comes first. One statement
    beside the rule's."""
    await can(Capability.TRACK).check(seen_by, session_course)
    where = _IN_PROGRESS if item_id is None else f'{_IN_PROGRESS} AND a.item_id = :item'
    return _rows(await select(_AttemptRow, f'{_ROWS} AND {where} ORDER BY a.started_at, a.id', course=session_course.id,
                              at=now(), item=item_id))


async def attempt_rows_at(session_course: SessionCourse, keys: Iterable[Hashable], *,
                          seen_by: Person) -> list[AttemptRow]:
    """These attempts, read again after a notice, in progress or not."""
    await can(Capability.TRACK).check(seen_by, session_course)
    return _rows(await select(_AttemptRow, f'{_ROWS} AND a.id IN :ids', course=session_course.id, ids=tuple(keys)))


async def attempt_rows(session_course: SessionCourse, item_id: int, query: ListQuery, *,
                       seen_by: Person) -> tuple[list[AttemptRow], int]:
    """One page of all attempts at one quiz, and how many there are. `query.sort`: a key of ATTEMPT_COLUMNS;
    `query.state`: `active` (learners), `all`, `under_way`, `finished`, `to_grade`."""
    await can(Capability.TRACK).check(seen_by, session_course)
    words = query.search_condition()
    order = f'{query.order(_ORDERS)}, p.name, a.number, a.id'
    values: dict[str, Any] = {'course': session_course.id, 'item': item_id, 'at': now(), 'limit': query.limit,
                              'start': query.start, **words.values}
    state = _STATES.get(query.state, _STATES['active'])
    rows = await select(_AttemptRow, f'{_ROWS} AND a.item_id = :item AND {state} {words.sql} '
                                     f'ORDER BY {order} LIMIT :limit OFFSET :start', **values)
    return _rows(rows), rows[0]['total'] if rows else 0


def _rows(rows: 'Sequence[_AttemptRow]') -> list[AttemptRow]:
    at = now()
    return [_row(row, at) for row in rows]


def _row(row: '_AttemptRow', at: datetime) -> AttemptRow:
    finished_at, ends_at = parse_datetime(row['finished_at']), parse_datetime(row['ends_at'])
    points = from_database(row['points'])
    return AttemptRow(
        id=row['id'], participation_id=row['participation_id'], person_id=row['learner_id'], name=row['name'],
        username=row['username'], item_id=row['item_id'], item=row['item'], number=row['number'],
        started_at=parse_datetime(row['started_at']), ends_at=ends_at,  # type: ignore[arg-type]
        extra_minutes=row['extra_minutes'], answered=row['answered'], asked=row['asked'],
        finished_at=finished_at or (ends_at if ends_at and ends_at <= at else None),
        finished_by=FinishedBy(row['finished_by']) if row['finished_by'] else None,
        points=points, out_of=Decimal(row['out_of']), needs_grading=finished_at is not None and points is None)


class _AttemptRow(TypedDict):
    id: int
    participation_id: int
    learner_id: int
    name: str
    username: str
    item_id: int
    item: str
    number: int
    started_at: Moment
    ends_at: Moment | None
    extra_minutes: int
    finished_at: Moment | None
    finished_by: str | None
    points: Amount | None
    out_of: Amount
    total: int
    answered: int
    asked: int


_ROWS = '''
SELECT a.id, a.participation_id, t.learner_id, p.name, p.username, a.item_id, COALESCE(o.title, i.title) AS item,
       a.number, a.started_at, a.ends_at, a.extra_minutes, a.finished_at, a.finished_by, a.points, a.out_of,
       COUNT(*) OVER () AS total,
       (SELECT COUNT(*) FROM answer w WHERE w.attempt_id = a.id AND w.given IS NOT NULL) AS answered,
       (SELECT COUNT(*) FROM answer w JOIN question q ON q.id = w.question_id
         WHERE w.attempt_id = a.id AND q.kind <> 'description') AS asked
  FROM attempt a
  JOIN participation t ON t.id = a.participation_id
  JOIN person p ON p.id = t.learner_id
  JOIN item i ON i.id = a.item_id
  LEFT JOIN customisation o ON o.item_id = i.id AND o.session_course_id = t.session_course_id
 WHERE t.session_course_id = :course '''
_IN_PROGRESS = "t.state = 'active' AND a.finished_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > :at)"
_STATES = {
    'all': '1 = 1', 'active': "t.state = 'active'", 'under_way': _IN_PROGRESS,
    'finished': 'a.finished_at IS NOT NULL', 'to_grade': 'a.finished_at IS NOT NULL AND a.points IS NULL',
}


def _points(row: AttemptRow) -> str:
    return str(ATTEMPT_STATUS_LABELS[row.status]) if row.points is None else points_text(row.points, row.out_of)


ATTEMPT_COLUMNS: tuple[ListColumn[AttemptRow], ...] = (
    ListColumn('name', lazy('Learner'), lambda row: row.name, order='p.name'),
    ListColumn('number', lazy('Attempt'), lambda row: row.number, ColumnKind.NUMBER, order='a.number'),
    ListColumn('started', lazy('Started'), lambda row: row.started_at, ColumnKind.INSTANT, order='a.started_at'),
    ListColumn('finished', lazy('Finished'), lambda row: row.finished_at, ColumnKind.INSTANT, order='a.finished_at'),
    ListColumn('points', lazy('Points'), _points, order='CAST(a.points AS NUMERIC)'),
    ListColumn('answered', lazy('Answered'), lambda row: _('{answered} of {asked}', answered=row.answered,
                                                           asked=row.asked)),
)
_ORDERS = orders_of(ATTEMPT_COLUMNS)
