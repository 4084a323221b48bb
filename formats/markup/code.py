"""Code that has lines of its own."""
import re

from lxml import html

from .tree import plain_words

_LANGUAGE = re.compile(r'(?:^|\s)lang(?:uage)?-([\w+#.-]{1,40})')


def fenced(element: html.HtmlElement) -> str:
    """Nothing where there is none."""
    lines = _lines(element)
    if not lines.strip():
        return ''
    fence = '`' * max(3, 1 + max(map(len, re.findall('`+', lines)), default=0))
    return f'{fence}{_language(element)}\n{lines}\n{fence}'


def _lines(element: html.HtmlElement) -> str:
    lines = plain_words(element, in_lines=True).replace('\r\n', '\n').replace('\r', '\n').removeprefix('\n')
    return '\n'.join(line if line.strip(' ') else '' for line in lines.rstrip().split('\n'))


def _language(element: html.HtmlElement) -> str:
    for part in (element, *element.iterchildren('code')):
        if found := _LANGUAGE.search(part.get('class', '')):
            return found[1]
    return ''
