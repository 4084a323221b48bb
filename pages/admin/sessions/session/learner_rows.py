"""The rows of the learners of a session, block by block."""
from collections.abc import Callable
from typing import Any

from nicegui import app

from db import sessions
from db.records import MEMBERSHIP_LABELS, Membership
from db.sessions import ROSTER_COLUMNS, RosterRow
from pages.admin.list_filters import Asked
from pages.dependencies import ConfiguredSession, Viewer
from pages.list_columns import grid_cells


@app.get('/admin/sessions/{session_id:int}/learners')
async def learner_rows(viewer: Viewer, session: ConfiguredSession, asked: Asked) -> dict[str, Any]:
    lines, total = await sessions.roster(session, asked, seen_by=viewer)
    return {'rows': [_row(line) for line in lines], 'total': total}


def _row(line: RosterRow) -> dict[str, Any]:
    return {'id': line.id, **grid_cells(ROSTER_COLUMNS, line, DRAWN)}


DRAWN: dict[str, Callable[[RosterRow], Any]] = {
    'name': lambda line: {'name': line.name, 'sub': line.username},
    'state': lambda line: {'word': str(MEMBERSHIP_LABELS[line.state]),
                           'tone': 'plain' if line.state is Membership.WITHDRAWN else 'good'},
}
