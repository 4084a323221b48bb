"""Inputs in the middle of a text or a table: the whole becomes one text with gaps."""
import re
from collections.abc import Callable
from typing import Any

from ...questions import Gap
from ...xml import replace
from .elements import ANSWERED_LATER, INPUTS, inner_html

GAPPED = 'optionresponse', 'numericalresponse', 'stringresponse'
CELLS = 'td', 'th', 'li', 'dd'
FLOWING = 'p', 'span', 'b', 'i', 'em', 'strong', 'label', 'center', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'
OPEN, CLOSE = '\ue000', '\ue001'
"""Stand around the number of a gap while HTML becomes Markdown: no author writes them."""
MARK = re.compile(f'{OPEN}([0-9]{{1,4}}){CLOSE}')
WORD = re.compile(r'\w')
TAG = re.compile('<[^<>]*>')


def are_inline(element: Any, responses: list[Any]) -> bool:
    """Whether all of them can be gaps and stand where words go on around them."""
    known: dict[Any, bool] = {}
    return all(response.tag in GAPPED for response in responses) and all(
        _is_inline(given, element, known) for response in responses for given in _inputs(response)) and all(
        map(_inputs, responses))


def mark(element: Any, responses: list[Any], gap: Callable[[Any, Any, str], Gap]) -> tuple[Any, tuple[Gap, ...]]:
    """The element with a mark in place of each input; `gap` is given a response, an input in it and a name."""
    for found in element.iter():
        found.text, found.tail = _unmarked(found.text), _unmarked(found.tail)
    made: list[Gap] = []
    for response in responses:
        for given in _inputs(response):
            made.append(gap(response, given, str(len(made) + 1)))
            replace(given, f'{OPEN}{len(made)}{CLOSE}')
    return element, tuple(made)


def named(text: str, gaps: tuple[Gap, ...]) -> str:
    return MARK.sub(lambda found: f'[[{found.group(1)}]]' if int(found.group(1)) <= len(gaps) else '', text)


def _inputs(response: Any) -> list[Any]:
    return list(response.iter('textline', 'formulaequationinput', 'optioninput'))


def _is_inline(given: Any, element: Any, known: dict[Any, bool]) -> bool:
    """:param known: whether words go on in an element that was looked at already"""
    for above in given.iterancestors():
        if above is element:
            return False
        if above.tag in CELLS:
            return True
        if above.tag in FLOWING:
            if above not in known:
                known[above] = bool(WORD.search(TAG.sub('', inner_html(above, (*INPUTS, *ANSWERED_LATER)))))
            if known[above]:
                return True
    return False


def _unmarked(text: str | None) -> str | None:
    return text.replace(OPEN, '').replace(CLOSE, '') if text else text
