"""What stands between the braces: answers with their part of the points and their feedback."""
import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from ..questions import ALL, AcceptedNumber, AcceptedText, Markup, Option, Pair
from .words import Problem, as_in, find, split, words

_WEIGHT = re.compile(r'\s*%(-?\d+(?:[.,]\d+)?)%')
_NUMBER = re.compile(r'\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?)\s*')


class Answer(NamedTuple):
    is_right: bool
    """Written with “=”, not with “~”."""
    weight: Decimal | None
    raw: str
    feedback: str


def parts(braces: str, markup: Markup) -> list[Answer]:
    """Answers begin with “=” or “~”; “#” separates the feedback."""
    first = find(braces, '=~')
    if first < 0 or braces[:first].strip():
        raise Problem('An answer begins with “=” where it is right and with “~” where it is wrong.')
    found = []
    while first >= 0:
        following = find(braces, '=~', first + 1)
        found.append(_answer(braces[first], braces[first + 1:following if following >= 0 else None], markup))
        first = following
    return found


def _answer(sign: str, raw: str, markup: Markup) -> Answer:
    weight = None
    if given := _WEIGHT.match(raw):
        weight, raw = Decimal(given[1].replace(',', '.')), raw[given.end():]
        if not -ALL <= weight <= ALL:
            raise Problem(f'An answer is worth −100 to 100 percent, not {weight}.')
    raw, *feedback = split(raw, '#')
    if len(feedback) > 1:
        raise Problem('There is more than one feedback to an answer. Write “\\#” where the sign is meant.')
    told = as_in(words(feedback[0], markup), markup) if feedback else ''
    return Answer(sign == '=', weight, raw, told)


def options(given: list[Answer], markup: Markup) -> tuple[Option, ...]:
    return tuple(Option(text=_text(one, markup), share=_share(one), feedback=one.feedback) for one in given)


def texts(given: list[Answer], markup: Markup) -> tuple[AcceptedText, ...]:
    """What may be typed. In GIFT “*” stands for any characters."""
    return tuple(AcceptedText(text=_text(one, markup), share=_share(one), is_pattern='*' in one.raw,
                              feedback=one.feedback) for one in given)


def pairs(given: list[Answer], markup: Markup) -> tuple[Pair, ...]:
    found = []
    for one in given:
        left, _, right = one.raw.partition('->')
        if not right.strip():
            raise Problem('A pair is written “= left -> right”; here nothing stands on the right.')
        found.append(Pair(left=as_in(words(left, markup), markup), right=as_in(words(right, markup), markup)))
    if not any(pair.left for pair in found):
        raise Problem('Every pair has an empty left side: there is nothing to match.')
    return tuple(found)


def numbers(raw: str, markup: Markup) -> tuple[AcceptedNumber, ...]:
    if find(raw, '=~') < 0:
        value, *feedback = split(raw, '#')
        told = as_in(words(feedback[0], markup), markup) if feedback else ''
        least, most = _range(value)
        return (AcceptedNumber(least=least, most=most, feedback=told),)
    found = []
    for one in parts(raw, markup):
        if not one.is_right and not one.raw.strip():
            continue  # “~” without a number: what is said of every other one
        least, most = _range(one.raw)
        found.append(AcceptedNumber(least=least, most=most, share=_share(one), feedback=one.feedback))
    return tuple(found)


def true_or_false(raw: str, markup: Markup) -> tuple[Option, Option]:
    """The first feedback is for who answers “True”, the second for who answers “False”."""
    value, *feedback = split(raw, '#')
    if len(feedback) > 2:
        raise Problem('True or false has at most two feedbacks.')
    told = [as_in(words(one, markup), markup) for one in feedback] + ['', '']
    is_true = value.strip().upper() in ('TRUE', 'T')
    return (Option(text='True', share=ALL if is_true else Decimal(0), feedback=told[0]),
            Option(text='False', share=Decimal(0) if is_true else ALL, feedback=told[1]))


def _share(one: Answer) -> Decimal:
    if one.weight is not None:
        return one.weight
    return ALL if one.is_right else Decimal(0)


def _text(one: Answer, markup: Markup) -> str:
    text = as_in(words(one.raw, markup), markup)
    if not text:
        raise Problem('There is an answer without words.')
    return text


def _range(raw: str) -> tuple[Decimal, Decimal]:
    """“3.14”, “3.14:0.01” with a tolerance, “3.1..3.2” from the least to the most."""
    low, between, high = raw.partition('..')
    if between:
        least, most = _number(low), _number(high)
        if least > most:
            raise Problem(f'The least number, {least}, is larger than the largest, {most}.')
        return least, most
    value, _, tolerance = raw.partition(':')
    around = abs(_number(tolerance)) if tolerance.strip() else Decimal(0)
    return _number(value) - around, _number(value) + around


def _number(raw: str) -> Decimal:
    match = _NUMBER.fullmatch(raw.replace('\\', ''))
    try:
        if match:
            return Decimal(match[1])
    except InvalidOperation:
        pass
    raise Problem(f'“{raw.strip()[:40]}” is not a number.')
