"""A text in whichever markup it is written: as Markdown, as words only, as HTML."""
import html
import re
from collections.abc import Callable

from markdown_it import MarkdownIt

from i18n import lazy

from ..questions import Markup
from .blocks import Flow
from .escaping import escape, guard
from .moodle import moodle_html
from .tree import BAD_LETTERS, is_too_deep, parse_html, plain_words, words_of

SPACES = 100
"""So many in a row are no layout."""
TOO_DEEP = lazy('Its elements lie too deep within each other: only its words were taken.')
_GAP = re.compile('  +')
_markdown = MarkdownIt('commonmark', {'html': False}).enable(['table', 'strikethrough'])


def to_markdown(text: str, markup: Markup, note: Callable[[str], None] | None = None) -> str:
    """Reads the same in Markdown as it did in its own markup. Never raises: what makes no sense is taken as words.

    `note` is told, in sentences, what could not come along.
    """
    text = _clean(text)
    match markup:
        case Markup.MARKDOWN:
            return text
        case Markup.PLAIN:
            return _from_plain(text)
        case Markup.MOODLE:
            text = moodle_html(text)
    return BAD_LETTERS.sub('', _from_html(text, note or (lambda sentence: None)))


def to_plain(text: str, markup: Markup) -> str:
    """Only the words, on one line: for titles and lists."""
    text = to_html(text, markup) if markup in (Markup.MARKDOWN, Markup.MOODLE) else _clean(text)
    if markup is not Markup.PLAIN and ('<' in text or '&' in text):
        root = parse_html(text)
        text = '' if root is None else words_of(text) if is_too_deep(root) else plain_words(root)
    return ' '.join(text.split())


def to_html(text: str, markup: Markup) -> str:
    """For a text that stands among others in HTML."""
    text = _clean(text)
    match markup:
        case Markup.MARKDOWN:
            return _markdown.render(text).strip()
        case Markup.PLAIN:
            return html.escape(text, quote=False).replace('\n', '<br>')
        case Markup.MOODLE:
            return moodle_html(text)
    return text


def _clean(text: str) -> str:
    return BAD_LETTERS.sub('', text.replace('\r\n', '\n').replace('\r', '\n').replace('\v', '\n').replace('\f', '\n'))


def _from_html(text: str, note: Callable[[str], None]) -> str:
    root = parse_html(text)
    if root is None:
        return ''
    if is_too_deep(root):
        note(str(TOO_DEEP))
        return guard(escape(' '.join(words_of(text).split())))
    return Flow(note).written(root)


def _from_plain(text: str) -> str:
    """A new line stays one, and a paragraph begins where one is left empty."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split('\n'):
        if line.strip():
            paragraphs[-1].append(_line(line.expandtabs(4)))
        elif paragraphs[-1]:
            paragraphs.append([])
    return '\n\n'.join('\\\n'.join(lines) for lines in paragraphs if lines)


def _line(line: str) -> str:
    words = line.strip()
    begins = len(line) - len(line.lstrip())
    spaces = '&nbsp;' * begins if begins < SPACES else ''
    shown = _GAP.sub(lambda gap: '&nbsp;' * (len(gap[0]) - 1) + ' ' if len(gap[0]) < SPACES else ' ', escape(words))
    return spaces + shown if spaces else guard(shown)
