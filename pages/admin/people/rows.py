"""The rows of the list of accounts, block by block."""
from collections.abc import Callable
from typing import Any

from nicegui import app

from db import people
from db.people import ACCOUNT_COLUMNS, AccountLine
from i18n import _
from pages.admin.list_filters import Asked
from pages.dependencies import Administrator
from pages.list_columns import grid_cells


@app.get('/admin/people/rows')
async def people_rows(viewer: Administrator, asked: Asked) -> dict[str, Any]:
    lines, total = await people.accounts(asked, seen_by=viewer)
    return {'rows': [_row(line) for line in lines], 'total': total}


def _row(line: AccountLine) -> dict[str, Any]:
    return {'id': line.id, **grid_cells(ACCOUNT_COLUMNS, line, DRAWN)}


DRAWN: dict[str, Callable[[AccountLine], Any]] = {
    'name': lambda line: {'name': line.name, 'sub': line.username},
    'state': lambda line: {'word': _('Active'), 'tone': 'good'} if line.is_active else {
        'word': _('Deactivated'), 'tone': 'plain'},
}
