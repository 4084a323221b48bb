"""What the browser's place to write (kit/composer.js) says, and how what is written there looks to its readers."""
from components.browser_words import LANGUAGE
from components.grid.grid import WORDS as GRID_WORDS
from components.prose.prose import render, words
from components.text_field import TOO_LONG
from i18n import lazy

WORDS = {
    'language': LANGUAGE,
    'write': lazy('Write'), 'preview': lazy('Preview'), 'views': lazy('Write or preview'), 'title': lazy('Title'),
    'cancel': lazy('Cancel'),
    'markdown': lazy('Markdown: **bold**, *italic*, `code`, > quotation'),
    'draft': lazy('Draft kept on this device'), 'of': lazy('{n} of {limit} characters'), 'too_long': TOO_LONG,
    'offline': lazy('Not connected. Your words are kept on this device; post them when the line is back.'),
    'refused': lazy('Not posted. Your words are kept here.'),
    'rendering': lazy('One moment …'), 'nothing': lazy('What you write shows here as readers will see it.'),
}
TIMES = {name: GRID_WORDS[name] for name in ('language', 'now', 'minutes', 'hours', 'days')}
SNIPPET = 120
LOOKED_AT = 1_000
"""Characters that the first words are taken from."""


def said(markdown: str) -> str:
    """People’s words as HTML, inside of `prose.drawn`. A picture is a link: reading sends nobody’s browser to a
    stranger’s server."""
    return render(markdown, pictures=False)


def snippet(markdown: str) -> str:
    """The first words, without their marks; inside of `prose.drawn`."""
    plain = ' '.join(words(markdown[:LOOKED_AT]).split())
    return plain if len(plain) <= SNIPPET else plain[:SNIPPET].rsplit(' ', 1)[0] + ' …'
