"""The numbers that a response accepts: written as numbers or as sums of them, with a tolerance, or as a range."""
import ast
import operator
from collections.abc import Callable
from decimal import Decimal, DecimalException, localcontext
from typing import Any

from i18n import _

from ...questions import AcceptedNumber
from .unsupported import NotTaken

CLOSE_ENOUGH = Decimal('0.00001')
"""Of the number itself: how Open edX compares where nothing is said. Needed only for what has no last digit."""
PARTIAL = Decimal(50)
MAX_EXPONENT = 30
"""Digits before or behind the point."""
MAX_LENGTH = 200

OPERATORS: dict[type, Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
CONSTANTS = {'pi': Decimal('3.141592653589793238462643383'), 'e': Decimal('2.718281828459045235360287471')}


def accepted_numbers(response: Any, feedback: Callable[[Any], str]) -> tuple[AcceptedNumber, ...]:
    """`feedback` reads the hint of an element."""
    tolerance = _tolerance(response)
    credit = {part.strip() for part in response.get('partial_credit', '').lower().split(',')}
    right = [(response.get('answer', ''), feedback(response)),
             *((found.get('answer', ''), feedback(found)) for found in response.findall('additional_answer'))]
    numbers = [_accepted(answer, tolerance, Decimal(100), words) for answer, words in right]
    if 'list' in credit:
        for parameter in response.iter('responseparam'):
            for answer in parameter.get('partial_answers', '').split(','):
                if answer.strip():
                    numbers.append(_accepted(answer, tolerance, PARTIAL, ''))
    if 'close' in credit:
        numbers.append(_wider(numbers[0], _partial_range(response)))
    return tuple(numbers)


def number(text: str) -> Decimal:
    """“3.5”, “6.02*10^23”, “1/3”, “2*pi”."""
    text = text.strip().replace('−', '-').replace('^', '**')
    if not text or len(text) > MAX_LENGTH:
        raise NotTaken(_('The right answer is no number.'))
    try:
        with localcontext() as context:
            context.prec, context.Emax, context.Emin = 28, 1000, -1000
            value = _value(ast.parse(text, mode='eval').body)
    except (SyntaxError, ValueError, DecimalException, RecursionError, MemoryError):
        raise NotTaken(_('The right answer “{answer}” is no number that can be worked out here.',
                         answer=text[:60])) from None
    if not value.is_finite() or (value and abs(value.adjusted()) > MAX_EXPONENT):
        raise NotTaken(_('The right answer “{answer}” is too large or too small a number.', answer=text[:60]))
    return value.normalize()


def _value(node: ast.AST) -> Decimal:
    match node:
        case ast.Constant(value=int() | float()):
            return Decimal(repr(node.value))
        case ast.Name(id=name) if name in CONSTANTS:
            return CONSTANTS[name]
        case ast.UnaryOp(op=ast.USub()):
            return -_value(node.operand)
        case ast.UnaryOp(op=ast.UAdd()):
            return _value(node.operand)
        case ast.BinOp() if type(node.op) in OPERATORS:
            return OPERATORS[type(node.op)](_value(node.left), _value(node.right))
    raise ValueError


def _accepted(answer: str, tolerance: str, share: Decimal, feedback: str) -> AcceptedNumber:
    answer = answer.strip()
    if answer[:1] in ('[', '(') and answer[-1:] in (']', ')') and ',' in answer:
        least, __, most = answer[1:-1].partition(',')
        ends = _short(number(least)), _short(number(most))
        return AcceptedNumber(least=min(ends), most=max(ends), share=share, feedback=feedback)
    middle = number(answer)
    if tolerance:
        relative = tolerance.endswith('%')
        span = abs(number(tolerance.removesuffix('%')))
        span = abs(middle) * span / 100 if relative else span
    else:
        span = Decimal(0) if _has_last_digit(answer) else abs(middle) * CLOSE_ENOUGH
    if max(abs(middle - span), abs(middle + span)).adjusted() > MAX_EXPONENT:
        raise NotTaken(_('The tolerance of the right answer is too large a number.'))
    return AcceptedNumber(least=_short(middle - span), most=_short(middle + span), share=share, feedback=feedback)


def _has_last_digit(answer: str) -> bool:
    try:
        return Decimal(answer).is_finite()
    except DecimalException:
        return False


def _wider(accepted: AcceptedNumber, times: Decimal) -> AcceptedNumber:
    middle, half = (accepted.least + accepted.most) / 2, (accepted.most - accepted.least) / 2
    return AcceptedNumber(least=_short(middle - half * times), most=_short(middle + half * times), share=PARTIAL)


def _tolerance(response: Any) -> str:
    for parameter in response.iter('responseparam'):
        if parameter.get('default') and parameter.get('type', 'tolerance') == 'tolerance':
            return str(parameter.get('default')).strip()
    return ''


def _partial_range(response: Any) -> Decimal:
    for parameter in response.iter('responseparam'):
        if said := parameter.get('partial_range'):
            return number(said)
    return Decimal(2)


def _short(value: Decimal) -> Decimal:
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and value.adjusted() < 20 else value
