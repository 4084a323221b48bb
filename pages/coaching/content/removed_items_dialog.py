"""Items of this session only that were removed: they wait to be brought back, with what learners have done."""
from collections.abc import Callable

from nicegui import ui

from components.forms import forms
from components.html import empty, esc, icon
from db import Item, Person, SessionCourse, customisation
from db.core import Refusal
from i18n import _, lazy
from pages.item_type_registry import ITEM_TYPE_PAGES

MAX_ITEMS = 20
"""The last removed."""
NOTHING = (lazy('Nothing has been removed.'), lazy('What exists in this session only, and is removed, waits here.'))


async def removed_dialog(viewer: Person, course: SessionCourse, why_not: Callable[[], Refusal | None]) -> None:
    with forms.dialog(_('Removed items'), wide=True) as box, forms.dialog_body():
        place = ui.element('div').classes('stack-s')

    async def show() -> None:
        items = await customisation.removed_session_items(course, seen_by=viewer)
        place.clear()
        with place:
            if not items:
                ui.html(empty(*map(str, NOTHING)), sanitize=False)
            for item in items[:MAX_ITEMS]:
                line(item)

    def line(item: Item) -> None:
        async def restore() -> None:
            await customisation.restore_session_item(course, item.id, by=viewer)
            await show()

        item_type = ITEM_TYPE_PAGES[item.kind]
        about = f'{item_type.heading} · {item.section.title}'
        with ui.element('div').classes('item-file'):
            ui.html(f'{icon(item_type.icon)}<span class="two grow"><span class="m clip">{esc(item.title)}</span>'
                    f'<span class="cap muted clip">{esc(about)}</span></span>', sanitize=False).classes('line grow')
            if why_not() is None:
                forms.button(_('Bring back'), restore, small=True).mark('restore-item')

    await show()
    box.on('hide', box.delete)
    box.open()
