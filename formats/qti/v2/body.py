"""The text of an item: what learners see, as HTML, with a place in it for each thing that is asked."""
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from i18n import _

from ...decimals import plain
from ...mathml import in_words
from ...xml import Element, child, children, descendants, local_name, make, replace, text_of, unwrap
from ..item_model import Feedback
from ..pictures import PackagePictures
from ..placeholders import tidy_html
from ..unsupported import Notes, UnsupportedItem
from .declarations import Result
from .processing import is_shown
from .values import Value, singles

FEEDBACKS = 'feedbackInline', 'feedbackBlock'
FOR_LEARNERS = 'candidate', 'test_taker', 'testTaker'
PICTURES = ('image/png', 'image/jpeg', 'image/jpg', 'image/gif', 'image/webp', 'image/avif', 'image/svg+xml',
            'image/bmp')
PLAYED = 'audio', 'video', 'iframe', 'embed'


@dataclass(slots=True)
class Surroundings:
    """What an item needs to know of the file that it is in."""
    pictures: PackagePictures
    folder: PurePosixPath
    notes: Notes
    read: Callable[[str], Element | None]
    """A document that lies beside it, by its address in it; nothing, if there is none."""


def tidy(element: Element, around: Surroundings, results: Mapping[str, Result]) -> list[tuple[Element, Feedback]]:
    """Leaves only what HTML knows, and the interactions; gives back the feedback that it took out."""
    taken = _take_feedback(element, results)
    for __, copy in taken:
        _make_html(copy, around, results)
    _make_html(element, around, results)
    return [(given, Feedback(given.get('title', '').strip(), tidy_html(copy))) for given, copy in taken]


def _take_feedback(element: Element, results: Mapping[str, Result]) -> list[tuple[Element, Element]]:
    """What is not shown from the beginning; what is belongs to the text."""
    values: dict[str, Value] = {result.id: result.default for result in results.values()}
    taken = []
    for feedback in list(descendants(element, *FEEDBACKS)):
        if is_shown(feedback, values):
            feedback.tag = 'span' if local_name(feedback) == 'feedbackInline' else 'div'
            continue
        if any(local_name(part).endswith('Interaction') for part in descendants(feedback)):
            raise UnsupportedItem(_('A part of it is asked only after an answer to another part.'))
        copy = deepcopy(feedback)
        copy.tail = None
        taken.append((feedback, copy))
    for feedback, __ in taken:
        replace(feedback, '')
    return taken


def _make_html(element: Element, around: Surroundings, results: Mapping[str, Result]) -> None:
    _read_rubrics(element, around)
    for printed in list(descendants(element, 'printedVariable')):
        _print(printed, results)
    for formula in list(descendants(element, 'math')):
        replace(formula, in_words(formula))
    while (object_ := next(descendants(element, 'object'), None)) is not None:
        _object(object_, around)
    _leave_out(element, around)
    for information in list(descendants(element, 'infoControl')):
        information.tag = 'div'
    for image in descendants(element, 'img'):
        if words := around.pictures.place(image, around.folder):
            around.notes.note(words)


def _read_rubrics(element: Element, around: Surroundings) -> None:
    for rubric in list(descendants(element, 'rubricBlock')):
        if any(view in FOR_LEARNERS for view in rubric.get('view', 'candidate').split()):
            rubric.tag = 'div'
            rubric.attrib.clear()
        else:
            around.notes.note(_('What it says to those who score it was left out.'))
            replace(rubric, '')


def _leave_out(element: Element, around: Surroundings) -> None:
    """What a page of ours cannot show."""
    for played in list(descendants(element, *PLAYED)):
        address = played.get('src')
        around.notes.note(_('“{address}”, which it shows, was left out.', address=address[:80]) if address else
                          _('“Something to play”, which it shows, was left out.'))
        unwrap(played)
    for included in list(descendants(element, 'include')):
        around.notes.note(_('“{address}”, which it includes, was left out.', address=included.get('href', '')[:80]))
        replace(included, '')


def _print(printed: Element, results: Mapping[str, Result]) -> None:
    result = results.get(printed.get('identifier', ''))
    values = singles(result.default) if result else ()
    if len(values) != 1:
        raise UnsupportedItem(_('Its text holds a value that is drawn or worked out while it is answered.'))
    value = values[0]
    replace(printed, plain(value) if isinstance(value, Decimal) else str(value))


def _object(element: Element, around: Surroundings) -> None:
    """A picture; or the first picture inside of what is none, as browsers look for it; or what is said instead."""
    best = next((one for one in (element, *descendants(element, 'object')) if one.get('type', '') in PICTURES), None)
    if best is not None:
        image = make('img', src=best.get('data', ''), alt=text_of(best))
        image.tail = element.tail
        element.getparent().replace(element, image)
        return
    around.notes.note(_('“{address}”, which it shows, was left out.', address=element.get('data', '')[:80]))
    unwrap(element)


def prompt_of(interaction: Element) -> Element | None:
    prompt = child(interaction, 'prompt')
    if prompt is not None:
        prompt.tag = 'div'
    return prompt


def rest_of(interaction: Element, *without: str) -> list[Element]:
    return [part for part in children(interaction) if local_name(part) not in without]
