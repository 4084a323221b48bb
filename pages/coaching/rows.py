"""The rows of the tracking grids, block by block, behind the same doors as the pages."""
from nicegui import app

from pages.coaching import course_rows, session_rows
from pages.coaching.choices import Asked
from pages.coaching.narrowing import SessionAsked
from pages.doors import TrackedCourse, TrackedSession, Viewer


@app.get('/coaching/{session_id}/rows')
async def rows_of_session(viewer: Viewer, session: TrackedSession, asked: SessionAsked) -> dict:
    rows, total = await session.session_rows(asked, seen_by=viewer)
    plans = await session.course_plans(seen_by=viewer)
    return {'rows': [session_rows.cells(row, plans) for row in rows], 'total': total}


@app.get('/coaching/{session_id}/courses/{course_id}/rows')
async def rows_of_course(viewer: Viewer, session_course: TrackedCourse, asked: Asked) -> dict:
    rows, total = await session_course.learner_rows(asked, seen_by=viewer)
    return {'rows': [course_rows.cells(row) for row in rows], 'total': total}
