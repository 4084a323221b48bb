"""Response processing of QTI 1.2: conditions one after the other, each with what it adds to the score and says."""
from collections.abc import Iterator, Mapping
from decimal import Decimal

from i18n import _

from ...xml import Element, children, descendants, local_name
from ..item_model import Feedback, Given, Outcome
from ..numbers import number
from ..unsupported import UnsupportedItem

MAX_STEPS = 100_000
"""For one item, all answers that are tried together."""
POINTS = 'SCORE'
COMPARED = 'varlt', 'varlte', 'vargt', 'vargte'
WORDED = 'varequal', 'varsubstring'


class ProcessingV1:
    """Scores answers; see `item_model.ScoringRules`.

    :param ordered: responses in which the place of an answer matters
    :param typed: responses that are words or numbers, not identifiers
    :param meanings: what a typed word stands for, by response: Canvas scores the identifiers of words
    """

    def __init__(self, item: Element, feedbacks: Mapping[str, Feedback], *, ordered: set[str], typed: set[str],
                 meanings: Mapping[str, Mapping[str, str]]) -> None:
        self.feedbacks = tuple(feedbacks.values())
        self._numbers = {id_: number for number, id_ in enumerate(feedbacks)}
        self._conditions = list(descendants(item, 'respcondition'))
        self._sets = [element for condition in self._conditions for element in children(condition, 'setvar')]
        self._variables = {element.get('varname', POINTS): element for element in descendants(item, 'decvar')}
        self._set_names = {element.get('varname', POINTS) for element in self._sets}
        self._ordered, self._typed, self._meanings = ordered, typed, meanings
        self._steps = 0
        self._given: dict[str, tuple[str, ...]] = {}
        self._places: dict[str, int] = {}

    def outcome(self, given: Given) -> Outcome:
        self._given = {name: tuple(self._meaning(name, value) for value in values) for name, values in given.items()}
        values = {name: number(limits.get('defaultval', '')) or Decimal(0) for name, limits in self._variables.items()}
        shown: set[int] = set()
        try:
            for condition in self._conditions:
                if self._holds(condition) and self._follow(condition, values, shown):
                    break
        except (ArithmeticError, RecursionError) as problem:
            raise UnsupportedItem(_('Its scoring cannot be worked out.')) from problem
        return Outcome(self._score(values), frozenset(shown))

    @property
    def full_percent(self) -> bool:
        """Whether the score is counted in percent."""
        return any(number(element.get('maxvalue', '')) == 100 for element in self._variables.values()) or any(
            number(element.text or '') == 100 for element in self._sets)

    def wanted(self, response: str) -> tuple[str, ...]:
        """What is asked for where points are given, in order; the place of each may be said."""
        found = [element for condition in self._conditions if _gives(condition)
                 for element in _positive(condition) if element.get('respident') == response]
        found.sort(key=lambda element: number(element.get('index', '')) or Decimal(0))
        return tuple(dict.fromkeys((element.text or '').strip() for element in found))

    def literals(self, response: str, *names: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(
            (element.text or '').strip() for condition in self._conditions for element in descendants(condition, *names)
            if element.get('respident') == response and (element.text or '').strip()))

    def _meaning(self, name: str, value: str) -> str:
        return self._meanings.get(name, {}).get(value.strip().casefold(), value)

    def _follow(self, condition: Element, values: dict[str, Decimal], shown: set[int]) -> bool:
        """Whether the conditions behind it are not looked at any more."""
        for element in children(condition, 'setvar'):
            name = element.get('varname', POINTS)
            values[name] = _set(values.get(name, Decimal(0)), element, self._variables.get(name))
        shown.update(self._numbers[id_] for element in children(condition, 'displayfeedback')
                     if (id_ := element.get('linkrefid', '')) in self._numbers)
        if goes_on := condition.get('continue', '').strip().lower():
            return goes_on != 'yes'
        actions = {element.get('action', 'set').strip().lower() for element in children(condition, 'setvar')}
        return 'set' in actions  # what only adds or speaks lets the others do so too: all its writers mean it like this

    def _score(self, values: dict[str, Decimal]) -> Decimal:
        names = self._set_names
        names = {name for name in names if name.upper() == POINTS} or {
            name for name in names if POINTS in name.upper()} or names
        if len(names) > 1:
            raise UnsupportedItem(_('Its scoring does not say what becomes of the points (there is no SCORE).'))
        if not names:
            return Decimal(0)
        score, limits = values.get(name := min(names), Decimal(0)), self._variables.get(name)
        if limits is not None:
            least, most = number(limits.get('minvalue', '')), number(limits.get('maxvalue', ''))
            score = score if least is None else max(score, least)
            score = score if most is None else min(score, most)
        return score

    def _holds(self, condition: Element) -> bool:
        """Several words for one gap are so many possibilities, although they stand side by side."""
        self._places = {}
        found = [part for variable in children(condition, 'conditionvar') for part in children(variable)]
        if len({part.get('respident') for part in found}) == 1 and found[0].get('respident') in self._typed and all(
                local_name(part) in WORDED for part in found):
            return any(self._is_so(part) for part in found)
        return bool(found) and all(self._is_so(part) for part in found)

    def _is_so(self, element: Element) -> bool:
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise UnsupportedItem(_('Its scoring is too long to be looked through.'))
        match local_name(element):
            case 'and':
                return all(self._is_so(part) for part in children(element))
            case 'or':
                return any(self._is_so(part) for part in children(element))
            case 'not':
                return not any(self._is_so(part) for part in children(element))
            case 'other':
                return True
            case 'unanswered':
                return not self._given.get(element.get('respident', ''))
            case 'varequal' | 'varsubset' | 'varsubstring' | 'varlt' | 'varlte' | 'vargt' | 'vargte':
                return self._compares(element)
            case name:
                raise UnsupportedItem(_('Its scoring uses “{name}”, which cannot be carried out here.',
                                        name=name[:60]))

    def _compares(self, element: Element) -> bool:
        name, wanted = element.get('respident', ''), (element.text or '').strip()
        given = self._given.get(name, ())
        if local_name(element) in COMPARED:
            limit, value = number(wanted), number(given[0]) if given else None
            if limit is None:
                raise UnsupportedItem(_('Its scoring compares with what is no number.'))
            return value is not None and {'varlt': value < limit, 'varlte': value <= limit,
                                          'vargt': value > limit, 'vargte': value >= limit}[local_name(element)]
        if name in self._ordered:
            place = self._places.get(name, 0)
            self._places[name] = place + 1
            if (said := element.get('index', '').strip()).isdecimal() and len(said) < 5:
                place = int(said) - 1
            return 0 <= place < len(given) and given[place] == wanted
        if name not in self._typed:
            return set(wanted.split(',') if local_name(element) == 'varsubset' else (wanted,)) <= set(given)
        return any(_same_words(wanted, value, element) for value in given)


def _same_words(wanted: str, given: str, element: Element) -> bool:
    one, other = number(wanted), number(given)
    if one is not None and other is not None and local_name(element) == 'varequal':
        return one == other
    wanted, given = wanted.strip(), given.strip()
    if element.get('case', 'no').strip().lower() != 'yes':
        wanted, given = wanted.casefold(), given.casefold()
    return wanted in given if local_name(element) == 'varsubstring' else wanted == given


def _set(value: Decimal, element: Element, limits: Element | None) -> Decimal:
    by = number(element.text or '')
    if _is_all(element):
        by = (number(limits.get('maxvalue', '')) if limits is not None else None) or Decimal(1)
    if by is None:
        raise UnsupportedItem(_('Its scoring sets points that are no number.'))
    match element.get('action', 'set').strip().lower():
        case 'add':
            return value + by
        case 'subtract':
            return value - by
        case 'multiply':
            return value * by
        case 'divide':
            return value / by
    return by


def _gives(condition: Element) -> bool:
    return any(element.get('action', 'set').strip().lower() in ('set', 'add') and (
        (number(element.text or '') or 0) > 0 or _is_all(element)) for element in children(condition, 'setvar'))


def _is_all(element: Element) -> bool:
    """Blackboard writes “SCORE.max”."""
    return (element.text or '').strip().lower().endswith('.max')


def _positive(condition: Element) -> Iterator[Element]:
    """Its equalities that are not under a `not`."""
    for element in descendants(condition, 'varequal', 'varsubset'):
        if not any(local_name(above) == 'not' for above in element.iterancestors()):
            yield element
