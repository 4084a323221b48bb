"""What an attempt asks: the fixed questions, those drawn at random, their order and the order within them."""
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random, SystemRandom
from typing import Any

from tortoise.expressions import Q

from formats.questions import QuestionKind

from ..records.item import Item
from ..records.question import Question, QuizSlot
from .presentation import shuffled_order

RANDOM: Random = SystemRandom()


async def draw_questions(item: Item, course_id: int, *, shuffle: bool, random: Random = RANDOM) -> list[dict[str, Any]]:
    """The entries of `Attempt.asked`. No question twice; of a category that holds too few, all there are. Three
    statements at most.

    :param shuffle: the questions come in a random order; descriptions stay where they are
    """
    slots = await QuizSlot.filter(item_id=item.id).order_by('position', 'id')
    drawn = await _draw(slots, item, course_id, random)
    questions = {one.id: one for one in await Question.filter(id__in=[id_ for ids in drawn for id_ in ids])}
    asked = [_entry(questions[id_], slot, random) for slot, ids in zip(slots, drawn, strict=True) for id_ in ids]
    return _shuffled(asked, questions, random) if shuffle else asked


def drawable_questions(course_id: int, session_course_id: int | None) -> Q:
    """Questions that a quiz of this course, or of this session course only, may draw."""
    where = Q(session_course_id=None)
    if session_course_id is not None:
        where |= Q(session_course_id=session_course_id)
    is_asked = Q(is_archived=False, is_draft=False, for_survey=False) & ~Q(kind=QuestionKind.DESCRIPTION)
    return where & Q(course_id=course_id) & is_asked


async def _draw(slots: Sequence[QuizSlot], item: Item, course_id: int, random: Random) -> list[list[int]]:
    """The questions of each place."""
    taken = {slot.question_id for slot in slots if slot.question_id}
    free = await _available({slot.category for slot in slots if not slot.question_id}, taken, item, course_id)
    drawn = []
    for slot in slots:
        if slot.question_id:
            drawn.append([slot.question_id])
        else:
            chosen = random.sample(free[slot.category], min(slot.draws, len(free[slot.category])))
            free[slot.category] = [id_ for id_ in free[slot.category] if id_ not in chosen]
            drawn.append(chosen)
    return drawn


async def _available(categories: set[str], taken: set[int], item: Item, course_id: int) -> dict[str, list[int]]:
    free: defaultdict[str, list[int]] = defaultdict(list)
    if categories:
        found = Question.filter(drawable_questions(course_id, item.session_course_id), category__in=list(categories))
        for id_, category in await found.values_list('id', 'category'):
            if id_ not in taken:
                free[category].append(id_)
    return free


def _entry(question: Question, slot: QuizSlot, random: Random) -> dict[str, Any]:
    asked = question.asked
    points = Decimal(0) if question.kind is QuestionKind.DESCRIPTION else slot.points or asked.points
    entry: dict[str, Any] = {'question': question.id, 'points': str(points)}
    if order := shuffled_order(asked, random):
        entry['order'] = order
    return entry


def _shuffled(asked: list[dict[str, Any]], questions: Mapping[int, Question], random: Random) -> list[dict[str, Any]]:
    moving = [entry for entry in asked if questions[entry['question']].kind is not QuestionKind.DESCRIPTION]
    mixed = iter(random.sample(moving, len(moving)))
    return [next(mixed) if entry in moving else entry for entry in asked]
