"""The grading policy: what each item weighs, and what of the policy has no place here."""
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from i18n import _, lazy, ngettext

from ..courses import ParsedItem, ParsedItemKind
from ..decimals import half_up, plain
from ..questions import ParsedQuestions
from .json_input import read_json

WHERE = lazy('Grading policy')
SCORED = ParsedItemKind.QUIZ, ParsedItemKind.ASSIGNMENT


@dataclass(slots=True)
class WeighedItem:
    """An item and the subsection it comes from."""
    item: ParsedItem
    lesson: int
    kind: str = ''
    """The policy's name for what the subsection is, if it is graded: “Homework”."""


def weigh(items: Iterable[WeighedItem], policy: str, found: ParsedQuestions) -> list[ParsedItem]:
    """Without a policy nothing has a weight of its own."""
    items = list(items)
    weights = _weights(policy, found)
    if weights is None:
        return [made.item for made in items]
    points: dict[int, Decimal] = defaultdict(Decimal)
    lessons: dict[str, set[int]] = defaultdict(set)
    for made in items:
        if made.kind in weights and made.item.kind in SCORED:
            points[made.lesson] += made.item.points or 0
            if made.item.points:
                lessons[made.kind].add(made.lesson)
    for kind, weight in weights.items():
        if weight and not lessons[kind]:
            found.refuse(WHERE, _('Nothing that can be graded here is “{kind}”, which should count '
                                  '{percent} %.', kind=kind, percent=plain(weight)))
    return [_weighed(made, weights, points, lessons) for made in items]


def _weighed(made: WeighedItem, weights: dict[str, Decimal], points: dict[int, Decimal], lessons: dict[str, set[int]]
             ) -> ParsedItem:
    if made.item.kind not in SCORED:
        return made.item
    weight = Decimal(0)
    if made.kind in weights and made.item.points:
        weight = weights[made.kind] / len(lessons[made.kind]) * made.item.points / points[made.lesson]
    return replace(made.item, weight=half_up(weight))


def _weights(policy: str, found: ParsedQuestions) -> dict[str, Decimal] | None:
    """Percent of the grade, by the policy's name of a kind."""
    if not policy:
        return None
    said = read_json(policy)
    kinds = said.get('GRADER') if isinstance(said, dict) else None
    if not isinstance(kinds, list):
        found.refuse(WHERE, _('It cannot be read.'))
        return None
    weights: dict[str, Decimal] = {}
    for kind in kinds:
        if not isinstance(kind, dict):
            continue
        name = str(kind.get('type', ''))
        weights[name] = weights.get(name, Decimal(0)) + _percent(kind.get('weight'))
        if isinstance(kind.get('drop_count'), int) and kind['drop_count'] > 0:
            found.refuse(WHERE, ngettext('That the lowest {n} of “{kind}” do not count was not taken over.',
                                         'That the lowest {n} of “{kind}” do not count was not taken over.',
                                         kind['drop_count'], kind=name))
    if cutoffs := said.get('GRADE_CUTOFFS'):
        found.refuse(WHERE, _('The grade scale was not taken over: {grades}.', grades=_grades(cutoffs))
                     if isinstance(cutoffs, dict) else _('The grade scale was not taken over: it cannot be read.'))
    return weights


def _percent(weight: Any) -> Decimal:
    try:
        percent = Decimal(str(weight)) * 100
    except InvalidOperation:
        return Decimal(0)
    return percent if percent.is_finite() and 0 <= percent <= 100 else Decimal(0)


def _grades(cutoffs: dict[Any, Any]) -> str:
    return ', '.join(_('{grade} from {percent} %', grade=str(name)[:20], percent=plain(_percent(least)))
                     for name, least in list(cutoffs.items())[:20])
