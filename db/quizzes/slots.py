"""What a quiz or a survey asks: questions of the bank by name, or so many drawn at random from a category."""
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tortoise.expressions import Q

from formats.questions import QuestionData
from i18n import _

from ..core.numbers import CENT
from ..core.refusals import Invalid, NotAllowed, NotFound
from ..items.fields import item_points
from ..records.item import Item
from ..records.item_types import ITEM_TYPES, Work
from ..records.question import Question, QuizSlot
from .bank import QuestionBank
from .random_selection import drawable_questions

MAX_SLOTS = 500
MAX_DRAWS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One place: the question with this id, or so many drawn from a category."""
    question_id: int | None = None
    draws: int = 0
    category: str = ''
    points: Decimal | None = None
    """For each question of this place; empty: the question's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRow:
    """One place, with what stands there."""
    slot: Slot
    question: QuestionData | None
    """Where one is named."""
    available: int
    """How many may be drawn, where none is named."""

    @property
    def points(self) -> Decimal | None:
        """Of each question here; None where each drawn one has its own."""
        if self.slot.points is None and self.question:
            return self.question.points
        return self.slot.points


async def set_slots(bank: QuestionBank, item: Item, slots: Sequence[Slot]) -> None:
    """Exactly these, in this order. Attempts that have begun keep what they ask."""
    if not ITEM_TYPES[item.kind].asks_questions:
        raise NotAllowed(_('{title} asks no questions: it is neither a quiz nor a survey.', title=item.title))
    if len(slots) > MAX_SLOTS:
        raise Invalid(_('That are {n} places; {limit} fit.', n=len(slots), limit=MAX_SLOTS), 'slots')
    named = [slot.question_id for slot in slots if slot.question_id is not None]
    if len(named) != len(set(named)):
        raise Invalid(_('A question can be asked only once.'), 'slots')
    questions = {one.id: one for one in await Question.filter(bank.available, id__in=named)}
    rows = [_row(slot, item, questions) for slot in slots]
    for category in {slot.category for slot in slots if slot.question_id is None}:
        await _check_enough_questions(bank, category, slots, set(named))
    await QuizSlot.filter(item_id=item.id).delete()
    for position, row in enumerate(rows):
        row.position = position
    await QuizSlot.bulk_create(rows)


async def slots_from_sources(course_id: int, sources: Sequence[str]) -> list[Slot]:
    """Slots for the questions of the bank that were imported under these names, as far as they are still there."""
    found = Question.filter(course_id=course_id, session_course_id=None, is_archived=False, source__in=list(sources))
    ids = dict(await found.order_by('id').values_list('source', 'id'))
    return [Slot(question_id=ids[source]) for source in dict.fromkeys(sources) if source in ids]


async def publish_draft_questions(*item_ids: int) -> int:
    """What published quizzes and surveys ask is no draft. Returns how many questions were."""
    asked = await QuizSlot.filter(item_id__in=item_ids, question__is_draft=True).values_list('question_id', flat=True)
    return await Question.filter(id__in=list(asked)).update(is_draft=False) if asked else 0


async def slot_rows(bank: QuestionBank, item: Item) -> list[SlotRow]:
    """Two statements, and one for each category that is drawn from."""
    available: dict[str, int] = {}
    lines = []
    slots = await QuizSlot.filter(item_id=item.id).order_by('position', 'id').select_related('question')
    named = {slot.question_id for slot in slots if slot.question_id}
    for slot in slots:
        if slot.question_id is None and slot.category not in available:
            free = Question.filter(_drawable_in(bank, slot.category))
            available[slot.category] = await free.exclude(id__in=list(named)).count() if named else await free.count()
        lines.append(SlotRow(
            slot=Slot(question_id=slot.question_id, draws=slot.draws, category=slot.category, points=slot.points),
            question=slot.question.asked if slot.question else None,
            available=0 if slot.question_id else available[slot.category]))
    return lines


def _row(slot: Slot, item: Item, questions: dict[int, Question]) -> Any:
    points = None if slot.points is None else item_points(slot.points, 'points', least=CENT,
                                                             most=Decimal(1000))
    if slot.question_id is None:
        if ITEM_TYPES[item.kind].work is Work.RESPONSES:
            raise Invalid(_('A survey asks everybody the same: nothing is drawn at random.'), 'slots')
        if isinstance(slot.draws, bool) or not 1 <= slot.draws <= MAX_DRAWS:
            raise Invalid(_('Enter a number from 1 to {limit}.', limit=MAX_DRAWS), 'draws')
        return QuizSlot(item_id=item.id, draws=slot.draws, category=slot.category, points=points)
    question = questions.get(slot.question_id)
    if question is None or question.is_archived:
        raise NotFound(_('One of these questions is not in the bank any more.'))
    if question.for_survey and ITEM_TYPES[item.kind].work is Work.ATTEMPTS:
        raise Invalid(_('No answer to “{title}” is right: it fits a survey only.', title=question.title), 'slots')
    return QuizSlot(item_id=item.id, question_id=question.id, points=points)


async def _check_enough_questions(bank: QuestionBank, category: str, slots: Sequence[Slot], named: set[int]) -> None:
    wanted = sum(slot.draws for slot in slots if slot.question_id is None and slot.category == category)
    found = await Question.filter(_drawable_in(bank, category)).values_list('id', flat=True)
    free = len(set(found) - named)
    if free < wanted:
        raise Invalid(_('“{category}” holds {free} that can be drawn, not {wanted}.', category=category, free=free,
                        wanted=wanted) if category else
                      _('What has no category holds {free} that can be drawn, not {wanted}.', free=free, wanted=wanted),
                      'draws')


def _drawable_in(bank: QuestionBank, category: str) -> Q:
    return drawable_questions(bank.course_id, bank.session_course_id) & Q(category=category)
