"""A language for tests, with a catalogue of a few texts."""
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from i18n import language, languages, translation

Texts = Mapping[str | tuple[str, str], str | tuple[str, str]]


@contextmanager
def german(folder: Path, texts: Texts, contexts: Mapping[tuple[str, str], str] | None = None) -> Iterator[str]:
    """:param texts: what each is in German, with its plural where it has one
    :param contexts: of words with several meanings, by (context, word)
    """
    catalog = Catalog(locale='de')
    for text, translated in texts.items():
        catalog.add(text, translated)
    for (context, word), translated in (contexts or {}).items():
        catalog.add(word, translated, context=context)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    place = folder / 'de' / 'LC_MESSAGES'
    place.mkdir(parents=True)
    (place / 'cohort.mo').write_bytes(compiled.getvalue())
    with patch.object(language, 'LOCALES', folder), patch.object(translation, 'LOCALES', folder):
        _forget()
        yield 'de'
    _forget()


def _forget() -> None:
    languages.cache_clear()
    translation.catalogue.cache_clear()
