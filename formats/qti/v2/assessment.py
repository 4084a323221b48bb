"""An `assessmentTest`: which items it asks in which sections, and what of its rules is not taken over."""
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from i18n import _, lazy

from ...titles import title_of
from ...xml import Element, children, descendants, local_name, without_namespaces
from ..numbers import number
from .body import FOR_LEARNERS

MAX_CATEGORY = 160
MAX_SECTIONS = 5000
RULES = 'preCondition', 'branchRule', 'timeLimits', 'itemSessionControl', 'ordering'
RULE_SENTENCE = lazy('Its rules for order, time and attempts were not taken over: they are settings of a quiz here.')

Read = Callable[[str, PurePosixPath], tuple[Element, PurePosixPath] | None]
"""A document by its address in another one of this folder, and the folder that it is in itself."""


@dataclass(frozen=True, slots=True)
class Named:
    """An item that the test names."""
    id: str
    address: str
    folder: PurePosixPath
    category: str
    weight: Decimal
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AssessmentTexts:
    """What a section says to learners before its items."""
    element: Element
    title: str
    folder: PurePosixPath
    category: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    where: str
    reason: str


def parts_of(test: Element, folder: PurePosixPath, read: Read) -> Iterator[Named | AssessmentTexts | LeftOut]:
    test = without_namespaces(test)
    title = title_of(test.get('title', '') or test.get('identifier', ''))
    if any(True for __ in descendants(test, *RULES)):
        yield LeftOut(title, str(RULE_SENTENCE))
    if any(True for __ in children(test, 'testFeedback')):
        yield LeftOut(title, _('What it says at the end of the whole test was left out.'))
    sections = [section for part in children(test, 'testPart')
                for section in children(part, 'assessmentSection', 'assessmentSectionRef')]
    waiting: list[tuple[Element, tuple[str, ...], PurePosixPath]] = [
        (section, (title,), folder) for section in reversed(sections)]
    left = MAX_SECTIONS
    while waiting and left:
        left -= 1
        element, titles, place = waiting.pop()
        if local_name(element) == 'assessmentSectionRef':
            found = read(element.get('href', ''), place)
            if found is None:
                yield LeftOut(title_of(*titles), _('The section “{address}” is not here.',
                                                   address=element.get('href', '')[:80]))
            else:
                waiting.append((without_namespaces(found[0]), titles, found[1]))
        elif local_name(element) == 'assessmentItemRef':
            yield _named(element, titles, place)
        else:
            names = (*titles, element.get('title', ''))
            yield from _said(element, names, place)
            waiting += reversed([(part, names, place) for part in children(
                element, 'assessmentSection', 'assessmentSectionRef', 'assessmentItemRef')])
    if waiting:
        yield LeftOut(title, _('It has more than {limit} sections and items.', limit=MAX_SECTIONS))


def _named(element: Element, titles: tuple[str, ...], folder: PurePosixPath) -> Named:
    weight = next((number(one.get('value', '')) for one in children(element, 'weight')), None)
    return Named(element.get('identifier', '').strip()[:80], element.get('href', ''), folder,
                 title_of(*titles, at_most=MAX_CATEGORY), Decimal(1) if weight is None or weight < 0 else weight,
                 tuple(dict.fromkeys(element.get('category', '').split()))[:20])


def _said(section: Element, titles: tuple[str, ...], folder: PurePosixPath) -> Iterator[AssessmentTexts | LeftOut]:
    for selection in children(section, 'selection'):
        number_drawn = selection.get('select')
        yield LeftOut(title_of(*titles), _(
            'Of its questions some are drawn at random; here are all of them.') if number_drawn is None else _(
            'Of its questions {number} are drawn at random; here are all of them.', number=number_drawn[:9]))
    for rubric in children(section, 'rubricBlock'):
        if any(view in FOR_LEARNERS for view in rubric.get('view', 'candidate').split()):
            yield AssessmentTexts(rubric, title_of(section.get('title', '')), folder,
                                  title_of(*titles, at_most=MAX_CATEGORY))
        else:
            yield LeftOut(title_of(*titles), _('What it says to those who score it was left out.'))
