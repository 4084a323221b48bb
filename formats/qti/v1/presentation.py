"""What an item of QTI 1.2 shows and asks: its responses, each with a place in the text."""
from dataclasses import dataclass, field

from i18n import _

from ...xml import Element, children, descendants, local_name, make
from ..placeholders import Names, place_for
from ..unsupported import Notes, UnsupportedItem
from .material import BLOCKS, words_of, wrapped

RESPONSES = 'response_lid', 'response_str', 'response_num', 'response_grp', 'response_xy', 'response_extension'
INLINE = 'response_str', 'response_num'


@dataclass(frozen=True, slots=True)
class Label:
    """Something that is offered."""
    id: str
    words: Element
    keeps_its_place: bool


@dataclass(frozen=True, slots=True)
class Response:
    id: str
    kind: str
    """“lid”, “str” or “num”"""
    cardinality: str
    words: Element
    """What is said to it alone."""
    labels: tuple[Label, ...]
    shuffle: bool
    at_most: int
    holds: str
    gap: str
    """“Integer”, “Decimal”, “String” … as far as it says."""


@dataclass(slots=True)
class Presented:
    body: Element
    responses: list[Response] = field(default_factory=list)
    in_sentence: set[str] = field(default_factory=set)
    """Responses with words behind them."""


def presented(item: Element, notes: Notes, *, in_text: bool) -> Presented:
    """`in_text`: gaps are marked by `[name]` in the text, as Canvas does. Raises NotTaken."""
    found = Presented(make('div'))
    names = Names()
    for presentation in children(item, 'presentation'):
        found.in_sentence |= _in_sentence(presentation)
        _walk(presentation, found.body, found, notes, names, in_text)
    if in_text:
        _put_into_text(found)
    return found


def _walk(element: Element, into: Element, found: Presented, notes: Notes, names: Names, in_text: bool) -> None:
    for part in list(children(element)):
        name = local_name(part)
        if name in BLOCKS:
            block = make('div')
            into.append(block)
            _walk(part, block, found, notes, names, in_text)
        elif name in RESPONSES:
            response = _response(part, notes, names, in_text=in_text)
            found.responses.append(response)
            if not in_text:
                into.append(place_for(response.id, [response.words] if len(response.words) else [], name=response.gap,
                                      inline=name in INLINE and response.id in found.in_sentence))
        else:
            for words in words_of(wrapped([part]), notes, in_line=bool(found.in_sentence)):
                into.append(words)


def _in_sentence(presentation: Element) -> set[str]:
    found: set[str] = set()
    before: list[str] = []
    for element in presentation.iter():
        if local_name(element) in INLINE:
            before.append(element.get('ident', ''))
        elif local_name(element) == 'material' and not any(
                local_name(above) in RESPONSES for above in element.iterancestors()):
            found.update(before)
    return found


def _response(element: Element, notes: Notes, names: Names, *, in_text: bool) -> Response:
    name = local_name(element)
    if name == 'response_xy' or any(True for __ in descendants(element, 'render_hotspot')):
        raise UnsupportedItem(_('It is answered on a picture, which cannot be done here.'))
    if name in ('response_grp', 'response_extension'):
        raise UnsupportedItem(_('It is a kind of question (“response_grp” or an extension) that cannot be read.'))
    renders = [part for part in children(element) if local_name(part).startswith('render_')]
    labels = [_label(label, notes) for label in descendants(element, 'response_label') if name == 'response_lid']
    most = next((render.get('maxnumber', '') for render in renders), '').strip()
    return Response(
        id=element.get('ident', ''), kind=name.removeprefix('response_'),
        cardinality=element.get('rcardinality', 'single').strip().lower(),
        words=wrapped(words_of(element, notes)), labels=tuple(labels),
        shuffle=any(part.get('shuffle', '').strip().lower() == 'yes' for part in element.iter() if local_name(part)) and
        not any(label.keeps_its_place for label in labels),
        at_most=int(most) if most.isdecimal() and len(most) < 5 else 0,
        gap=names.new(element.get('ident', '').removeprefix('response_' if in_text else '')),
        holds=next((render.get('fibtype', '') for render in renders), '').strip().lower())


def _label(element: Element, notes: Notes) -> Label:
    return Label(element.get('ident', ''), wrapped(words_of(element, notes)),
                 element.get('rshuffle', '').strip().lower() == 'no')


def _put_into_text(found: Presented) -> None:
    for response in found.responses:
        token = response.id.removeprefix('response_')
        place = place_for(response.id, [], name=response.gap, inline=True)
        if not _put_at(found.body, f'[{token}]', place):
            line = make('p', f'{token}: ')
            line.append(place)
            found.body.append(line)


def _put_at(body: Element, token: str, place: Element) -> bool:
    """In the stead of these words."""
    for element in body.iter():
        for where in ('text', 'tail'):
            before, mark, behind = (getattr(element, where) or '').partition(token)
            if not mark or (element is body and where == 'tail'):
                continue
            setattr(element, where, before)
            place.tail = behind
            if where == 'text':
                element.insert(0, place)
            else:
                element.addnext(place)
            return True
    return False
