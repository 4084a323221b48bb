"""Numbers where the score may change: those that stand in the rules, and what tolerances make of them."""
from collections.abc import Iterator
from decimal import Decimal
from math import ceil, floor

from i18n import _

from ...xml import Element, descendants, local_name
from ..numbers import number
from ..unsupported import UnsupportedItem
from .arithmetic import last_place, tolerances
from .declarations import ResponseDeclaration
from .values import NUMBERS

MAX_BOUNDS = 600
FIGURES = 12
COMPUTED = 'sum', 'subtract'
MAX_NUMBERS_TRIED = 12
"""Numbers in a rule of which also sums and differences are looked at."""


def bounds_of(item: Element, response: ResponseDeclaration, *more: Decimal | None) -> tuple[Decimal, ...]:
    rules = next(descendants(item, 'responseProcessing'), None)
    literals = _literals(rules) if rules is not None else set()
    own = {value for text in (*response.right, *response.keys) if (value := number(text)) is not None}
    found = own | literals | {value for value in more if value is not None}
    if rules is not None:
        for value in tuple(found):
            for bound in _beside(value, rules):
                found.add(bound)
                if len(found) > MAX_BOUNDS:
                    raise UnsupportedItem(_('Its scoring compares with too many numbers.'))
        if len(own | literals) <= MAX_NUMBERS_TRIED and any(True for __ in descendants(rules, *COMPUTED)):
            found |= {one + other for one in own | literals for other in own | literals}
            found |= {one - other for one in own | literals for other in own | literals}
    if response.base_type == 'integer':
        found = {Decimal(whole(value)) for value in found for whole in (floor, ceil)}
    if len(found) > MAX_BOUNDS:
        raise UnsupportedItem(_('Its scoring compares with too many numbers.'))
    return tuple(sorted({_short(value) for value in found}))


def _literals(rules: Element) -> set[Decimal]:
    return {value for element in descendants(rules, 'baseValue') if element.get('baseType') in NUMBERS
            and (value := number(element.text or '')) is not None}


def _beside(value: Decimal, rules: Element) -> Iterator[Decimal]:
    for element in descendants(rules, 'equal', 'equalRounded', 'roundTo', 'round', 'truncate'):
        if local_name(element) == 'equal':
            if (mode := element.get('toleranceMode', 'exact').strip()) != 'exact':
                for part in tolerances(element):
                    yield from _at_tolerance(value, part, mode)
        elif local_name(element) in ('round', 'truncate'):
            yield from (value - 1, value - Decimal('0.5'), value + Decimal('0.5'), value + 1)
        else:
            half = last_place(value, element) / 2
            yield from (value - half, value + half)


def _at_tolerance(value: Decimal, part: Decimal, mode: str) -> Iterator[Decimal]:
    if mode == 'absolute':
        yield from (value - part, value + part)
        return
    for factor in (1 - part / 100, 1 + part / 100):
        yield value * factor
        if factor:
            yield value / factor


def _short(value: Decimal) -> Decimal:
    """Without the endless digits of a quotient."""
    if len(value.as_tuple().digits) <= FIGURES:
        return value
    return round(value, FIGURES - 1 - value.adjusted()) if value else Decimal(0)
