"""One import: what it brought, what has become of each, and what of the file was left out."""
from typing import Annotated

from fastapi import HTTPException, Path
from nicegui import ui

from components import design
from components.forms import forms
from components.html import chip, esc, icon
from components.live import live
from db import Course, Person
from db.core import NotFound
from db.imports import ImportDetail, ImportedPartRow, ImportedPartState, import_detail
from i18n import _, lazy, plazy
from pages.admin.courses.course_tabs import course_tabs
from pages.admin.courses.imports.draft_items import ask_to_publish, ask_to_undo, on_page
from pages.admin.courses.imports.labels import LISTED, PARTS, and_more, left_out
from pages.admin.courses.imports.page import about, title_of
from pages.admin.page_header import page_head
from pages.dependencies import Viewer, WrittenCourse
from pages.frame import frame
from pages.item_type_registry import ITEM_TYPE_PAGES

STATES = {
    ImportedPartState.DRAFT: (plazy('state', 'Draft'), 'warn', 'edit_note'),
    ImportedPartState.EDITS: (lazy('Edits wait'), 'warn', 'edit_note'),
    ImportedPartState.PUBLISHED: (lazy('Published'), 'good', 'check'),
    ImportedPartState.REMOVED: (lazy('Removed'), '', 'inventory_2'),
    ImportedPartState.DELETED: (lazy('Deleted'), '', 'delete'),
    ImportedPartState.UNDONE: (lazy('Undone'), '', 'undo'),
}
"""Words, tone and icon."""


@ui.page('/admin/courses/{course_id:int}/imports/{import_id:int}')
async def import_detail_page(viewer: Viewer, course: WrittenCourse,
                             import_id: Annotated[int, Path(ge=0, lt=2**31)]) -> None:
    try:
        detail = await import_detail(course, import_id, seen_by=viewer)
    except NotFound:
        raise HTTPException(404) from None
    path = [(_('Courses'), '/admin/courses'), (course.title, f'/admin/courses/{course.id}'),
            (_('Imports'), f'/admin/courses/{course.id}/import')]
    with frame(viewer, title_of(detail.line), here='admin-courses', path=path), \
            ui.element('div').classes(f'{design.DENSE} stack'):
        with page_head(course.title, course.code):
            pass
        course_tabs(course, 'import')
        await _detail(viewer, course, import_id)


async def _detail(viewer: Person, course: Course, import_id: int) -> None:
    async def load() -> ImportDetail:
        return await import_detail(course, import_id, seen_by=viewer)

    def show(detail: ImportDetail) -> None:
        line = detail.line
        with ui.element('section').classes(f'{design.PANEL} stack-s'):
            with ui.element('div').classes('line wrap'):
                ui.html(f'<h2 class="co-heading">{esc(title_of(line))}</h2>'
                        f'<p class="cap muted">{esc(about(line, viewer))}</p>', sanitize=False).classes('grow')
                if line.undone_at is None:
                    forms.button(_('Undo import'), on_page(lambda: ask_to_undo(viewer, course, line.id)), kind='quiet'
                                 ).mark('undo-import')
                    if line.drafts:
                        forms.button(_('Publish all'), on_page(lambda: ask_to_publish(viewer, course, line.id)),
                                     kind='primary').mark('publish-import')
            ui.html(_parts(detail.parts, course) + left_out(line.refused), sanitize=False).classes('stack-s')

    await live([course.topic('imports'), course.topic('outline'), course.topic('bank')], load=load, show=show)


def _parts(parts: tuple[ImportedPartRow, ...], course: Course) -> str:
    order = ('section', 'item', 'question')
    lines = [_part(part, course) for part in sorted(parts, key=lambda part: order.index(part.what))]
    more = and_more(len(lines) - LISTED)
    return f'<ul class="import-list import-parts">{"".join(lines[:LISTED])}{more}</ul>'


def _part(part: ImportedPartRow, course: Course) -> str:
    title = esc(part.title)
    if part.item_id and part.state in (ImportedPartState.DRAFT, ImportedPartState.EDITS, ImportedPartState.PUBLISHED):
        title = f'<a href="/admin/courses/{course.id}?item={part.item_id}">{title}</a>'
    kind = str(ITEM_TYPE_PAGES[part.kind].one if part.kind else PARTS[part.what])
    notes = [kind, '' if part.is_new else _('changed'), _('unpublished in the file') if part.was_hidden else '']
    sign = icon(ITEM_TYPE_PAGES[part.kind].icon if part.kind else 'folder' if part.what == 'section' else 'help')
    words, tone, icon_name = STATES[part.state]
    is_plain = part.what == 'section' and part.state is ImportedPartState.PUBLISHED
    state = '' if is_plain else chip(str(words), tone, icon_name=icon_name)
    return (f'<li class="import-line">{sign}<span class="grow">{title} '
            f'<span class="muted">{" · ".join(note for note in notes if note)}</span></span>{state}</li>')
