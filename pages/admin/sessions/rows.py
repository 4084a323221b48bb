"""The rows of the list of sessions, block by block."""
from typing import Any

from nicegui import app

from db import sessions
from db.sessions import SessionLine
from pages.admin.list_filters import Asked
from pages.admin.sessions.labels import STAGES
from pages.dependencies import SessionAdministrator


@app.get('/admin/sessions/rows')
async def session_rows(viewer: SessionAdministrator, asked: Asked, category: str = '') -> dict[str, Any]:
    lines, total = await sessions.admin_lines(asked, seen_by=viewer, category=category)
    return {'rows': [_row(line) for line in lines], 'total': total}


def _row(line: SessionLine) -> dict[str, Any]:
    word, mark, tone = STAGES[line.stage]
    return {
        'id': line.id,
        'title': {'text': line.title, 'sub': line.category},
        'stage': {'word': word, 'tone': tone, **({'mark': mark} if mark else {})},
        'dates': [line.starts, line.ends],
        'coaches': line.coaches,
        'courses': line.courses,
        'learners': line.learners,
        'progress': None if line.progress is None else {'percent': line.progress},
    }
