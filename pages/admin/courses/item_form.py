"""The item that is open beside the outline: its fields, saved on demand; nothing typed is lost unasked."""
from collections.abc import Callable
from typing import Any

from nicegui import ui

from components import forms, prose
from components.draft import Draft
from components.html import empty
from components.markdown_editor import MarkdownEditor
from db import GRADED_KINDS, RULES, Completes, Course, Invalid, Item, Kind, NotFound, Person
from pages.admin.conflict import conflict
from pages.admin.courses.item_files import ItemFiles
from pages.admin.courses.item_words import BODIES, COMPLETES
from pages.kinds import KINDS

INTO_SIGHT = 'if (innerWidth <= 1100) document.getElementById("{id}").scrollIntoView()'
"""Where the form stands below the outline."""


class OpenItem:
    """At most one item of the course; the address remembers which."""

    def __init__(self, viewer: Person, course: Course) -> None:
        self._viewer, self._course = viewer, course
        self._item: Item | None = None
        self._draft: Draft | None = None
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
            item = await self._course.item(self._item.id, seen_by=self._viewer)
        except NotFound:
            conflict(self._notes, 'This item was removed meanwhile.', 'What you have typed stays here until you leave.')
            return
        news = self._draft.meet(values_of(item))
        self._item = item
        self._files.show(item)
        if news and self._draft.changes:
            conflict(self._notes, 'Somebody else changed this item meanwhile.',
                     'What you have typed is kept and, when you save, is what counts.', self._draft)

    async def _show(self, item_id: int | None) -> None:
        self._forget()
        self._place.clear()
        self._item = await self._find(item_id)
        self.on_open(self._item.id if self._item else None)
        address = f'/admin/courses/{self._course.id}'
        ui.navigate.history.replace(f'{address}?item={self._item.id}' if self._item else address)
        with self._place:
            if self._item:
                self._form(self._item)
            else:
                ui.html(empty('No item is open.', 'Choose one in the outline, or add one.'), sanitize=False)

    async def _find(self, item_id: int | None) -> Item | None:
        try:
            return await self._course.item(item_id, seen_by=self._viewer) if item_id else None
        except NotFound:
            return None

    def _form(self, item: Item) -> None:
        self._notes = ui.element('div').classes('notes')
        ui.html(f'<h2 class="co-heading">{KINDS[item.kind].one.capitalize()}</h2>', sanitize=False)
        fields = _fields(item)
        self._files = ItemFiles(item, self._keep_file)
        with ui.element('div').classes('form-foot'):
            note = forms.saved_note()
            forms.button('Save', self._save, kind='primary').classes('end').mark('save-item')
        self._draft = Draft(fields, note)

    async def _save(self) -> None:
        assert self._item
        assert self._draft
        with self._draft.checked():
            if changes := self._draft.changes:
                await self._course.edit_item(self._item.id, by=self._viewer, **_kept(changes))
            self._draft.saved(changes)
            self._notes.clear()

    async def _keep_file(self, **upload: Any) -> None:
        assert self._item
        self._item = await self._course.edit_item(self._item.id, by=self._viewer, **upload)
        self._files.show(self._item)

    async def _may_leave(self) -> bool:
        if not (self._draft and self._draft.changes):
            return True
        return await forms.confirm('Leave without saving?', 'What you have typed in this item is not saved yet.',
                                   'Leave it', danger=True, cancel_label='Stay here')

    def _forget(self) -> None:
        if self._draft:
            self._draft.let_go()
        self._draft = self._item = None


def _fields(item: Item) -> dict[str, Any]:
    values = values_of(item)
    fields: dict[str, Any] = {'title': forms.text_field('Title', values['title'], max_length=200)}
    if 'url' in values:
        fields['url'] = forms.text_field('Address', values['url'], max_length=1000, placeholder='https://',
                                         hint='Or upload a file below' if item.kind is Kind.VIDEO else '')
    rows = 16 if item.kind in (Kind.PAGE, Kind.ASSIGNMENT) else 6
    fields['body'] = MarkdownEditor(BODIES[item.kind], value=values['body'], render=prose.render, rows=rows)
    with ui.element('div').classes('field-row'):
        rules = {rule.value: f'When it is {COMPLETES[rule]}' for rule in _rules(item)}
        fields['completes'] = forms.select_field('Complete', rules, values['completes'])
        fields['minutes'] = forms.number_field('Length', values['minutes'], least=0, most=10_000, step=1,
                                               suffix='minutes')
        fields['due_day'] = forms.number_field('Due on day', values['due_day'], step=1,
                                               hint='0 is the session’s first day; empty for none')
    if item.kind in GRADED_KINDS:
        with ui.element('div').classes('field-row'):
            fields['points'] = forms.number_field('Points', values['points'], least=0)
            fields['pass_points'] = forms.number_field('Points to pass', values['pass_points'], least=0)
            fields['weight'] = forms.number_field('Weight', values['weight'], least=0,
                                                  hint='In the course grade; 0 does not count')
    fields['required'] = ui.checkbox('Required for completing the course', value=values['required'])
    return {name: field.mark(name) for name, field in fields.items()}


def _rules(item: Item) -> list[Completes]:
    fitting = list(RULES[item.kind])
    return fitting if item.completes in fitting else [item.completes, *fitting]


def values_of(item: Item) -> dict[str, Any]:
    """An item as it stands in the fields that its kind has."""
    values: dict[str, Any] = {
        'title': item.title, 'body': item.body, 'completes': item.completes.value, 'minutes': item.minutes or None,
        'due_day': item.due_day, 'required': item.required}
    if item.kind in (Kind.LINK, Kind.VIDEO):
        values['url'] = item.url
    if item.kind in GRADED_KINDS:
        passes = None if item.pass_points is None else float(item.pass_points)
        values |= {'points': float(item.points), 'pass_points': passes, 'weight': float(item.weight)}
    return values


def _kept(changes: dict[str, Any]) -> dict[str, Any]:
    """What `edit_item` takes."""
    kept = dict(changes)
    for name, empty_value in (('minutes', 0), ('due_day', None)):
        if name in kept:
            kept[name] = _whole(name, kept[name], empty_value)
    return kept


def _whole(name: str, value: float | None, empty_value: int | None) -> int | None:
    if value is not None and value != int(value):
        raise Invalid('Give a whole number.', name)
    return empty_value if value is None else int(value)
