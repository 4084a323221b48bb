"""Somebody else has changed what is being edited: said above the form, with both ways on."""
from nicegui import ui

from components.draft_form import DraftForm
from components.forms import forms
from components.html import esc, icon
from i18n import _


def conflict(place: ui.element, fact: str, way_on: str, draft: DraftForm | None = None) -> None:
    """Fills the place; without a draft there is nothing to choose."""
    def take_theirs() -> None:
        if draft:
            draft.take_theirs()
        place.clear()

    place.clear()
    with place, ui.element('div').classes('banner warn').props('role=alert').mark('conflict'):
        ui.html(f'{icon("group")}<span><b>{esc(fact)}</b> {esc(way_on)}</span>', sanitize=False).classes('line grow')
        if draft:
            forms.button(_('Keep mine'), place.clear, small=True)
            forms.button(_('Take theirs'), take_theirs, small=True)
