"""How an element makes its words look."""
import re

from lxml import html

from .inline import EM, STRIKE, STRONG, Look

STYLES = {
    'b': STRONG, 'strong': STRONG, 'i': EM, 'em': EM, 'cite': EM, 'dfn': EM, 'var': EM, 's': STRIKE, 'del': STRIKE,
    'strike': STRIKE}
_CSS = {
    STRONG: re.compile(r'font-weight\s*:\s*(bold|[6-9]00)', re.IGNORECASE),
    EM: re.compile(r'font-style\s*:\s*(italic|oblique)', re.IGNORECASE),
    STRIKE: re.compile(r'text-decoration[\w-]{0,20}\s*:\s*line-through', re.IGNORECASE)}


def styled(element: html.HtmlElement, look: Look) -> Look:
    if style := STYLES.get(element.tag):
        look = look.also(style)
    if css := element.get('style'):
        for style, pattern in _CSS.items():
            look = look.also(style) if pattern.search(css) else look
    return look
