"""The question bank of a course: everything that its quizzes may ask."""
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated, Any

from fastapi import Query
from nicegui import ui

from components import design
from components.forms import forms
from components.html import empty, esc
from components.live import on_change
from components.sortable_list.sortable_list import Act, SortableLine, SortableList
from db import Course, Person, courses
from db.imports import question_import_days
from db.quizzes import BankEntry
from formats.questions import QuestionData, QuestionKind
from i18n import _, ngettext, pgettext
from pages.admin.courses.course_tabs import course_tabs
from pages.admin.courses.imports.draft_items import drafts_banner
from pages.admin.courses.item.quiz_questions import question_dialog
from pages.admin.courses.questions.question_form import QUESTION_KINDS
from pages.admin.page_header import page_head
from pages.dates import day
from pages.dependencies import Viewer, WrittenCourse
from pages.frame import frame

SHOWN = 200
"""Questions on the page; the search finds the others."""


@ui.page('/admin/courses/{course_id:int}/questions')
async def question_bank(viewer: Viewer, course: WrittenCourse, q: Annotated[str, Query(max_length=100)] = '') -> None:
    path = [(_('Courses'), '/admin/courses')]
    with frame(viewer, _('Questions of {title}', title=course.title), here='admin-courses', path=path), \
            ui.element('div').classes(f'{design.DENSE} stack'):
        with page_head(course.title, course.code):
            pass
        course_tabs(course, 'questions')
        await drafts_banner(viewer, course)
        await QuestionBankPage(viewer, course, q).draw()


class QuestionBankPage:

    def __init__(self, viewer: Person, course: Course, search: str) -> None:
        self._viewer, self._course, self._search = viewer, course, search

    async def draw(self) -> None:
        with ui.element('div').classes('line wrap'):
            search = forms.text_field(_('Find a question'), self._search, on_change=lambda e: self._find(e.value))
            search.props('debounce=300').classes('grow')
            forms.button(_('New question'), self._choose_kind, icon='add', kind='primary').mark('new-question')
        self._place = ui.element('div').classes('stack')
        await self._refresh(None)
        on_change(self._course.topic('bank'), self._refresh)

    async def _find(self, text: str) -> None:
        self._search = text or ''
        await self._refresh(None)

    async def _refresh(self, __: object) -> None:
        entries = await courses.bank_entries(self._course, seen_by=self._viewer, search=self._search)
        days = await question_import_days(self._course, seen_by=self._viewer)
        self._imported = {id_: day(at, self._viewer.zone) for id_, at in days.items()}
        self._place.clear()
        with self._place:
            if not entries:
                ui.html(empty(_('No question here.'), _('Write one, or bring some in from a file.')), sanitize=False)
            shown = entries[:SHOWN]
            for category in dict.fromkeys(entry.category for entry in shown):
                self._category(category, [entry for entry in shown if entry.category == category])
            if len(entries) > SHOWN:
                more = ngettext('{n} more. Search for them by a word.', '{n} more. Search for them by a word.',
                                len(entries) - SHOWN)
                ui.html(f'<p class="muted">{more}</p>', sanitize=False)

    def _category(self, name: str, entries: list[BankEntry]) -> None:
        with ui.element('section').classes(design.PANEL):
            title = name or _('No category')
            ui.html(f'<h2 class="co-heading">{esc(title)}</h2>', sanitize=False)
            SortableList([_line(entry, self._imported.get(entry.id, '')) for entry in entries], label=title,
                         on_order=partial(self._order, name), on_act=self._act)

    async def _order(self, category: str, ids: list[Any]) -> None:
        await courses.order_questions(self._course, category, ids, by=self._viewer)

    async def _act(self, event: dict[str, Any]) -> None:
        actions: dict[str, Callable[..., Awaitable[object]]] = {
            'archive': partial(courses.archive_question, self._course),
            'publish': partial(courses.publish_question, self._course),
            'discard': partial(courses.discard_question_edits, self._course)}
        if action := actions.get(event['action']):
            await action(event['id'], by=self._viewer)
            return
        question = await courses.get_question(self._course, event['id'], seen_by=self._viewer)

        async def save(made: QuestionData) -> None:
            await courses.edit_question(self._course, question.id, made, by=self._viewer)
        await question_dialog(self._viewer, self._course, question.edited.kind, save, question.edited)

    async def _choose_kind(self) -> None:
        with forms.dialog(_('What kind of question?')) as box, forms.dialog_body():
            for kind, words in QUESTION_KINDS.items():
                forms.button(str(words), partial(box.submit, kind)).classes('wide').mark(f'kind-{kind.value}')
        chosen = await box
        box.delete()
        if chosen:
            async def save(made: QuestionData) -> None:
                await courses.add_question(self._course, made, by=self._viewer)
            await question_dialog(self._viewer, self._course, QuestionKind(chosen), save)


def _line(entry: BankEntry, imported: str) -> SortableLine:
    """:param imported: on which day"""
    notes = [str(QUESTION_KINDS[entry.kind])]
    if entry.for_survey:
        notes.append(_('for surveys'))
    if entry.used_in:
        notes.append(_('asked in {titles}', titles=', '.join(entry.used_in)))
    actions: list[Act] = [{'key': 'edit', 'label': _('Edit'), 'icon': 'edit'}]
    if not entry.used_in:  # what a quiz asks stays
        actions.append({'key': 'archive', 'label': pgettext('button', 'Archive'), 'icon': 'inventory_2',
                        'danger': True})
    line = SortableLine(id=entry.id, name=entry.title, note=' · '.join(notes), actions=actions)
    if entry.is_draft or entry.has_edits:
        note = pgettext('state', 'Draft') if entry.is_draft else _('Edits wait')
        said = f'{note} · {_("imported {day}", day=imported)}' if imported else note
        line['chip'] = {'icon': 'edit_note', 'text': said, 'tone': 'warn'}
        waiting: list[Act] = [{'key': 'publish', 'label': _('Publish'), 'icon': 'publish'}]
        if entry.has_edits:
            waiting.append({'key': 'discard', 'label': _('Discard edits'), 'icon': 'undo'})
        line['actions'] = [*waiting, *line['actions']]
    return line
