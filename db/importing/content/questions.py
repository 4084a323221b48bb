"""Questions on their way into the bank of a course, and from there into quizzes and surveys."""
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from formats.in_markdown import in_markdown
from formats.questions import Question, Refused

from ...quiz.bank import Shelf
from ...quiz.slots import Slot, set_slots
from ...refusals import Refusal

if TYPE_CHECKING:
    from ...course.item import Item
    from .writing import Brought

LONGEST_CATEGORY = 160


class QuestionWriting:

    def __init__(self, course: Any, source: str, brought: 'Brought') -> None:
        self._course, self._source, self._brought = course, source, brought
        self._shelf = Shelf(course.id)
        self._named: defaultdict[str, list[str]] = defaultdict(list)

    async def into_bank(self, questions: Sequence[Question]) -> None:
        for number, question in enumerate(questions, 1):
            await self._keep(question, f'question {number}', survey=False)

    async def into_item(self, item: 'Item', questions: Sequence[Question], *, survey: bool) -> None:
        """As the places of a quiz or a survey, in their order, under a category of its name."""
        slots = []
        for number, question in enumerate(questions, 1):
            kept = await self._keep(replace(question, category=question.category or item.title[:160]),
                                    f'{item.title} › question {number}', survey=survey)
            if kept and kept not in slots:
                slots.append(kept)
        await set_slots(self._shelf, item, [Slot(question_id=id_) for id_ in slots])

    async def _keep(self, question: Question, where: str, *, survey: bool) -> int | None:
        """Its id; None where the bank refuses it."""
        from ...quiz import Question as Kept
        source = self._called(question)
        here = await Kept.filter(course_id=self._course.id, source=source, is_archived=False).first()
        if here:
            self._brought.here_already['questions'] += 1
            return here.id
        if survey:
            question = replace(question, points=question.points or Decimal(1))  # nothing is scored there
        lost: list[str] = []
        try:
            question = replace(in_markdown(question, note=lost.append), category=_category(question.category))
            made = await self._shelf.add(question, for_survey=survey, source=source)
        except Refusal as no:
            self._brought.refused.append(Refused(question.title or where, str(no)))
            return None
        self._brought.added['questions'] += 1
        self._brought.refused += [Refused(question.title or where, sentence) for sentence in dict.fromkeys(lost)]
        return made.id


    def _called(self, question: Question) -> str:
        """What its file calls it. Another question there of the same name has its number behind it."""
        print_ = _print_of(question)
        name = f'{self._source}:{question.source_id or print_}'[:190]
        others = self._named[name]
        if print_ not in others:
            others.append(print_)
        number = others.index(print_) + 1
        return name if number == 1 else f'{name} ({number})'


def _category(name: str) -> str:
    """As much of it as fits: paths end with what is special to them."""
    name = ' '.join(name.split())
    return name if len(name) <= LONGEST_CATEGORY else f'…{name[1 - LONGEST_CATEGORY:]}'


def _print_of(question: Question) -> str:
    """Tells a question without a name of its own from any other: it is what it asks."""
    return sha256(repr(replace(question, category='')).encode()).hexdigest()[:32]
