"""HTML as strangers write it, as a tree."""
import html as entities
import re

from lxml import etree, html

UNSEEN = ('script', 'style', 'template', 'noscript', 'head', 'title', 'link', 'meta', 'base', 'param', 'track')
"""Elements of which nothing is taken over, their words included."""
DRAWN = ('svg', 'canvas')
WORDLESS = (*UNSEEN, *DRAWN, 'iframe', 'object', 'embed')
DEEPEST = 150
"""How deep elements may lie within each other; what lies deeper is taken as words."""
BAD_LETTERS = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
BLOCKS = frozenset(
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure '
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search '
    'section summary table tbody td tfoot th thead tr ul video audio iframe object embed'.split())
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)\b[^<>]*>', re.IGNORECASE)


def parse_html(text: str) -> html.HtmlElement | None:
    """The whole document, made up where the text is only a piece of one; nothing where there is nothing."""
    text = BAD_LETTERS.sub('', text)
    if not text.strip():
        return None
    try:
        return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding='utf-8', huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def is_too_deep(root: html.HtmlElement) -> bool:
    """Also where the parser has given up: it goes on for much longer."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=('start', 'end')):
        depth += 1 if event == 'start' else -1
        if depth > DEEPEST:
            return True
    return False


def plain_words(root: html.HtmlElement) -> str:
    """What is seen of it, with a space where something stands on a line of its own."""
    parts: list[str] = []
    walk = etree.iterwalk(root, events=('start', 'end', 'comment', 'pi'))
    for event, element in walk:
        if event == 'start' and element.tag in WORDLESS:
            walk.skip_subtree()
        elif event == 'start':
            parts += [' ' if element.tag in BLOCKS or element.tag == 'br' else '', element.text or '']
        elif event in ('end', 'comment', 'pi'):
            parts += [' ' if element.tag in BLOCKS else '', element.tail or '']
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
