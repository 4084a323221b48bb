"""States in a learner's words."""
from decimal import Decimal

from db.core import numbers
from i18n import _, ngettext


def work(minutes: int) -> str:
    """“20 min”, “4 h”: nobody counts long work in minutes."""
    return _('{minutes} min', minutes=minutes) if minutes < 90 else _('{hours} h', hours=round(minutes / 60))


def behind(done_percent: int | None, plan: int | None) -> bool:
    """Clearly less than what is due by now."""
    return done_percent is not None and plan is not None and done_percent < plan - 4


def fact_and_rest(text: str) -> tuple[str, str]:
    """The first sentence, which is the fact, and the way on."""
    fact, stop, rest = text.partition('. ')
    return fact + stop.strip(), rest


def with_capital(text: str) -> str:
    """As a line of its own begins; the rest stays, as nouns have capitals in some languages."""
    return text[:1].upper() + text[1:]


def replies(count: int) -> str:
    return ngettext('{n} reply', '{n} replies', count) if count else _('no reply yet')


def points(value: Decimal) -> str:
    """“1 point”, “2.5 points”."""
    whole = int(value) if value == int(value) else 0
    return ngettext('{points} point', '{points} points', whole, points=numbers.plain(value))
