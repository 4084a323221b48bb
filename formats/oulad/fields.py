"""One value of a row: what it says, or BadValue with a sentence that names its column."""
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

from i18n import _

from .records import starts_on

MISSING = ('', '?')
T = TypeVar('T')


class BadValue(Exception):
    """Why a row cannot stand."""


def optional(kind: Callable[[str, str], T], column: str, value: str) -> T | None:
    return None if value in MISSING else kind(column, value)


def text(column: str, value: str) -> str:
    _present(column, value)
    if len(value) > 45 or not value.isprintable():
        raise BadValue(_('{column} {entry} is not a name of at most 45 letters and digits.',
                         column=column, entry=shown(value)))
    return value


def presentation_code(column: str, value: str) -> str:
    _present(column, value)
    try:
        starts_on(value)
    except ValueError:
        raise BadValue(_('{column} {entry} is not a year and a month letter such as 2013J.',
                         column=column, entry=shown(value))) from None
    return value


def identity(column: str, value: str) -> int:
    return whole(column, value, 0, 2**53)  # the largest whole number that a browser still tells from the next


def day(column: str, value: str) -> int:
    return whole(column, value, -3650, 3650)


def whole(column: str, value: str, least: int, most: int) -> int:
    """A whole number. Tools that know missing values as 'not a number' write 19 as 19.0, so that counts as whole."""
    _present(column, value)
    if not re.fullmatch(r'[+-]?[0-9]{1,18}(\.0{1,9})?', value):
        raise BadValue(_('{column} {entry} is not a whole number.', column=column, entry=shown(value)))
    return _within(column, int(value.partition('.')[0]), least, most)


def percent(column: str, value: str) -> Decimal:
    _present(column, value)
    if not re.fullmatch(r'[+-]?[0-9]{1,18}(\.[0-9]{1,18})?', value):
        raise BadValue(_('{column} {entry} is not a number.', column=column, entry=shown(value)))
    return _within(column, Decimal(value), 0, 100)


def one_of(choices: Sequence[str], column: str, value: str) -> str:
    _present(column, value)
    for choice in choices:
        if choice.casefold() == value.casefold():
            return choice
    raise BadValue(_('{column} {entry} is none of {choices}.',
                     column=column, entry=shown(value), choices=', '.join(choices)))


def flag(column: str, value: str) -> bool:
    return whole(column, value, 0, 1) == 1


def shown(value: str) -> str:
    """A stranger's text in a form and length that can be printed anywhere."""
    printable = ''.join(letter if letter.isprintable() else '\N{REPLACEMENT CHARACTER}' for letter in value[:40])
    return f'{printable}…' if len(value) > 40 else printable


def _present(column: str, value: str) -> None:
    if value in MISSING:
        raise BadValue(_('{column} is missing.', column=column))


N = TypeVar('N', int, Decimal)


def _within(column: str, value: N, least: int, most: int) -> N:
    if not least <= value <= most:
        raise BadValue(_('{column} {entry} is not between {least} and {most}.',
                         column=column, entry=value, least=least, most=most))
    return value
