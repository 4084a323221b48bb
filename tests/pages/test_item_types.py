"""A type of item that nobody knows but its two descriptors: offered, written by an author, done by a learner."""
from dataclasses import dataclass
from typing import Any

import pytest
from nicegui import ui

from components.outline_editor.outline_editor import OutlineEditor
from db import Item, courses
from db.core import Invalid
from db.records import ITEM_TYPES, CompletionRule, ItemKind, ItemSettings, ItemType, OpenedBy
from i18n import nlazy
from tests.pages.screen import quiet, sees, the


@dataclass(frozen=True, slots=True, kw_only=True)
class PoemSettings(ItemSettings):
    verses: int = 3

    def checked(self) -> 'PoemSettings':
        if self.verses > 9:
            raise Invalid('Who would read that?', 'verses')
        return self


def poem_fields(kept: PoemSettings) -> dict[str, Any]:
    return {'verses': ui.number('Verses', value=kept.verses)}


async def read_aloud(player, reading) -> None:
    ui.label(f'{player.viewer.name} reads {reading.item.settings.verses} verses aloud.')


@pytest.fixture
def poem(campus, monkeypatch) -> ItemKind:
    """A member of an enum cannot be taken back: this one is put where members are looked up, and goes again."""
    from pages.item_type_registry import ITEM_TYPE_PAGES, AuthorFields, ItemTypePages  # loaded anew with every server
    kind = str.__new__(ItemKind, 'poem')
    kind._name_, kind._value_ = 'POEM', 'poem'
    monkeypatch.setitem(ItemKind._value2member_map_, 'poem', kind)
    monkeypatch.setitem(ITEM_TYPES, kind, ItemType(
        kind=kind, settings=PoemSettings, opened_by=OpenedBy.VISIT,
        without_text='“{}” has no verse.'.format,
        completion_rules=(CompletionRule.MARKED_DONE, CompletionRule.OPENED)))
    monkeypatch.setitem(ITEM_TYPE_PAGES, kind, ItemTypePages(
        kind=kind, title='Poem', one='poem', counted=nlazy('{n} poem', '{n} poems'), icon='lyrics',
        note='To read aloud', body_label='The verses', learner=read_aloud, author=AuthorFields(draw=poem_fields)))
    return kind


async def test_a_new_type_is_offered_written_and_done(campus, poem):
    helena = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}')
    editor = the(helena, OutlineEditor)
    assert editor._props['kinds'][-1] == {'kind': 'poem', 'label': 'Poem', 'icon': 'lyrics', 'note': 'To read aloud'}
    helena.find(OutlineEditor).trigger('add_item', {'section': campus.page.section_id, 'kind': 'poem', 'title': 'Ode'})
    await sees(helena, 'Poem', 'The verses', 'When it is marked done by the learner')
    helena.find(marker='settings.verses').clear().type('12')
    helena.find(marker='save-draft').click()
    await sees(helena, 'Who would read that?')
    helena.find(marker='settings.verses').clear().type('4')
    helena.find(marker='save-draft').click()
    await quiet()
    ode = await Item.get(title='Ode')
    assert ode.kind is poem and ode.completes is CompletionRule.MARKED_DONE
    await courses.publish_item(campus.python, ode.id, by=campus.helena)
    priya = await campus.visit(campus.priya, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/items/{ode.id}')
    await sees(priya, 'Ode', 'Priya Nair reads 4 verses aloud.', 'Mark as done when finished')
    preview = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}/items/{ode.id}/preview')
    await sees(preview, 'Poem')
    tomas = await campus.visit(campus.tomas, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}')
    await sees(tomas, '1 poem')
