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
    async def load() -> list[EditedSection]:
        days = await import_days(course, seen_by=viewer)
        imported = {item_id: day(at, viewer.zone) for item_id, at in days.items()}
        return [_section(section, imported) for section in await courses.base_outline(course, seen_by=viewer)]

    async def show() -> None:
        editor.set(await load())
        await publishing.count()

    def keeping(action: Callable[[dict[str, Any]], Awaitable[Any]]) -> Callable[[dict[str, Any]], Awaitable[None]]:
        async def act(event: dict[str, Any]) -> None:
            try:
                await action(event)
            except Refusal:
                await show()
                raise
        return act

    async def add_item(event: dict[str, Any]) -> None:
        item = await courses.add_item(course, event['section'], ItemKind(event['kind']), event['title'],
                                      ItemChanges(is_draft=True),
                                      by=viewer)
        await show()
        await opened.open(item.id)

    async def date_section(event: dict[str, Any]) -> None:
        sections = await courses.base_outline(course, seen_by=viewer)
        section = next((one for one in sections if one.id == event['id']), None)
        if section is None:
            raise NotFound('This section is not there any more.')

        async def keep() -> None:
            fields = {'opens_day': day}
            with forms.checked(fields):
                forms.check(fields)
                await courses.date_section(course, section.id, whole(day.value, 'opens_day'), by=viewer)
                await show()
                box.close()

        with forms.dialog(f'When {section.title} opens') as box:
            with forms.dialog_body():
                day = forms.number_field('Opens on day', section.opens_day, least=-3650, most=3650, step=1,
                                         hint='0 is the session’s first day; empty: at once').mark('opens-day')
            with forms.dialog_foot():
                forms.cancel(box)
                forms.button('Save', keep, kind='primary').mark('act')
        box.on('hide', box.delete)
        box.open()

    async def remove_item(event: dict[str, Any]) -> None:
        item = await courses.get_item(course, event['id'], seen_by=viewer)
        work = depends(await courses.change_impact(course, item.id, seen_by=viewer))
        if work and not await forms.confirm(f'Remove {item.title}?', f'{work} {REMOVING}', 'Remove item', danger=True):
            return
        await courses.remove_item(course, item.id, by=viewer)
        await opened.gone(item.id)
        await show()
        undo(f'Removed {item.title}', partial(recreate, item.id))

    async def recreate(item_id: int) -> None:
        await courses.restore_item(course, item_id, by=viewer)
        await show()

    with ui.element('section').classes(design.PANEL_FLUSH):
        with ui.element('div').classes(f'{design.PANEL_HEAD} line'):
            ui.html('<h2 class="co-heading">Outline</h2>', sanitize=False).classes('grow')
            publishing = PublishingDrafts(viewer, course, show)
            archive_button(viewer, course, show)
        choices = item_type_choices()
        editor = OutlineEditor(await load(), kinds=choices, on={event: keeping(action) for event, action in {
            'add_section': lambda e: courses.add_section(course, e['title'], by=viewer),
            'rename_section': lambda e: courses.rename_section(course, e['id'], e['title'], by=viewer),
            'move_section': lambda e: courses.move_section(course, e['id'], e['to'], by=viewer),
            'date_section': date_section,
            'remove_section': lambda e: courses.remove_section(course, e['id'], by=viewer),
            'add_item': add_item,
            'move_item': lambda e: courses.move_item(course, e['id'], e['section'], e['to'], by=viewer),
            'remove_item': remove_item,
            'open': lambda e: opened.open(e['id']),
        }.items()})
    opened.on_open = editor.select
    await publishing.count()
    return show


def _section(section: Section, imported: dict[int, str]) -> EditedSection:
    """:param imported: by item, on which day"""
    items: list[Item] = section.shown
    shown = EditedSection(id=section.id, title=section.title,
                          items=[_item(item, imported.get(item.id, '')) for item in items])
    if section.opens_day is not None:
        shown['opens'] = {'icon': 'event', 'text': f'Opens on day {section.opens_day}', 'tone': ''}
    return shown


def _item(item: Item, imported: str) -> EditedItem:
    shown = EditedItem(id=item.id, kind=item.kind.value, title=item.title, required=item.required)
    if item.is_draft or item.pending:
        note = 'Draft' if item.is_draft else 'Edits wait'
        shown['chips'] = [{'icon': 'edit_note', 'text': f'{note} · imported {imported}' if imported else note,
                           'tone': 'warn'}]
    if item.due_day is not None:
        shown['due_day'] = item.due_day
    if ITEM_TYPES[item.kind].is_graded:
        shown['points'] = float(item.points)
    return shown


REMOVING = 'It leaves every session that runs this course, and waits in the archive.'
