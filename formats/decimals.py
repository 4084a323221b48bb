"""Exact decimals: rounded half up, and written without idle zeros. What files and the product itself do alike."""
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import overload

Exact = int | Decimal | Fraction


@overload
def half_up(value: Exact, digits: int = 2) -> Decimal: ...
@overload
def half_up(value: None, digits: int = 2) -> None: ...
@overload
def half_up(value: Exact | None, digits: int = 2) -> Decimal | None: ...


def half_up(value: Exact | None, digits: int = 2) -> Decimal | None:
    """A grade, points or a weight, to so many decimals."""
    if value is None:
        return None
    if isinstance(value, Decimal) and value.adjusted() < -digits - 1:
        return Decimal(0).scaleb(-digits)  # however small it is: a file may name 1e-999999999
    scaled = floor(Fraction(value) * 10 ** digits + Fraction(1, 2))
    return Decimal(scaled).scaleb(-digits)


def plain(number: Decimal | None) -> str:
    """“85”, “82.5”, “1000”; empty for none."""
    return '' if number is None else f'{number.normalize():f}'
