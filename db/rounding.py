"""Numbers as they are shown: rounded once, and never to something that is not true."""
from decimal import Decimal
from fractions import Fraction
from math import floor

Exact = int | Decimal | Fraction


def percent(part: Exact, whole: Exact = 1) -> int | None:
    """Whole percent, never rounded up: 100 means that nothing is left to do. None where there is no whole."""
    return floor(Fraction(part) * 100 / Fraction(whole)) if whole else None


def half_up(value: Exact | None, digits: int = 2) -> Decimal | None:
    """A grade, rounded half up."""
    if value is None:
        return None
    scaled = floor(Fraction(value) * 10 ** digits + Fraction(1, 2))
    return Decimal(scaled).scaleb(-digits)
