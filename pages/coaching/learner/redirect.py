"""From the list of a session to a learner: in the course of the column that was pressed, else in their first."""
from fastapi import HTTPException
from fastapi.responses import RedirectResponse
from nicegui import app

from db import Session, SessionCourse, sessions, tracking
from db.core import column_keys
from db.records import Membership
from db.tracking import SessionRow
from i18n import _
from pages.coaching.urls import learner_url, tracking_url
from pages.dependencies import Id, TrackedSession, Viewer, tell_next_page


@app.get('/coaching/{session_id}/learners/{enrolment_id}')
async def enrolled(viewer: Viewer, session: TrackedSession, enrolment_id: Id, column: str = '') -> RedirectResponse:
    rows = await tracking.session_rows_at(session, [enrolment_id], seen_by=viewer)
    if not rows:
        raise HTTPException(404)
    course = await _course(session, rows[0], column)
    if course is None:
        tell_next_page(_('{name} takes no course of this session.', name=rows[0].name))
        return RedirectResponse(tracking_url(session.id), 303)
    taken = rows[0].courses[course.id]
    return RedirectResponse(learner_url(session.id, course.course_id, taken.participation_id), 303)


async def _course(session: Session, row: SessionRow, column: str) -> SessionCourse | None:
    """The one of the column; else the first that they take still, or have taken."""
    wanted = column_keys.course_in(column)
    taken = [one for one in await sessions.session_courses(session) if one.id in row.courses]
    first = sorted(taken, key=lambda one: (wanted is not None and one.id != wanted,
                                           row.courses[one.id].state != Membership.ACTIVE))
    return next(iter(first), None)
