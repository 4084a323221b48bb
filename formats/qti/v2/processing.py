"""Response processing: the rules of an item carried out on an answer, by its own statements or by a known template."""
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal

from i18n import _

from ...xml import Element, child, children, descendants, local_name
from ..item_model import Feedback, Given, Outcome
from ..unsupported import UnsupportedItem
from .declarations import ResponseDeclaration, Result, points_result
from .expressions import work_out
from .values import Value, are_the_same, read_all, singles

MAX_STEPS = 100_000
"""For one item, all answers that are tried together."""
TEMPLATES = {'match_correct': 'match', 'map_response': 'map', 'cc2_match_basic': 'match', 'cc2_match': 'match',
             'cc2_map_response': 'map'}
IFS = 'responseIf', 'responseElseIf', 'responseElse'


class ProcessingV2:
    """Scores answers; see `item_model.ScoringRules`."""

    def __init__(self, item: Element, responses: dict[str, ResponseDeclaration], results: dict[str, Result],
                 shown: Iterable[tuple[Element, Feedback]]) -> None:
        self.responses, self.results = responses, results
        shown = list(shown)
        self.feedbacks = tuple(feedback for _, feedback in shown)
        self._shown = [element for element, _ in shown]
        self._rules = child(item, 'responseProcessing')
        self._steps = 0
        self._given: Given = {}
        self._values: dict[str, Value] = {}

    def outcome(self, given: Given) -> Outcome:
        self._given, self._values = given, {result.id: result.default for result in self.results.values()}
        try:
            score = self._score()
        except (ArithmeticError, RecursionError) as problem:
            raise UnsupportedItem(_('Its scoring cannot be worked out.')) from problem
        return Outcome(score, frozenset(number for number, element in enumerate(self._shown)
                                        if is_shown(element, self._values)))

    def value_of(self, name: str) -> Value:
        if (response := self.responses.get(name)) is not None:
            return read_all(self._given.get(name, ()), response.base_type, response.cardinality)
        return self._values.get(name)

    def work_out(self, expression: Element) -> Value:
        self._count()
        return work_out(expression, self)

    def _count(self) -> None:
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise UnsupportedItem(_('Its scoring is too long to be looked through.'))

    def _score(self) -> Decimal:
        if self._rules is None or (not len(self._rules) and not self._rules.get('template')):
            return sum((self._plain(response) for response in self.responses.values()), Decimal(0))
        if not len(self._rules):
            return self._by_template(self._rules.get('template', ''))
        with suppress(_Finished):
            self._carry_out(children(self._rules))
        is_set = {element.get('identifier', '') for element in descendants(self._rules, 'setOutcomeValue')}
        value = self._values.get(points_result(self.results, is_set))
        return value if isinstance(value, Decimal) else Decimal(0)

    def _plain(self, response: ResponseDeclaration) -> Decimal:
        """Where there are no rules: by its mapping, or a point for the right answer."""
        given = self.value_of(response.id)
        if response.mapping:
            return response.mapping.points(given)
        return Decimal(are_the_same(given, response.right_value) is True)

    def _by_template(self, address: str) -> Decimal:
        """Those of the specification are about a response called RESPONSE; many are used for others too."""
        name = address.rstrip('/').rpartition('/')[2].removesuffix('.xml')
        if name not in TEMPLATES:
            raise UnsupportedItem(_('Its scoring is a template that is not known here (“{name}”).', name=name[:60]))
        main = self.responses.get('RESPONSE')
        meant = [main] if main else list(self.responses.values())
        if TEMPLATES[name] == 'map':
            return sum((response.mapping.points(self.value_of(response.id)) for response in meant
                        if response.mapping), Decimal(0))
        return Decimal(bool(meant) and all(are_the_same(self.value_of(response.id), response.right_value)
                                           for response in meant))

    def _carry_out(self, statements: Iterable[Element]) -> None:
        for statement in statements:
            self._count()
            match local_name(statement):
                case 'responseCondition':
                    self._choose(statement)
                case 'setOutcomeValue':
                    parts = list(children(statement))
                    self._values[statement.get('identifier', '')] = self.work_out(parts[0]) if parts else None
                case 'responseProcessingFragment':
                    self._carry_out(children(statement))
                case 'exitResponse':
                    raise _Finished
                case name:
                    raise UnsupportedItem(_('Its scoring uses “{name}”, which cannot be carried out here.',
                                            name=name[:60]))

    def _choose(self, condition: Element) -> None:
        for branch in children(condition, *IFS):
            parts = list(children(branch))
            if local_name(branch) == 'responseElse':
                return self._carry_out(parts)
            if parts and self.work_out(parts[0]) is True:
                return self._carry_out(parts[1:])
        return None


class _Finished(Exception):
    """`exitResponse`"""


def is_shown(element: Element, values: dict[str, Value]) -> bool:
    """Whether a feedback is shown while the outcomes have these values."""
    held = {str(value).lower() if isinstance(value, bool) else str(value)
            for value in singles(values.get(element.get('outcomeIdentifier', '')))}
    return (element.get('identifier', '') in held) is (element.get('showHide', 'show').strip() != 'hide')
