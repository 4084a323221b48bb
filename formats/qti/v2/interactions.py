"""The interactions of the specification: each can be asked here in some way, or is refused with the reason."""
from collections.abc import Callable
from decimal import Decimal
from itertools import islice

from i18n import _, lazy

from ...xml import Element, child, children, descendants, inner_html, local_name, make
from ..item_model import Asked, Choice, Choosing, Filling, Pairing, Sorting, Typing, Writing
from ..numbers import number
from ..placeholders import GAP, Names, place_for, put, tidy_html
from ..question_builder import MAX_ASKED
from ..texts import MAX_CANDIDATES
from ..unsupported import UnsupportedItem
from .body import prompt_of, rest_of
from .bounds import bounds_of
from .declarations import ResponseDeclaration
from .values import NUMBERS

ON_A_PICTURE = lazy('It is answered on a picture, which cannot be done here.')
REFUSED = {
    'hotspotInteraction': ON_A_PICTURE, 'graphicOrderInteraction': ON_A_PICTURE,
    'graphicAssociateInteraction': ON_A_PICTURE, 'graphicGapMatchInteraction': ON_A_PICTURE,
    'selectPointInteraction': ON_A_PICTURE, 'positionObjectInteraction': ON_A_PICTURE,
    'drawingInteraction': lazy('It is answered with a drawing, which cannot be done here.'),
    'uploadInteraction': lazy('It is answered with a file: make it an assignment.'),
    'mediaInteraction': lazy('It is about playing a recording, which cannot be followed here.'),
    'endAttemptInteraction': lazy('It has a button that changes it while it is answered, such as for a hint.'),
    'customInteraction': lazy('It is a kind of its own (a custom interaction) that only its own system knows.'),
    'portableCustomInteraction': lazy('It is a kind of its own (a custom interaction) that only its own system knows.'),
}


def asked_in(item: Element, responses: dict[str, ResponseDeclaration]) -> tuple[Asked, ...]:
    """All that its body asks, in order; a place stands in the body for each. Raises NotTaken."""
    body = child(item, 'itemBody')
    found = [element for element in descendants(body) if local_name(element).endswith('Interaction')] if (
        body is not None) else []
    if len(found) > MAX_ASKED:
        raise UnsupportedItem(_('It asks more than {limit} things.', limit=MAX_ASKED))
    for element in found:
        if local_name(element) in REFUSED:
            raise UnsupportedItem(REFUSED[local_name(element)])
        if local_name(element) not in READ:
            raise UnsupportedItem(_('“{name}” is a kind of question that is not known.',
                                    name=local_name(element)[:60]))
    names = Names()
    asked = []
    for element in found:
        response = responses.get(element.get('responseIdentifier', ''))
        if response is None:
            raise UnsupportedItem(_('It asks something for which no response is declared.'))
        if response.cardinality == 'record':
            raise UnsupportedItem(_('It is answered with a record of several values.'))
        asked.append(READ[local_name(element)](element, response, item, names))
    return tuple(asked)


Reader = Callable[[Element, ResponseDeclaration, Element, Names], Asked]


def _choice(element: Element, response: ResponseDeclaration, item: Element, names: Names) -> Asked:
    choices, gap = list(children(element, 'simpleChoice')), names.new(response.id)
    asked = Choosing(response=response.id, gap=gap, choices=_choices(choices), several=_several(element, response),
                     at_most=_at_most(element), shuffle=_shuffles(element, choices),
                     right=response.right or response.mapped_right)
    _stand_in(element, response, gap)
    return asked


def _inline_choice(element: Element, response: ResponseDeclaration, item: Element, names: Names) -> Asked:
    choices, gap = list(children(element, 'inlineChoice')), names.new(response.id)
    asked = Choosing(response=response.id, gap=gap, choices=_choices(choices), inline=True,
                     shuffle=_shuffles(element, choices), right=response.right or response.mapped_right)
    put(element, place_for(response.id, [], name=gap, inline=True))
    return asked


def _hottext(element: Element, response: ResponseDeclaration, item: Element, names: Names) -> Asked:
    """The words stay in the text, and are offered below."""
    words, gap = list(descendants(element, 'hottext')), names.new(response.id)
    asked = Choosing(response=response.id, gap=gap, choices=_choices(words), several=_several(element, response),
                     at_most=_at_most(element), right=response.right or response.mapped_right)
    for word in words:
        word.tag = 'strong'
        word.attrib.clear()
    _stand_in(element, response, gap, *rest_of(element, 'prompt'))
    return asked


def _text_entry(element: Element, response: ResponseDeclaration, item: Element, names: Names) -> Asked:
    gap = names.new(response.id)
    put(element, place_for(response.id, [], name=gap, inline=True))
    if response.base_type in NUMBERS:
        return _number(response, item, gap, step=Decimal(1) if response.base_type == 'integer' else None)
    literals = list(islice((literal for literal in descendants(item, 'baseValue') if (literal.text or '').strip()
                            and literal.get('baseType') == 'string'), MAX_CANDIDATES + 1))
    if len(literals) > MAX_CANDIDATES:
        raise UnsupportedItem(_('It has too many possible answers.'))
    parts = tuple(dict.fromkeys(literal.text.strip() for literal in literals if _is_part(literal)))
    words = (*response.right, *response.keys, *(literal.text.strip() for literal in literals))
    return Typing(response=response.id, gap=gap, candidates=tuple(dict.fromkeys(words)), parts=parts,
                  right=response.right)


def _slider(element: Element, response: ResponseDeclaration, item: Element, names: Names) -> Asked:
    least, most = number(element.get('lowerBound', '')), number(element.get('upperBound', ''))
    step = number(element.get('step', '')) or Decimal(1)
    gap = names.new(response.id)
    asked = _number(response, item, gap, least, most, step=step if step > 0 else Decimal(1))
    limits = make('p', f'{element.get("lowerBound", "")} – {element.get("upperBound", "")}')
    _stand_in(element, response, gap, limits)
    return asked


def _extended_text(element: Element, response: ResponseDeclaration, item: Element, names: Names) -> Asked:
    _stand_in(element, response, '')
    return Writing(response=response.id, model_answer='<br>'.join(map(_escaped, response.right)))


def _order(element: Element, response: ResponseDeclaration, item: Element, names: Names) -> Asked:
    asked = Sorting(response=response.id, choices=_choices(list(children(element, 'simpleChoice'))),
                    right=response.right)
    _stand_in(element, response, '')
    return asked


def _match(element: Element, response: ResponseDeclaration, item: Element, names: Names) -> Asked:
    sides = list(children(element, 'simpleMatchSet'))
    if len(sides) != 2:
        raise UnsupportedItem(_('It does not hold two lists to match.'))
    left, right = (_choices(list(children(side, 'simpleAssociableChoice'))) for side in sides)
    asked = Pairing(response=response.id, left=left, right=right, pairs=_pairs(response),
                    shuffle=element.get('shuffle', '').strip() == 'true')
    _stand_in(element, response, '')
    return asked


def _associate(element: Element, response: ResponseDeclaration, item: Element, names: Names) -> Asked:
    """Of each pair the one that is named first stands on the left; what is in no pair is a distractor."""
    choices = _choices(list(children(element, 'simpleAssociableChoice')))
    pairs = _pairs(response)
    if len({one for pair in pairs for one in pair}) < 2 * len(pairs):
        raise UnsupportedItem(_('Something in it belongs to more than one other thing, so that it is no matching.'))
    first = {one for one, __ in pairs}
    asked = Pairing(response=response.id, pairs=pairs, shuffle=element.get('shuffle', '').strip() == 'true',
                    left=tuple(choice for choice in choices if choice.id in first),
                    right=tuple(choice for choice in choices if choice.id not in first))
    _stand_in(element, response, '')
    return asked


def _gap_match(element: Element, response: ResponseDeclaration, item: Element, names: Names) -> Asked:
    if any(True for __ in children(element, 'gapImg')):
        raise UnsupportedItem(_('Its gaps are to be filled with pictures; here they hold words.'))
    words = list(children(element, 'gapText'))
    gaps = {}
    for gap in list(descendants(element, 'gap')):
        name = names.new(gap.get('identifier', ''))
        gaps[name] = gap.get('identifier', '')
        put(gap, make(GAP, name=name))
    asked = Filling(response=response.id, gaps=gaps, choices=_choices(words), shuffle=_shuffles(element, words),
                    right={gap: word for word, gap in _pairs(response)})
    _stand_in(element, response, '', *rest_of(element, 'prompt', 'gapText'))
    return asked


READ: dict[str, Reader] = {
    'choiceInteraction': _choice, 'inlineChoiceInteraction': _inline_choice, 'hottextInteraction': _hottext,
    'textEntryInteraction': _text_entry, 'sliderInteraction': _slider, 'extendedTextInteraction': _extended_text,
    'orderInteraction': _order, 'matchInteraction': _match, 'associateInteraction': _associate,
    'gapMatchInteraction': _gap_match,
}


def _number(response: ResponseDeclaration, item: Element, gap: str, *more: Decimal | None,
            step: Decimal | None) -> Typing:
    return Typing(response=response.id, gap=gap, candidates=(), is_number=True,
                  bounds=bounds_of(item, response, *more), step=step, right=response.right)


def _choices(elements: list[Element]) -> tuple[Choice, ...]:
    return tuple(Choice(element.get('identifier', ''), tidy_html(element)) for element in elements)


def _several(element: Element, response: ResponseDeclaration) -> bool:
    return response.cardinality != 'single' and _at_most(element) != 1


def _at_most(element: Element) -> int:
    text = element.get('maxChoices', '1').strip()
    return int(text) if text.isdecimal() and len(text) < 5 else 0


def _shuffles(element: Element, choices: list[Element]) -> bool:
    """Not, if one of them is to keep its place: then they all do."""
    return element.get('shuffle', '').strip() == 'true' and not any(
        choice.get('fixed', '').strip() == 'true' for choice in choices)


def _pairs(response: ResponseDeclaration) -> tuple[tuple[str, str], ...]:
    found = [tuple(text.split()) for text in response.right or response.mapped_right]
    return tuple((pair[0], pair[1]) for pair in found if len(pair) == 2)


def _is_part(literal: Element) -> bool:
    """Whether the answer is searched for it."""
    rule = literal.getparent()
    if local_name(rule) == 'substring':
        return next(children(rule), None) is literal
    return local_name(rule) == 'stringMatch' and rule.get('substring', '').strip() == 'true'


def _stand_in(element: Element, response: ResponseDeclaration, name: str, *kept: Element) -> None:
    prompt = prompt_of(element)
    put(element, place_for(response.id, [part for part in (prompt, *kept) if part is not None], name=name))


def _escaped(words: str) -> str:
    return inner_html(make('p', words))
