"""A text in the reader's language: from its catalogue, or as it is written in the code."""
from functools import cache
from gettext import GNUTranslations, NullTranslations

from .language import DOMAIN, LOCALES, PSEUDO, SOURCE, current_language
from .numbers import number
from .pseudo import PseudoTranslations


def gettext(message: str, /, **values: object) -> str:
    """
    :param message: a whole sentence or label in English, with `{name}` for each value
    :param values: what is put in its places; without any, braces stay as they are
    """
    text = message if (language := current_language()) == SOURCE else catalogue(language).gettext(message)
    return text.format_map(values) if values else text


def ngettext(one: str, many: str, n: int, /, **values: object) -> str:
    """By the rules of the language for numbers; `{n}` is the number as it is written there."""
    text = catalogue(current_language()).ngettext(one, many, n)
    return text.format_map({'n': number(n), **values})


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Of an English word that has several meanings, the one that the context names."""
    text = message if (language := current_language()) == SOURCE else catalogue(language).pgettext(context, message)
    return text.format_map(values) if values else text


@cache
def catalogue(language: str) -> NullTranslations:
    if language == PSEUDO:
        return PseudoTranslations()
    path = LOCALES / language / 'LC_MESSAGES' / f'{DOMAIN}.mo'
    if not path.is_file():
        return NullTranslations()
    with path.open('rb') as file:
        return GNUTranslations(file)
