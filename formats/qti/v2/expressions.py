"""The expressions of response processing: what the scoring of an item can say, and what cannot be worked out here."""
from i18n import _

from ...xml import Element, local_name
from ..unsupported import UnsupportedItem
from .arithmetic import ARITHMETIC
from .conditions import CONDITIONS
from .containers import CONTAINERS
from .declarations import ResponseDeclaration
from .evaluation import EvaluationState, Expression
from .values import Value, read

CHANCE = 'random', 'randomInteger', 'randomFloat'
OWN = 'customOperator',


def work_out(element: Element, state: EvaluationState) -> Value:
    name = local_name(element)
    if name in CHANCE:
        raise UnsupportedItem(_('Its scoring is left to chance.'))
    if name in OWN:
        raise UnsupportedItem(_('Its scoring needs a program of its own (a custom operator).'))
    if name not in EXPRESSIONS:
        raise UnsupportedItem(_('Its scoring uses “{name}”, which cannot be carried out here.', name=name[:60]))
    return EXPRESSIONS[name](element, state)


def _base_value(element: Element, state: EvaluationState) -> Value:
    return read(''.join(element.itertext()).strip(), element.get('baseType', 'identifier'))


def _variable(element: Element, state: EvaluationState) -> Value:
    return state.value_of(element.get('identifier', ''))


def _default(element: Element, state: EvaluationState) -> Value:
    result = state.results.get(element.get('identifier', ''))
    return result.default if result else None


def _correct(element: Element, state: EvaluationState) -> Value:
    return _declared(element, state).right_value


def _map_response(element: Element, state: EvaluationState) -> Value:
    response = _declared(element, state)
    if response.mapping is None:
        raise UnsupportedItem(_('Its scoring is faulty: it uses a mapping that is not there.'))
    return response.mapping.points(state.value_of(response.id))


def _declared(element: Element, state: EvaluationState) -> ResponseDeclaration:
    name = element.get('identifier', '')
    if name not in state.responses:
        raise UnsupportedItem(_('Its scoring is about “{name}”, which is not declared.', name=name[:60]))
    return state.responses[name]


EXPRESSIONS: dict[str, Expression] = {
    'baseValue': _base_value, 'variable': _variable, 'default': _default, 'correct': _correct,
    'mapResponse': _map_response, 'null': lambda element, state: None, **CONTAINERS, **CONDITIONS, **ARITHMETIC,
}
