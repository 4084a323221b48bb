"""The gradebook of a session course as a table: learners by columns, with categories and totals, like its grid."""
from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any, TypedDict

from ..access.capabilities import Capability
from ..access.guard import can
from ..core import column_keys
from ..core.clock import now
from ..core.list_query import ListQuery
from ..core.numbers import from_database, half_up, plain
from ..core.sql import Amount, select
from ..gradebook.cell import EXCUSED
from ..gradebook.grading_scheme import UNSORTED, GradingScheme, scheme_of
from ..grades.grid import GradeRow, grade_rows_at
from ..outlines.outline import effective_outline
from ..records.person import Person
from ..records.session_course import SessionCourse
from ..tracking.course import learner_row_ids
from .table import ReportColumn, ReportTable, everybody, in_blocks, number, person_columns


async def grades_table(course: SessionCourse, query: ListQuery, *, seen_by: Person, missing: bool = False
                       ) -> ReportTable:
    """In a column stand the points before lateness. The grade and the released grade are those of every screen.

    :param missing: only who has not handed something in that was due
    """
    await can(Capability.TRACK).check(seen_by, course)
    scheme = await scheme_of(await effective_outline(course))
    ids = await learner_row_ids(course, everybody(query), seen_by=seen_by)

    async def blocks() -> AsyncIterator[list[tuple[Any, ...]]]:
        for some in in_blocks(ids):
            rows = {row.id: row for row in await grade_rows_at(course, scheme, some, seen_by=seen_by)}
            released = {row['id']: row['released_grade'] for row in await select(_GradeRow, _RELEASED, ids=some)}
            yield [_row(rows[id_], scheme, released.get(id_)) for id_ in some
                   if id_ in rows and _is_shown(rows[id_], query, missing)]

    return ReportTable(f'{course.course.title}: grades', now(), tuple(_columns(scheme)), blocks)


def _columns(scheme: GradingScheme) -> list[ReportColumn]:
    return [*person_columns(),
            *(number(column.key, f'{column.title}: points of {plain(column.points)}')
              for column in scheme.columns),
            *(number(column_keys.of_category(one.id), f'{one.title} in %', 2)
              for one in scheme.categories if one is not UNSORTED),
            number('grade', 'Grade in %', 2), ReportColumn('letter', 'Letter'), ReportColumn('passed', 'Passed'),
            number('computed', 'Computed grade in %', 2), number('final', 'Grade set by a coach in %', 2),
            number('released', 'Released grade in %', 2)]


def _row(row: GradeRow, scheme: GradingScheme, released: Any) -> tuple[Any, ...]:
    passed = {None: None, True: 'yes', False: 'no'}[scheme.passes(row.grade)]
    return (row.name, row.username, str(row.state),
            *(_points(row.cells[column.key].text) for column in scheme.columns),
            *(half_up(row.categories.get(one.id)) for one in scheme.categories if one is not UNSORTED),
            half_up(row.grade), scheme.letter(row.grade), passed, half_up(row.how.computed), row.final,
            half_up(from_database(released)))


def _is_shown(row: GradeRow, query: ListQuery, missing: bool) -> bool:
    return (not query.class_name or row.class_name == query.class_name) and (
        not missing or any(cell.missing for cell in row.cells.values()))


def _points(text: str) -> Decimal | str | None:
    return EXCUSED if text == EXCUSED else Decimal(text) if text else None


class _GradeRow(TypedDict):
    id: int
    released_grade: Amount | None


_RELEASED = 'SELECT id, released_grade FROM participation WHERE id IN :ids'
