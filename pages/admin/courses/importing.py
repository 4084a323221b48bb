"""Bringing a course or questions from another system into a course: what the file holds first, then all of it."""
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nicegui import ui
from nicegui.events import UploadEventArguments

from components import design, forms
from components.html import banner, esc
from db import (
    IMPORTS,
    Brought,
    ContentFormat,
    Course,
    Invalid,
    Person,
    Refusal,
    bring_in,
    one_at_a_time,
    read_content,
    settings,
)
from formats.courses import ReadCourse
from formats.questions import Refused
from pages.admin.courses.course_tabs import course_tabs
from pages.admin.courses.question_form import KINDS
from pages.admin.head import page_head
from pages.doors import Viewer, WrittenCourse
from pages.frame import frame
from pages.kinds import KINDS as ITEM_KINDS

FORMATS = {
    ContentFormat.OLX: 'OLX course (.tar.gz), as Open edX exports it',
    ContentFormat.CARTRIDGE: 'IMS Common Cartridge (.imscc), as Canvas, Moodle and others export it',
    ContentFormat.QTI: 'QTI 2.1 or 2.2 questions (.xml or .zip)',
    ContentFormat.GIFT: 'GIFT questions (.gift, .txt)',
    ContentFormat.AIKEN: 'Aiken questions (.txt)',
}
ENDINGS = {'.gz': ContentFormat.OLX, '.tgz': ContentFormat.OLX, '.imscc': ContentFormat.CARTRIDGE,
           '.gift': ContentFormat.GIFT, '.xml': ContentFormat.QTI, '.zip': ContentFormat.QTI}
LISTED = 300
"""Lines of a list; what is refused is always listed whole."""


@ui.page('/admin/courses/{course_id:int}/import')
async def import_page(viewer: Viewer, course: WrittenCourse) -> None:
    path = [('Courses', '/admin/courses')]
    with frame(viewer, f'Import into {course.title}', here='admin-courses', path=path), \
            ui.element('div').classes(f'{design.DENSE} stack'):
        with page_head(course.title, course.code):
            pass
        course_tabs(course, 'import')
        Importing(viewer, course)


class Importing:

    def __init__(self, viewer: Person, course: Course) -> None:
        self._viewer, self._course = viewer, course
        with ui.element('section').classes(f'{design.PANEL} stack-s'):
            ui.html('<h2 class="co-heading">Bring in a file</h2><p class="co-text">Nothing is written before you have '
                    'seen what the file holds. What is here already stays as it is.</p>', sanitize=False)
            self._format = forms.select_field('Format', {one.value: says for one, says in FORMATS.items()}, None,
                                              clearable=True, hint='Empty: told by the name of the file').mark('format')
            most = settings().max_upload_mb
            uploader = ui.upload(auto_upload=True, max_file_size=most * 1024 * 1024, on_upload=self._arrived)
            uploader.classes('hidden').mark('upload-content')
            uploader.on_rejected(lambda: ui.notify(f'A file may have at most {most} MB.'))
            with ui.element('div').classes('line'):
                pick = ui.button('Choose a file', icon='sym_o_upload').classes(design.PRIMARY)
            pick.on('click', js_handler=f'() => runMethod({uploader.id}, "pickFiles", [])')
            self._uploader = uploader
        self._place = ui.element('div').classes('stack')

    async def _arrived(self, event: UploadEventArguments) -> None:
        self._uploader.reset()
        self._place.clear()
        name = event.file.name
        with self._place:
            waiting = ui.html(banner('hourglass_top', f'Reading {name} …'), sanitize=False)
        try:
            with TemporaryDirectory() as folder:
                file = Path(folder) / 'content'
                await event.file.save(file)
                format = self._told_by(name)
                await IMPORTS.count(self._viewer.id)
                async with one_at_a_time(self._viewer.id):
                    read = await read_content(format, file, name)
        except Refusal as no:
            waiting.content = banner('error', f'{name} cannot be read.', str(no), tone='warn')
            return
        self._place.clear()
        with self._place:
            self._preview(read, format, name)

    def _told_by(self, name: str) -> ContentFormat:
        if self._format.value:
            return ContentFormat(self._format.value)
        known = ENDINGS.get(Path(name).suffix.lower())
        if known is None:
            raise Invalid('Its name does not tell what it is. Choose the format first.', 'format')
        return known

    def _preview(self, read: ReadCourse, format: ContentFormat, name: str) -> None:
        with ui.element('section').classes(f'{design.PANEL} stack-s'):
            ui.html(f'<h2 class="co-heading">{esc(name)}</h2><p class="co-text">{esc(holds(read))}</p>', sanitize=False)
            self._bar = ui.linear_progress(0, show_value=False).props('aria-label="Import"')
            self._bar.set_visibility(False)
            with ui.element('div').classes('line wrap'):
                async def act() -> None:
                    button.disable()
                    await self._bring_in(read, format)
                if read.items or read.questions:
                    button = forms.button(deed(read), act, kind='primary').mark('import-now')
        ui.html(refused_list(read.refused) + contents_list(read), sanitize=False)

    async def _bring_in(self, read: ReadCourse, format: ContentFormat) -> None:
        def watch(_: str, done: int, total: int) -> None:
            self._bar.set_value(done / total if total else 1)
        self._bar.set_visibility(True)
        brought = await bring_in(read, self._course.code, by=self._viewer, source=format.value, watch=watch)
        self._place.clear()
        with self._place:
            ui.html(banner('check_circle', *done_words(brought), tone='accent'), sanitize=False)
            ui.html(refused_list((*read.refused, *brought.refused)), sanitize=False)


def holds(read: ReadCourse) -> str:
    parts = [number(len(part), what) for part, what in (
        (read.sections, 'section'), (read.items, 'item'), (read.questions, 'question')) if part]
    found = f'It holds {", ".join(parts)}.' if parts else 'There is nothing in it that can be taken over.'
    left = f' {number(len(read.refused), "thing")} cannot be taken over, listed below.' if read.refused else ''
    return found + left


def deed(read: ReadCourse) -> str:
    return f'Import {number(len(read.items), "item") if read.items else number(len(read.questions), "question")}'


def done_words(brought: Brought) -> tuple[str, str]:
    added = [number(count, what.removesuffix('s')) for what, count in brought.added.items() if count]
    here = [number(count, what.removesuffix('s')) for what, count in brought.here_already.items() if count]
    fact = f'Imported: {", ".join(added)}.' if added else 'There was nothing new in it.'
    return fact, f'Here already, and left as they are: {", ".join(here)}.' if here else ''


def refused_list(refused: tuple[Refused, ...]) -> str:
    if not refused:
        return ''
    lines = ''.join(f'<li><b>{esc(one.where)}</b> {esc(one.reason)}</li>' for one in refused)
    return (f'<section class="{design.PANEL}"><h2 class="co-heading">Not taken over: {len(refused):,}</h2>'
            f'<ul class="import-list" tabindex="0" aria-label="Not taken over">{lines}</ul></section>')


def contents_list(read: ReadCourse) -> str:
    lines: list[str] = []
    for section in read.sections:
        lines.append(f'<li class="import-section">{esc(section.title)}</li>')
        for item in section.items:
            asked = f' · {number(len(item.questions), "question")}' if item.questions else ''
            kind: Any = next(kind for kind in ITEM_KINDS if kind.value == item.kind.value)
            lines.append(f'<li>{esc(item.title)} <span class="muted">{ITEM_KINDS[kind].one}{asked}</span></li>')
    lines += [f'<li>{esc(one.title or one.text[:80])} <span class="muted">{KINDS[one.kind]}</span></li>'
              for one in read.bank]
    if not lines:
        return ''
    more = f'<li class="muted">and {len(lines) - LISTED:,} more</li>' if len(lines) > LISTED else ''
    return (f'<section class="{design.PANEL}"><h2 class="co-heading">What it holds</h2><ul class="import-list" '
            f'tabindex="0" aria-label="What it holds">{"".join(lines[:LISTED])}{more}</ul></section>')


def number(count: int, what: str) -> str:
    return f'{count:,} {what}' if count == 1 else f'{count:,} {what}s'
