"""Which languages there are, and which of them the reader of the moment has."""
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel import negotiate_locale

SOURCE = 'en'
"""The language of the texts in the code."""
PSEUDO = 'en_XA'
"""Accented and longer English, by which a text is found that no catalogue has: the code that CLDR has for it."""
LOCALES = Path(__file__).with_name('locales')
DOMAIN = 'cohort'


def _default() -> str:
    return PSEUDO if os.environ.get('COHORT_PSEUDO') == '1' else SOURCE


DEFAULT = _default()
"""Of whoever has said nothing, and of what nobody in particular reads."""

_language: ContextVar[str] = ContextVar('language', default=DEFAULT)


@cache
def languages() -> tuple[str, ...]:
    """Those that Cohort speaks, as POSIX writes them: “en”, “pt_BR”."""
    there = {path.parent.parent.name for path in LOCALES.glob(f'*/LC_MESSAGES/{DOMAIN}.mo')}
    return (SOURCE, *sorted(there - {SOURCE}))


def language_for(accepted: str | None) -> str:
    """The best of them for a browser.

    :param accepted: its header Accept-Language (RFC 9110, 12.5.4): “de-CH, de;q=0.9, en;q=0.5”
    """
    if DEFAULT == PSEUDO:
        return PSEUDO
    wanted = [tag.replace('-', '_') for tag in _by_weight(accepted or '')]
    by_name = {language.lower(): language for language in languages()}
    return by_name.get((negotiate_locale(wanted, by_name) or '').lower(), DEFAULT)


def _by_weight(accepted: str) -> Sequence[str]:
    weighed: list[tuple[float, str]] = []
    for part in accepted[:1000].split(','):
        tag, _, weight = part.strip().partition(';q=')
        try:
            weighed.append((float(weight or 1), tag.strip()))
        except ValueError:
            continue
    return [tag for weight, tag in sorted(weighed, key=lambda one: -one[0]) if weight > 0 and tag]


def current_language() -> str:
    return _language.get()


def language_tag() -> str:
    """As browsers write it (BCP 47), with the dates of Great Britain for English."""
    language = current_language()
    return 'en-GB' if language in (SOURCE, PSEUDO) else language.replace('_', '-')


@contextmanager
def use_language(language: str) -> Iterator[None]:
    """What is written meanwhile is in this language: a page that is built, a job, a mail."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)
