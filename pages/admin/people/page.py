"""The list of people with an account."""
from functools import partial

from fastapi import Request
from nicegui import ui

from components import design
from components.forms import forms
from db import Person, people
from db.people import ACCOUNT_COLUMNS
from i18n import _, lazy
from pages.admin.list_filters import ListFilters
from pages.admin.page_header import page_head
from pages.admin.people.account_dialogs import account, new_account
from pages.dependencies import Administrator, OpenId
from pages.frame import frame, opened_once
from pages.list_columns import ColumnLook, grid_columns

STATES = {'active': lazy('All active'), 'administrators': lazy('Administrators'),
          'session_administrators': lazy('Session administrators'), 'teachers': lazy('Teachers'),
          'deactivated': lazy('Deactivated')}

LOOKS: dict[str, ColumnLook] = {
    'name': {'kind': 'person', 'width': 240, 'slim': 210, 'pinned': True},
    'roles': {'width': 230, 'slim': 150},
    'email': {'width': 220, 'narrow': False},
    'state': {'kind': 'state', 'width': 120, 'slim': 110},
    'signed_in': {'kind': 'seen', 'narrow': False, 'hint': lazy('When they last signed in')},
}


@ui.page('/admin/people')
async def people_page(request: Request, viewer: Administrator,
                      person: OpenId = None) -> None:
    """:param person: whose account is open"""
    shown = ListFilters(request, states=STATES, columns=grid_columns(ACCOUNT_COLUMNS, LOOKS),
                        sort='name', count=partial(_count, viewer))
    with frame(viewer, _('People'), here='admin-people'), ui.element('div').classes(f'{design.DENSE} stack'):
        with page_head(_('People')):
            new = partial(new_account, viewer, done=shown.look_again)
            forms.button(_('New account'), new, icon='person_add', kind='primary').classes('end')
        with ui.element('section').classes(design.PANEL_FLUSH):
            await shown.filters(label=_('Role'), placeholder=_('Find a person'))
            shown.grid(rows='/admin/people/rows', label=_('People'), height='calc(100vh - 220px)', zone=viewer.zone.key,
                       link='/admin/people?person={id}',
                       on_open=lambda id_, __: account(viewer, id_, done=shown.look_again),
                       empty=(_('Nobody here.'), _('Create an account, and its owner can sign in.')))
    if person is not None:
        opened_once(partial(account, viewer, person, done=shown.look_again))


async def _count(viewer: Person, q: str) -> dict[str, int]:
    return await people.account_counts(seen_by=viewer, search=q)
