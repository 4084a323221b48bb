"""Bringing a course or questions from another system into a course: what the file holds first, then all of it."""
import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from nicegui import ui
from nicegui.events import UploadEventArguments

from components import design
from components.forms import forms
from components.html import banner, esc
from components.live import live, on_change
from components.uploads import opens, uploader
from db import Course, Person
from db.core import Invalid, settings
from db.imports import IMPORT_FORMATS, ImportFormat, ImportRow, format_of, import_history, undo_import
from i18n import _, ngettext, number, pgettext
from pages.admin.courses.course_tabs import course_tabs
from pages.admin.courses.imports.draft_items import ask_to_publish, ask_to_undo, on_page
from pages.admin.courses.imports.import_run import ImportPhase, ImportRun, begin, forget, run_of
from pages.admin.courses.imports.labels import (
    cannot_be_read,
    contents,
    counted,
    import_label,
    left_out,
    name_of,
    what_it_does,
)
from pages.admin.page_header import page_head
from pages.dates import day
from pages.dependencies import Viewer, WrittenCourse
from pages.frame import frame
from pages.undo import undo

STEP = 0.3
"""Seconds between two looks at how far it is."""


@ui.page('/admin/courses/{course_id:int}/import')
async def import_page(viewer: Viewer, course: WrittenCourse) -> None:
    path = [(_('Courses'), '/admin/courses')]
    with frame(viewer, _('Import into {title}', title=course.title), here='admin-courses', path=path), \
            ui.element('div').classes(f'{design.DENSE} stack'):
        with page_head(course.title, course.code):
            pass
        course_tabs(course, 'import')
        Importing(viewer, course)
        await _history(viewer, course)


class Importing:
    """Where a file is chosen, and what is under way with it."""

    def __init__(self, viewer: Person, course: Course) -> None:
        self._viewer, self._course = viewer, course
        with ui.element('section').classes(f'{design.PANEL} stack-s'):
            about = _('You see what it holds before anything is imported. It comes in as drafts: sessions show it once '
                      'you publish.')
            ui.html(f'<h2 class="co-heading">{_("Import a file")}</h2><p class="co-text">{about}</p>', sanitize=False)
            formats = {one.key: str(one.label) for one in IMPORT_FORMATS.values()}
            self._format = forms.select_field(_('Format'), formats, None, clearable=True,
                                              hint=_('Empty: told by the name of the file')).mark('format')
            brings = uploader(self._arrived, limit=settings().max_upload_mb * 1024 * 1024).mark('upload-content')
            with ui.element('div').classes('line'):
                pick = ui.button(_('Choose a file'), icon='sym_o_upload').classes(design.PRIMARY)
            opens(pick, brings)
            self._uploader = brings
        self._place = ui.element('div').classes('stack may-be-empty').props('aria-live=polite')
        self._shown: tuple[ImportRun | None, ImportPhase | None] = (None, None)
        self._timer = ui.timer(STEP, self._look, active=False)
        on_change([course.topic('outline'), course.topic('bank')], self._course_moved)
        self._look()

    async def _arrived(self, event: UploadEventArguments) -> None:
        self._uploader.reset()
        name = event.file.name
        try:
            format = self._told_by(name)
        except Invalid as no:
            self._draw_problem(name, str(no))
            return
        run = begin(self._viewer, self._course, name, format)
        file = Path(tempfile.mkdtemp(prefix='cohort-import-')) / 'content'
        await event.file.save(file)
        run.look_through(file)
        self._look()
        await run.over()
        self._look()

    def _told_by(self, name: str) -> ImportFormat:
        if self._format.value:
            return IMPORT_FORMATS[self._format.value]
        known = format_of(name)
        if known is None:
            raise Invalid(_('Its name does not tell what it is. Choose the format first.'), 'format')
        return known

    def _look(self) -> None:
        """Follows what is under way; drawn anew only when it has come to something else."""
        if self._place.is_deleted:
            return
        run = run_of(self._viewer, self._course)
        self._timer.active = run is not None and run.is_under_way
        now = (run, run.phase if run else None)
        if now != self._shown:
            self._shown = now
            self._place.clear()
            with self._place:
                if run:
                    DRAWN[run.phase](self, run)
        if run and run.is_under_way:
            self._progress(run)

    async def _course_moved(self, _: object) -> None:
        """What is new may be less by now."""
        run = run_of(self._viewer, self._course)
        if run and run.phase is ImportPhase.READY:
            await run.look_again()
            self._shown = (None, None)
            self._look()

    def _draw_under_way(self, run: ImportRun) -> None:
        with ui.element('section').classes(f'{design.PANEL} stack-s'):
            self._step = ui.html('', sanitize=False)
            self._bar = ui.linear_progress(0, show_value=False).props('instant-feedback')
            self._bar._props['aria-label'] = pgettext('what is under way', 'Import')
            with ui.element('div').classes('line wrap'):
                forms.button(_('Cancel'), self._cancel).mark('cancel-import')
                ui.label(_('You can leave this page: it goes on, and you find it here.')).classes('cap muted')

    def _progress(self, run: ImportRun) -> None:
        doing = (_('Reading {name} …', name=run.name) if run.phase is ImportPhase.READING
                 else _('Importing {name} …', name=run.name))
        files = _('file {count} of {total}', count=number(run.done + 1), total=number(run.total)
                  ) if run.total and run.done < run.total else ''
        words = f'<h2 class="co-heading">{esc(doing)}</h2><p class="co-text">{files}</p>'
        if self._step.content != words:
            self._step.content = words
        if run.total:
            self._bar.props(remove='indeterminate').set_value(run.done / run.total)
        else:
            self._bar.props('indeterminate')

    def _draw_ready(self, run: ImportRun) -> None:
        assert run.read
        assert run.plan
        refused = (*run.read.refused, *run.plan.refused)
        with ui.element('section').classes(f'{design.PANEL} stack-s'):
            ui.html(f'<h2 class="co-heading">{esc(run.name)}</h2>{what_it_does(run.plan)}', sanitize=False)
            if run.plan.does_nothing:
                ui.label(_('There is nothing in it that can be imported.') if not (run.plan.items or run.plan.bank)
                         else _('Everything in this file is here already.')).classes('co-text')
            with ui.element('div').classes('line wrap'):
                if label := import_label(run.plan):
                    forms.button(label, partial(self._bring_in, run), kind='primary').mark('import-now')
                close = _('Close') if run.plan.does_nothing else _('Cancel')
                forms.button(close, self._close, kind='quiet').mark('close')
            ui.html(contents(run.plan) + left_out(refused), sanitize=False).classes('stack-s')

    def _draw_done(self, run: ImportRun) -> None:
        assert run.result
        added, changed = counted(run.result.added), counted(run.result.changed)
        if added and changed:
            fact = _('Imported: {added} added as drafts and {changed} edited as drafts.', added=added, changed=changed)
        elif added:
            fact = _('Imported: {added} added as drafts.', added=added)
        else:
            fact = _('Imported: {changed} edited as drafts.', changed=changed) if changed else _('Nothing new.')
        with ui.element('div').classes('line wrap'):
            ui.html(banner('check_circle', fact, _('Publish them when they are ready.') if run.result.import_id else '',
                           tone='accent'), sanitize=False).classes('grow')
            forms.button(_('Close'), self._close, kind='quiet', small=True)

    def _draw_failed(self, run: ImportRun) -> None:
        self._draw_problem(run.name, run.problem)

    def _draw_cancelled(self, run: ImportRun) -> None:
        ui.html(banner('block', _('{name} was cancelled.', name=run.name), _('Nothing of it was imported.')),
                sanitize=False)

    def _draw_problem(self, name: str, why: str) -> None:
        self._place.clear()
        with self._place:
            ui.html(cannot_be_read(name, why), sanitize=False)

    async def _bring_in(self, run: ImportRun) -> None:
        run.start_import()
        self._look()
        await run.over()
        self._look()
        if run.result and run.result.import_id and not self._place.is_deleted:
            back = partial(undo_import, self._course, run.result.import_id, by=self._viewer)
            with self._place:  # the button that was pressed has gone
                undo(_('Imported {name} as drafts', name=run.name), partial(self._undo, back))

    async def _undo(self, back: Callable[[], Awaitable[Any]]) -> None:
        await back()
        self._close()

    def _cancel(self) -> None:
        if run := run_of(self._viewer, self._course):
            run.cancel()
        self._look()

    def _close(self) -> None:
        forget(self._viewer, self._course)
        self._look()


DRAWN = {
    ImportPhase.READING: Importing._draw_under_way, ImportPhase.IMPORTING: Importing._draw_under_way,
    ImportPhase.READY: Importing._draw_ready, ImportPhase.DONE: Importing._draw_done,
    ImportPhase.FAILED: Importing._draw_failed, ImportPhase.CANCELLED: Importing._draw_cancelled,
}


async def _history(viewer: Person, course: Course) -> None:
    """Who brought what in, the newest first."""
    async def load() -> list[ImportRow]:
        return await import_history(course, seen_by=viewer)

    def show(lines: list[ImportRow]) -> None:
        if not lines:
            return
        with ui.element('section').classes(f'{design.PANEL} stack-s'):
            ui.html(f'<h2 class="co-heading">{_("Imports")}</h2>', sanitize=False)
            for line in lines:
                _line(viewer, course, line)

    await live([course.topic('imports'), course.topic('outline'), course.topic('bank')], load=load, show=show)


def _line(viewer: Person, course: Course, line: ImportRow) -> None:
    with ui.element('div').classes('item-file'):
        address = f'/admin/courses/{course.id}/imports/{line.id}'
        ui.html(f'<span class="two grow"><a class="m clip" href="{address}">{esc(title_of(line))}</a>'
                f'<span class="cap muted">{esc(about(line, viewer))}</span></span>', sanitize=False).classes('grow')
        if line.undone_at is None:
            undoing = on_page(partial(ask_to_undo, viewer, course, line.id))
            forms.button(_('Undo import'), undoing, kind='quiet', small=True)
            if line.drafts:
                forms.button(_('Publish all'), on_page(partial(ask_to_publish, viewer, course, line.id)), small=True)


def title_of(line: ImportRow) -> str:
    return line.file_name or _('{format} file', format=name_of(line.format))


def about(line: ImportRow, viewer: Person) -> str:
    """“28 Nov · Helena Costa · OLX · 3 items, 12 questions · 2 drafts”."""
    parts = [day(line.at, viewer.zone), line.by or _('Command line'), name_of(line.format),
             counted(line.added), _('{things} changed', things=counted(line.changed)) if line.changed else '']
    if line.undone_at:
        parts.append(_('undone {day} by {person}', day=day(line.undone_at, viewer.zone), person=line.undone_by))
    elif line.drafts:
        parts.append(ngettext('{n} not published yet', '{n} not published yet', line.drafts))
    return ' · '.join(part for part in parts if part)
