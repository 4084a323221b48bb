"""Gaps in a text: words or numbers to type, or one of several to choose, each tried while the others are right."""
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from i18n import _

from ..questions import ALL, Gap, Option
from . import numbers, texts
from .item_model import Asked, Choice, Choosing, Filling, Given, Outcome, Typing
from .scoring_probe import Telling, Trials, same, share, tidy
from .unsupported import Differs, UnsupportedItem


@dataclass(frozen=True, slots=True)
class GapPlace:
    """A gap: what goes into it, and how that is said in an answer to the item."""
    name: str
    asked: Asked
    gap: str = ''
    """Its identifier, where one response holds what goes into several gaps."""

    def answer(self, value: str) -> tuple[str, str]:
        """The response, and what stands in it."""
        return self.asked.response, f'{value} {self.gap}' if self.gap else value

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self.asked.choices if isinstance(self.asked, Choosing | Filling) else ()


@dataclass(frozen=True, slots=True)
class Gapped:
    gaps: tuple[Gap, ...]
    best: Decimal
    match_case: bool
    feedback: str


def places_of(asked: tuple[Asked, ...]) -> list[GapPlace]:
    """Nothing, if not all that is asked can be a gap."""
    places: list[GapPlace] = []
    for one in asked:
        match one:
            case Choosing(several=False) | Typing():
                places.append(GapPlace(one.gap, one))
            case Filling():
                places += [GapPlace(name, one, gap) for name, gap in one.gaps.items()]
            case _:
                return []
    return places


def gapped(places: list[GapPlace], trials: Trials, telling: Telling) -> Gapped:
    if any('<img' in choice.html for place in places for choice in place.choices):
        raise UnsupportedItem(_('Its gaps are to be filled with pictures; here they hold words.'))
    right = _Right(places, trials)
    whole = trials.outcome(right.with_all())
    if whole.score <= 0:
        raise UnsupportedItem(_('No answer is given that would be right.'))
    weights = _weights(places, right, trials, whole.score)
    feedback = telling.general([whole, *(trials.outcome(right.without(place)) for place in places),
                                *(trials.outcome(right.only([place])) for place in places)])
    minds = any(texts.minds_case(place.asked, partial(_in_place, place, right, trials))
                for place in places if isinstance(place.asked, Typing) and not place.asked.is_number)
    gaps = tuple(_gap(place, weight, right, trials, telling, whole.score, minds_case=minds)
                 for place, weight in zip(places, weights))
    if any(option.share < 0 for gap in gaps for option in gap.options):
        trials.item.notes.differs.add(Differs.DEDUCTS)
    return Gapped(gaps, whole.score, minds, feedback)


class _Right:
    """The right answer to each gap, and answers made of it."""

    def __init__(self, places: list[GapPlace], trials: Trials) -> None:
        self._places, self._values = places, dict.fromkeys((place.name for place in places), '')
        for place in places:
            self._values[place.name] = self._best(place, trials)

    def _best(self, place: GapPlace, trials: Trials) -> str:
        def trying(value: str) -> Outcome:
            return trials.outcome(_given([(place, value)]))
        match place.asked:
            case Typing(is_number=True):
                return numbers.best_number(place.asked, trying)
            case Typing():
                return texts.right_text(place.asked, trying)
            case Filling(right=right) if place.gap in right:
                return right[place.gap]
            case Choosing(right=(right, *_)) if right:
                return right
        if not place.choices:
            raise UnsupportedItem(_('One of its gaps has nothing to choose from.'))
        return max((choice.id for choice in place.choices), key=lambda id_: trying(id_).score)

    def with_all(self) -> Given:
        return _given([(place, self._values[place.name]) for place in self._places])

    def without(self, place: GapPlace) -> Given:
        return _given([(one, self._values[one.name]) for one in self._places if one is not place])

    def only(self, places: list[GapPlace]) -> Given:
        return _given([(place, self._values[place.name]) for place in places])

    def with_in(self, place: GapPlace, value: str) -> Given:
        """All right, but this in this one."""
        return _given([(one, value if one is place else self._values[one.name]) for one in self._places])


def _in_place(place: GapPlace, right: _Right, trials: Trials, value: str) -> Outcome:
    return trials.outcome(right.with_in(place, value))


def _given(answers: list[tuple[GapPlace, str]]) -> Given:
    given: dict[str, tuple[str, ...]] = {}
    for place, value in answers:
        response, text = place.answer(value)
        given[response] = (*given.get(response, ()), text)
    return given


def _weights(places: list[GapPlace], right: _Right, trials: Trials, whole: Decimal) -> list[Decimal]:
    """What each right answer gets alone, if this makes up the whole; else evenly what those of one response get."""
    nothing = trials.score({})
    alone = [trials.score(right.only([place])) - nothing for place in places]
    if same(sum(alone, nothing), whole) and all(part > 0 for part in alone):
        return [tidy(part) for part in alone]
    trials.item.notes.differs.add(Differs.TOGETHER)
    groups: dict[str, list[GapPlace]] = {}
    for place in places:
        groups.setdefault(place.asked.response, []).append(place)
    parts = {name: trials.score(right.only(group)) - nothing for name, group in groups.items()}
    if same(sum(parts.values(), nothing), whole) and all(part > 0 for part in parts.values()):
        return [tidy(parts[place.asked.response] / len(groups[place.asked.response])) for place in places]
    if any(part > 0 for part in alone):
        raise UnsupportedItem(_('What is right in one of its gaps depends on what stands in another.'))
    return [Decimal(1)] * len(places)


def _gap(place: GapPlace, weight: Decimal, right: _Right, trials: Trials, telling: Telling, best: Decimal, *,
         minds_case: bool) -> Gap:
    base = trials.score(right.without(place))
    if base >= best:
        raise UnsupportedItem(_('One of its gaps counts for nothing.'))

    def trying(value: str) -> Outcome:
        """Its feedback is what is said whether or not the others are right, and not where this is."""
        found, alone = trials.outcome(right.with_in(place, value)), trials.outcome(_given([(place, value)]))
        said = found.shown & alone.shown
        return Outcome(found.score, said if found.score == best else said - trials.outcome(right.with_all()).shown)

    asked = place.asked
    if isinstance(asked, Typing) and asked.is_number:
        return Gap(name=place.name, weight=weight,
                   numbers=numbers.accepted_numbers(asked, trying, telling, base=base, best=best))
    if isinstance(asked, Typing):
        return Gap(name=place.name, weight=weight,
                   texts=texts.accepted_texts(asked, trying, telling, base=base, best=best, minds_case=minds_case))
    tried = {choice.id: trying(choice.id) for choice in place.choices}
    if len(tried) < 2:
        raise UnsupportedItem(_('One of its gaps has nothing to choose from.'))
    return Gap(name=place.name, weight=weight, options=tuple(
        Option(text=choice.html, share=share(tried[choice.id].score - base, best - base, -ALL),
               feedback=telling.told(tried[choice.id].shown)) for choice in place.choices))
