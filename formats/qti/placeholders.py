"""The text of an item while it is read: a tree with a place in it for each thing that is asked."""
import re
from collections.abc import Mapping
from copy import deepcopy

from ..xml import Element, descendants, inner_html, make, replace, unwrap
from .item_model import Shown

PLACE, GAP = 'asked-here', 'gap-here'
"""Elements that stand where something is asked, and where a gap is inside of it."""
BLANK = '_____'
ELSEWHERE = '…'
NAME = re.compile(r'[^\w.-]+')
SPACE = re.compile(r'[ \t\r\n]+')


class Names:
    """Names of gaps: each once in a text, and such as can stand between `[[` and `]]`."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def new(self, wanted: str) -> str:
        stem = NAME.sub('_', wanted)[:60] or 'gap'
        name, count = stem, 2
        while name in self._used:
            name, count = f'{stem}-{count}', count + 1
        self._used.add(name)
        return name


def text(body: Element | None, shown: Mapping[str, Shown]) -> str:
    """Its HTML with everything asked in it as it is to be shown."""
    if body is None:
        return ''
    body = deepcopy(body)
    for place in list(descendants(body, PLACE)):
        how = shown.get(place.get('response', ''), Shown.NOT)
        inline = place.get('inline') == 'yes'
        if how is Shown.NOT:
            replace(place, ELSEWHERE if inline else '')
            continue
        for gap in list(descendants(place, GAP)):
            replace(gap, f'[[{gap.get("name", "")}]]')
        if how is Shown.GAPS and place.get('name'):
            place.append(make('span' if inline else 'p', f'[[{place.get("name")}]]'))
        elif inline:
            place.append(make('span', BLANK))
        unwrap(place)
    return tidy_html(body)


def place_for(response: str, kept: list[Element], *, name: str = '', inline: bool = False) -> Element:
    """Holds what belongs to the text."""
    place = make(PLACE, response=response, name=name, inline='yes' if inline else '')
    for part in kept:
        place.append(part)
    return place


def put(element: Element, place: Element) -> None:
    """In its stead."""
    place.tail = element.tail
    element.getparent().replace(element, place)


def tidy_html(element: Element | None) -> str:
    """What stands in it, as HTML without the indentation of its file."""
    html = inner_html(element).strip()
    return html if '<pre' in html else SPACE.sub(' ', html)
