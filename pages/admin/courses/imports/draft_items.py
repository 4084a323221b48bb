"""What imports left as drafts: said on the pages of the course, published all at once, or undone."""
from collections import Counter
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
from i18n import _, listed, ngettext, nlazy, number, pgettext
from pages.admin.courses.change_impact import depends, reached
from pages.admin.courses.imports.labels import ITEMS, PARTS, QUESTIONS, and_more, counted
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
    with ui.element('div').classes('banner accent import-drafts').props('role=region') as shown:
        shown._props['aria-label'] = _('Imported drafts')
        fact = ngettext('{n} imported draft', '{n} imported drafts', drafts.count)
        ui.html(f'{icon("edit_note")}<span><b>{fact}</b> {esc(_about(drafts, viewer))}</span>',
                sanitize=False).classes('line grow')
        with ui.element('div').classes('line wrap'):
            ui.html(f'<a class="{design.QUIET} {design.SMALL}" href="{review}">{pgettext("button", "Review")}</a>',
                    sanitize=False)
            if one:
                forms.button(_('Undo import'), on_page(partial(ask_to_undo, viewer, course, one)), kind='quiet',
                             small=True).mark('undo-import')
            forms.button(_('Publish all'), on_page(partial(ask_to_publish, viewer, course, one)), kind='primary',
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
    things = ', '.join(several.of(count) for count, several in (
        (len(drafts.items), ITEMS), (len(drafts.questions), QUESTIONS),
        (edits, nlazy('{n} edit', '{n} edits'))) if count)
    assert drafts.at
    at = day(drafts.at, viewer.zone)
    if len(drafts.imports) > 1:
        return ngettext('{things} from {n} import, imported {day}. Sessions don’t show them yet.',
                        '{things} from {n} imports, imported {day}. Sessions don’t show them yet.',
                        len(drafts.imports), things=things, day=at)
    return _('{things}, imported {day}. Sessions don’t show them yet.', things=things, day=at)


async def ask_to_publish(viewer: Person, course: Course, import_id: int | None) -> None:
    """With whom it reaches, whose work hangs on it, and what is missing in it."""
    drafts = await imported_drafts(course, import_id, seen_by=viewer)
    impact = await import_impact(course, import_id, seen_by=viewer)
    lines = await check_lines(await import_readiness(course, import_id, seen_by=viewer), viewer)
    hidden = sum(item.id in drafts.hidden for item in drafts.items)
    title = ngettext('Publish {n} imported draft?', 'Publish {n} imported drafts?', drafts.count)
    with forms.dialog(title, wide=bool(lines)) as box:
        with forms.dialog_body():
            ui.label(_publishing(drafts)).classes('co-text')
            if sessions := reached(impact):
                ui.label(ngettext('{sessions} shows them at once.', '{sessions} show them at once.',
                                  impact.sessions + impact.upcoming, sessions=sessions)).classes('co-text')
            if work := depends(impact):
                ui.label(work).classes('co-text')
            also = None
            if hidden:
                words = ngettext('Also publish {n} item that the file has as unpublished',
                                 'Also publish {n} items that the file has as unpublished', hidden)
                also = ui.checkbox(words).mark('also-hidden')
            if lines:
                ui.label(_('What learners can’t use stays a draft until it is mended.')
                         if any(line.blocks for line in lines) else '').classes('co-text may-be-empty')
                check_list(lines)
        with forms.dialog_foot():
            forms.button(_('Cancel'), lambda: box.submit(False), kind='quiet')
            forms.button(_('Publish anyway') if lines else _('Publish all'), lambda: box.submit(True), kind='primary'
                         ).mark('act')
    box.on('hide', box.delete)
    agreed = await box
    forms.take_from_sight(box)
    if agreed:
        done = await publish_import(course, import_id, also_hidden=bool(also and also.value), by=viewer)
        things = [several.of(count) for count, several in ((done.items, ITEMS), (done.questions, QUESTIONS)) if count]
        told = [_('Published {things}.', things=listed(things)) if things else _('Nothing was published.')]
        if stay := done.hidden + len({one.target.item_id for one in done.left_out if one.target}):
            told.append(ngettext('{n} item stays a draft.', '{n} items stay drafts.', stay))
        ui.notify(' '.join(told))


def _publishing(drafts: ImportedDrafts) -> str:
    things = ', '.join(several.of(count) for count, several in (
        (len(drafts.items), ITEMS), (len(drafts.questions), QUESTIONS),
        (len(drafts.edited_items), nlazy('{n} edited item', '{n} edited items')),
        (len(drafts.edited_questions), nlazy('{n} edited question', '{n} edited questions'))) if count)
    then = f' {_("Questions can be drawn by quizzes from then on.")}' if drafts.questions else ''
    return f'{things}.{then}'


async def ask_to_undo(viewer: Person, course: Course, import_id: int) -> None:
    """With what will go, and what stays and why."""
    plan = await undo_preview(course, import_id, seen_by=viewer)
    with forms.dialog(_('Undo this import?'), wide=True) as box:
        with forms.dialog_body():
            ui.label(_undoing(plan)).classes('co-text')
            if plan.impact and (plan.impact.sessions or plan.impact.upcoming):
                said = ngettext('{n} item will disappear from {sessions}.', '{n} items will disappear from {sessions}.',
                                len(plan.published), sessions=reached(plan.impact))
                ui.label(said).classes('co-text')
            ui.html(_stays(plan.stays) + _goes(plan.goes), sanitize=False)
        with forms.dialog_foot():
            stay = forms.button(_('Cancel'), lambda: box.submit(False), kind='quiet')
            forms.button(_('Undo import'), lambda: box.submit(True), kind='danger').mark('act')
            stay.props('autofocus')
    box.on('hide', box.delete)
    agreed = await box
    forms.take_from_sight(box)
    if agreed:
        done = await undo_import(course, import_id, by=viewer)
        things = _counted(done.goes)
        told = [_('Import undone: {things} removed or restored.', things=things) if things
                else _('Import undone: nothing removed or restored.')]
        if done.stays:
            told.append(ngettext('{n} thing kept.', '{n} things kept.', len(done.stays)))
        ui.notify(' '.join(told))


def _undoing(plan: UndoPlan) -> str:
    if not plan.goes:
        return _('Nothing of it can be taken back any more.')
    new = _counted([one for one in plan.goes if one.is_new])
    changed = _counted([one for one in plan.goes if not one.is_new])
    if new and changed:
        said = _('{new} will be removed and {changed} will be as before the import.', new=new, changed=changed)
    elif new:
        said = _('{new} will be removed.', new=new)
    else:
        said = _('{changed} will be as before the import.', changed=changed)
    return f'{said} {_("This can’t be undone, but the file can be imported again.")}'


def _counted(some: list[UndoRow]) -> str:
    return counted(Counter(f'{one.kind}s' for one in some))


def _stays(stays: list[UndoRow]) -> str:
    if not stays:
        return ''
    lines = ''.join(f'<li><b>{esc(one.title)}</b> <span class="muted">{PARTS[one.kind]}</span> '
                    f'{esc(one.reason)}.</li>'
                    for one in stays[:MAX_LINES])
    heading = _('Stays: {count}', count=number(len(stays)))
    return (f'<h3 class="co-heading">{heading}</h3><ul class="import-list" tabindex="0" '
            f'aria-label="{esc(_("Stays"))}">{lines}{and_more(len(stays) - MAX_LINES)}</ul>')


def _goes(goes: list[UndoRow]) -> str:
    if not goes:
        return ''
    lines = ''.join(f'<li>{esc(one.title)} <span class="muted">{PARTS[one.kind]}</span></li>'
                    for one in goes[:MAX_LINES])
    summary = _('Goes: {count}', count=number(len(goes)))
    return (f'<details class="import-goes"><summary>{summary}</summary>'
            f'<ul class="import-list">{lines}{and_more(len(goes) - MAX_LINES)}</ul></details>')
