"""The language in which a text reaches its reader: catalogues of translations, dates and numbers as they are written.

It knows nothing of Cohort; everything else may import it. A text is written in English where it is shown:

    _('Publish “{title}”?', title=course.title)
    ngettext('{n} learner', '{n} learners', count)
    pgettext('of an item', 'Open')

The language is that of whoever reads (`use_language`), not of whoever has caused it. A text that is written while a
module is imported has no reader yet: it is a `lazy` one, and becomes a string when it is shown.
"""
from .language import DEFAULT, current_language, language_for, language_tag, languages, use_language
from .lazy_text import LazyText, Text, lazy, nlazy, plazy, translated
from .numbers import listed, number
from .translation import gettext as _
from .translation import ngettext, pgettext

__all__ = ['DEFAULT', 'LazyText', 'Text', '_', 'current_language', 'language_for', 'language_tag', 'languages', 'lazy',
           'listed', 'ngettext', 'nlazy', 'number', 'pgettext', 'plazy', 'translated', 'use_language']
