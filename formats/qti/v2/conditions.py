"""Expressions that hold or do not; nothing comes of them where they are about nothing."""
from i18n import _

from ...xml import Element
from ..numbers import number
from ..unsupported import UnsupportedItem
from .evaluation import EvaluationState, Expression, only_part, parts_of, two_parts
from .values import Value, are_the_same


def _and(element: Element, state: EvaluationState) -> Value:
    parts = parts_of(element, state)
    return False if any(part is False for part in parts) else None if None in parts else True


def _or(element: Element, state: EvaluationState) -> Value:
    parts = parts_of(element, state)
    return True if any(part is True for part in parts) else None if None in parts else False


def _not(element: Element, state: EvaluationState) -> Value:
    part = only_part(element, state)
    return not part if isinstance(part, bool) else None


def _any_n(element: Element, state: EvaluationState) -> Value:
    parts = parts_of(element, state)
    least, most = number(element.get('min', '')), number(element.get('max', ''))
    if least is None or most is None:
        raise UnsupportedItem(_('Its scoring counts with limits that are not numbers.'))
    sure, perhaps = parts.count(True), parts.count(None)
    if perhaps and not sure > most and not sure + perhaps < least:
        return None
    return least <= sure <= most


def _is_null(element: Element, state: EvaluationState) -> Value:
    return only_part(element, state) is None


def _match(element: Element, state: EvaluationState) -> Value:
    return are_the_same(*two_parts(element, state))


def _string_match(element: Element, state: EvaluationState) -> Value:
    words = _words(element, state)
    if words is None:
        return None
    return words[1] in words[0] if element.get('substring', '').strip() == 'true' else words[0] == words[1]


def _substring(element: Element, state: EvaluationState) -> Value:
    """Whether the first is in the second."""
    words = _words(element, state)
    return None if words is None else words[0] in words[1]


def _words(element: Element, state: EvaluationState) -> tuple[str, str] | None:
    one, other = two_parts(element, state)
    if not isinstance(one, str) or not isinstance(other, str):
        return None
    return (one, other) if element.get('caseSensitive', 'true').strip() != 'false' else (one.casefold(),
                                                                                         other.casefold())


CONDITIONS: dict[str, Expression] = {
    'and': _and, 'or': _or, 'not': _not, 'anyN': _any_n, 'isNull': _is_null, 'match': _match,
    'stringMatch': _string_match, 'substring': _substring,
}
