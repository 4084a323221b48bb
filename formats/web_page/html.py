"""HTML as strangers write it, as a tree."""
import re

from lxml import etree, html

BAD_LETTERS = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')


def parse_html(text: str) -> html.HtmlElement | None:
    """The whole document, made up where the text is only a piece of one; nothing where there is nothing."""
    text = BAD_LETTERS.sub('', text)
    if not text.strip():
        return None
    try:
        return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding='utf-8'))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
