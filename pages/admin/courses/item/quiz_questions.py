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
from i18n import _, ngettext
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
        ui.html(f'<h3 class="co-heading">{_("Questions")}</h3>', sanitize=False)
        self._order = SortableList([], label=_('Questions'), empty=_('No question yet.'), on_order=self._reorder,
                                   on_act=self._act)
        self._total = ui.html('', sanitize=False).classes('cap muted')
        with ui.element('div').classes('line wrap') as buttons:
            self.html_id = buttons.html_id
            forms.button(_('New question'), self._choose_kind, icon='add', small=True).mark('new-question')
            forms.button(_('From the bank'), self._from_bank, small=True).mark('from-bank')
            if self._scored:
                forms.button(_('Draw at random'), self._draw_at_random, small=True).mark('draw-random')
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
        with forms.dialog(_('What kind of question?')) as box, forms.dialog_body():
            for kind in kinds:
                choice = forms.button(str(QUESTION_KINDS[kind]), partial(box.submit, kind))
                choice.classes('wide').mark(f'kind-{kind.value}')
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
        with forms.dialog(_('Questions from the bank')) as box:
            with forms.dialog_body():
                chosen = forms.several_field(_('Questions'), options)
                if not options:
                    ui.label(_('Everything in the bank is asked already.')).classes('co-text')
            with forms.dialog_foot():
                forms.cancel(box)
                forms.button(_('Ask them'), lambda: box.submit(chosen.value), kind='primary').mark('act')
        ids = await box
        box.delete()
        if ids:
            await self._save_slots([*(line.slot for line in self._lines), *(Slot(question_id=id_) for id_ in ids)])

    async def _draw_at_random(self, line: SlotRow | None = None) -> None:
        categories = await courses.question_categories(self._course, seen_by=self._viewer)
        options = {name: f'{name or _("No category")} ({count})' for name, count in categories}
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

        with forms.dialog(_('Draw questions at random')) as box:
            with forms.dialog_body():
                drawn_from = slot.category if slot.category in options else None
                category = forms.select_field(_('Category'), options, drawn_from)
                draws = forms.number_field(_('How many'), slot.draws, least=1, most=500, step=1)
                points = forms.number_field(_('Points for each'), None if slot.points is None else float(slot.points),
                                            least=0.01, most=1000, hint=_('Empty: each question’s own'))
            with forms.dialog_foot():
                forms.cancel(box)
                forms.button(_('Draw them'), save, kind='primary').mark('act')
        box.on('hide', box.delete)
        box.open()


async def question_dialog(viewer: Person, course: Course, kind: QuestionKind, save: Any,
                          question: QuestionData | None = None, *, category: str = '') -> None:
    """A dialog with the fields of a question; what is refused is said at its field, and nothing typed is lost.

    :param save: a coroutine function that keeps the written question
    """
    categories = [name for name, __ in await courses.question_categories(course, seen_by=viewer)]
    with forms.dialog(str(QUESTION_KINDS[kind]), wide=True) as box:
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
            forms.button(_('Save question'), act, kind='primary').mark('keep-question')
    box.on('hide', box.delete)
    box.open()


def _line(place: int, line: SlotRow) -> SortableLine:
    notes = []
    if line.points is not None:
        n = int(line.points) if line.points == int(line.points) else 2  # what is no whole number, is several
        notes.append(ngettext('{points} point', '{points} points', n, points=numbers.plain(line.points)))
    acts: Any = [{'key': 'edit', 'label': _('Edit'), 'icon': 'edit'},
                 {'key': 'remove', 'label': _('Take out'), 'icon': 'close', 'danger': True}]
    if line.question is None:
        slot = line.slot
        name = (ngettext('{n} drawn from {category}', '{n} drawn from {category}', slot.draws, category=slot.category)
                if slot.category else
                ngettext('{n} drawn from what has no category', '{n} drawn from what has no category', slot.draws))
        notes.append(ngettext('{n} to draw from', '{n} to draw from', line.available))
        return SortableLine(id=place, name=name, note=' · '.join(notes), actions=acts)
    notes.append(str(QUESTION_KINDS[line.question.kind]))
    return SortableLine(id=place, name=line.question.title, note=' · '.join(notes), actions=acts)


def _total(lines: Sequence[SlotRow]) -> str:
    if not lines:
        return ''
    total = sum((line.points or 0) * (line.slot.draws or 1) for line in lines)
    return ngettext('{n} question, {points} points together, scaled to the points of the item',
                    '{n} questions, {points} points together, scaled to the points of the item',
                    sum(line.slot.draws or 1 for line in lines), points=f'{total:f}')
