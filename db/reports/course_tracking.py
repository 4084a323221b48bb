"""The tracking of a session course as a table: learners by items, everybody whom the screen would show."""
from collections.abc import AsyncIterator

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.list_query import ListQuery
from ..outlines.outline import effective_outline
from ..records.person import Person
from ..records.session_course import SessionCourse
from ..tracking.course import learner_row_ids, rows_of
from ..tracking.course_list import LearnerRow, course_tracking_columns
from .table import ReportTable, everybody, in_blocks, table_of


async def course_table(course: SessionCourse, query: ListQuery, *, seen_by: Person) -> ReportTable:
    """Of each item its state, and its points where it is graded."""
    await can(Capability.TRACK).check(seen_by, course)
    outline = await effective_outline(course)
    ids = await learner_row_ids(course, everybody(query), seen_by=seen_by)

    async def read() -> AsyncIterator[list[LearnerRow]]:
        for some in in_blocks(ids):
            rows = await rows_of(course, outline, some)
            yield [rows[id_] for id_ in some if id_ in rows]

    return table_of(course.course.title, course_tracking_columns(outline), read)
