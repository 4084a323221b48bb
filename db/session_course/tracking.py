"""Tracking of one session course: learner by item, page by page, whatever the number of learners."""
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ..access import Capability, can
from ..clock import now
from ..progress.showing import PAGE, Showing, here_since
from ..sql import instant, select
from .outline import Outline, OutlineItem
from .personal import personal


class Mark(StrEnum):
    """The state of one item for one learner (ui.md §4 gives each a shape, a word and a colour)."""
    DONE = 'done'
    GOING = 'going'
    TODO = 'todo'
    TO_GRADE = 'grade'
    LATE = 'late'
    MISSING = 'missing'
    EXCUSED = 'excused'


@dataclass(frozen=True, slots=True)
class Cell:
    mark: Mark
    score: Decimal | None = None
    """Points given, of the item's points."""
    completed: bool = False


@dataclass(frozen=True, slots=True)
class LearnerRow:
    """One participation in the tracking of its session course; `id` is the participation's."""
    id: int
    person_id: int
    name: str
    username: str
    state: str
    done: int
    total: int
    grade: Decimal | None
    to_grade: int
    last_seen: datetime | None
    here: bool
    cells: dict[int, Cell] = field(default_factory=dict)


class Tracking:

    async def learner_rows(self: Any, showing: Showing, *, seen_by: Any) -> tuple[list[LearnerRow], int]:
        """One page of learners, and how many there are in all. Seven statements."""
        await can(Capability.TRACK).check(seen_by, self)
        order, total = await _page(self.id, showing)
        rows = await self.rows_of(await self.outline(), order)
        return [rows[id_] for id_ in order if id_ in rows], total

    async def learner_rows_at(self: Any, keys: Iterable[Hashable], *, seen_by: Any) -> list[LearnerRow]:
        """The rows of these participations, read again after a ring."""
        await can(Capability.TRACK).check(seen_by, self)
        return list((await self.rows_of(await self.outline(), tuple(keys))).values())

    async def rows_of(self: Any, outline: Outline, ids: Sequence[Any]) -> dict[int, LearnerRow]:
        """By participation, for loads that have asked who may see them. Five statements."""
        if not ids:
            return {}
        cells = await cells_of(outline, ids)
        return {row['id']: LearnerRow(
            id=row['id'], person_id=row['learner_id'], name=row['name'], username=row['username'], state=row['state'],
            done=row['done'], total=row['total'], grade=None if row['grade'] is None else Decimal(row['grade']),
            to_grade=row['to_grade'], last_seen=instant(row['last_seen']), here=bool(row['here']),
            cells=cells[row['id']],
        ) for row in await select(_ROWS, ids=ids, course=self.id, since=here_since())}


async def cells_of(outline: Outline, participation_ids: Sequence[int]) -> defaultdict[int, dict[int, Cell]]:
    """The state of every item of the outline for these participations, extensions included. Four statements."""
    return await cells_in(await personal(dict.fromkeys(participation_ids, outline)))


async def cells_in(outline_of: Mapping[int, Outline]) -> defaultdict[int, dict[int, Cell]]:
    """The same for participations in different session courses, each with its own outline. Three statements."""
    at, participation_ids = now(), tuple(outline_of)
    completed: dict[tuple[int, int], Any] = {}
    for row in await select(_COMPLETIONS, ids=participation_ids):
        completed[row['participation_id'], row['item_id']] = instant(row['completed_at'])
    submitted: dict[tuple[int, int], dict] = {}
    for row in await select(_SUBMISSIONS, ids=participation_ids):
        submitted[row['participation_id'], row['item_id']] = row
    given = {(row['participation_id'], row['item_id']): row for row in await select(_GIVEN, ids=participation_ids)}
    cells: defaultdict[int, dict[int, Cell]] = defaultdict(dict)
    for id_, outline in outline_of.items():
        for item in outline.items:
            place = id_, item.id
            cell = _cell(item, place in completed, completed.get(place), submitted.get(place), at)
            cells[id_][item.id] = _by_hand(cell, given[place]) if place in given else cell
    return cells


def _by_hand(cell: Cell, given: dict) -> Cell:
    """What a coach has given in the gradebook goes before what follows from the work."""
    if given['excused']:
        return Cell(Mark.EXCUSED, completed=cell.completed)
    if given['points'] is None:
        return cell
    mark = cell.mark if cell.mark is Mark.LATE else Mark.DONE
    return Cell(mark, Decimal(given['points']), cell.completed)


def _cell(item: OutlineItem, opened: bool, completed_at: datetime | None, submission: dict | None,
          at: datetime) -> Cell:
    score = None if submission is None or submission['points'] is None else Decimal(submission['points'])
    completed = completed_at is not None
    if submission is not None and score is None and submission['returned_at'] is None:
        return Cell(Mark.TO_GRADE, completed=completed)
    if submission is not None and score is None:
        return Cell(Mark.GOING, completed=completed)
    if submission is not None and submission['is_late']:
        return Cell(Mark.LATE, score, completed)
    if completed_at is not None:
        in_time = submission is not None or item.due_at is None or completed_at <= item.due_at
        return Cell(Mark.DONE if in_time else Mark.LATE, score, completed)
    if item.required and item.due_at and item.due_at < at and submission is None:
        return Cell(Mark.MISSING)
    return Cell(Mark.GOING if opened or submission is not None else Mark.TODO, score)


_ORDERS = {
    'name': 'p.name', 'progress': 'CASE WHEN t.total > 0 THEN t.done * 1.0 / t.total END', 'grade': 't.grade_rounded',
    'last_seen': 't.last_seen', 'to_grade': 't.to_grade',
}
_STATES = {
    'all': '1 = 1', 'active': "t.state = 'active'", 'withdrawn': "t.state = 'withdrawn'",
    'to_grade': "t.state = 'active' AND t.to_grade > 0", 'never': "t.state = 'active' AND t.first_seen IS NULL",
    'completed': "t.state = 'active' AND t.total > 0 AND t.done = t.total",
}


async def _page(session_course_id: int, showing: Showing) -> tuple[list[int], int]:
    words = showing.words()
    order = showing.order(_ORDERS)
    rows = await select(f'''
        SELECT t.id, COUNT(*) OVER () AS total FROM participation t JOIN person p ON p.id = t.learner_id
         WHERE t.session_course_id = :course AND {_STATES.get(showing.state, _STATES['active'])} {words.sql}
         ORDER BY {order}, p.name, t.id LIMIT :limit OFFSET :start''',
                        course=session_course_id, limit=showing.limit, start=showing.start, **words.values)
    return [row['id'] for row in rows], rows[0]['total'] if rows else 0


_ROWS = '''
SELECT t.id, t.learner_id, p.name, p.username, t.state, t.done, t.total, t.grade, t.to_grade, t.last_seen,
       EXISTS (SELECT 1 FROM visit v
                WHERE v.participation_id = t.id AND v.tabs > 0 AND v.last_presence > :since) AS here
  FROM participation t JOIN person p ON p.id = t.learner_id
 WHERE t.id IN :ids AND t.session_course_id = :course
'''
_COMPLETIONS = 'SELECT participation_id, item_id, completed_at FROM item_completion WHERE participation_id IN :ids'
_SUBMISSIONS = '''
SELECT participation_id, item_id, points, is_late, returned_at
  FROM submission WHERE participation_id IN :ids ORDER BY number
'''
_GIVEN = '''
SELECT g.participation_id, c.item_id, g.points, g.excused FROM given_grade g JOIN grade_column c ON c.id = g.column_id
 WHERE g.participation_id IN :ids AND c.item_id IS NOT NULL AND (g.excused OR g.points IS NOT NULL)
'''

__all__ = ['PAGE', 'Cell', 'LearnerRow', 'Mark', 'Tracking', 'cells_in', 'cells_of']
