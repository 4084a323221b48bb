"""The rows of the tracking grids, block by block, behind the same dependencies as the pages."""
from typing import Any

from nicegui import app

from db import tracking
from pages.coaching.course import columns
from pages.coaching.list_filters import Asked
from pages.coaching.session import columns as session_rows
from pages.coaching.session.session_filters import SessionAsked
from pages.dependencies import TrackedCourse, TrackedSession, Viewer


@app.get('/coaching/{session_id}/rows')
async def rows_of_session(viewer: Viewer, session: TrackedSession, asked: SessionAsked) -> dict[str, Any]:
    rows, total = await tracking.session_rows(session, asked, seen_by=viewer)
    plans = await tracking.course_plans(session, seen_by=viewer)
    return {'rows': [session_rows.cells(row, plans) for row in rows], 'total': total}


@app.get('/coaching/{session_id}/courses/{course_id}/rows')
async def rows_of_course(viewer: Viewer, session_course: TrackedCourse, asked: Asked) -> dict[str, Any]:
    rows, total = await tracking.learner_rows(session_course, asked, seen_by=viewer)
    return {'rows': [columns.cells(row) for row in rows], 'total': total}
