"""What an expression can ask for while the rules of an item are carried out."""
from collections.abc import Callable
from typing import Protocol

from i18n import _

from ...xml import Element, local_name
from ..unsupported import UnsupportedItem
from .declarations import ResponseDeclaration, Result
from .values import Value


class EvaluationState(Protocol):
    """The answer that is tried, and what has come of it so far."""
    responses: dict[str, ResponseDeclaration]
    results: dict[str, Result]

    def value_of(self, name: str) -> Value:
        """Of a variable."""

    def work_out(self, expression: Element) -> Value:
        """Raises NotTaken where it cannot be worked out here."""


Expression = Callable[[Element, EvaluationState], Value]


def parts_of(element: Element, state: EvaluationState) -> list[Value]:
    return [state.work_out(part) for part in element if local_name(part)]


def two_parts(element: Element, state: EvaluationState) -> tuple[Value, Value]:
    parts = parts_of(element, state)
    if len(parts) != 2:
        raise UnsupportedItem(_('Its scoring is faulty: “{name}” is about two values.',
                                name=local_name(element)))
    return parts[0], parts[1]


def only_part(element: Element, state: EvaluationState) -> Value:
    parts = parts_of(element, state)
    if len(parts) != 1:
        raise UnsupportedItem(_('Its scoring is faulty: “{name}” is about one value.',
                                name=local_name(element)))
    return parts[0]
