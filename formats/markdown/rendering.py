"""Authors' Markdown as HTML that is safe to show to everyone."""
import re
from collections.abc import Collection, Sequence
from html import escape, unescape
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from .limits import MAX_DEPTH, MAX_HTML, TooComplexText, check_complexity
from .sanitizing import sanitize, strip_tags

FILE = 'file:'
"""How a text names a file of its own."""
_OWN_FILE = re.compile(rf'{FILE}(?!\.|%2e)(?!.*(?:%2f|%5c))[^/\\?#]+', re.IGNORECASE)


def render(markdown: str, files: str = '', *, pictures: bool = True, hosts: Collection[str] = ()) -> str:
    """CommonMark with tables and strikethrough. Raw HTML is shown as text; links lead to the web or to mail only.

    :param files: where the text's own files are: `file:NAME` in it becomes this address with the name behind it
    :param pictures: otherwise a picture is a link to it. Pictures of elsewhere are links in any case, except those of
        these hosts: loading one tells its host who reads, and when

    Raises TooComplexText.
    """
    check_complexity(markdown)
    tokens = _parser.parse(markdown)
    _check_depth(tokens)
    _find_files(tokens, files)
    _lower_headings(tokens)
    markup = _parser.renderer.render(tokens, _parser.options, {'pictures': pictures, 'hosts': hosts})
    if len(markup) > MAX_HTML:
        raise TooComplexText
    return sanitize(markup)


def words(markdown: str) -> str:
    """Only the words, for places that show nothing else. Raises TooComplexText."""
    check_complexity(markdown)
    return unescape(strip_tags(_parser.render(markdown))).strip()


def _check_depth(tokens: list[Token]) -> None:
    """Deeply nested elements cost whoever sanitises and shows them more with each of them."""
    for token in tokens:
        if token.level > MAX_DEPTH or any(child.level > MAX_DEPTH for child in token.children or []):
            raise TooComplexText


def _find_files(tokens: list[Token], files: str) -> None:
    for token in tokens:
        _find_files(token.children or [], files)
        for name in ('src', 'href'):
            address = str(token.attrGet(name) or '')
            if files and _OWN_FILE.fullmatch(address):
                token.attrSet(name, files + address.removeprefix(FILE))
                token.meta['own'] = True


def _lower_headings(tokens: list[Token]) -> None:
    """The page has its h1 already: the author's highest heading becomes h2, the others keep their distance."""
    headings = [token for token in tokens if token.type in ('heading_open', 'heading_close')]
    highest = min((_level(token) for token in headings), default=1)
    for token in headings:
        token.tag = f'h{min(6, _level(token) - highest + 2)}'


def _level(heading: Token) -> int:
    return int(heading.tag[1])


class _Renderer(RendererHTML):
    """Adds what keyboards, phones and strangers' pages ask for."""

    def link_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        link = tokens[index]
        if _leads_elsewhere(str(link.attrGet('href') or '')):
            link.attrSet('target', '_blank')
            link.attrSet('rel', 'noopener noreferrer nofollow')
        env['in_link'] = True
        return self.renderToken(tokens, index, options, env)

    def link_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        env['in_link'] = False
        return self.renderToken(tokens, index, options, env)

    def image(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        src = str(tokens[index].attrGet('src') or '')
        known = tokens[index].meta.get('own') or _is_picture_of(src, env.get('hosts', ()))
        if not env.get('pictures', True) or not known:
            label = escape(self.renderInlineAsText(tokens[index].children or [], options, env) or src)
            if env.get('in_link'):
                return label
            return f'<a href="{escape(src)}" target="_blank" rel="noopener noreferrer nofollow">{label}</a>'
        tokens[index].attrSet('loading', 'lazy')
        tokens[index].attrSet('referrerpolicy', 'no-referrer')
        return super().image(tokens, index, options, env)

    def fence(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return self._reachable(super().fence(tokens, index, options, env))

    def code_block(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return self._reachable(super().code_block(tokens, index, options, env))

    def table_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return '<div class="table-box" tabindex="0">' + self.renderToken(tokens, index, options, env)

    def table_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return self.renderToken(tokens, index, options, env) + '</div>'

    @staticmethod
    def _reachable(block: str) -> str:
        """Long lines scroll; with a place in the tab order, the arrow keys can scroll them too."""
        return block.replace('<pre>', '<pre class="code" tabindex="0">', 1)


def _leads_elsewhere(href: str) -> bool:
    try:
        return bool(urlsplit(href).netloc)
    except ValueError:
        return True


def _is_picture_of(src: str, hosts: Collection[str]) -> bool:
    try:
        parts = urlsplit(src)
        return parts.scheme == 'https' and parts.netloc.lower() in hosts
    except ValueError:
        return False


class _Parser(MarkdownIt):

    def validateLink(self, url: str) -> bool:
        return bool(_OWN_FILE.fullmatch(url)) or super().validateLink(url)


_parser = _Parser('commonmark', {'html': False, 'linkify': False}, renderer_cls=_Renderer)
_parser.enable(['table', 'strikethrough'])
