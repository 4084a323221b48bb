"""The rows of the list of courses, block by block."""
from collections.abc import Callable
from typing import Any

from nicegui import app

from db import courses
from db.courses import COURSE_COLUMNS, CourseEntry
from i18n import _
from pages.admin.list_filters import Asked
from pages.dependencies import Author
from pages.list_columns import grid_cells


@app.get('/admin/courses/rows')
async def course_rows(viewer: Author, asked: Asked) -> dict[str, Any]:
    entries, total = await courses.course_entries(asked, seen_by=viewer)
    return {'rows': [_row(entry) for entry in entries], 'total': total}


def _row(entry: CourseEntry) -> dict[str, Any]:
    return {'id': entry.id, **grid_cells(COURSE_COLUMNS, entry, DRAWN)}


DRAWN: dict[str, Callable[[CourseEntry], Any]] = {
    'title': lambda entry: {'text': entry.title, 'sub': _('Archived') if entry.is_archived else ''},
}
