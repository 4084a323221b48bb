"""The outline of a course while it is written: each change is kept at once, and what is refused is taken back."""
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from nicegui import ui

from components import design
from components.forms import forms
from components.outline_editor.outline_editor import EditedItem, EditedSection, OutlineEditor
from db import Course, Item, Person, Section, courses
from db.core import NotFound, Refusal
from db.imports import import_days
from db.items import ItemChanges
from db.records import ITEM_TYPES, ItemKind
from i18n import _, lazy, pgettext
from pages.admin.courses.change_impact import depends
from pages.admin.courses.course.archive_button import archive_button
from pages.admin.courses.course.publish_drafts import PublishingDrafts
from pages.admin.courses.item.item_form import OpenItem
from pages.dates import day
from pages.form_input import whole
from pages.item_type_registry import item_type_choices
from pages.undo import undo


async def outline(viewer: Person, course: Course, opened: OpenItem) -> Callable[[], Awaitable[None]]:
    """Draws it; returns the way to draw what is kept now."""
    drawn = CourseOutlineEditor(viewer, course, opened)
    await drawn.draw()
    return drawn.show


class CourseOutlineEditor:

    def __init__(self, viewer: Person, course: Course, opened: OpenItem) -> None:
        self._viewer, self._course, self._opened = viewer, course, opened

    async def draw(self) -> None:
        with ui.element('section').classes(design.PANEL_FLUSH):
            with ui.element('div').classes(f'{design.PANEL_HEAD} line'):
                ui.html(f'<h2 class="co-heading">{_("Outline")}</h2>', sanitize=False).classes('grow')
                self._publishing = PublishingDrafts(self._viewer, self._course, self.show)
                archive_button(self._viewer, self._course, self.show)
            self._editor = OutlineEditor(await self._load(), kinds=item_type_choices(), on={
                event: self._kept(action) for event, action in self._actions().items()})
        self._opened.on_open = self._editor.select
        await self._publishing.count()

    async def show(self) -> None:
        self._editor.set(await self._load())
        await self._publishing.count()

    async def _load(self) -> list[EditedSection]:
        days = await import_days(self._course, seen_by=self._viewer)
        imported = {item_id: day(at, self._viewer.zone) for item_id, at in days.items()}
        return [_section(section, imported)
                for section in await courses.base_outline(self._course, seen_by=self._viewer)]

    def _actions(self) -> dict[str, Callable[[dict[str, Any]], Awaitable[Any]]]:
        """By event of the editor."""
        course, viewer = self._course, self._viewer
        return {
            'add_section': lambda e: courses.add_section(course, e['title'], by=viewer),
            'rename_section': lambda e: courses.rename_section(course, e['id'], e['title'], by=viewer),
            'move_section': lambda e: courses.move_section(course, e['id'], e['to'], by=viewer),
            'date_section': self._date_section,
            'remove_section': lambda e: courses.remove_section(course, e['id'], by=viewer),
            'add_item': self._add_item,
            'move_item': lambda e: courses.move_item(course, e['id'], e['section'], e['to'], by=viewer),
            'remove_item': self._remove_item,
            'open': lambda e: self._opened.open(e['id']),
        }

    def _kept(self, action: Callable[[dict[str, Any]], Awaitable[Any]]) -> Callable[[dict[str, Any]], Awaitable[None]]:
        """What is refused stands again as it is kept."""
        async def act(event: dict[str, Any]) -> None:
            try:
                await action(event)
            except Refusal:
                await self.show()
                raise
        return act

    async def _add_item(self, event: dict[str, Any]) -> None:
        item = await courses.add_item(self._course, event['section'], ItemKind(event['kind']), event['title'],
                                      ItemChanges(is_draft=True), by=self._viewer)
        await self.show()
        await self._opened.open(item.id)

    async def _date_section(self, event: dict[str, Any]) -> None:
        sections = await courses.base_outline(self._course, seen_by=self._viewer)
        section = next((one for one in sections if one.id == event['id']), None)
        if section is None:
            raise NotFound(_('This section is not there any more.'))

        async def keep() -> None:
            fields = {'opens_day': day}
            with forms.checked(fields):
                forms.check(fields)
                await courses.date_section(self._course, section.id, whole(day.value, 'opens_day'), by=self._viewer)
                await self.show()
                box.close()

        with forms.dialog(_('When {title} opens', title=section.title)) as box:
            with forms.dialog_body():
                day = forms.number_field(_('Opens on day'), section.opens_day, least=-3650, most=3650, step=1,
                                         hint=_('0 is the session’s first day; empty: at once')).mark('opens-day')
            with forms.dialog_foot():
                forms.cancel(box)
                forms.button(_('Save'), keep, kind='primary').mark('act')
        box.on('hide', box.delete)
        box.open()

    async def _remove_item(self, event: dict[str, Any]) -> None:
        item = await courses.get_item(self._course, event['id'], seen_by=self._viewer)
        work = depends(await courses.change_impact(self._course, item.id, seen_by=self._viewer))
        if work and not await forms.confirm(_('Remove {title}?', title=item.title), f'{work} {REMOVING}',
                                            _('Remove item'), danger=True):
            return
        await courses.remove_item(self._course, item.id, by=self._viewer)
        await self._opened.gone(item.id)
        await self.show()
        undo(_('Removed {title}', title=item.title), partial(self._restore, item.id))

    async def _restore(self, item_id: int) -> None:
        await courses.restore_item(self._course, item_id, by=self._viewer)
        await self.show()


def _section(section: Section, imported: dict[int, str]) -> EditedSection:
    """:param imported: by item, on which day"""
    items: list[Item] = section.shown
    shown = EditedSection(id=section.id, title=section.title,
                          items=[_item(item, imported.get(item.id, '')) for item in items])
    if section.opens_day is not None:
        shown['opens'] = {'icon': 'event', 'text': _('Opens on day {day}', day=section.opens_day), 'tone': ''}
    return shown


def _item(item: Item, imported: str) -> EditedItem:
    shown = EditedItem(id=item.id, kind=item.kind.value, title=item.title, required=item.required)
    if item.is_draft or item.pending:
        note = pgettext('state', 'Draft') if item.is_draft else _('Edits wait')
        said = f'{note} · {_("imported {day}", day=imported)}' if imported else note
        shown['chips'] = [{'icon': 'edit_note', 'text': said, 'tone': 'warn'}]
    if item.due_day is not None:
        shown['due_day'] = item.due_day
    if ITEM_TYPES[item.kind].is_graded:
        shown['points'] = float(item.points)
    return shown


REMOVING = lazy('It leaves every session that runs this course, and waits in the archive.')
