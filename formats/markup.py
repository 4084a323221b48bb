"""Other systems' texts as the Markdown that Cohort keeps, in which HTML is not understood."""
import html
import re

from bs4 import BeautifulSoup, Comment
from markdown_it import MarkdownIt
from markdownify import MarkdownConverter

from .questions import Markup

UNSEEN = ('script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'head', 'title', 'svg')
"""Elements of which nothing is taken over, their words included."""
DEEPEST = 150
"""How deep elements may lie within each other; what lies deeper is taken as words."""
_SPACES = re.compile(r'[ \t]{100,}')
"""So many are no layout, and take the converter a time that grows with their square."""
_SIGNS = re.compile(r'([\\`*_\[\]<>#~|])')
_LINE_SIGNS = re.compile(r'^(\s*\d*)([-+.)])(?=\s|$)', re.MULTILINE)


def to_markdown(text: str, markup: Markup) -> str:
    """Reads the same in Markdown as it did in its own markup. Never raises: what makes no sense is taken as words."""
    if markup is Markup.MARKDOWN:
        return text
    if markup is Markup.PLAIN:
        return _hard_breaks(escape(text))
    if '<' not in text and '&' not in text:
        return _hard_breaks(escape(text)) if markup is Markup.MOODLE else escape(' '.join(text.split()))
    if markup is Markup.MOODLE and not _BLOCK.search(text):
        text = text.replace('\n', '<br>')
    return _from_html(text)


def to_plain(text: str, markup: Markup) -> str:
    """Only the words, on one line: for titles and lists."""
    if markup is Markup.MARKDOWN:
        text = _markdown.render(text)
    if markup is not Markup.PLAIN and ('<' in text or '&' in text):
        text = _soup(text).get_text(' ')
    return ' '.join(text.split())


def to_html(text: str, markup: Markup) -> str:
    """The other way, for a text that stands among others in HTML."""
    if markup is Markup.MARKDOWN:
        return _markdown.render(text).strip()
    return html.escape(text, quote=False) if markup is Markup.PLAIN else text


def escape(text: str) -> str:
    """Shows in Markdown as it is written."""
    return _LINE_SIGNS.sub(r'\1\\\2', _SIGNS.sub(r'\\\1', text)).replace('&', '&amp;')


def _from_html(text: str) -> str:
    soup = _soup(_SPACES.sub(' ', text))
    if _depth(soup) > DEEPEST:
        return escape(' '.join(soup.get_text(' ').split()))
    try:
        markdown = _Converter(heading_style='ATX', bullets='-', escape_asterisks=True, escape_underscores=True,
                              escape_misc=True, newline_style='backslash', sub_symbol='',
                              sup_symbol='').convert_soup(soup)
    except (ValueError, RecursionError):  # such as an attribute that looks like a number and is none
        return escape(' '.join(soup.get_text(' ').split()))
    return re.sub(r'\n{3,}', '\n\n', markdown).strip()


class _Converter(MarkdownConverter):
    """Leaves nothing in the text that Markdown would take for HTML."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        if '_noformat' in parent_tags:
            return text
        return _SIGNS.sub(r'\\\1', text).replace('&', '&amp;')


def _soup(text: str) -> BeautifulSoup:
    try:
        soup = BeautifulSoup(text, 'lxml')
    except Exception:  # what the parser cannot make sense of is no HTML
        soup = BeautifulSoup(html.escape(text), 'lxml')
    for element in soup(UNSEEN):
        element.decompose()
    for comment in soup.find_all(string=lambda string: isinstance(string, Comment)):
        comment.extract()
    return soup


def _depth(soup: BeautifulSoup) -> int:
    """Without recursion: the text may be made to exhaust it."""
    deepest, waiting = 0, [(soup, 0)]
    while waiting:
        element, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting.extend((child, depth + 1) for child in getattr(element, 'children', ()))
    return deepest


def _hard_breaks(text: str) -> str:
    """A new line stays one: paragraphs where one is left empty."""
    return re.sub(r'(?<!\n)\n(?!\n)', '\\\\\n', text.strip())


_BLOCK = re.compile(r'<(?:p|div|ul|ol|pre|table|h[1-6]|blockquote|br)\b', re.IGNORECASE)
_markdown = MarkdownIt('commonmark', {'html': False})
