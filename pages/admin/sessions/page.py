"""The list of sessions that the viewer administers."""
from functools import partial

from fastapi import Request
from nicegui import ui

from components import design
from components.forms import forms
from components.live import on_change
from db import Person, sessions
from db.sessions import SESSION_COLUMNS, STAGE_LABELS, Stage
from i18n import Text, _, lazy
from pages.admin.list_filters import ListFilters
from pages.admin.page_header import page_head
from pages.dependencies import SessionAdministrator
from pages.frame import frame
from pages.list_columns import ColumnLook, grid_columns

STATES: dict[str, Text] = {'all': lazy('All'), **{stage.value: label for stage, label in STAGE_LABELS.items()
                                                  if stage is not Stage.CANCELLED}}

LOOKS: dict[str, ColumnLook] = {
    'title': {'kind': 'strong', 'width': 250, 'slim': 210, 'pinned': True},
    'stage': {'kind': 'state', 'width': 120, 'slim': 110},
    'dates': {'width': 170, 'narrow': False},
    'coaches': {'kind': 'people', 'width': 180, 'narrow': False},
    'courses': {'width': 80, 'narrow': False},
    'learners': {'width': 90, 'slim': 80},
    'progress': {'kind': 'progress', 'width': 150, 'narrow': False,
                 'hint': lazy('Mean progress of all learners over all courses')},
}


@ui.page('/admin/sessions')
async def sessions_page(request: Request, viewer: SessionAdministrator) -> None:
    shown = ListFilters(request, states=STATES, columns=grid_columns(SESSION_COLUMNS, LOOKS),
                        sort='stage', count=partial(_count, viewer), also=['category'])
    with frame(viewer, _('Sessions'), here='admin-sessions'), ui.element('div').classes(f'{design.DENSE} stack'):
        with page_head(_('Sessions')):
            new = forms.button(_('New session'), lambda: ui.navigate.to('/admin/sessions/new'), icon='add',
                               kind='primary')
            new.classes('end')
        with ui.element('section').classes(design.PANEL_FLUSH):
            with ui.element('div').classes('narrowing'):
                await shown.filters(label=_('State'), placeholder=_('Find a session or coach'))
                _categories(shown, await sessions.session_categories(seen_by=viewer))
            shown.grid(rows='/admin/sessions/rows', label=_('Sessions'), height='calc(100vh - 220px)',
                       zone=viewer.zone.key, link='/admin/sessions/{id}',
                       empty=(_('No sessions yet.'), _('Create one: it gives courses to people for a time.')))
        on_change(viewer.topic('sessions'), shown.look_again)


async def _count(viewer: Person, q: str, category: str) -> dict[str, int]:
    return await sessions.stage_counts(seen_by=viewer, search=q, category=category)


def _categories(shown: ListFilters, categories: list[str]) -> None:
    async def choose() -> None:
        await shown.choose(category=field.value or '')
    options = {'': _('All categories')} | {name: name for name in [*categories, shown['category']] if name}
    field = ui.select(options, value=shown['category'], on_change=choose).classes('pick')
    field.mark('category')._props['aria-label'] = _('Category')
