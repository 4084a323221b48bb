"""What was removed from a course: undone at once, or brought back later from the archive."""
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from nicegui import ui

from components.forms import forms
from components.html import empty, esc, icon
from db import Course, Item, Person, courses
from i18n import _
from pages.item_type_registry import ITEM_TYPE_PAGES


def archive_button(viewer: Person, course: Course, changed: Callable[[], Awaitable[None]]) -> None:
    open_it = partial(_open, viewer, course, changed)
    forms.button(_('Removed items'), open_it, kind='quiet', small=True, icon='inventory_2').mark('open-archive')


async def _open(viewer: Person, course: Course, changed: Callable[[], Awaitable[None]]) -> None:
    """What is in it: bring back, or delete for good what nobody has worked on."""
    with forms.dialog(_('Removed items'), wide=True) as box, forms.dialog_body():
        place = ui.element('div').classes('stack-s')

    async def show() -> None:
        items = await courses.archived_items(course, seen_by=viewer)
        place.clear()
        with place:
            if not items:
                nothing = empty(_('Nothing has been removed.'), _('What you remove from the course waits here.'))
                ui.html(nothing, sanitize=False)
            for item in items[:MAX_ITEMS]:
                _line(item)

    def _line(item: Item) -> None:
        async def action(act: Callable[..., Awaitable[Any]]) -> None:
            await act(item.id, by=viewer)
            await show()
            await changed()

        async def delete() -> None:
            text = _('Its text, settings and files are deleted. Nobody has worked on it, and nobody can bring it back.')
            title = _('Delete {title} for good?', title=item.title)
            if await forms.confirm(title, text, _('Delete for good'), danger=True):
                await action(partial(courses.delete_item, course))

        item_type = ITEM_TYPE_PAGES[item.kind]
        about = f'{item_type.heading} · {item.section.title}'
        if item.has_results:  # type: ignore[attr-defined]
            about += f' · {_("learners have worked on it")}'
        with ui.element('div').classes('item-file'):
            ui.html(f'{icon(item_type.icon)}<span class="two grow"><span class="m clip">{esc(item.title)}</span>'
                    f'<span class="cap muted clip">{esc(about)}</span></span>', sanitize=False).classes('line grow')
            if not item.has_results:  # type: ignore[attr-defined]
                forms.button(_('Delete for good'), delete, kind='quiet', small=True).mark('delete-item')
            forms.button(_('Bring back'), partial(action, partial(courses.restore_item, course)),
                         small=True).mark('restore-item')

    await show()
    box.on('hide', box.delete)
    box.open()


MAX_ITEMS = 20
"""The last removed: an archive is looked into for what has just gone."""
