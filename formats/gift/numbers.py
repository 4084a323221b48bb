"""Numbers that are accepted, with a tolerance or from one to another, and what is told of every other one."""
import re
from decimal import Decimal, InvalidOperation

from i18n import _

from ..questions import AcceptedNumber, Markup
from .answers import answers, pieces
from .escaping import Problem

MAX_NUMBER = Decimal('1E+99')
"""From its negative up to it lies every number that anybody types."""
_NUMBER = re.compile(r'\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?)\s*')


def numbers(raw: str, markup: Markup) -> tuple[AcceptedNumber, ...]:
    """The first may stand without its “=”. A “~” without a number speaks of every other one, and so comes last."""
    if not raw.lstrip().startswith(('=', '~')):
        raw = f'={raw}'
    found, others = [], []
    for one in answers(pieces(raw), markup):
        if one.raw.strip() or one.is_right:
            least, most = _range(one.raw)
            found.append(AcceptedNumber(least=least, most=most, share=one.share, feedback=one.feedback))
        elif one.feedback:
            others.append(AcceptedNumber(least=-MAX_NUMBER, most=MAX_NUMBER, share=one.share, feedback=one.feedback))
    if len(others) > 1:
        raise Problem(_('There is more than one feedback to every other number.'))
    if not any(number.share > 0 for number in found):
        raise Problem(_('No number is right: begin one with “=”.'))
    return (*found, *others)


def _range(raw: str) -> tuple[Decimal, Decimal]:
    """“3.14”, “3.14:0.01” with a tolerance, “3.1..3.2” from the least to the most, “*” for any."""
    if raw.strip() == '*':
        return -MAX_NUMBER, MAX_NUMBER
    low, between, high = raw.partition('..')
    if between:
        least, most = _number(low), _number(high)
        if least > most:
            raise Problem(_('The least number, {least}, is larger than the largest, {most}.', least=least, most=most))
        return least, most
    value, __, tolerance = raw.partition(':')
    around = abs(_number(tolerance)) if tolerance.strip() else Decimal(0)
    return _number(value) - around, _number(value) + around


def _number(raw: str) -> Decimal:
    match = _NUMBER.fullmatch(raw.replace('\\', ''))
    try:
        if match:
            return Decimal(match[1])
    except InvalidOperation:
        pass
    raise Problem(_('“{answer}” is not a number.', answer=raw.strip()[:40]))
