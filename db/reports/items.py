"""The items of a session course as a table: how far everybody is with each."""
from collections.abc import AsyncIterator

from i18n import _

from ..records.person import Person
from ..records.session_course import SessionCourse
from ..tracking.item import ITEM_COLUMNS, ItemLine, item_lines
from .table import ReportTable, table_of


async def items_table(course: SessionCourse, *, seen_by: Person) -> ReportTable:
    """In the order of the outline, of active learners, as the list of items counts them."""
    lines = await item_lines(course, seen_by=seen_by)

    async def read() -> AsyncIterator[list[ItemLine]]:
        yield lines

    return table_of(_('{course}: items', course=course.course.title), ITEM_COLUMNS, read)
