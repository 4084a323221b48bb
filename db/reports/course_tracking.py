"""The tracking of a session course as a table: learners by items, everybody whom the screen would show."""
from collections.abc import AsyncIterator
from typing import Any

from ..access.capabilities import Capability
from ..access.guard import can
from ..core import column_keys
from ..core.clock import now
from ..core.list_query import ListQuery
from ..core.numbers import half_up, percent, plain
from ..outlines.item_status import ITEM_STATUS_LABELS
from ..outlines.outline import Outline, effective_outline
from ..records.person import Person
from ..records.session_course import SessionCourse
from ..tracking.course import LearnerRow, learner_row_ids, rows_of
from .table import ReportColumn, ReportTable, everybody, in_blocks, instant_of, number, person_columns


async def course_table(course: SessionCourse, query: ListQuery, *, seen_by: Person) -> ReportTable:
    """Of each item its state, and its points where it is graded."""
    await can(Capability.TRACK).check(seen_by, course)
    outline = await effective_outline(course)
    ids = await learner_row_ids(course, everybody(query), seen_by=seen_by)

    async def blocks() -> AsyncIterator[list[tuple[Any, ...]]]:
        for some in in_blocks(ids):
            rows = await rows_of(course, outline, some)
            yield [_row(rows[id_], outline) for id_ in some if id_ in rows]

    return ReportTable(course.course.title, now(), tuple(_columns(outline)), blocks)


def _columns(outline: Outline) -> list[ReportColumn]:
    columns = [*person_columns(), number('done', 'Items done'), number('total', 'Items required'),
               number('progress', 'Progress in %'), number('grade', 'Grade in %', 2),
               number('to_grade', 'To grade'), instant_of('last_seen', 'Last seen')]
    for item in outline.items:
        columns.append(ReportColumn(column_keys.of_item(item.id), item.title))
        if item.is_graded:
            columns.append(number(column_keys.part_of(column_keys.of_item(item.id), 'points'),
                                  f'{item.title}: points of {plain(item.points)}'))
    return columns


def _row(row: LearnerRow, outline: Outline) -> tuple[Any, ...]:
    values: list[Any] = [row.name, row.username, str(row.state), row.done, row.total, percent(row.done, row.total),
                         half_up(row.grade), row.to_grade, row.last_seen]
    for item in outline.items:
        cell = row.cells[item.id]
        values.append(ITEM_STATUS_LABELS[cell.status].lower())
        if item.is_graded:
            values.append(cell.score)
    return tuple(values)
