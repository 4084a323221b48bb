"""What an answer is worth, from the question, what was given, and the points; pure, in exact fractions.

What is `given` for each kind, as JSON. None is no answer, for every kind, and scores nothing. Indexes are places in the
question as it is kept; what learners send and receive are places in what they were shown, which `presentation.py`
translates.

    single_choice, true_false   2                       the index of an option
    multiple_choice             [0, 2]                  indexes of options, in any order
    short_text, essay           "words"
    number                      "3,14 kg"               as it was typed
    matching                    [1, 0, null]            for each left side the index of one of `match_choices(question)`
    ordering                    [2, 0, 1]               indexes of what is ordered, the first place first
    gap_fill                    {"a": "x", "b": 1}      by the gap's name: words or a number, the index of an option
    description                 nothing is ever given

What each is worth, as a share of the points:

    single_choice, true_false   the share of the chosen option, not below 0 %.
    multiple_choice             the sum of the shares of what was chosen, from 0 to 100 %: as Moodle's “multiple
                                answers” and QTI's `map_response` with bounds 0 and 1. Where the right shares are
                                100 % but for rounding (three times 33.33333), they count as 100 % together.
    short_text                  the share of the accepted text it is: exact texts first, then patterns, each in their
                                order, as Moodle and GIFT do. Spaces at the ends do not count, several within are one;
                                capitals count where the question says so. In a pattern `*` stands for any characters
                                and nothing else has a meaning; no regular expression is ever taken from anybody.
    number                      the best share of the ranges it lies in, ends included (GIFT's `#low..high`). The
                                decimal sign is a point or a comma; exponents are 1e3, 1E3, 1×10^3; the unit may stand
                                behind it and need not.
    matching                    right pairs / pairs, distractors not counting: Moodle's “matching”, QTI's
                                `matchInteraction` with the same value for each pair.
    ordering                    right neighbours / (things − 1): how many follow directly upon what they should follow.
                                It is Moodle's grading type “relative to the next item (excluding last)”: who puts one
                                thing wrongly at the front has still understood the rest.
    gap_fill                    the weighted mean of its gaps, each scored as short_text, number or single_choice:
                                Moodle's “embedded answers” (Cloze).
    essay                       needs a hand: points are None, except for an empty one, which is worth 0.
    description                 asks nothing and is worth nothing.
"""
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from formats.questions import ALL, Gap, Option, QuestionData, QuestionKind
from i18n import _

from ..core.numbers import mean, plain
from ..core.refusals import Invalid
from .answer_matching import match_number, match_text

MAX_LENGTH_ANSWER = 1000
MAX_LENGTH_ESSAY = 100_000
ROUNDING = Fraction(1, 10)
"""So far from 100 %, in percent, right shares may lie that are meant to be all of it."""


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """One piece of an answer: a chosen option, a pair, a place in an order, a gap."""
    key: int | str
    """The option's index, the pair's or the place's number, the gap's name."""
    share: Fraction
    """Of this piece, 0 to 1; below 0 for an option that costs points."""
    feedback: str = ''

    @property
    def right(self) -> bool:
        return self.share >= 1


@dataclass(frozen=True, slots=True)
class AnswerScore:
    points: Fraction | None
    """From 0 to the question's points, exact; None needs a hand."""
    right: bool | None = None
    """All of it; None where nothing is right or wrong: an essay, a description."""
    parts: tuple[AnswerPart, ...] = ()
    feedback: tuple[str, ...] = ()
    """Of what was given, then the question's own for everybody who has answered; Markdown."""


def score(question: QuestionData, given: Any, points: Decimal | Fraction) -> AnswerScore:
    """Raises Invalid, with a sentence, for what has not the shape of an answer to this question."""
    check_answer_shape(question, given)
    if question.kind is QuestionKind.DESCRIPTION:
        return AnswerScore(Fraction(0))
    blank = is_blank(given)
    said = (question.feedback,) if question.feedback and not blank else ()
    if question.kind is QuestionKind.ESSAY:
        return AnswerScore(Fraction(0) if blank else None, feedback=said)
    if blank:
        return AnswerScore(Fraction(0), right=False)
    share, parts = _SCORERS[question.kind](question, given)
    share = min(max(share, Fraction(0)), Fraction(1))
    own = tuple(part.feedback for part in parts if part.feedback)
    return AnswerScore(share * Fraction(points), share == 1, parts, (*own, *said))


def check_answer_shape(question: QuestionData, given: Any) -> None:
    """Whether it has the shape of an answer; says nothing of right or wrong."""
    if given is not None and not _SHAPES[question.kind](question, given):
        raise Invalid(_('This answer does not fit the question.'), 'given')


def is_blank(given: Any) -> bool:
    """Nothing chosen, nothing typed."""
    if isinstance(given, str):
        return not given.strip()
    if isinstance(given, dict):
        return all(map(is_blank, given.values()))
    return given is None or isinstance(given, list) and all(one is None for one in given)


def right_answer(question: QuestionData) -> Any:
    """What would be worth everything, in the terms of `given`; None where there is no such thing, or not one only."""
    kind = question.kind
    if kind in (QuestionKind.SINGLE_CHOICE, QuestionKind.TRUE_FALSE):
        return _best_option(question.options)
    if kind is QuestionKind.MULTIPLE_CHOICE:
        return [index for index, option in enumerate(question.options) if option.share > 0] or None
    if kind is QuestionKind.SHORT_TEXT:
        return next((text.text for text in question.texts if text.share >= ALL), None)
    if kind is QuestionKind.NUMBER:
        return next((_midpoint(number) for number in question.numbers if number.share >= ALL), None)
    if kind is QuestionKind.MATCHING:
        return [match_choices(question).index(pair.right) for pair in matching_pairs(question)]
    if kind is QuestionKind.ORDERING:
        return list(range(len(question.order)))
    if kind is QuestionKind.GAP_FILL:
        return {gap.name: _gap_solution(gap) for gap in question.gaps}
    return None


def matching_pairs(question: QuestionData) -> tuple[Any, ...]:
    """The pairs without the distractors."""
    return tuple(pair for pair in question.pairs if pair.left)


def match_choices(question: QuestionData) -> tuple[str, ...]:
    """What a left side may be matched with: every right side once, distractors included."""
    return tuple(dict.fromkeys(pair.right for pair in question.pairs))


def _single(question: QuestionData, given: int) -> tuple[Fraction, tuple[AnswerPart, ...]]:
    option = question.options[given]
    share = Fraction(option.share) / 100
    return share, (AnswerPart(given, share, option.feedback),)


def _multiple(question: QuestionData, given: list[int]) -> tuple[Fraction, tuple[AnswerPart, ...]]:
    chosen = [(index, option) for index, option in enumerate(question.options) if index in given]
    whole = sum((Fraction(option.share) for option in question.options if option.share > 0), Fraction())
    if not whole or abs(whole - 100) > ROUNDING:
        whole = Fraction(100)
    share = sum((Fraction(option.share) for _, option in chosen), Fraction()) / whole
    return share, tuple(
        AnswerPart(index, Fraction(1) if option.share > 0 else Fraction(option.share) / 100, option.feedback)
        for index, option in chosen)


def _short_text(question: QuestionData, given: str) -> tuple[Fraction, tuple[AnswerPart, ...]]:
    return _typed('', given, question.texts, (), question.match_case)


def _number(question: QuestionData, given: str) -> tuple[Fraction, tuple[AnswerPart, ...]]:
    return _typed('', given, (), question.numbers, False, question.unit)


def _typed(key: str, given: str, texts: Sequence[Any], numbers: Sequence[Any], match_case: bool, unit: str = ''
           ) -> tuple[Fraction, tuple[AnswerPart, ...]]:
    found: Any = match_text(given, texts, match_case=match_case) or match_number(given, numbers, unit)
    share = Fraction(found.share) / 100 if found else Fraction(0)
    return share, (AnswerPart(key, share, found.feedback if found else ''),)


def _matching(question: QuestionData, given: list[int | None]) -> tuple[Fraction, tuple[AnswerPart, ...]]:
    offered = match_choices(question)
    parts = tuple(AnswerPart(number, Fraction(chosen is not None and offered[chosen] == pair.right))
                  for number, (pair, chosen) in enumerate(zip(matching_pairs(question), given, strict=True)))
    return mean((1, part.share) for part in parts) or Fraction(0), parts


def _ordering(question: QuestionData, given: list[int]) -> tuple[Fraction, tuple[AnswerPart, ...]]:
    """Things that read the same may stand for each other. A place is right where the right thing stands."""
    right, laid = list(question.order), [question.order[index] for index in given]
    parts = tuple(AnswerPart(place, Fraction(here == there))
                  for place, (here, there) in enumerate(zip(laid, right, strict=True)))
    wanted = Counter(pairwise(right))
    return Fraction((wanted & Counter(pairwise(laid))).total(), max(wanted.total(), 1)), parts


def _gap_fill(question: QuestionData, given: dict[str, Any]) -> tuple[Fraction, tuple[AnswerPart, ...]]:
    parts = tuple(_gap(gap, given.get(gap.name), question.match_case) for gap in question.gaps)
    bounded = (min(max(part.share, Fraction(0)), Fraction(1)) for part in parts)
    return mean(zip((gap.weight for gap in question.gaps), bounded, strict=True)) or Fraction(0), parts


def _gap(gap: Gap, given: Any, match_case: bool) -> AnswerPart:
    if is_blank(given):
        return AnswerPart(gap.name, Fraction(0))
    if gap.options:
        option = gap.options[given]
        return AnswerPart(gap.name, Fraction(option.share) / 100, option.feedback)
    _, [part] = _typed(gap.name, given, gap.texts, gap.numbers, match_case)
    return part


def _best_option(options: Sequence[Option]) -> int | None:
    return next((index for index, option in enumerate(options) if option.share >= ALL), None)


def _midpoint(number: Any) -> str:
    middle = number.least if number.least == number.most else (number.least + number.most) / 2
    return plain(middle) if abs(middle.adjusted()) < 20 else str(middle.normalize())


def _gap_solution(gap: Gap) -> Any:
    if gap.options:
        return _best_option(gap.options)
    words = next((text.text for text in gap.texts if text.share >= ALL), None)
    return words or next((_midpoint(number) for number in gap.numbers if number.share >= ALL), None)


def _is_index(given: Any, among: Sequence[Any]) -> bool:
    return isinstance(given, int) and not isinstance(given, bool) and 0 <= given < len(among)


def _is_text(given: Any, longest: int = MAX_LENGTH_ANSWER) -> bool:
    return isinstance(given, str) and len(given) <= longest


def _are_indexes(given: Any, among: Sequence[Any]) -> bool:
    return isinstance(given, list) and all(_is_index(one, among) for one in given) and len(set(given)) == len(given)


def _are_matches(question: QuestionData, given: Any) -> bool:
    return (isinstance(given, list) and len(given) == len(matching_pairs(question))
            and all(one is None or _is_index(one, match_choices(question)) for one in given))


def _are_gap_answers(question: QuestionData, given: Any) -> bool:
    gaps = {gap.name: gap for gap in question.gaps}
    return isinstance(given, dict) and all(
        name in gaps and (one is None or (_is_index(one, gaps[name].options) if gaps[name].options else _is_text(one)))
        for name, one in given.items())


def _is_option(question: QuestionData, given: Any) -> bool:
    return _is_index(given, question.options)


def _is_typed(_: QuestionData, given: Any) -> bool:
    return _is_text(given)


_SCORERS: dict[QuestionKind, Callable[[QuestionData, Any], tuple[Fraction, tuple[AnswerPart, ...]]]] = {
    QuestionKind.SINGLE_CHOICE: _single, QuestionKind.TRUE_FALSE: _single, QuestionKind.MULTIPLE_CHOICE: _multiple,
    QuestionKind.SHORT_TEXT: _short_text, QuestionKind.NUMBER: _number, QuestionKind.MATCHING: _matching,
    QuestionKind.ORDERING: _ordering, QuestionKind.GAP_FILL: _gap_fill,
}
_SHAPES: dict[QuestionKind, Callable[[QuestionData, Any], bool]] = {
    QuestionKind.SINGLE_CHOICE: _is_option, QuestionKind.TRUE_FALSE: _is_option,
    QuestionKind.MULTIPLE_CHOICE: lambda question, given: _are_indexes(given, question.options),
    QuestionKind.SHORT_TEXT: _is_typed, QuestionKind.NUMBER: _is_typed,
    QuestionKind.ESSAY: lambda _, given: _is_text(given, MAX_LENGTH_ESSAY),
    QuestionKind.MATCHING: _are_matches,
    QuestionKind.ORDERING: lambda question, given: (
        _are_indexes(given, question.order) and len(given) == len(question.order)),
    QuestionKind.GAP_FILL: _are_gap_answers,
    QuestionKind.DESCRIPTION: lambda _, __: False,
}
