"""Expressions about several values together."""
from decimal import Decimal

from i18n import _

from ...xml import Element
from ..unsupported import UnsupportedItem
from .evaluation import EvaluationState, Expression, only_part, parts_of, two_parts
from .values import Many, Value, singles

MAX_VALUES = 1000
"""In one container."""


def _multiple(element: Element, state: EvaluationState) -> Value:
    return _container(element, state, ordered=False)


def _ordered(element: Element, state: EvaluationState) -> Value:
    return _container(element, state, ordered=True)


def _container(element: Element, state: EvaluationState, *, ordered: bool) -> Value:
    values = tuple(one for part in parts_of(element, state) for one in singles(part))
    if len(values) > MAX_VALUES:
        raise UnsupportedItem(_('Its scoring gathers too many values.'))
    return Many(values, ordered) if values else None


def _container_size(element: Element, state: EvaluationState) -> Value:
    return Decimal(len(singles(only_part(element, state))))


def _member(element: Element, state: EvaluationState) -> Value:
    one, container = two_parts(element, state)
    return None if one is None or container is None or isinstance(one, Many) else one in singles(container)


def _contains(element: Element, state: EvaluationState) -> Value:
    whole, part = two_parts(element, state)
    if whole is None or part is None:
        return None
    wanted, there = singles(part), singles(whole)
    if isinstance(whole, Many) and whole.ordered:
        return any(there[start:start + len(wanted)] == wanted for start in range(len(there)))
    return all(there.count(one) >= wanted.count(one) for one in wanted)


def _delete(element: Element, state: EvaluationState) -> Value:
    one, container = two_parts(element, state)
    kept = tuple(value for value in singles(container) if value not in singles(one))
    return Many(kept, isinstance(container, Many) and container.ordered) if kept else None


def _index(element: Element, state: EvaluationState) -> Value:
    values, place = singles(only_part(element, state)), element.get('n', '').strip()
    return values[int(place) - 1] if place.isdecimal() and len(place) < 5 and 0 < int(place) <= len(values) else None


CONTAINERS: dict[str, Expression] = {
    'multiple': _multiple, 'ordered': _ordered, 'containerSize': _container_size, 'member': _member,
    'contains': _contains, 'delete': _delete, 'index': _index,
}
