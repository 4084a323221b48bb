"""The rows of a gradebook, block by block, behind the same dependencies as the page."""
from typing import Any

from nicegui import app

from db import grades
from pages.coaching.grades import columns
from pages.coaching.list_filters import Asked
from pages.dependencies import TrackedCourse, Viewer


@app.get('/coaching/{session_id}/courses/{course_id}/grades/rows')
async def rows_of_gradebook(viewer: Viewer, session_course: TrackedCourse, asked: Asked) -> dict[str, Any]:
    page = await grades.grade_page(session_course, asked.start, asked.end, seen_by=viewer)
    return {'rows': [columns.cells(page.scheme, row) for row in page.rows], 'total': page.total}
