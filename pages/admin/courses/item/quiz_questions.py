"""What a quiz or a survey asks, beside its fields: questions in order, from the bank or drawn at random."""
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from nicegui import ui

from components.forms import forms
from components.html import esc
from components.sortable_list.sortable_list import SortableLine, SortableList
from db import Course, Item, Person, courses
from db.core import Invalid, numbers
from db.quizzes import Slot, SlotRow
from db.records import ITEM_TYPES, Work
from formats.questions import QuestionData, QuestionKind
from pages.admin.courses.questions.question_form import QUESTION_KINDS, QuestionForm
from pages.form_input import whole

SURVEY_KINDS = (QuestionKind.SINGLE_CHOICE, QuestionKind.MULTIPLE_CHOICE, QuestionKind.SHORT_TEXT, QuestionKind.NUMBER,
                QuestionKind.ESSAY, QuestionKind.DESCRIPTION)
"""What has a sense where no answer is right."""


class QuizQuestions:
    """Kept at once: each change is a change of the quiz."""

    def __init__(self, viewer: Person, course: Course, item: Item) -> None:
        self._viewer, self._course, self._item = viewer, course, item
        self._scored = ITEM_TYPES[item.kind].work is Work.ATTEMPTS
        self._lines: Sequence[SlotRow] = ()
        self.html_id = ''
        """Of the buttons that add a question."""

    async def draw(self) -> None:
        ui.html('<h3 class="co-heading">Questions</h3>', sanitize=False)
        self._order = SortableList([], label='Questions', empty='No question yet.', on_order=self._reorder,
                                   on_act=self._act)
        self._total = ui.html('', sanitize=False).classes('cap muted')
        with ui.element('div').classes('line wrap') as buttons:
            self.html_id = buttons.html_id
            forms.button('New question', self._choose_kind, icon='add', small=True).mark('new-question')
            forms.button('From the bank', self._from_bank, small=True).mark('from-bank')
            if self._scored:
                forms.button('Draw at random', self._draw_at_random, small=True).mark('draw-random')
        await self.refresh()

    async def refresh(self) -> None:
        self._lines = await courses.item_questions(self._course, self._item.id, seen_by=self._viewer)
        self._order.set([_line(n, line) for n, line in enumerate(self._lines)])
        self._total.content = esc(_total(self._lines))

    async def _save_slots(self, slots: Sequence[Slot]) -> None:
        try:
            await courses.set_questions(self._course, self._item.id, slots, by=self._viewer)
        finally:
            await self.refresh()

    async def _reorder(self, ids: list[Any]) -> None:
        await self._save_slots([self._lines[n].slot for n in ids])

    async def _act(self, event: dict[str, Any]) -> None:
        line = self._lines[event['id']]
        if event['action'] == 'remove':
            await self._save_slots([one.slot for one in self._lines if one is not line])
        elif line.slot.question_id is not None:
            await self._edit(line.slot.question_id)
        else:
            await self._draw_at_random(line)

    async def _choose_kind(self) -> None:
        kinds = [kind for kind in QUESTION_KINDS if self._scored or kind in SURVEY_KINDS]
        with forms.dialog('What kind of question?') as box, forms.dialog_body():
            for kind in kinds:
                forms.button(QUESTION_KINDS[kind], partial(box.submit, kind)).classes('wide').mark(f'kind-{kind.value}')
        chosen = await box
        box.delete()
        if chosen:
            await self._open_editor(QuestionKind(chosen))

    async def _edit(self, question_id: int) -> None:
        question = await courses.get_question(self._course, question_id, seen_by=self._viewer)
        await self._open_editor(question.kind, question.asked, question_id)

    async def _open_editor(self, kind: QuestionKind, question: QuestionData | None = None, id_: int | None = None
                           ) -> None:
        async def save(made: QuestionData) -> None:
            if id_ is None:
                kept = await courses.add_question(self._course, made, by=self._viewer, for_survey=not self._scored)
                await self._save_slots([*(line.slot for line in self._lines), Slot(question_id=kept.id)])
            else:
                await courses.edit_question(self._course, id_, made, by=self._viewer)
                await self.refresh()
        await question_dialog(self._viewer, self._course, kind, save, question, category=self._item.title)

    async def _from_bank(self) -> None:
        there = {line.slot.question_id for line in self._lines}
        bank = await courses.bank_entries(self._course, seen_by=self._viewer)
        options = {entry.id: f'{entry.title} · {QUESTION_KINDS[entry.kind]}' for entry in bank
                   if entry.id not in there and not (entry.for_survey and self._scored)}
        with forms.dialog('Questions from the bank') as box:
            with forms.dialog_body():
                chosen = forms.several_field('Questions', options)
                if not options:
                    ui.label('Everything in the bank is asked already.').classes('co-text')
            with forms.dialog_foot():
                forms.cancel(box)
                forms.button('Ask them', lambda: box.submit(chosen.value), kind='primary').mark('act')
        ids = await box
        box.delete()
        if ids:
            await self._save_slots([*(line.slot for line in self._lines), *(Slot(question_id=id_) for id_ in ids)])

    async def _draw_at_random(self, line: SlotRow | None = None) -> None:
        categories = await courses.question_categories(self._course, seen_by=self._viewer)
        options = {name: f'{name or "No category"} ({count})' for name, count in categories}
        slot = line.slot if line else Slot(draws=1, category=next(iter(options), ''))

        async def save() -> None:
            fields = {'slots': category, 'draws': draws, 'points': points}
            with forms.checked(fields):
                forms.check(fields)
                new = replace(slot, category=category.value or '', draws=whole(draws.value, 'draws', 0),
                              points=points.value)
                await self._save_slots([new if one is line else one.slot for one in self._lines] if line
                                       else [*(one.slot for one in self._lines), new])
                box.close()

        with forms.dialog('Draw questions at random') as box:
            with forms.dialog_body():
                category = forms.select_field('Category', options, slot.category if slot.category in options else None)
                draws = forms.number_field('How many', slot.draws, least=1, most=500, step=1)
                points = forms.number_field('Points for each', None if slot.points is None else float(slot.points),
                                            least=0.01, most=1000, hint='Empty: each question’s own')
            with forms.dialog_foot():
                forms.cancel(box)
                forms.button('Draw them', save, kind='primary').mark('act')
        box.on('hide', box.delete)
        box.open()


async def question_dialog(viewer: Person, course: Course, kind: QuestionKind, save: Any,
                          question: QuestionData | None = None, *, category: str = '') -> None:
    """A dialog with the fields of a question; what is refused is said at its field, and nothing typed is lost.

    :param save: a coroutine function that keeps the written question
    """
    categories = [name for name, _ in await courses.question_categories(course, seen_by=viewer)]
    with forms.dialog(QUESTION_KINDS[kind], wide=True) as box:
        with forms.dialog_body():
            form = QuestionForm(viewer, kind, question, category=category if question is None else '',
                                categories=categories)

        async def act() -> None:
            forms.no_errors(form.fields.values())
            try:
                forms.check(form.fields)
                await save(form.question())
            except Invalid as no:
                field = form.fields.get(no.field or '')
                if field is None:
                    raise
                forms.error(field, str(no))
            else:
                box.close()

        with forms.dialog_foot():
            forms.cancel(box)
            forms.button('Keep question', act, kind='primary').mark('keep-question')
    box.on('hide', box.delete)
    box.open()


def _line(n: int, line: SlotRow) -> SortableLine:
    points = ''
    if line.points is not None:
        points = f'{numbers.plain(line.points)} point{"" if line.points == 1 else "s"} · '
    acts: Any = [{'key': 'edit', 'label': 'Edit', 'icon': 'edit'},
                 {'key': 'remove', 'label': 'Take out', 'icon': 'close', 'danger': True}]
    if line.question is None:
        slot = line.slot
        name = f'{slot.draws} drawn from {slot.category or "what has no category"}'
        return SortableLine(id=n, name=name, note=f'{points}{line.available} to draw from', actions=acts)
    return SortableLine(id=n, name=line.question.title, note=f'{points}{QUESTION_KINDS[line.question.kind]}',
                        actions=acts)


def _total(lines: Sequence[SlotRow]) -> str:
    number = sum(line.slot.draws or 1 for line in lines)
    total = sum((line.points or 0) * (line.slot.draws or 1) for line in lines)
    counted = f'{number} question{"" if number == 1 else "s"}, {total:f} points together'
    return f'{counted}, scaled to the points of the item' if lines else ''
