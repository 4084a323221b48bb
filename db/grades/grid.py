"""The grid of a gradebook: every learner with what stands in each column, and one cell with all that led to it."""
import asyncio
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypedDict

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.clock import now
from ..core.column_keys import COURSE_GRADE, of_grade_column
from ..core.numbers import from_database, plain
from ..core.refusals import NotFound
from ..core.sql import Amount, Flag, Moment, parse_datetime, select
from ..gradebook.cell import EXCUSED
from ..gradebook.column_input import NO_INPUT, ColumnInput
from ..gradebook.formula import ColumnPart, CourseGrade, course_grade
from ..gradebook.grading_scheme import GradingScheme, SchemeColumn, scheme_of
from ..outlines.extended_dates import apply_extensions
from ..outlines.outline import Outline, effective_outline
from ..progress.figures import Facts, GradedWork, ManualPoints, column_inputs, newest_work
from ..records.person import Person
from ..records.session_course import SessionCourse
from .cell_history import CellEvent, cell_history
from .setup import gradebook

"""The key of the course grade, beside those of the columns."""
MAX_ROWS = 500
AT_A_TIME = 20


@dataclass(frozen=True, slots=True)
class GradeCell:
    text: str
    """As it is typed and compared: “85”, “excused”; empty: nothing given."""
    part: ColumnPart
    waits: bool = False
    """Work is submitted and not graded."""
    late: timedelta | None = None
    missing: bool = False
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class GradeRow:
    """One participation in the gradebook; `id` is the participation's."""
    id: int
    learner_id: int
    name: str
    username: str
    class_name: str
    state: str
    cells: Mapping[str, GradeCell]
    categories: Mapping[int, Fraction | None]
    """In percent, by the category's id."""
    grade: Decimal | None
    """As it is kept, with all its digits."""
    released: Decimal | None
    """Of what learners see, likewise."""
    final: Decimal | None
    """Set by a coach instead."""
    how: CourseGrade = field(repr=False)


class GradePage(NamedTuple):
    """Rows of a gradebook, with the set-up that they follow from."""
    scheme: GradingScheme
    rows: list[GradeRow]
    total: int
    """So many there are in all."""


class CellDetail(NamedTuple):
    """One cell with all that led to it."""
    scheme: GradingScheme
    row: GradeRow
    column: SchemeColumn | None
    """None: the course grade."""
    worth: ColumnInput
    history: list[CellEvent]


async def grade_page(session_course: SessionCourse, start: int, end: int, *, seen_by: Person) -> GradePage:
    """These learners, by name, and the set-up that their grades follow from. Seven statements."""
    await can(Capability.TRACK).check(seen_by, session_course)
    outline = await effective_outline(session_course)
    scheme = await scheme_of(outline)
    rows, total = await _block(scheme, outline, start, end)
    return GradePage(scheme, rows, total)


async def grade_rows(session_course: SessionCourse, scheme: GradingScheme, start: int, end: int, *,
                     seen_by: Person) -> tuple[list[GradeRow], int]:
    """These learners, by name, and how many there are in all, withdrawn ones included. Six statements."""
    await can(Capability.TRACK).check(seen_by, session_course)
    return await _block(scheme, await effective_outline(session_course), start, end)


async def grade_rows_at(session_course: SessionCourse, scheme: GradingScheme, keys: Iterable[Hashable], *,
                        seen_by: Person) -> list[GradeRow]:
    """The rows of these participations, read again after a notice."""
    await can(Capability.TRACK).check(seen_by, session_course)
    people = await select(_LearnerRow, f'{_PEOPLE} AND t.id IN :ids ORDER BY p.name, t.id', course=session_course.id,
                          ids=tuple(keys))
    return await _rows(scheme, await effective_outline(session_course), people)


async def grade_cell(session_course: SessionCourse, participation_id: int, key: str, *, seen_by: Person) -> CellDetail:
    """A cell, or with the key COURSE_GRADE the course grade. Raises NotFound where there is none."""
    scheme = await gradebook(session_course, seen_by=seen_by)
    column = None if key == COURSE_GRADE else scheme.column(key)
    outline = await effective_outline(session_course)
    people = await select(_LearnerRow, f'{_PEOPLE} AND t.id IN :ids', course=session_course.id, ids=(participation_id,))
    if not people:
        raise NotFound(_('This learner is not in the course any more.'))
    facts = await _facts(people)
    own = (await apply_extensions({participation_id: outline}))[participation_id]
    row = _row(scheme, own, facts[participation_id], people[0], now())
    worth = column_inputs(own, scheme, facts[participation_id])[key] if column else NO_INPUT
    return CellDetail(scheme, row, column, worth, await cell_history(participation_id, column))


async def classes(session_course: SessionCourse, *, seen_by: Person) -> list[str]:
    """In which the learners of this course are in its session."""
    await can(Capability.TRACK).check(seen_by, session_course)
    return [row['class_name'] for row in await select(_ClassRow, _CLASSES, course=session_course.id)]


async def _block(scheme: GradingScheme, outline: Outline, start: int, end: int) -> tuple[list[GradeRow], int]:
    limit = max(0, min(end - start, MAX_ROWS))
    people = await select(_LearnerRow, f'{_PEOPLE} ORDER BY p.name, t.id LIMIT :limit OFFSET :start',
                          course=scheme.session_course_id, limit=limit, start=max(0, start))
    return await _rows(scheme, outline, people), people[0]['number'] if people else 0


async def _rows(scheme: GradingScheme, outline: Outline, people: 'Sequence[_LearnerRow]') -> list[GradeRow]:
    """Three statements."""
    if not people:
        return []
    facts, at = await _facts(people), now()
    own = await apply_extensions(dict.fromkeys(facts, outline))
    rows = []
    for number, one in enumerate(people):
        if number % AT_A_TIME == 0:
            await asyncio.sleep(0)  # a large gradebook does not keep everybody else waiting
        rows.append(_row(scheme, own[one['id']], facts[one['id']], one, at))
    return rows


async def _facts(people: 'Sequence[_LearnerRow]') -> dict[int, Facts]:
    """As far as grades follow from them."""
    found = {one['id']: Facts(final=from_database(one['final'])) for one in people}
    ids = tuple(found)
    for row in await select(_SubmissionRow, _MARKED, ids=ids):
        found[row['participation_id']].submissions.append(GradedWork(
            row['item_id'], row['number'], from_database(row['points']), Decimal(row['out_of']),
            parse_datetime(row['submitted_at'])))
    for given in await select(_ManualGradeRow, _GIVEN, ids=ids):
        key = of_grade_column(given['item_id'], given['column_id'])
        found[given['participation_id']].given.append(ManualPoints(
            key, from_database(given['points']), bool(given['excused']), from_database(given['out_of'])))
    return found


def _row(scheme: GradingScheme, outline: Outline, facts: Facts, person: '_LearnerRow', at: datetime) -> GradeRow:
    worth_of = column_inputs(outline, scheme, facts)
    how = course_grade(scheme, worth_of, at, final=facts.final)
    newest, _ = newest_work(outline, facts.submissions)
    waiting = {item for item, mark in newest.items() if mark.points is None}
    parts = how.parts
    cells = {key: _cell(worth, parts[key], scheme.by_key[key], waiting, at)
             for key, worth in worth_of.items()}
    return GradeRow(
        id=person['id'], learner_id=person['learner_id'], name=person['name'], username=person['username'],
        class_name=person['class_name'], state=person['state'], cells=cells,
        categories={one.category.id: one.percent for one in how.categories}, grade=from_database(person['grade']),
        released=from_database(person['released_grade']), final=facts.final, how=how)


def _cell(worth: ColumnInput, part: ColumnPart, column: SchemeColumn, waiting: set[int], at: datetime) -> GradeCell:
    if worth.excused:
        return GradeCell(EXCUSED, part, by_hand=True)
    by_hand, handed, due = worth.given is not None, worth.submitted_at, worth.due_at
    return GradeCell(
        plain(worth.given if by_hand else worth.points), part,
        waits=column.item is not None and column.item.id in waiting,
        late=handed - due if handed and due and handed > due else None,
        missing=not by_hand and worth.required and due is not None and due < at and handed is None,
        by_hand=by_hand)


class _LearnerRow(TypedDict):
    id: int
    learner_id: int
    name: str
    username: str
    class_name: str
    state: str
    grade: Amount | None
    released_grade: Amount | None
    final: Amount | None
    number: int


_PEOPLE = '''
SELECT t.id, t.learner_id, p.name, p.username, e.class_name, t.state, t.grade, t.released_grade,
       f.percent AS final, COUNT(*) OVER () AS number
  FROM participation t JOIN person p ON p.id = t.learner_id JOIN enrolment e ON e.id = t.enrolment_id
  LEFT JOIN final_grade f ON f.participation_id = t.id
 WHERE t.session_course_id = :course'''


class _ClassRow(TypedDict):
    class_name: str


_CLASSES = '''
SELECT DISTINCT e.class_name FROM participation t JOIN enrolment e ON e.id = t.enrolment_id
 WHERE t.session_course_id = :course AND e.class_name <> '' ORDER BY e.class_name
'''


class _SubmissionRow(TypedDict):
    participation_id: int
    item_id: int
    number: int
    points: Amount | None
    out_of: Amount
    submitted_at: Moment


_MARKED = '''
SELECT participation_id, item_id, number, points, out_of, submitted_at
  FROM submission WHERE participation_id IN :ids AND returned_at IS NULL
'''


class _ManualGradeRow(TypedDict):
    participation_id: int
    column_id: int
    item_id: int | None
    points: Amount | None
    out_of: Amount | None
    excused: Flag


_GIVEN = '''
SELECT g.participation_id, g.column_id, c.item_id, g.points, g.out_of, g.excused
  FROM given_grade g JOIN grade_column c ON c.id = g.column_id
 WHERE g.participation_id IN :ids AND NOT c.is_archived
'''
