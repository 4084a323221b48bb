"""Moodle's auto-format: lines of plain text, in which HTML is understood."""
import re

ELEMENTS = (
    'a|abbr|acronym|address|applet|area|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|canvas|'
    'caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|'
    'figcaption|figure|font|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hgroup|hr|html|i|iframe|img|'
    'input|ins|kbd|label|legend|li|link|main|map|mark|math|menu|meta|meter|nav|nobr|noscript|object|ol|optgroup|'
    'option|output|p|param|picture|pre|progress|q|rp|rt|ruby|s|samp|script|section|select|small|source|span|strike|'
    'strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|'
    'var|video|wbr')
_TAG = re.compile(rf'''(<!--|</?(?:{ELEMENTS})(?=[\s/>])(?:"[^"<]*"|'[^'<]*'|[^<>"'])*>)''', re.IGNORECASE)


def moodle_html(text: str) -> str:
    """Each line on a line of its own, except next to a tag. `<` that begins none (`#include <stdio.h>`) is a sign."""
    if '-->' not in text:
        text = text.replace('<!--', '&lt;!--')
    parts = _TAG.split(text)
    for number in range(0, len(parts), 2):
        words = parts[number]
        if number and words.startswith('\n'):
            words = f' {words[1:]}'
        if number + 1 < len(parts) and words.endswith('\n'):
            words = f'{words[:-1]} '
        parts[number] = words.replace('<', '&lt;').replace('\n', '<br>')
    return ''.join(parts)
