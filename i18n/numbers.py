"""Numbers, lists and durations as the reader's language writes them."""
from collections.abc import Iterable
from decimal import Decimal

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from .language import PSEUDO, SOURCE, current_language
from .pseudo import pseudo


def locale() -> Locale:
    language = current_language()
    return Locale.parse(SOURCE if language == PSEUDO else language)


def number(value: int | float | Decimal) -> str:
    """“12,345”; decimals as they are."""
    if isinstance(value, int) and -1000 < value < 1000:
        return str(value)
    return format_decimal(value, locale=locale(), decimal_quantization=False)


def listed(parts: Iterable[str]) -> str:
    """“one, two and three”."""
    all_parts = list(parts)
    if len(all_parts) < 2 or locale().language != SOURCE:
        return format_list(all_parts, locale=locale())
    word = pseudo('and') if current_language() == PSEUDO else 'and'
    return f'{", ".join(all_parts[:-1])} {word} {all_parts[-1]}'  # without the comma of American English
