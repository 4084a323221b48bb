"""Responses in which something is chosen: one of several, any of several, one from a list."""
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from i18n import _

from ...questions import ALL, Option
from .elements import inner_html
from .unsupported import NotTaken

QUOTED = re.compile(r'''u?(?:'((?:[^'\\]|\\.)*)('?)|"((?:[^"\\]|\\.)*)("?))''')
HALF = Decimal(50)
MAX_OPTIONS = 200
MAX_LISTED = 20_000
"""Letters of all options in one attribute."""
SHARE_PRECISION = Decimal('0.00001')

Say = Callable[[str], str]
"""HTML as Markdown."""


def one_of(response: Any, say: Say) -> tuple[Option, ...]:
    options = []
    for choice in _choices(response):
        options.append(Option(text=say(inner_html(choice)), share=_share(choice),
                              feedback=_hint(choice, say) or _targeted(response, choice, say)))
    return _checked(options)


def any_of(response: Any, say: Say) -> tuple[Option, ...]:
    """Each right choice gives its part, a wrong one takes everything."""
    choices = _choices(response)
    right = sum(_is_right(choice) for choice in choices)
    part = (ALL / max(right, 1)).quantize(SHARE_PRECISION) if right > 1 and ALL % right else ALL / max(right, 1)
    return _checked([Option(text=say(inner_html(choice)), share=part if _is_right(choice) else -ALL,
                            feedback=_hint(choice, say)) for choice in choices])


def from_list(given: Any, say: Say) -> tuple[Option, ...]:
    """Of an `optioninput`, whose options are elements or stand in an attribute: `('red','blue')`."""
    elements = given.findall('option')
    if len(elements) > MAX_OPTIONS or len(given.get('options', '')) > MAX_LISTED:
        raise NotTaken(_('There are more than {limit} options.', limit=MAX_OPTIONS))
    if elements:
        return _checked([Option(text=say(inner_html(option)), share=ALL if _is_right(option) else Decimal(0),
                                feedback=_hint(option, say)) for option in elements])
    texts = [re.sub(r'\\(.)', r'\1', one or other)
             for one, closed, other, closed_too in QUOTED.findall(given.get('options', '')) if closed or closed_too]
    right = given.get('correct', '').strip()
    return _checked([Option(text=say(text), share=ALL if text.strip() == right else Decimal(0)) for text in texts])


def is_true_false(options: tuple[Option, ...]) -> bool:
    """“True” first: if its author has mixed them, the caller turns them round."""
    return {option.text.strip().casefold() for option in options} == {'true', 'false'} and len(options) == 2


def is_shuffled(response: Any) -> bool:
    return any(group.get('shuffle', '').lower() == 'true' or group.get('answer-pool')
               for group in response.iter('choicegroup', 'checkboxgroup'))


def hints_for_leaving_out(response: Any) -> bool:
    """Whether there are words for those who did not choose something, or for several choices together."""
    return any(hint.get('selected', 'true').lower() == 'false' for hint in response.iter('choicehint')) or \
        next(response.iter('compoundhint'), None) is not None


def _choices(response: Any) -> list[Any]:
    choices = [choice for group in response.iter('choicegroup', 'checkboxgroup', 'radiogroup')
               for choice in group.iter('choice')]
    if len(choices) > MAX_OPTIONS:
        raise NotTaken(_('There are more than {limit} options.', limit=MAX_OPTIONS))
    return choices


def _checked(options: list[Option]) -> tuple[Option, ...]:
    if len(options) < 2:
        raise NotTaken(_('There are not two options to choose from.'))
    if not any(option.share > 0 for option in options):
        raise NotTaken(_('No option is marked as right.'))
    return tuple(options)


def _is_right(element: Any) -> bool:
    return element.get('correct', '').strip().lower() == 'true'


def _share(choice: Any) -> Decimal:
    if choice.get('correct', '').strip().lower() not in ('partial', 'partially-correct'):
        return ALL if _is_right(choice) else Decimal(0)
    try:
        share = Decimal(choice.get('point_value', '0.5')) * 100
    except InvalidOperation:
        return HALF
    return share if share.is_finite() and 0 <= share <= ALL else HALF


def _hint(choice: Any, say: Say) -> str:
    return '\n\n'.join(words for hint in choice if hint.tag in ('choicehint', 'optionhint')
                       and hint.get('selected', 'true').lower() != 'false' and (words := say(inner_html(hint))))


def _targeted(response: Any, choice: Any, say: Say) -> str:
    wanted = choice.get('explanation-id')
    above = response.getparent()
    if not wanted or above is None:
        return ''
    return '\n\n'.join(say(inner_html(found)) for found in above.iter('targetedfeedback')
                       if found.get('explanation-id') == wanted)
