"""What a quiz or a survey asks, beside its fields: questions in order, from the bank or drawn at random."""
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from nicegui import ui

from components.forms import forms
from components.html import esc
from components.sortable_list.sortable_list import SortableLine, SortableList
from db import Course, Invalid, Item, ItemKind, Person, Slot, SlotLine, courses, numbers
from formats.questions import Question, QuestionKind
from pages.admin.courses.questions.question_form import KINDS, QuestionForm
from pages.form_input import whole

OF_SURVEYS = (QuestionKind.SINGLE_CHOICE, QuestionKind.MULTIPLE_CHOICE, QuestionKind.SHORT_TEXT, QuestionKind.NUMBER,
              QuestionKind.ESSAY, QuestionKind.DESCRIPTION)
"""What has a sense where no answer is right."""


class QuizQuestions:
    """Kept at once: each change is a change of the quiz."""

    def __init__(self, viewer: Person, course: Course, item: Item) -> None:
        self._viewer, self._course, self._item = viewer, course, item
        self._lines: Sequence[SlotLine] = ()
        self.html_id = ''
        """Of the ways to add a question."""

    async def draw(self) -> None:
        ui.html('<h3 class="co-heading">Questions</h3>', sanitize=False)
        self._order = SortableList([], label='Questions', empty='No question yet.', on_order=self._reorder,
                                   on_act=self._act)
        self._sum = ui.html('', sanitize=False).classes('cap muted')
        with ui.element('div').classes('line wrap') as ways:
            self.html_id = ways.html_id
            forms.button('New question', self._choose_kind, icon='add', small=True).mark('new-question')
            forms.button('From the bank', self._from_bank, small=True).mark('from-bank')
            if self._item.kind is ItemKind.QUIZ:
                forms.button('Draw at random', self._draw_at_random, small=True).mark('draw-random')
        await self.look_again()

    async def look_again(self) -> None:
        self._lines = await courses.questions_of(self._course, self._item.id, seen_by=self._viewer)
        self._order.set([_line(n, line) for n, line in enumerate(self._lines)])
        self._sum.content = esc(_sum(self._lines))

    async def _keep(self, slots: Sequence[Slot]) -> None:
        try:
            await courses.set_questions(self._course, self._item.id, slots, by=self._viewer)
        finally:
            await self.look_again()

    async def _reorder(self, ids: list[Any]) -> None:
        await self._keep([self._lines[n].slot for n in ids])

    async def _act(self, event: dict[str, Any]) -> None:
        line = self._lines[event['id']]
        if event['action'] == 'remove':
            await self._keep([one.slot for one in self._lines if one is not line])
        elif line.slot.question_id is not None:
            await self._edit(line.slot.question_id)
        else:
            await self._draw_at_random(line)

    async def _choose_kind(self) -> None:
        kinds = [kind for kind in KINDS if self._item.kind is ItemKind.QUIZ or kind in OF_SURVEYS]
        with forms.dialog('What kind of question?') as box, forms.dialog_body():
            for kind in kinds:
                forms.button(KINDS[kind], partial(box.submit, kind)).classes('wide').mark(f'kind-{kind.value}')
        chosen = await box
        box.delete()
        if chosen:
            await self._write(QuestionKind(chosen))

    async def _edit(self, question_id: int) -> None:
        question = await courses.get_question(self._course, question_id, seen_by=self._viewer)
        await self._write(question.kind, question.asked, question_id)

    async def _write(self, kind: QuestionKind, question: Question | None = None, id_: int | None = None) -> None:
        async def keep(made: Question) -> None:
            survey = self._item.kind is ItemKind.SURVEY
            if id_ is None:
                kept = await courses.add_question(self._course, made, by=self._viewer, for_survey=survey)
                await self._keep([*(line.slot for line in self._lines), Slot(question_id=kept.id)])
            else:
                await courses.edit_question(self._course, id_, made, by=self._viewer)
                await self.look_again()
        await write_question(self._viewer, self._course, kind, keep, question, category=self._item.title)

    async def _from_bank(self) -> None:
        there = {line.slot.question_id for line in self._lines}
        bank = await courses.bank(self._course, seen_by=self._viewer)
        options = {entry.id: f'{entry.title} · {KINDS[entry.kind]}' for entry in bank
                   if entry.id not in there and (not entry.for_survey or self._item.kind is ItemKind.SURVEY)}
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
            await self._keep([*(line.slot for line in self._lines), *(Slot(question_id=id_) for id_ in ids)])

    async def _draw_at_random(self, line: SlotLine | None = None) -> None:
        categories = await courses.categories(self._course, seen_by=self._viewer)
        options = {name: f'{name or "No category"} ({count})' for name, count in categories}
        slot = line.slot if line else Slot(draws=1, category=next(iter(options), ''))

        async def keep() -> None:
            fields = {'slots': category, 'draws': draws, 'points': points}
            with forms.checked(fields):
                forms.check(fields)
                new = replace(slot, category=category.value or '', draws=whole(draws.value, 'draws', 0),
                              points=points.value)
                await self._keep([new if one is line else one.slot for one in self._lines] if line
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
                forms.button('Draw them', keep, kind='primary').mark('act')
        box.on('hide', box.delete)
        box.open()


async def write_question(viewer: Person, course: Course, kind: QuestionKind, keep: Any,
                         question: Question | None = None, *, category: str = '') -> None:
    """A dialog with the fields of a question; what is refused is said at its field, and nothing typed is lost.

    :param keep: a coroutine function that keeps the written question
    """
    categories = [name for name, _ in await courses.categories(course, seen_by=viewer)]
    with forms.dialog(KINDS[kind], wide=True) as box:
        with forms.dialog_body():
            form = QuestionForm(viewer, kind, question, category=category if question is None else '',
                                categories=categories)

        async def act() -> None:
            forms.no_errors(form.fields.values())
            try:
                forms.check(form.fields)
                await keep(form.question())
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


def _line(n: int, line: SlotLine) -> SortableLine:
    points = ''
    if line.points is not None:
        points = f'{numbers.plain(line.points)} point{"" if line.points == 1 else "s"} · '
    acts: Any = [{'key': 'edit', 'label': 'Edit', 'icon': 'edit'},
                 {'key': 'remove', 'label': 'Take out', 'icon': 'close', 'danger': True}]
    if line.question is None:
        slot = line.slot
        name = f'{slot.draws} drawn from {slot.category or "what has no category"}'
        return SortableLine(id=n, name=name, note=f'{points}{line.available} to draw from', actions=acts)
    return SortableLine(id=n, name=line.question.title, note=f'{points}{KINDS[line.question.kind]}', actions=acts)


def _sum(lines: Sequence[SlotLine]) -> str:
    number = sum(line.slot.draws or 1 for line in lines)
    total = sum((line.points or 0) * (line.slot.draws or 1) for line in lines)
    counted = f'{number} question{"" if number == 1 else "s"}, {total:f} points together'
    return f'{counted}, scaled to the points of the item' if lines else ''
