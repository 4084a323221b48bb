"""A question as a learner is shown it: in the order of their attempt, without anything that tells what is right.

Learners send and receive places in what they were shown, so that not even an index tells where a thing stands in the
bank. `to_bank_order` and `to_presented_order` translate between that and what `scoring.py` reads.
"""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from random import Random
from typing import Any

from formats.questions import Gap, QuestionData, QuestionKind

from .scoring import check_answer_shape, match_choices, matching_pairs


@dataclass(frozen=True, slots=True)
class PresentedGap:
    name: str
    """Stands in the text as `[[name]]`."""
    options: tuple[str, ...] = ()
    """To choose from, in the order shown; none: it is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentedQuestion:
    """Texts are Markdown. Everything to choose is in the order in which it is shown."""
    id: int
    number: int | None
    """Counted from 1; a description has none."""
    kind: QuestionKind
    text: str
    points: Decimal
    options: tuple[str, ...] = ()
    """single_choice, multiple_choice, true_false: what may be chosen. matching: what a left side may be matched with.
    ordering: what is to be ordered, as it lies before the learner has touched it."""
    lefts: tuple[str, ...] = ()
    """matching: the left sides."""
    gaps: tuple[PresentedGap, ...] = ()
    """gap_fill"""
    unit: str = ''
    """number: what may, but need not, be typed behind it."""
    given: Any = None
    """As `scoring.py` describes it, every index being a place in `options`, or in the options of a gap."""
    saved_at: datetime | None = None
    """When the answer was last kept; empty: not answered."""


def present_question(id_: int, question: QuestionData, entry: Mapping[str, Any], *, number: int | None,
                     given: Any = None, saved_at: datetime | None = None) -> PresentedQuestion:
    """:param entry: the question's entry in `Attempt.asked`"""
    order = entry.get('order')
    return PresentedQuestion(
        id=id_, number=number, kind=question.kind, text=question.text, points=Decimal(entry['points']),
        options=_arranged(option_texts(question), order if isinstance(order, list) else None),
        lefts=tuple(pair.left for pair in matching_pairs(question)),
        gaps=tuple(PresentedGap(gap.name, _arranged([option.text for option in gap.options], _gap_order(order, gap)))
                   for gap in question.gaps),
        unit=question.unit, given=to_presented_order(question, order, given),
        saved_at=saved_at if given is not None else None)


def option_texts(question: QuestionData) -> list[str]:
    """What there is to choose or to order, as it is kept."""
    if question.kind is QuestionKind.MATCHING:
        return list(match_choices(question))
    if question.kind is QuestionKind.ORDERING:
        return list(question.order)
    return [option.text for option in question.options]


def shuffled_order(question: QuestionData, random: Random) -> Any:
    """For a new attempt: the kept index at each place shown, by gap where there are gaps; None where nothing moves.

    What would give itself away as it is kept is mixed in any case: what is to be ordered, and the right sides of pairs,
    which stand in alphabetical order where the question is not to be shuffled.
    """
    if question.kind is QuestionKind.GAP_FILL:
        mixed = {gap.name: _shuffle(len(gap.options), random) for gap in question.gaps if gap.options}
        return mixed if mixed and question.shuffle else None
    texts = option_texts(question)
    if question.kind is QuestionKind.TRUE_FALSE or not texts:
        return None
    if question.kind is QuestionKind.ORDERING:
        return _shuffled_wrong(texts, random)
    if question.shuffle:
        return _shuffle(len(texts), random)
    if question.kind is QuestionKind.MATCHING:
        return sorted(range(len(texts)), key=lambda index: texts[index].casefold())
    return None


def to_bank_order(question: QuestionData, order: Any, shown: Any) -> Any:
    """What a learner sent, in the terms of the bank. Raises Invalid for what is no answer to this question."""
    check_answer_shape(question, shown)
    return _translate(question, order, shown, lambda index, places: places[index])


def to_presented_order(question: QuestionData, order: Any, given: Any) -> Any:
    """What is kept, in the terms of what the learner was shown."""
    return _translate(question, order, given, lambda index, places: places.index(index))


def _translate(question: QuestionData, order: Any, given: Any, turn: Any) -> Any:
    if given is None or not order or isinstance(given, str):
        return given
    if isinstance(given, dict):
        return {name: turn(one, order[name]) if isinstance(one, int) and name in order else one
                for name, one in given.items()}
    if isinstance(given, list):
        return [one if one is None else turn(one, order) for one in given]
    return turn(given, order)


def _arranged(texts: Sequence[str], order: Sequence[int] | None) -> tuple[str, ...]:
    return tuple(texts) if order is None else tuple(texts[index] for index in order)


def _gap_order(order: Any, gap: Gap) -> list[int] | None:
    return order.get(gap.name) if isinstance(order, dict) else None


def _shuffle(number: int, random: Random) -> list[int]:
    return random.sample(range(number), number)


def _shuffled_wrong(texts: Sequence[str], random: Random) -> list[int]:
    """Mixed, and not by chance in the right order: nothing would be left to do. Of two, that would tell the answer."""
    order = _shuffle(len(texts), random)
    while len(set(texts)) > 2 and [texts[index] for index in order] == list(texts):
        order = _shuffle(len(texts), random)
    return order
