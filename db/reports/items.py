"""The items of a session course as a table: how far everybody is with each."""
from collections.abc import AsyncIterator
from typing import Any

from ..core.clock import now
from ..core.numbers import percent
from ..records.person import Person
from ..records.session_course import SessionCourse
from ..tracking.course_summary import course_figures
from ..tracking.item import item_lines
from .table import ReportColumn, ReportTable, instant_of, number


async def items_table(course: SessionCourse, *, seen_by: Person) -> ReportTable:
    """In the order of the outline, of active learners, as the list of items counts them."""
    lines = await item_lines(course, seen_by=seen_by)
    active = (await course_figures(course, seen_by=seen_by)).counts.active

    async def blocks() -> AsyncIterator[list[tuple[Any, ...]]]:
        yield [(line.item.title, line.item.section, line.item.kind.value, line.item.due_at,
                'yes' if line.item.required else 'no', active, line.opened, line.done, percent(line.done, active),
                line.to_grade, line.late) for line in lines]

    return ReportTable(f'{course.course.title}: items', now(), COLUMNS, blocks)


COLUMNS = (
    ReportColumn('item', 'Item'), ReportColumn('section', 'Section'), ReportColumn('kind', 'Kind'),
    instant_of('due', 'Due'), ReportColumn('required', 'Required'), number('learners', 'Active learners'),
    number('opened', 'Opened'), number('done', 'Done'), number('done_percent', 'Done in %'),
    number('to_grade', 'To grade'), number('late', 'Late'))
