"""The item that is open beside the outline: its fields, saved on demand; nothing typed is lost unasked."""
from collections.abc import Callable
from typing import Any

from nicegui import ui

from components import design
from components.check_list.check_list import CheckLine
from components.draft_form import DraftForm
from components.forms import forms
from components.html import banner, empty, icon
from db import Course, Item, Person, courses
from db.core import NotFound
from db.courses import as_edited
from db.items import ItemChanges
from db.records import ITEM_TYPES
from i18n import _, listed
from pages.admin.conflict_banner import conflict
from pages.admin.courses.change_impact import appears, depends
from pages.admin.courses.item.item_fields import item_fields, item_values, kept
from pages.admin.courses.item.item_files import ItemFiles
from pages.admin.courses.item.quiz_questions import QuizQuestions
from pages.impact import item_lines
from pages.item_type_registry import ITEM_TYPE_PAGES
from pages.readiness import check_lines

INTO_SIGHT = 'if (innerWidth <= 1100) document.getElementById("{id}").scrollIntoView()'
"""Where the form stands below the outline."""


class OpenItem:
    """At most one item of the course; the address remembers which."""

    def __init__(self, viewer: Person, course: Course) -> None:
        self._viewer, self._course = viewer, course
        self._item: Item | None = None
        self._draft: DraftForm | None = None
        self.on_open: Callable[[Any], None] = lambda _: None

    async def draw(self, item_id: int | None) -> None:
        """The place beside the outline, with this item in it."""
        self._place = ui.element('div')
        await self._show(item_id)

    async def open(self, item_id: int) -> None:
        if self._item and item_id == self._item.id:
            return
        if await self._may_leave():
            await self._show(item_id)
            self._place.client.run_javascript(INTO_SIGHT.format(id=self._place.html_id))

    async def gone(self, item_id: int) -> None:
        """The item was removed."""
        if self._item and self._item.id == item_id:
            self._forget()
            await self._show(None)

    async def look_again(self) -> None:
        """Somebody changed the course: untouched fields show what is saved now."""
        if not self._item or not self._draft:
            return
        try:
            item = await courses.get_item(self._course, self._item.id, seen_by=self._viewer)
        except NotFound:
            conflict(self._notes, _('This item was removed meanwhile.'),
                     _('What you have typed stays here until you leave.'))
            return
        news = self._draft.meet(item_values(as_edited(item)))
        self._item = item
        self._files.show(item)
        self._say_standing(item)
        if self._questions:
            await self._questions.refresh()
        if news and self._draft.changes:
            conflict(self._notes, _('Somebody else changed this item meanwhile.'),
                     _('What you have typed is kept and, when you save, is what counts.'), self._draft)

    async def _show(self, item_id: int | None) -> None:
        self._forget()
        self._place.clear()
        self._item = await self._find(item_id)
        self.on_open(self._item.id if self._item else None)
        address = f'/admin/courses/{self._course.id}'
        ui.navigate.history.replace(f'{address}?item={self._item.id}' if self._item else address)
        with self._place:
            if self._item:
                await self._form(self._item)
            else:
                ui.html(empty(_('No item is open.'), _('Choose one in the outline, or add one.')), sanitize=False)

    async def _find(self, item_id: int | None) -> Item | None:
        try:
            return await courses.get_item(self._course, item_id, seen_by=self._viewer) if item_id else None
        except NotFound:
            return None

    async def _form(self, item: Item) -> None:
        self._notes = ui.element('div').classes('notes')
        self._standing = ui.html(_standing(item), sanitize=False).classes('may-be-empty')
        with ui.element('div').classes('line'):
            ui.html(f'<h2 class="co-heading">{ITEM_TYPE_PAGES[item.kind].heading}</h2>', sanitize=False).classes('grow')
            preview = f'/admin/courses/{self._course.id}/items/{item.id}/preview'
            ui.html(f'<a class="{design.QUIET} {design.SMALL}" href="{preview}" target="_blank">'
                    f'{icon("visibility")}{_("Preview")}</a>', sanitize=False)
        fields = item_fields(as_edited(item), await self._others(item),
                             files=f'/admin/courses/{self._course.id}/items/{item.id}/files/', viewer=self._viewer)
        self._files = ItemFiles(item, self._keep_file)
        self._questions = None
        if ITEM_TYPES[item.kind].asks_questions:
            self._questions = QuizQuestions(self._viewer, self._course, item)
            await self._questions.draw()
        with ui.element('div').classes('form-foot'):
            note = forms.saved_note()
            self._discard = forms.button(_('Discard edits'), self._forget_edits, kind='quiet')
            forms.button(_('Save draft'), self._save_draft).classes('end').mark('save-draft')
            self._publish = forms.button(_('Publish'), self._save, kind='primary').mark('save-item')
        self._draft = DraftForm(fields, note)
        self._say_standing(item)

    async def _others(self, item: Item) -> dict[int, str]:
        """What this item may wait for: every other one of the course."""
        outline = await courses.base_outline(self._course, seen_by=self._viewer)
        return {one.id: one.title for section in outline for one in section.shown
                if one.id != item.id}

    async def _save(self) -> None:
        """What is typed, and what waited before, is what every session shows from now on."""
        assert self._item
        assert self._draft
        with self._draft.checked():
            self._draft.check()
            changes = self._draft.changes
            if not (changes or self._item.is_draft or self._item.pending) or not await self._agreed(changes):
                return
            if self._item.is_draft or self._item.pending:
                if changes:
                    await courses.save_draft(self._course, self._item.id, self._kept(changes), by=self._viewer)
                item = await courses.publish_item(self._course, self._item.id, by=self._viewer)
            elif changes:
                item = await courses.edit_item(self._course, self._item.id, self._kept(changes), by=self._viewer)
            else:
                return
            self._now(item, changes)

    async def _save_draft(self) -> None:
        assert self._item
        assert self._draft
        with self._draft.checked():
            self._draft.check()
            if changes := self._draft.changes:
                item = await courses.save_draft(self._course, self._item.id, self._kept(changes), by=self._viewer)
                self._now(item, changes)

    async def _agreed(self, changes: dict[str, Any]) -> bool:
        """What the item lacks, and learners’ work that depends on it, is named before it is published."""
        assert self._item
        assert self._draft
        edit = self._kept(changes)
        readiness = await courses.readiness_of_edit(self._course, self._item.id, edit, seen_by=self._viewer)
        impact = await courses.change_impact(self._course, self._item.id, seen_by=self._viewer)
        moved = await courses.date_impact(self._course, self._item.id, edit, seen_by=self._viewer)
        said = appears(impact) if self._item.is_draft else depends(impact)
        lines = [*await check_lines(readiness, self._viewer, fields=self._places()), *map(CheckLine, item_lines(moved))]
        if not said and not lines:
            return True
        title = _('Publish {title}?', title=self._item.title) if self._item.is_draft else _('Publish this change?')
        return await forms.confirm(title, said, _('Publish anyway') if lines else _('Publish'), lines=lines)

    def _places(self) -> dict[str, str]:
        """Where what is missing is mended."""
        assert self._draft
        places = {name: field.html_id for name, field in self._draft.fields.items()}
        places |= {'needs': places['after_completing'], 'file': self._files.html_id}
        return places | ({'questions': self._questions.html_id} if self._questions else {})

    async def _forget_edits(self) -> None:
        assert self._item
        await courses.discard_draft(self._course, self._item.id, by=self._viewer)
        await self._show(self._item.id)

    def _now(self, item: Item, changes: dict[str, Any]) -> None:
        assert self._draft
        self._item = item
        self._draft.saved(changes)
        self._notes.clear()
        self._say_standing(item)

    def _say_standing(self, item: Item) -> None:
        self._standing.content = _standing(item)
        self._discard.set_visibility(bool(item.pending))

    async def _keep_file(self, **upload: Any) -> None:
        assert self._item
        self._item = await courses.edit_item(self._course, self._item.id, by=self._viewer, **upload)
        self._files.show(self._item)

    def _kept(self, changes: dict[str, Any]) -> ItemChanges:
        assert self._item
        assert self._draft
        return kept(self._item.kind, changes, self._draft.values)

    async def _may_leave(self) -> bool:
        if not (self._draft and self._draft.changes):
            return True
        return await forms.confirm(_('Leave without saving?'), _('What you have typed in this item is not saved yet.'),
                                   _('Leave it'), danger=True, cancel_label=_('Stay here'))

    def _forget(self) -> None:
        if self._draft:
            self._draft.let_go()
        self._draft = self._item = None


def _standing(item: Item) -> str:
    """Whether learners see the item, or other words of it than these."""
    if item.is_draft:
        return banner('edit_note', _('A draft.'), _('Nobody but the authors sees it until you publish it.'))
    if item.pending:
        way_on = ' '.join([*_beside(item), _('Sessions show the item as it was before.')])
        return banner('edit_note', _('Edits wait to be published.'), way_on, tone='accent')
    return ''


def _beside(item: Item) -> list[str]:
    """A sentence on what waits and is in no field: an import may bring it."""
    waiting = [said for said, waits in (
        (_('a new file'), item.pending_file_hash), (_('new captions'), item.pending_captions_hash),
        (_('other questions'), 'slots' in item.pending)) if waits]
    return [_('They include {things}.', things=listed(waiting))] if waiting else []
