"""Figures and states in a learner's words."""
from decimal import Decimal

from db import half_up, percent


def progress(done: int, total: int) -> str:
    return f'{percent(done, total)} %' if total else '–'


def grade(value: Decimal | None) -> str:
    """Percent with two decimals, as coaches and exports have it."""
    return '–' if value is None else str(half_up(value))


def number(value: Decimal) -> str:
    """“40”, “82.5”: without idle zeros."""
    return f'{value.normalize():f}'


def work(minutes: int) -> str:
    """“20 min”, “4 h”: nobody counts long work in minutes."""
    return f'{minutes} min' if minutes < 90 else f'{round(minutes / 60)} h'


def behind(done_percent: int | None, plan: int | None) -> bool:
    """Clearly less than what is due by now."""
    return done_percent is not None and plan is not None and done_percent < plan - 4


def listed(words: list[str]) -> str:
    """“Marta Lindqvist and Tomás Rey”."""
    return words[0] if len(words) == 1 else f'{", ".join(words[:-1])} and {words[-1]}' if words else ''


def size(count: int) -> str:
    """Of a file: “1.2 MB”, “14 kB”."""
    return f'{count / 1_000_000:.1f} MB' if count >= 1_000_000 else f'{max(1, count // 1000)} kB'


def fact_and_rest(text: str) -> tuple[str, str]:
    """The first sentence, which is the fact, and the way on."""
    fact, stop, rest = text.partition('. ')
    return fact + stop.strip(), rest


def within(when: str) -> str:
    """“Tomorrow, 18:00” within a sentence; the names of days keep their capital."""
    return when[0].lower() + when[1:] if when.startswith(('Today', 'Tomorrow', 'Yesterday')) else when


def replies(count: int) -> str:
    return 'no reply yet' if not count else f'{count:,} repl{"y" if count == 1 else "ies"}'
