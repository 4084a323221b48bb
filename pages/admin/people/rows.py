"""The rows of the list of accounts, block by block."""
from typing import Any

from nicegui import app

from db import people
from db.people import AccountLine
from pages.admin.list_filters import Asked
from pages.dependencies import Administrator

ROLES = {'is_administrator': 'Administrator', 'is_session_administrator': 'Session administrator',
         'is_teacher': 'Teacher'}


@app.get('/admin/people/rows')
async def people_rows(viewer: Administrator, asked: Asked) -> dict[str, Any]:
    lines, total = await people.accounts(asked, seen_by=viewer)
    return {'rows': [_row(line) for line in lines], 'total': total}


def _row(line: AccountLine) -> dict[str, Any]:
    return {
        'id': line.id,
        'name': {'name': line.name, 'sub': line.username},
        'email': line.email,
        'roles': ', '.join(word for role, word in ROLES.items() if getattr(line, role)),
        'state': {'word': 'Active', 'tone': 'good'} if line.is_active else {'word': 'Deactivated', 'tone': 'plain'},
        'signed_in': line.signed_in,
    }
