"""Texts of QTI 1.2: words, HTML written as words, and pictures, put together as a tree of HTML."""
import re

from i18n import _

from ...html_pages import parse_html
from ...xml import Element, children, descendants, local_name, make, replace
from ..unsupported import Notes

IN_HTML = re.compile(r'</?(?:p|div|span|br|b|i|u|em|strong|img|a|table|ul|ol|li|h[1-6]|sub|sup|pre|code|font)\b[^<>]*>',
                     re.IGNORECASE)
BLOCKS = 'flow', 'flow_mat', 'flow_label'
PLAYED = 'matvideo', 'mataudio', 'matapplet', 'matapplication'
OWN = 'mattext', 'matemtext', 'mat_formattedtext'


def words_of(element: Element, notes: Notes, *, in_line: bool = False) -> list[Element]:
    """Everything that an element says to learners, apart from what is asked in it.

    :param in_line: plain words stand beside each other, with gaps between them
    """
    parts: list[Element] = []
    for part in children(element):
        match local_name(part):
            case 'material' | 'altmaterial' | 'mat_extension' | 'flow_mat' | 'flow' | 'solutionmaterial':
                parts += words_of(part, notes, in_line=in_line)
            case 'mattext' | 'matemtext' | 'mat_formattedtext':
                parts.append(_text(part, in_line))
            case 'matbreak':
                parts.append(make('br'))
            case 'matimage':
                parts.append(make('img', src=part.get('uri', ''), alt=part.get('label', '')))
            case name if name in PLAYED:
                notes.note(_('“{address}”, which it plays, was left out.', address=part.get('uri', '')[:80]))
    return parts


def wrapped(parts: list[Element], tag: str = 'div') -> Element:
    holder = make(tag)
    for part in parts:
        holder.append(part)
    return holder


def _text(element: Element, in_line: bool) -> Element:
    words = ''.join(element.itertext())
    kind = element.get('texttype', '').strip().lower()
    if any(True for _ in children(element)):  # XHTML as elements
        element.tag = 'div'
        element.attrib.clear()
        return element
    if kind in ('text/html', 'text/xhtml', 'html') or local_name(element) == 'mat_formattedtext' or (
            IN_HTML.search(words)):
        return _from_html(words)
    if local_name(element) == 'matemtext':
        return make('em', words.strip())
    return make('span', f' {words.strip()} ') if in_line else make('div', words.strip())


def _from_html(words: str) -> Element:
    root = parse_html(words)
    body = root.find('body') if root is not None else None
    if body is None:
        return make('div', words.strip())
    for part in [part for part in body.iter() if not isinstance(part.tag, str)]:
        replace(part, '')
    for part in list(descendants(body, 'script', 'style')):
        replace(part, '')
    body.tag = 'div'
    body.attrib.clear()
    return body
