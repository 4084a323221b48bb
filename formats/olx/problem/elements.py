"""Looking at the elements of a problem and taking them apart."""
from copy import deepcopy
from html import escape
from typing import Any

from lxml import etree

from ...xml import replace

INPUTS = 'textline', 'formulaequationinput', 'optioninput', 'choicegroup', 'checkboxgroup', 'radiogroup'
ANSWERED_LATER = ('solution', 'demandhint', 'hintgroup', 'targetedfeedbackset', 'targetedfeedback', 'responseparam',
                  'additional_answer', 'compoundhint')
"""What a learner does not see while answering."""


def is_response(element: Any) -> bool:
    return isinstance(element.tag, str) and element.tag.endswith('response')


def is_hint(element: Any) -> bool:
    return isinstance(element.tag, str) and element.tag.endswith('hint')


def responses_of(element: Any) -> list[Any]:
    """Those that stand in it, not in each other."""
    return [found for found in element.iter() if is_response(found) and
            not any(is_response(above) for above in found.iterancestors())]


def inner_html(element: Any, without: tuple[str, ...] = ()) -> str:
    """What stands in an element, words and elements, but not the hints and `without`."""
    return escape(element.text or '', quote=False) + ''.join(
        outer_html(child, without) + escape(child.tail or '', quote=False) for child in element)


def outer_html(element: Any, without: tuple[str, ...] = ()) -> str:
    if not isinstance(element.tag, str) or element.tag in without or is_hint(element):
        return ''
    copy = deepcopy(element)
    copy.tail = None
    for part in [found for found in copy.iter() if found.tag in without or is_hint(found)]:
        replace(part, '')
    for part in copy.iter('label', 'description', 'legend'):
        part.tag = 'div'
    for part in copy.iter('clarification'):
        part.tag, part.text = 'span', f' ({part.text or ""}'
        if len(part):
            part[-1].tail = f'{part[-1].tail or ""})'
        else:
            part.text += ')'
    return etree.tostring(copy, encoding='unicode', method='html')
