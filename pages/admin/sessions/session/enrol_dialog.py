"""Enrolling people into a session: by name, or by pasting their usernames and seeing first what will happen."""
from nicegui import ui

from components.forms import forms
from components.people_picker.people_picker import PeoplePicker
from db import Person, Session, sessions
from i18n import _, ngettext
from pages.admin.people_choices import chosen, searched_by
from pages.enrol_by_username import enrol_by_username


async def enrol_dialog(viewer: Person, session: Session) -> None:
    async def enrol(learners: list[Person]) -> None:
        await sessions.enrol(session, *learners, by=viewer)
        ui.notify(ngettext('{n} person enrolled', '{n} people enrolled', len(learners)))
        box.close()

    async def enrol_chosen() -> None:
        if not picker.people:
            picker.error = _('Choose somebody first.')
            return
        await enrol(await chosen(picker.people))

    with forms.dialog(_('Enrol people'), wide=True) as box:
        with forms.dialog_body(), ui.element('div').classes('line wrap by-name'):
            picker = PeoplePicker(_('By name'), search=searched_by(viewer))
            forms.button(_('Enrol'), enrol_chosen, kind='primary').mark('enrol-chosen')
        enrol_by_username(viewer, session, enrol)
    box.on('hide', box.delete)
    box.open()
