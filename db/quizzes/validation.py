"""Whether a question can be asked and scored: each kind has what it needs, said in a sentence where it has not."""
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from formats.markup import to_plain
from formats.questions import ALL, AcceptedNumber, AcceptedText, Gap, Markup, Option, QuestionData, QuestionKind
from i18n import _, number

from ..core.numbers import CENT, half_up, plain
from ..core.refusals import Invalid
from ..core.texts import check_markdown
from .scoring import match_choices, matching_pairs

MAX_LENGTH_TEXT = 20_000
MAX_LENGTH_PART = 2_000
MAX_PARTS = 100
MAX_POINTS = Decimal(1000)
MAX_DIGITS = 20
ROUNDING = Decimal('0.1')
"""Percent: three times 33.33 is all of it (see `scoring.py`)."""
GAP_PATTERN = re.compile(r'\[\[([^\[\]\n]{1,60})\]\]')
"""How a gap stands in a text."""


def validate_question(question: QuestionData, *, for_survey: bool = False) -> QuestionData:
    """The question as it is kept, its title and category filled in; raises Invalid with the field that is wrong.

    :param for_survey: no answer needs to be right
    """
    if question.markup is not Markup.MARKDOWN:
        raise Invalid(_('The texts of a question are Markdown.'), 'text')
    _check_lengths(question)
    if not question.text.strip():
        raise Invalid(_('Write the question first.'), 'text')
    _CHECKS[question.kind](question, for_survey)
    points = Decimal(0) if question.kind is QuestionKind.DESCRIPTION else _checked_points(question.points)
    return replace(question, title=_title(question), category=' '.join(question.category.split()), points=points)


def _title(question: QuestionData) -> str:
    """How its text begins, where none is given."""
    title = ' '.join(question.title.split())
    if len(title) > 200:
        raise Invalid(_('A title can have up to 200 characters.'), 'title')
    text = to_plain(question.text, Markup.MARKDOWN)
    return title or (text if len(text) <= 80 else f'{text[:79]}…') or _('Untitled')


def _checked_points(points: Decimal) -> Decimal:
    if not points.is_finite() or not CENT <= points <= MAX_POINTS or points != half_up(points):
        raise Invalid(_('A question is worth 0.01 to {limit} points, with up to two decimals.',
                        limit=number(MAX_POINTS)), 'points')
    return points


def _check_lengths(question: QuestionData) -> None:
    if len(question.text) > MAX_LENGTH_TEXT or len(question.feedback) > MAX_LENGTH_TEXT:
        raise Invalid(_('A text can have up to {limit} characters.', limit=number(MAX_LENGTH_TEXT)), 'text')
    check_markdown(question.text, 'text')
    check_markdown(question.feedback, 'feedback')
    if len(question.category) > 160:
        raise Invalid(_('A category can have up to 160 characters.'), 'category')
    if len(question.unit) > 20 or question.unit[:1].isdigit():
        raise Invalid(_('A unit can have up to 20 characters, and the first is no digit.'), 'unit')
    for name in ('options', 'texts', 'numbers', 'pairs', 'order', 'gaps'):
        parts = getattr(question, name)
        if len(parts) > MAX_PARTS:
            raise Invalid(_('That are {n} parts; {limit} fit.', n=len(parts), limit=MAX_PARTS), name)
        for part in parts:
            texts = [text for text in _texts(part) if isinstance(text, str)]
            if any(len(text) > MAX_LENGTH_PART for text in texts):
                raise Invalid(_('Each part can have up to {limit} characters.', limit=number(MAX_LENGTH_PART)), name)
            for text in texts:
                check_markdown(text, name)


def _texts(part: object) -> Iterable[object]:
    return (part,) if isinstance(part, str) else (getattr(part, name) for name in part.__dataclass_fields__)  # type: ignore[attr-defined]


def _single(question: QuestionData, for_survey: bool) -> None:
    """Several may be right: choosing any one of them is worth everything."""
    _check_options(question.options, 'options')
    if not for_survey and not any(option.share == ALL for option in question.options):
        raise Invalid(_('At least one option is right, with 100 %.'), 'options')


def _true_false(question: QuestionData, for_survey: bool) -> None:
    if len(question.options) != 2:
        raise Invalid(_('True and false are two options.'), 'options')
    _single(question, for_survey)
    if not for_survey and all(option.share == ALL for option in question.options):
        raise Invalid(_('Either true or false is right, not both.'), 'options')


def _multiple(question: QuestionData, for_survey: bool) -> None:
    _check_options(question.options, 'options')
    right = sum(option.share for option in question.options if option.share > 0)
    if for_survey:
        return
    if not right:
        raise Invalid(_('At least one option is right.'), 'options')
    if abs(right - ALL) > ROUNDING:
        raise Invalid(_('The shares of the right options make 100 % together, not {percent} %.', percent=plain(right)),
                      'options')


def _short_text(question: QuestionData, for_survey: bool) -> None:
    if not for_survey:
        _check_texts(question.texts, question.match_case, 'texts')
        _check_has_right(question.texts, 'texts')


def _number(question: QuestionData, for_survey: bool) -> None:
    if not for_survey:
        _check_numbers(question.numbers, 'numbers')
        _check_has_right(question.numbers, 'numbers')


def _matching(question: QuestionData, __: bool) -> None:
    pairs = matching_pairs(question)
    if len(pairs) < 2:
        raise Invalid(_('Give at least two pairs.'), 'pairs')
    if any(not pair.right.strip() for pair in question.pairs):
        raise Invalid(_('Every pair has a right side.'), 'pairs')
    if twice := _duplicate(pair.left for pair in pairs):
        raise Invalid(_('“{text}” stands twice on the left.', text=twice), 'pairs')
    if len(match_choices(question)) < 2:
        raise Invalid(_('Give at least two different right sides.'), 'pairs')


def _ordering(question: QuestionData, __: bool) -> None:
    if len(question.order) < 2 or any(not text.strip() for text in question.order):
        raise Invalid(_('Give at least two things to order, none of them empty.'), 'order')
    if twice := _duplicate(question.order):
        raise Invalid(_('“{text}” stands there twice.', text=twice), 'order')


def _gap_fill(question: QuestionData, for_survey: bool) -> None:
    if not question.gaps:
        raise Invalid(_('Name at least one gap in the text, as in [[capital]].'), 'gaps')
    named = Counter(GAP_PATTERN.findall(question.text))
    if twice := _duplicate(gap.name for gap in question.gaps):
        raise Invalid(_('Two gaps have the name “{name}”.', name=twice), 'gaps')
    for gap in question.gaps:
        if named[gap.name] != 1:
            raise Invalid(_('The gap [[{name}]] stands more than once in the text.', name=gap.name) if named[gap.name]
                          else _('The gap [[{name}]] stands nowhere in the text.', name=gap.name), 'text')
        _check_gap(gap, question.match_case, for_survey)
    if unknown := named.keys() - {gap.name for gap in question.gaps}:
        raise Invalid(_('The text has a gap [[{name}]] of which nothing is known.', name=min(unknown)), 'text')


def _check_gap(gap: Gap, match_case: bool, for_survey: bool) -> None:
    if not gap.weight.is_finite() or not 0 < gap.weight <= MAX_POINTS:
        raise Invalid(_('The gap [[{name}]] has a weight above 0.', name=gap.name), 'gaps')
    if gap.options and (gap.texts or gap.numbers):
        raise Invalid(_('The gap [[{name}]] is either chosen or typed, not both.', name=gap.name), 'gaps')
    if gap.options:
        _check_options(gap.options, 'gaps')
    elif not for_survey:
        if gap.texts or not gap.numbers:
            _check_texts(gap.texts, match_case, 'gaps')
        if gap.numbers:
            _check_numbers(gap.numbers, 'gaps')
    if not for_survey:
        _check_has_right((*gap.options, *gap.texts, *gap.numbers), 'gaps')


def _no_checks(__: QuestionData, ___: bool) -> None:
    """An essay or a description has nothing but its text."""


def _check_options(options: Sequence[Option], field: str) -> None:
    if len(options) < 2:
        raise Invalid(_('Give at least two options.'), field)
    if any(not option.text.strip() for option in options):
        raise Invalid(_('An option has no words.'), field)
    if any(not option.share.is_finite() or not -100 <= option.share <= 100 for option in options):
        raise Invalid(_('An option is worth −100 to 100 %.'), field)
    if twice := _duplicate(option.text for option in options):
        raise Invalid(_('The option “{text}” stands there twice.', text=twice), field)


def _check_texts(texts: Sequence[AcceptedText], match_case: bool, field: str) -> None:
    if not texts or any(not text.text.strip() for text in texts):
        raise Invalid(_('Give at least one accepted answer, none of them empty.'), field)
    _check_shares(texts, field)
    if twice := _duplicate((f'{text.text}' if match_case else text.text.casefold()) + '*' * text.is_pattern
                           for text in texts):
        raise Invalid(_('“{text}” is accepted twice.', text=twice), field)


def _check_numbers(numbers: Sequence[AcceptedNumber], field: str) -> None:
    if not numbers:
        raise Invalid(_('Give at least one accepted number.'), field)
    for accepted in numbers:
        if not _is_reasonable(accepted.least) or not _is_reasonable(accepted.most):
            raise Invalid(_('An accepted number can have up to {limit} digits, and an exponent below 100.',
                            limit=MAX_DIGITS), field)
        if accepted.least > accepted.most:
            raise Invalid(_('{least} to {most} holds no number: the smaller one comes first.',
                            least=accepted.least, most=accepted.most), field)
    _check_shares(numbers, field)


def _is_reasonable(number: Decimal) -> bool:
    return number.is_finite() and len(number.as_tuple().digits) <= MAX_DIGITS and abs(number.adjusted()) < 100


def _check_shares(accepted: Sequence[AcceptedText | AcceptedNumber], field: str) -> None:
    if any(not one.share.is_finite() or not 0 <= one.share <= 100 for one in accepted):
        raise Invalid(_('An answer is worth 0 to 100 %.'), field)


def _check_has_right(accepted: Sequence[Option | AcceptedText | AcceptedNumber], field: str) -> None:
    if not any(one.share == ALL for one in accepted):
        raise Invalid(_('At least one answer is worth 100 %.'), field)


def _duplicate(texts: Iterable[str]) -> str | None:
    counts = Counter(' '.join(text.split()) for text in texts)
    return next((text for text, count in counts.items() if count > 1), None)


_CHECKS: dict[QuestionKind, Callable[[QuestionData, bool], None]] = {
    QuestionKind.SINGLE_CHOICE: _single, QuestionKind.TRUE_FALSE: _true_false,
    QuestionKind.MULTIPLE_CHOICE: _multiple, QuestionKind.SHORT_TEXT: _short_text, QuestionKind.NUMBER: _number,
    QuestionKind.MATCHING: _matching, QuestionKind.ORDERING: _ordering, QuestionKind.GAP_FILL: _gap_fill,
    QuestionKind.ESSAY: _no_checks, QuestionKind.DESCRIPTION: _no_checks,
}
