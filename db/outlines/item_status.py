"""The state of an item for a learner: one cell of the tracking, of the learner's own pages, of every report."""
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple, TypedDict

from i18n import LazyText, lazy, plazy

from ..core.clock import now
from ..core.sql import Amount, Flag, Moment, parse_datetime, select
from .extended_dates import apply_extensions
from .outline import Outline, OutlineItem, OutlineSection

NOTHING_WITHHELD: Mapping[int, frozenset[int]] = {}


class ItemStatus(StrEnum):
    """Where one learner stands with one item."""
    DONE = 'done'
    GOING = 'going'
    TODO = 'todo'
    TO_GRADE = 'grade'
    LATE = 'late'
    MISSING = 'missing'
    EXCUSED = 'excused'


ITEM_STATUS_LABELS: dict[ItemStatus, LazyText] = {
    ItemStatus.DONE: lazy('Done'), ItemStatus.GOING: lazy('In progress'), ItemStatus.TODO: lazy('Not started'),
    ItemStatus.TO_GRADE: lazy('To grade'), ItemStatus.LATE: plazy('of work', 'Late'),
    ItemStatus.MISSING: lazy('Missing'), ItemStatus.EXCUSED: lazy('Excused')}
"""As screens, filters, exports and papers call them."""

MOST_URGENT_FIRST = (
    ItemStatus.MISSING, ItemStatus.TODO, ItemStatus.GOING, ItemStatus.LATE, ItemStatus.TO_GRADE, ItemStatus.DONE,
    ItemStatus.EXCUSED)
"""In this order an item's column is sorted; of the same state, the fewer points the earlier."""


@dataclass(frozen=True, slots=True)
class Cell:
    status: ItemStatus
    score: Decimal | None = None
    """Points given, of the item's points."""
    completed: bool = False
    passed: bool = False
    """Reaches what the item asks for, where it asks for something; learners may know it where its points are not
    told."""


async def cells_of(outline: Outline, participation_ids: Sequence[int]) -> defaultdict[int, dict[int, Cell]]:
    """The state of every item of the outline for these participations, extensions included. Four statements."""
    return await cells_in(await apply_extensions(dict.fromkeys(participation_ids, outline)))


async def cells_in(outline_of: Mapping[int, Outline], *, withheld: Mapping[int, frozenset[int]] = NOTHING_WITHHELD,
                   quiet: Mapping[int, frozenset[int]] = NOTHING_WITHHELD) -> defaultdict[int, dict[int, Cell]]:
    """The same for participations in different session courses, each with its own outline. Three statements.

    :param withheld: by participation the items whose grades its learner does not see (`gradebook/withheld.py`)
    :param quiet: those of which the learner is told no points
    """
    cells = _cells(outline_of, await _facts('participation_id IN :ids', ids=tuple(outline_of)), withheld)
    for id_, items in quiet.items():
        for item_id in items & cells[id_].keys():
            cells[id_][item_id] = replace(cells[id_][item_id], score=None)
    return cells


async def cells_at(outline: Outline, item_id: int, participation_ids: Iterable[int]) -> dict[int, Cell]:
    """The state of one item for participations of its session course, as many as one likes. Four statements."""
    item, values = outline.item(item_id), {'course': outline.session_course_id, 'item': item_id}
    alone = Outline(outline.session_course_id, (OutlineSection(item.section_id, item.section, (item,)),))
    outline_of = await apply_extensions(dict.fromkeys(participation_ids, alone), _AT_ITEM, **values)
    cells = _cells(outline_of, await _facts(_AT_ITEM, **values), NOTHING_WITHHELD)
    return {id_: cells[id_][item_id] for id_ in outline_of}


class _Facts(NamedTuple):
    """Rows that cells follow from, by participation and item."""
    completed: dict[tuple[int, int], datetime | None]
    submitted: dict[tuple[int, int], '_SubmissionRow']
    given: dict[tuple[int, int], '_ManualGradeRow']


async def _facts(where: str, **values: Any) -> _Facts:
    """Three statements."""
    def place(row: '_CompletionRow | _SubmissionRow | _ManualGradeRow') -> tuple[int, int]:
        return row['participation_id'], row['item_id']

    return _Facts(
        {place(row): parse_datetime(row['completed_at'])
         for row in await select(_CompletionRow, f'{_COMPLETIONS} WHERE {where}', **values)},
        {place(row): row
         for row in await select(_SubmissionRow, f'{_SUBMISSIONS} WHERE {where} ORDER BY number', **values)},
        {place(row): row for row in await select(_ManualGradeRow, f'{_GIVEN} AND {where}', **values)})


def _cells(outline_of: Mapping[int, Outline], facts: _Facts, withheld: Mapping[int, frozenset[int]]
           ) -> defaultdict[int, dict[int, Cell]]:
    at = now()
    cells: defaultdict[int, dict[int, Cell]] = defaultdict(dict)
    for id_, outline in outline_of.items():
        for item in outline.items:
            place = id_, item.id
            submission, given = facts.submitted.get(place), facts.given.get(place)
            if item.id in withheld.get(id_, ()):
                submission, given = submission and submission | {'points': None}, _without_points(given)
            cell = _cell(item, place in facts.completed, facts.completed.get(place), submission, at)
            cell = _by_hand(cell, given) if given else cell
            reaches = cell.score is not None and item.pass_points is not None and cell.score >= item.pass_points
            cells[id_][item.id] = replace(cell, passed=True) if reaches else cell
    return cells


def _without_points(given: '_ManualGradeRow | None') -> '_ManualGradeRow | None':
    return given and given | {'points': None}


def _by_hand(cell: Cell, given: '_ManualGradeRow') -> Cell:
    """What a coach has given in the gradebook goes before what follows from the work."""
    if given['excused']:
        return Cell(ItemStatus.EXCUSED, completed=cell.completed)
    if given['points'] is None:
        return cell
    status = cell.status if cell.status in (ItemStatus.LATE, ItemStatus.TO_GRADE) else ItemStatus.DONE
    return Cell(status, Decimal(given['points']), cell.completed)


def _cell(item: OutlineItem, opened: bool, completed_at: datetime | None, submission: '_SubmissionRow | None',
          at: datetime) -> Cell:
    score = None if submission is None or submission['points'] is None else Decimal(submission['points'])
    completed = completed_at is not None
    if submission is not None and score is None and submission['returned_at'] is None:
        return Cell(ItemStatus.TO_GRADE, completed=completed)
    if submission is not None and score is None:
        return Cell(ItemStatus.GOING, completed=completed)
    if submission is not None and submission['is_late']:
        return Cell(ItemStatus.LATE, score, completed)
    if completed_at is not None:
        in_time = submission is not None or item.due_at is None or completed_at <= item.due_at
        return Cell(ItemStatus.DONE if in_time else ItemStatus.LATE, score, completed)
    if item.required and item.due_at and item.due_at < at and submission is None:
        return Cell(ItemStatus.MISSING)
    return Cell(ItemStatus.GOING if opened or submission is not None else ItemStatus.TODO, score)


_AT_ITEM = 'item_id = :item AND participation_id IN (SELECT id FROM participation WHERE session_course_id = :course)'


class _CompletionRow(TypedDict):
    participation_id: int
    item_id: int
    completed_at: Moment | None


_COMPLETIONS = 'SELECT participation_id, item_id, completed_at FROM item_completion'


class _SubmissionRow(TypedDict):
    participation_id: int
    item_id: int
    points: Amount | None
    is_late: Flag
    returned_at: Moment | None


_SUBMISSIONS = 'SELECT participation_id, item_id, points, is_late, returned_at FROM submission'


class _ManualGradeRow(TypedDict):
    participation_id: int
    item_id: int
    points: Amount | None
    excused: Flag


_GIVEN = '''
SELECT g.participation_id, c.item_id, g.points, g.excused FROM given_grade g JOIN grade_column c ON c.id = g.column_id
 WHERE c.item_id IS NOT NULL AND (g.excused OR g.points IS NOT NULL)
'''
