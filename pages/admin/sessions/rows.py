"""The rows of the list of sessions, block by block."""
from collections.abc import Callable
from typing import Any

from nicegui import app

from db import sessions
from db.sessions import SESSION_COLUMNS, SessionLine
from pages.admin.list_filters import Asked
from pages.admin.sessions.labels import STAGES
from pages.dependencies import SessionAdministrator
from pages.list_columns import grid_cells


@app.get('/admin/sessions/rows')
async def session_rows(viewer: SessionAdministrator, asked: Asked, category: str = '') -> dict[str, Any]:
    lines, total = await sessions.admin_lines(asked, seen_by=viewer, category=category)
    return {'rows': [_row(line) for line in lines], 'total': total}


def _row(line: SessionLine) -> dict[str, Any]:
    return {'id': line.id, **grid_cells(SESSION_COLUMNS, line, DRAWN)}


def _stage(line: SessionLine) -> dict[str, str]:
    word, mark, tone = STAGES[line.stage]
    return {'word': str(word), 'tone': tone, **({'mark': mark} if mark else {})}


DRAWN: dict[str, Callable[[SessionLine], Any]] = {
    'title': lambda line: {'text': line.title, 'sub': line.category},
    'stage': _stage,
    'progress': lambda line: None if line.progress is None else {'percent': line.progress},
}
