"""A new session: its details and dates; courses and people come after it exists."""
from nicegui import ui

from components import design
from components.forms import forms
from db import sessions
from db.sessions import SessionChanges
from i18n import _
from pages.admin.page_header import page_head
from pages.admin.sessions.session_form import SessionForm, new_values
from pages.dependencies import SessionAdministrator
from pages.frame import frame


@ui.page('/admin/sessions/new')
async def new_session(viewer: SessionAdministrator) -> None:
    async def create() -> None:
        with form.draft.checked():
            form.draft.check()
            values = form.kept()
            session = await sessions.create_session(values['title'], SessionChanges(**values), by=viewer)
            form.draft.let_go()
            ui.navigate.to(f'/admin/sessions/{session.id}?tab=courses')

    path = [(_('Sessions'), '/admin/sessions')]
    with frame(viewer, _('New session'), here='admin-sessions', path=path), \
            ui.element('div').classes(f'{design.DENSE} stack'):
        with page_head(_('New session'), _('A draft: learners see nothing until it is published.')):
            pass
        with ui.element('div').classes('stack'):
            form = SessionForm(new_values(), categories=await sessions.session_categories(seen_by=viewer),
                               dates_first=False)
        with form.foot:
            forms.button(_('Create session'), create, kind='primary').mark('create')
