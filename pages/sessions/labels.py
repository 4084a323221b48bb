"""States in a learner's words."""


def work(minutes: int) -> str:
    """“20 min”, “4 h”: nobody counts long work in minutes."""
    return f'{minutes} min' if minutes < 90 else f'{round(minutes / 60)} h'


def behind(done_percent: int | None, plan: int | None) -> bool:
    """Clearly less than what is due by now."""
    return done_percent is not None and plan is not None and done_percent < plan - 4


def listed(words: list[str]) -> str:
    """“Marta Lindqvist and Tomás Rey”."""
    return words[0] if len(words) == 1 else f'{", ".join(words[:-1])} and {words[-1]}' if words else ''


def fact_and_rest(text: str) -> tuple[str, str]:
    """The first sentence, which is the fact, and the way on."""
    fact, stop, rest = text.partition('. ')
    return fact + stop.strip(), rest


def within(when: str) -> str:
    """“Tomorrow, 18:00” within a sentence; the names of days keep their capital."""
    return when[0].lower() + when[1:] if when.startswith(('Today', 'Tomorrow', 'Yesterday')) else when


def replies(count: int) -> str:
    return 'no reply yet' if not count else f'{count:,} repl{"y" if count == 1 else "ies"}'
