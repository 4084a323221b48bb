"""The gradebook of a session course as a table: learners by columns, with categories and totals, like its grid."""
from collections.abc import AsyncIterator

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.list_query import ListQuery
from ..gradebook.grading_scheme import scheme_of
from ..grades.columns import grade_columns
from ..grades.grid import GradeRow, grade_rows_at
from ..outlines.outline import effective_outline
from ..records.person import Person
from ..records.session_course import SessionCourse
from ..tracking.course import learner_row_ids
from .table import ReportTable, everybody, in_blocks, table_of


async def grades_table(course: SessionCourse, query: ListQuery, *, seen_by: Person, missing: bool = False
                       ) -> ReportTable:
    """The gradebook of whom the screen would show.

    :param missing: only who has not handed something in that was due
    """
    await can(Capability.TRACK).check(seen_by, course)
    scheme = await scheme_of(await effective_outline(course))
    ids = await learner_row_ids(course, everybody(query), seen_by=seen_by)

    async def read() -> AsyncIterator[list[GradeRow]]:
        for some in in_blocks(ids):
            rows = {row.id: row for row in await grade_rows_at(course, scheme, some, seen_by=seen_by)}
            yield [rows[id_] for id_ in some if id_ in rows and _is_shown(rows[id_], query, missing)]

    return table_of(_('{course}: grades', course=course.course.title), grade_columns(scheme), read)


def _is_shown(row: GradeRow, query: ListQuery, missing: bool) -> bool:
    return (not query.class_name or row.class_name == query.class_name) and (
        not missing or any(cell.missing for cell in row.cells.values()))
