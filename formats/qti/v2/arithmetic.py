"""Expressions about numbers: comparing them, rounding them, counting with them."""
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from i18n import _

from ...xml import Element
from ..numbers import number
from ..unsupported import UnsupportedItem
from .evaluation import EvaluationState, Expression, only_part, parts_of, two_parts
from .values import Value, are_the_same, singles

MAX_FIGURES = 20


def _numbers(element: Element, state: EvaluationState) -> list[Decimal] | None:
    values = [one for part in parts_of(element, state) for one in (singles(part) or (None,))]
    numbers = [value for value in values if isinstance(value, Decimal)]
    return numbers if len(numbers) == len(values) else None


def _comparing(holds: Callable[[Decimal, Decimal], bool]) -> Expression:
    def compare(element: Element, state: EvaluationState) -> Value:
        numbers = _numbers(element, state)
        return None if numbers is None or len(numbers) != 2 else holds(*numbers)
    return compare


def _computing(work_out: Callable[[list[Decimal]], Decimal | None]) -> Expression:
    def compute(element: Element, state: EvaluationState) -> Value:
        numbers = _numbers(element, state)
        return work_out(numbers) if numbers else None
    return compute


def _equal(element: Element, state: EvaluationState) -> Value:
    values = two_parts(element, state)
    numbers = [value for value in values if isinstance(value, Decimal)]
    mode = element.get('toleranceMode', 'exact').strip()
    if len(numbers) != 2:
        return are_the_same(*values) if None not in values and mode == 'exact' else None
    one, other = numbers
    if mode == 'exact':
        return one == other
    below, above = tolerances(element)
    if mode == 'relative':
        below, above = (abs(one) * part / 100 for part in (below, above))
    least, most = one - below, one + above
    return ((least < other or least == other and element.get('includeLowerBound', 'true').strip() != 'false')
            and (other < most or other == most and element.get('includeUpperBound', 'true').strip() != 'false'))


def tolerances(element: Element) -> tuple[Decimal, Decimal]:
    """How far below and above; of a relative one in percent."""
    found = [number(text) for text in element.get('tolerance', '').split()[:2]]
    if not found or any(one is None or one < 0 for one in found):
        raise UnsupportedItem(_('Its scoring allows a tolerance that is not a number.'))
    values = [one for one in found if one is not None]
    return values[0], values[-1]


def _equal_rounded(element: Element, state: EvaluationState) -> Value:
    numbers = _numbers(element, state)
    if numbers is None or len(numbers) != 2:
        return None
    one, other = (_rounded(value, element) for value in numbers)
    return one == other


def _round_to(element: Element, state: EvaluationState) -> Value:
    value = only_part(element, state)
    return _rounded(value, element) if isinstance(value, Decimal) else None


def _rounded(value: Decimal, element: Element) -> Decimal:
    return value.quantize(last_place(value, element), ROUND_HALF_UP) if value else value


def last_place(value: Decimal, element: Element) -> Decimal:
    """The worth of the last digit that is kept."""
    figures = element.get('figures', '').strip()
    if not figures.isdecimal() or len(figures) > 2 or int(figures) > MAX_FIGURES:
        raise UnsupportedItem(_('Its scoring rounds to so many figures that it cannot be carried out here.'))
    if element.get('roundingMode', 'significantFigures').strip() == 'decimalPlaces':
        return Decimal(1).scaleb(-int(figures))
    return Decimal(1).scaleb((value.adjusted() if value else 0) - max(int(figures), 1) + 1)


def _product(numbers: list[Decimal]) -> Decimal:
    result = Decimal(1)
    for one in numbers:
        result *= one
    return result


def _quotient(numbers: list[Decimal]) -> Decimal | None:
    return numbers[0] / numbers[1] if len(numbers) == 2 and numbers[1] else None


ARITHMETIC: dict[str, Expression] = {
    'equal': _equal, 'equalRounded': _equal_rounded, 'roundTo': _round_to,
    'lt': _comparing(lambda one, other: one < other), 'lte': _comparing(lambda one, other: one <= other),
    'gt': _comparing(lambda one, other: one > other), 'gte': _comparing(lambda one, other: one >= other),
    'sum': _computing(lambda numbers: sum(numbers, Decimal(0))), 'product': _computing(_product),
    'subtract': _computing(lambda numbers: numbers[0] - numbers[1] if len(numbers) == 2 else None),
    'divide': _computing(_quotient), 'min': _computing(min), 'max': _computing(max),
    'round': _computing(lambda numbers: (numbers[0] + Decimal('0.5')).to_integral_value(ROUND_FLOOR)),
    'truncate': _computing(lambda numbers: numbers[0].to_integral_value(ROUND_DOWN)),
    'integerToFloat': _computing(lambda numbers: numbers[0]),
}
