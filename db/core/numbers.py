"""Numbers: as people type them, the means of them, rounded once, and as they are written.

Points and percents are exact decimals, never floats. Who rounds, and how:

| what                                          | how                                                               |
|-----------------------------------------------|-------------------------------------------------------------------|
| a grade, points or their mean, when shown     | `half_up`, to two decimals, once                                  |
| progress                                      | `percent`, down: 100 % means that nothing is left to do           |
| an exact grade, kept in its record            | `stored`, with 20 decimals: rounding it for display rounds once   |
| a grade in lists, charts, medians and filters | `hundredths`, half up: it counts as it is shown                   |
| points of a question, from its share          | `half_up`, to the six decimals of its record                      |
| points that a person types                    | not at all: more than two decimals are refused (`read_points`)    |
| what a course file has counted out            | half up, to two decimals (`read_points`, `formats.decimals`)      |
"""
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from formats.decimals import Exact, half_up, plain
from i18n import _

from .refusals import Invalid

__all__ = ['CENT', 'Exact', 'file_size', 'from_binary', 'from_database', 'from_hundredths', 'grade_text', 'grouped',
           'half_up', 'hundredths', 'mean', 'median', 'number_wanted', 'percent', 'percent_text', 'plain',
           'points_text', 'progress_text', 'quantile', 'read_decimal', 'read_points', 'stored']

CENT = Decimal('0.01')
STORED_DIGITS = 20
BINARY_DIGITS = 12
"""So many decimals of a mean are right that a database has added up in binary."""
MAX_LENGTH_TYPED = 100
_TYPED = re.compile(r'[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?')


def read_decimal(entered: Any) -> Decimal | None:
    """“85”, “82,5”, “82.5”, “−3”, or a number; None for what is none."""
    if isinstance(entered, int | float | Decimal) and not isinstance(entered, bool):
        number = Decimal(str(entered))
        return _plain_zero(number) if number.is_finite() else None
    typed = str(entered).strip().replace(',', '.').replace('−', '-')
    if len(typed) > MAX_LENGTH_TYPED or not _TYPED.fullmatch(typed):
        return None
    return _plain_zero(Decimal(typed))


def read_points(entered: Any, field: str = 'points', *, least: Decimal = Decimal(0), most: Decimal,
                rounded: bool = False) -> Decimal:
    """Points, a percent or a weight, with two decimals. Raises Invalid, at the field, for what is none.

    :param rounded: what a file has counted out is rounded; what somebody types with more decimals is refused
    """
    number = read_decimal(entered)
    if number is None or not least <= number <= most:
        raise Invalid(number_wanted(least, most), field)
    exact = half_up(number)
    if exact != number and not rounded:
        raise Invalid(_('Enter a number with up to two decimals.'), field)
    return exact


def number_wanted(least: float | Decimal | None = None, most: float | Decimal | None = None, *,
                  whole: bool = False) -> str:
    """“Enter a number from 1 to 365.”"""
    at_least, at_most = (None if limit is None else grouped(limit) for limit in (least, most))
    if at_least is not None and at_most is not None:
        return (_('Enter a whole number from {least} to {most}.', least=at_least, most=at_most) if whole else
                _('Enter a number from {least} to {most}.', least=at_least, most=at_most))
    if at_least is not None:
        return (_('Enter a whole number of {least} or more.', least=at_least) if whole else
                _('Enter a number of {least} or more.', least=at_least))
    if at_most is not None:
        return (_('Enter a whole number of at most {most}.', most=at_most) if whole else
                _('Enter a number of at most {most}.', most=at_most))
    return _('Enter a whole number.') if whole else _('Enter a number.')


def mean(parts: Iterable[tuple[Exact, Exact | None]]) -> Fraction | None:
    """Of (weight, value); what has no value or no weight is left out; None if nothing remains."""
    counted = [(Fraction(weight), Fraction(value)) for weight, value in parts if value is not None and weight > 0]
    if not counted:
        return None
    return sum((weight * value for weight, value in counted), Fraction()) / sum(weight for weight, _ in counted)


def quantile(values: Sequence[Exact], share: Fraction) -> Fraction:
    """Of some values in ascending order, by linear interpolation between the closest ranks (method 7 of Hyndman and
    Fan, 1996, as spreadsheets and statistics programs have it)."""
    place = share * (len(values) - 1)
    low = Fraction(values[floor(place)])
    high = Fraction(values[min(floor(place) + 1, len(values) - 1)])
    return low + (high - low) * (place - floor(place))


def median(values: Sequence[Exact]) -> Fraction | None:
    return quantile(sorted(values), Fraction(1, 2)) if values else None


def percent(part: Exact | None, whole: Exact = 1) -> int | None:
    """Whole percent, never rounded up: 100 means that nothing is left to do. None where there is no part or whole."""
    return None if part is None or not whole else floor(Fraction(part) * 100 / Fraction(whole))


def hundredths(value: Exact | None) -> int | None:
    """Rounded half up, as a whole number, for a database to compare and to add up."""
    return None if value is None else int(half_up(value) * 100)


def from_hundredths(kept: int) -> Decimal:
    return Decimal(kept) / 100


def stored(exact: Fraction | None) -> Decimal | None:
    """As many digits as the record holds: far more than any rounding for display could mistake."""
    if exact is None:
        return None
    return Decimal(round(exact * 10 ** STORED_DIGITS)).scaleb(-STORED_DIGITS)


def from_database(kept: Any) -> Decimal | None:
    """The decimal of a row that was read past the records: SQLite keeps it as text."""
    return None if kept is None else Decimal(kept)


def from_binary(value: float | Decimal) -> Fraction:
    """What a database has divided or added up in binary: the last digits go."""
    return Fraction(str(round(value, BINARY_DIGITS)))


def grouped(number: float | Decimal) -> str:
    """“85”, “82.5”, “1,000”, “−3”."""
    return f'{Decimal(str(number)).normalize():,f}'.replace('-', '−')


def points_text(points: Decimal, out_of: Decimal) -> str:
    """“17.5 / 20”."""
    return f'{plain(points)} / {plain(out_of)}'


def grade_text(value: Exact | None, nothing: str = '–') -> str:
    """“83.30”: percent with two decimals, as the gradebook and the exports have it."""
    return nothing if value is None else str(half_up(value))


def percent_text(value: Exact | None, nothing: str = '–') -> str:
    """“83.30 %”."""
    return nothing if value is None else f'{half_up(value)} %'


def progress_text(done: int, total: int, nothing: str = '–') -> str:
    """“66 %”."""
    return f'{percent(done, total)} %' if total else nothing


def file_size(count: int) -> str:
    """“1.2 MB”, “14 kB”."""
    if count >= 1_000_000:
        return _('{size} MB', size=f'{count / 1_000_000:.1f}')
    return _('{size} kB', size=max(1, count // 1000))


def _plain_zero(number: Decimal) -> Decimal:
    """“-0” is 0."""
    return number or abs(number)
