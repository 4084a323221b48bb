"""Dialogs know what was entered in them, and there is no other kind of dialog."""
import re
from pathlib import Path

from nicegui import ui
from nicegui.testing import user_simulation

from components.forms import forms
from components.people_picker.people_picker import PeoplePicker
from components.unsaved.unsaved import Dialog

ROOT = Path(__file__).parents[2]


async def test_a_dialog_knows_what_differs_from_what_it_was_opened_with():
    made: dict = {}

    def page() -> None:
        with forms.dialog('Coaches') as made['box'], forms.dialog_body():
            made['name'] = forms.text_field('Name', 'Ada')
            made['people'] = PeoplePicker('Coaches', search=lambda _: [])
            made['place'] = ui.element('div')

    async with user_simulation(page) as user:
        await user.open('/')
    box: Dialog = made['box']
    made['name'].value = 'Ada Bell'  # before anybody sees it
    with box.client:
        box.open()
    assert not box.is_changed
    made['name'].value = 'Bo'
    assert box.is_changed
    made['name'].value = 'Ada Bell'
    assert not box.is_changed
    made['people']._offered = {1: {'id': 1, 'name': 'Cy', 'username': 'cy'}}
    made['people']._choose(1)
    assert box.is_changed
    box.saved()
    assert not box.is_changed
    with box.client, made['place']:
        late = forms.text_field('Reason')
    assert not box.is_changed, 'a field that comes later is as it came'
    late.value = 'Ill'
    made['place'].clear()
    assert box.is_changed, 'what was typed into one that has gone is not forgotten'


def test_every_dialog_asks_before_it_drops_anything():
    files = [path for folder in ('components', 'pages') for path in (ROOT / folder).rglob('*.py')]
    own = [path.name for path in files if re.search(r'with .*\bui\.dialog\(', path.read_text(encoding='utf-8'))]
    assert not own
