"""HTML as strangers write it, as a tree."""
import html as entities
import re

from lxml import etree, html

UNSEEN = ('script', 'style', 'template', 'noscript', 'head', 'title', 'link', 'meta', 'base', 'param', 'track')
"""Elements of which nothing is taken over, their words included."""
DRAWN = ('svg', 'canvas')
WORDLESS = (*UNSEEN, *DRAWN, 'iframe', 'object', 'embed')
MAX_DEPTH = 150
"""How deep elements may lie within each other; what lies deeper is taken as words."""
BAD_LETTERS = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
BLOCKS = frozenset({
    'address', 'article', 'aside', 'audio', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog',
    'dir', 'div', 'dl', 'dt', 'embed', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4',
    'h5', 'h6', 'header', 'hgroup', 'hr', 'html', 'iframe', 'legend', 'li', 'main', 'menu', 'nav', 'object', 'ol',
    'optgroup', 'option', 'p', 'pre', 'search', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead',
    'tr', 'ul', 'video',
})
"""Elements that stand on lines of their own."""
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)\b[^<>]*>', re.IGNORECASE)


def parse_html(text: str) -> html.HtmlElement | None:
    """The whole document without comments, made up where the text is only a piece; nothing where there is nothing."""
    text = BAD_LETTERS.sub('', text)
    if not text.strip():
        return None
    try:
        root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding='utf-8'))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return root


def is_too_deep(root: html.HtmlElement) -> bool:
    """Also where the parser itself has given up, which it does only further down."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=('start', 'end')):
        depth += 1 if event == 'start' else -1
        if depth > MAX_DEPTH:
            return True
    return False


def plain_words(root: html.HtmlElement, *, in_lines: bool = False) -> str:
    """What is seen of it, with a space, or with `in_lines` a new line, where something stands on a line of its own."""
    parts: list[str] = []
    walk = etree.iterwalk(root, events=('start', 'end'))
    for event, element in walk:
        if event == 'start':
            parts.append('\n' if element.tag == 'br' else '' if in_lines or element.tag not in BLOCKS else ' ')
            if element.tag in WORDLESS:
                walk.skip_subtree()
            else:
                parts.append(element.text or '')
        elif element is not root:
            parts += ['\n' if element.tag in BLOCKS else '', element.tail or '']
    return ''.join(parts)


def words_of(text: str) -> str:
    """The same without a tree, where it would be too deep."""
    parts: list[str] = []
    unseen, at = '', 0
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if not unseen:
            parts.append(text[at:tag.start()])
            unseen = name if name in WORDLESS and not tag[1] else ''
        elif tag[1] and name == unseen:
            unseen = ''
        at = tag.end()
    return entities.unescape(' '.join(parts if unseen else [*parts, text[at:]]))
