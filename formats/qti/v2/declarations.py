"""What an item declares: the responses with their right answers, and the outcomes that come of them."""
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from i18n import _

from ...xml import Element, child, children
from ..numbers import number
from ..unsupported import UnsupportedItem
from .values import Single, Value, read, read_all, singles

POINTS = 'SCORE'
NOT_POINTS = {'MAXSCORE', 'MINSCORE', 'MAX_SCORE', 'MIN_SCORE', 'PASSED'}


@dataclass(frozen=True, slots=True)
class MapEntry:
    key: str
    value: Decimal
    minds_case: bool


class Mapping:
    """How many points each value gives."""

    def __init__(self, entries: tuple[MapEntry, ...], base_type: str, *, default: Decimal, least: Decimal | None,
                 most: Decimal | None) -> None:
        self.entries, self._default, self._least, self._most = entries, default, least, most
        self._exact: dict[Single, Decimal] = {}
        self._folded: dict[str, Decimal] = {}
        for entry in entries:
            key = read(entry.key, base_type)
            if isinstance(key, str) and not entry.minds_case:
                self._folded.setdefault(key.casefold(), entry.value)
            elif key is not None:
                self._exact.setdefault(key, entry.value)

    def points(self, given: Value) -> Decimal:
        total = sum((self._of(value) for value in dict.fromkeys(singles(given))), Decimal(0))
        total = total if self._least is None else max(total, self._least)
        return total if self._most is None else min(total, self._most)

    def _of(self, value: Single) -> Decimal:
        if value in self._exact:
            return self._exact[value]
        return self._folded.get(value.casefold(), self._default) if isinstance(value, str) else self._default


@dataclass(frozen=True, slots=True)
class ResponseDeclaration:
    id: str
    cardinality: str
    base_type: str
    right: tuple[str, ...]
    mapping: Mapping | None

    @property
    def right_value(self) -> Value:
        return read_all(self.right, self.base_type, self.cardinality)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(entry.key for entry in self.mapping.entries) if self.mapping else ()

    @property
    def mapped_right(self) -> tuple[str, ...]:
        """What gives points, best first."""
        entries = self.mapping.entries if self.mapping else ()
        return tuple(entry.key for entry in sorted(entries, key=lambda entry: -entry.value) if entry.value > 0)


@dataclass(frozen=True, slots=True)
class Result:
    """An outcome: points, or which feedback is shown."""
    id: str
    cardinality: str
    base_type: str
    default: Value
    most: Decimal | None


def responses_of(item: Element) -> dict[str, ResponseDeclaration]:
    found = {}
    for id_, element in _declared(item, 'responseDeclaration'):
        base_type = element.get('baseType', 'identifier')
        found[id_] = ResponseDeclaration(id_, element.get('cardinality', 'single'), base_type,
                                         tuple(_values(child(element, 'correctResponse'))),
                                         _mapping(child(element, 'mapping'), base_type))
    return found


def results_of(item: Element) -> dict[str, Result]:
    found = {}
    for id_, element in _declared(item, 'outcomeDeclaration'):
        cardinality, base_type = element.get('cardinality', 'single'), element.get('baseType', 'identifier')
        default = read_all(_values(child(element, 'defaultValue')), base_type, cardinality)
        if default is None and base_type in ('integer', 'float') and cardinality == 'single':
            default = Decimal(0)
        found[id_] = Result(id_, cardinality, base_type, default, number(element.get('normalMaximum', '')))
    return found


def points_result(results: dict[str, Result], is_set: set[str]) -> str:
    """The one that holds the points: SCORE, or the only other number that the scoring sets."""
    numeric = [id_ for id_, result in results.items() if result.base_type in ('integer', 'float')
               and result.cardinality == 'single' and id_ not in NOT_POINTS]
    if POINTS in results or POINTS in is_set:
        return POINTS
    named = [id_ for id_ in numeric if id_ in is_set and id_.upper().startswith(POINTS)]
    likely = named or [id_ for id_ in numeric if id_ in is_set]
    if len(likely) == 1:
        return likely[0]
    raise UnsupportedItem(_('Its scoring does not say what becomes of the points (there is no SCORE).'))


def most_points(results: dict[str, Result]) -> Decimal | None:
    """As declared, for what people score."""
    score, most = results.get(POINTS), results.get('MAXSCORE')
    if most and isinstance(most.default, Decimal) and most.default > 0:
        return most.default
    return score.most if score and score.most and score.most > 0 else None


def _declared(item: Element, name: str) -> Iterator[tuple[str, Element]]:
    for element in children(item, name):
        yield element.get('identifier', ''), element


def _values(element: Element | None) -> Iterator[str]:
    for value in children(element, 'value') if element is not None else ():
        yield (''.join(value.itertext())).strip()


def _mapping(element: Element | None, base_type: str) -> Mapping | None:
    if element is None:
        return None
    entries = tuple(MapEntry(entry.get('mapKey', ''), number(entry.get('mappedValue', '')) or Decimal(0),
                             entry.get('caseSensitive', 'true').strip() != 'false')
                    for entry in children(element, 'mapEntry'))
    return Mapping(entries, base_type, default=number(element.get('defaultValue', '')) or Decimal(0),
                   least=number(element.get('lowerBound', '')), most=number(element.get('upperBound', '')))
