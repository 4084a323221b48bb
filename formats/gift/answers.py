"""What stands between the braces: answers with their part of the points and their feedback."""
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from i18n import _

from ..questions import ALL, AcceptedText, Markup, Option
from .escaping import Problem, answer_as_in, as_in, find, split, typed_as_in, words

_WEIGHT = re.compile(r'\s*%(-?\d+(?:[.,]\d*)?)%')


class Piece(NamedTuple):
    """An answer as it stands there: its sign, “=” or “~”, and all that follows it."""
    sign: str
    raw: str


class GiftAnswer(NamedTuple):
    is_right: bool
    """Written with “=”, not with “~”."""
    weight: Decimal | None
    raw: str
    feedback: str

    @property
    def share(self) -> Decimal:
        if self.weight is not None:
            return self.weight
        return ALL if self.is_right else Decimal(0)


def pieces(braces: str) -> list[Piece]:
    first = find(braces, '=~')
    if first < 0 or braces[:first].strip():
        raise Problem(_('An answer begins with “=” where it is right and with “~” where it is wrong.'))
    found = []
    while first >= 0:
        following = find(braces, '=~', first + 1)
        found.append(Piece(braces[first], braces[first + 1:following if following >= 0 else None]))
        first = following
    return found


def answers(given: Sequence[Piece], markup: Markup) -> list[GiftAnswer]:
    """A weight may stand before the words; “#” separates the feedback."""
    return [_answer(piece, markup) for piece in given]


def _answer(piece: Piece, markup: Markup) -> GiftAnswer:
    weight, raw = None, piece.raw
    if given := _WEIGHT.match(raw):
        weight, raw = Decimal(given[1].replace(',', '.')), raw[given.end():]
        if not -ALL <= weight <= ALL:
            raise Problem(_('An answer is worth −100 to 100 percent, not {weight}.', weight=given[1][:20]))
    raw, *feedback = split(raw, '#')
    if len(feedback) > 1:
        raise Problem(_('There is more than one feedback to an answer. Write “\\#” where the sign is meant.'))
    told = as_in(words(feedback[0], markup), markup) if feedback else ''
    return GiftAnswer(piece.sign == '=', weight, raw, told)


def options(given: Sequence[GiftAnswer], markup: Markup) -> tuple[Option, ...]:
    return tuple(Option(text=_not_empty(answer_as_in(words(one.raw, markup), markup)), share=one.share,
                        feedback=one.feedback) for one in given)


def texts(given: Sequence[GiftAnswer], markup: Markup) -> tuple[AcceptedText, ...]:
    """What may be typed. One that reads like an earlier one, capitals apart, would never be reached."""
    found: dict[str, AcceptedText] = {}
    for one in given:
        text, is_pattern = _typed(_not_empty(words(one.raw, markup).text))
        accepted = AcceptedText(text=typed_as_in(text, markup), share=one.share, is_pattern=is_pattern,
                                feedback=one.feedback)
        found.setdefault(f'{is_pattern} {" ".join(text.split()).casefold()}', accepted)
    return tuple(found.values())


def _typed(text: str) -> tuple[str, bool]:
    r"""In GIFT “*” stands for any characters, “\*” for itself."""
    is_pattern = '*' in text.replace('\\*', '')
    if is_pattern and '\\*' in text:
        raise Problem(_('In one answer “*” cannot stand both for any characters and, as “\\*”, for itself.'))
    return text.replace('\\*', '*'), is_pattern


def _not_empty(text: str) -> str:
    if not text:
        raise Problem(_('There is an answer without words.'))
    return text


def true_or_false(raw: str, markup: Markup) -> tuple[Option, Option]:
    """The first feedback is for who is wrong, the second for who is right."""
    value, *feedback = split(raw, '#')
    if len(feedback) > 2:
        raise Problem(_('True or false has at most two feedbacks.'))
    wrong, right, *__ = [as_in(words(one, markup), markup) for one in feedback] + ['', '']
    is_true = value.strip().upper() in ('TRUE', 'T')
    yes, no = (right, wrong) if is_true else (wrong, right)
    return (Option(text='True', share=ALL if is_true else Decimal(0), feedback=yes),
            Option(text='False', share=Decimal(0) if is_true else ALL, feedback=no))
