"""What imports left as drafts: said on the pages of the course, published all at once, or undone."""
from collections.abc import Callable
from functools import partial
from typing import Any

from nicegui import ui

from components import design
from components.check_list.check_list import check_list
from components.forms import forms
from components.html import esc, icon
from components.live import live
from db import Course, Person
from db.imports import (
    ImportedDrafts,
    UndoPlan,
    UndoRow,
    import_impact,
    import_readiness,
    imported_drafts,
    publish_import,
    undo_import,
    undo_preview,
)
from pages.admin.courses.change_impact import depends, reaches
from pages.admin.courses.imports.labels import number
from pages.dates import day
from pages.readiness import check_lines

MAX_LINES = 100
"""Lines of a list in a dialog."""


async def drafts_banner(viewer: Person, course: Course) -> None:
    """Drawn again when somebody imports, publishes or edits; nothing where no import left drafts."""
    async def load() -> ImportedDrafts:
        return await imported_drafts(course, seen_by=viewer)

    await live([course.topic('outline'), course.topic('bank'), course.topic('imports')], load=load,
               show=partial(_banner, viewer, course))


def _banner(viewer: Person, course: Course, drafts: ImportedDrafts) -> None:
    if not drafts.count or drafts.at is None:
        return
    one = drafts.imports[0] if len(drafts.imports) == 1 else None
    review = f'/admin/courses/{course.id}/imports/{one}' if one else f'/admin/courses/{course.id}/import'
    with ui.element('div').classes('banner accent import-drafts').props('role=region aria-label="Imported drafts"'):
        ui.html(f'{icon("edit_note")}<span><b>{number(drafts.count, "imported draft")}</b> '
                f'{esc(_about(drafts, viewer))}</span>', sanitize=False).classes('line grow')
        with ui.element('div').classes('line wrap'):
            ui.html(f'<a class="{design.QUIET} {design.SMALL}" href="{review}">Review</a>', sanitize=False)
            if one:
                forms.button('Undo import', on_page(partial(ask_to_undo, viewer, course, one)), kind='quiet', small=True
                             ).mark('undo-import')
            forms.button('Publish all', on_page(partial(ask_to_publish, viewer, course, one)), kind='primary',
                         small=True).mark('publish-import')


def on_page(action: Callable[[], Any]) -> Callable[[], Any]:
    """What is around the button may be drawn again while somebody thinks."""
    async def act() -> None:
        with ui.context.client.content:
            await action()
    return act


def _about(drafts: ImportedDrafts, viewer: Person) -> str:
    """“3 items, 12 questions and 2 edits, imported 28 Nov. …”"""
    edits = len(drafts.edited_items) + len(drafts.edited_questions)
    parts = [number(count, what) for count, what in (
        (len(drafts.items), 'item'), (len(drafts.questions), 'question'), (edits, 'edit')) if count]
    assert drafts.at
    several = f' from {len(drafts.imports)} imports' if len(drafts.imports) > 1 else ''
    return f'{", ".join(parts)}{several}, imported {day(drafts.at, viewer.zone)}. Sessions don’t show them yet.'


async def ask_to_publish(viewer: Person, course: Course, import_id: int | None) -> None:
    """With whom it reaches, whose work hangs on it, and what is missing in it."""
    drafts = await imported_drafts(course, import_id, seen_by=viewer)
    impact = await import_impact(course, import_id, seen_by=viewer)
    lines = await check_lines(await import_readiness(course, import_id, seen_by=viewer), viewer)
    hidden = sum(item.id in drafts.hidden for item in drafts.items)
    with forms.dialog(f'Publish {number(drafts.count, "imported draft")}?', wide=bool(lines)) as box:
        with forms.dialog_body():
            ui.label(_publishing(drafts)).classes('co-text')
            if who := reaches(impact):
                ui.label(f'{who} them at once.').classes('co-text')
            if work := depends(impact):
                ui.label(work).classes('co-text')
            also = None
            if hidden:
                words = f'Also publish {number(hidden, "item")} that the file has as unpublished'
                also = ui.checkbox(words).mark('also-hidden')
            if lines:
                ui.label('What learners can’t use stays a draft until it is mended.'
                         if any(line.blocks for line in lines) else '').classes('co-text may-be-empty')
                check_list(lines)
        with forms.dialog_foot():
            forms.button('Cancel', lambda: box.submit(False), kind='quiet')
            forms.button('Publish anyway' if lines else 'Publish all', lambda: box.submit(True), kind='primary'
                         ).mark('act')
    box.on('hide', box.delete)
    agreed = await box
    forms.take_from_sight(box)
    if agreed:
        done = await publish_import(course, import_id, also_hidden=bool(also and also.value), by=viewer)
        parts = [number(count, what) for count, what in ((done.items, 'item'), (done.questions, 'question')) if count]
        stay = done.hidden + len({one.target.item_id for one in done.left_out if one.target})
        told = f'Published {" and ".join(parts)}.' if parts else 'Nothing was published.'
        left = f' {number(stay, "item")} {"stays a draft" if stay == 1 else "stay drafts"}.' if stay else ''
        ui.notify(told + left)


def _publishing(drafts: ImportedDrafts) -> str:
    parts = [number(count, what) for count, what in (
        (len(drafts.items), 'item'), (len(drafts.questions), 'question'), (len(drafts.edited_items), 'edited item'),
        (len(drafts.edited_questions), 'edited question')) if count]
    return f'{", ".join(parts)}. Questions can be drawn by quizzes from then on.' if drafts.questions else ', '.join(
        parts) + '.'


async def ask_to_undo(viewer: Person, course: Course, import_id: int) -> None:
    """With what will go, and what stays and why."""
    plan = await undo_preview(course, import_id, seen_by=viewer)
    with forms.dialog('Undo this import?', wide=True) as box:
        with forms.dialog_body():
            ui.label(_undoing(plan)).classes('co-text')
            if plan.impact and (plan.impact.sessions or plan.impact.upcoming):
                who = reaches(plan.impact).removesuffix(' shows').removesuffix(' show')
                ui.label(f'{number(len(plan.published), "item")} will disappear from {who}.').classes('co-text')
            ui.html(_stays(plan.stays) + _goes(plan.goes), sanitize=False)
        with forms.dialog_foot():
            stay = forms.button('Cancel', lambda: box.submit(False), kind='quiet')
            forms.button('Undo import', lambda: box.submit(True), kind='danger').mark('act')
            stay.props('autofocus')
    box.on('hide', box.delete)
    agreed = await box
    forms.take_from_sight(box)
    if agreed:
        done = await undo_import(course, import_id, by=viewer)
        kept = f' {number(len(done.stays), "thing")} kept.' if done.stays else ''
        ui.notify(f'Import undone: {_said(done.goes) or "nothing"} removed or restored.{kept}')


def _undoing(plan: UndoPlan) -> str:
    new, changed = [one for one in plan.goes if one.is_new], [one for one in plan.goes if not one.is_new]
    parts = [f'{_said(new)} will be removed' if new else '',
             f'{_said(changed)} will be as before the import' if changed else '']
    said = ' and '.join(part for part in parts if part)
    return f'{said}. This can’t be undone, but the file can be imported again.' if said else \
        'Nothing of it can be taken back any more.'


def _said(some: list[UndoRow]) -> str:
    counts = {kind: sum(one.kind == kind for one in some) for kind in ('section', 'item', 'question')}
    return ', '.join(number(count, kind) for kind, count in counts.items() if count)


def _stays(stays: list[UndoRow]) -> str:
    if not stays:
        return ''
    lines = ''.join(f'<li><b>{esc(one.title)}</b> <span class="muted">{one.kind}</span> {esc(one.reason)}.</li>'
                    for one in stays[:MAX_LINES])
    return (f'<h3 class="co-heading">Stays: {len(stays):,}</h3><ul class="import-list" tabindex="0" '
            f'aria-label="Stays">{lines}{_more(stays)}</ul>')


def _goes(goes: list[UndoRow]) -> str:
    if not goes:
        return ''
    lines = ''.join(f'<li>{esc(one.title)} <span class="muted">{one.kind}</span></li>' for one in goes[:MAX_LINES])
    return (f'<details class="import-goes"><summary>Goes: {len(goes):,}</summary>'
            f'<ul class="import-list">{lines}{_more(goes)}</ul></details>')


def _more(some: list[UndoRow]) -> str:
    return f'<li class="muted">and {len(some) - MAX_LINES:,} more</li>' if len(some) > MAX_LINES else ''
