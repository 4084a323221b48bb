"""The rows of the learners of a session, block by block."""
from typing import Any

from nicegui import app

from db import sessions
from db.records import MEMBERSHIP_LABELS, Membership
from db.sessions import RosterRow
from pages.admin.list_filters import Asked
from pages.dependencies import ConfiguredSession, Viewer


@app.get('/admin/sessions/{session_id:int}/learners')
async def learner_rows(viewer: Viewer, session: ConfiguredSession, asked: Asked) -> dict[str, Any]:
    lines, total = await sessions.roster(session, asked, seen_by=viewer)
    return {'rows': [_row(line) for line in lines], 'total': total}


def _row(line: RosterRow) -> dict[str, Any]:
    withdrawn = line.state is Membership.WITHDRAWN
    return {
        'id': line.id,
        'name': {'name': line.name, 'sub': line.username},
        'state': {'word': MEMBERSHIP_LABELS[line.state], 'tone': 'plain' if withdrawn else 'good'},
        'enrolled': line.enrolled_at,
        'dates': [line.starts, line.ends] if line.starts or line.ends else None,
        'extra': line.extra_days or None,
        'courses': line.courses,
        'last_seen': line.last_seen,
    }
