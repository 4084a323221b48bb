"""What a component's words hold for its part in the browser besides texts: their language, and plurals."""
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale

from i18n import LazyText, language_tag

MAX_SAMPLE = 200
"""By then each form has come that whole numbers up to a million have."""


class _LanguageTag(LazyText):
    __slots__ = ()

    def __str__(self) -> str:
        return language_tag()


LANGUAGE = _LanguageTag('', {})
"""In which dates and numbers are written among these words."""


class Plural(Mapping[str, str]):
    """All forms of a text with a plural, of which `counted` in kit/words.js takes the one for its number; by the names
    that CLDR gives them, and with it `Intl.PluralRules`: “one”, “few”, “other”."""

    def __init__(self, text: LazyText) -> None:
        """:param text: its only value is `{n}`"""
        self._text = text

    def __getitem__(self, form: str) -> str:
        return self._text.of(_samples(language_tag())[form], n='{n}')

    def __iter__(self) -> Iterator[str]:
        return iter(_samples(language_tag()))

    def __len__(self) -> int:
        return len(_samples(language_tag()))


@cache
def _samples(language: str) -> dict[str, int]:
    """For each form of the language a number that takes it."""
    rule = Locale.parse(language, sep='-').plural_form
    found = {rule(n): n for n in range(MAX_SAMPLE, -1, -1)}
    return {'other': MAX_SAMPLE} | found  # where it is for fractions only
