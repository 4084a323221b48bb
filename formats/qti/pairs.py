"""What belongs together, and what comes one after the other."""
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from i18n import _

from ..questions import Pair
from .item_model import Choice, Given, Pairing, Sorting
from .scoring_probe import Telling, Trials, same
from .unsupported import Differs, UnsupportedItem


@dataclass(frozen=True, slots=True)
class Paired:
    pairs: tuple[Pair, ...]
    best: Decimal
    feedback: str


@dataclass(frozen=True, slots=True)
class Sorted:
    order: tuple[str, ...]
    best: Decimal
    feedback: str


def paired(asked: Pairing, trials: Trials, telling: Telling) -> Paired:
    pairs = _pairs(asked, trials)
    whole = trials.outcome(given(asked, pairs))
    if whole.score <= 0:
        raise UnsupportedItem(_('No pair is marked as right.'))
    alone = [trials.score(given(asked, [pair])) for pair in pairs]
    if not same(sum(alone, Decimal(0)), whole.score):
        trials.item.notes.differs.add(Differs.TOGETHER)
    elif not all(same(part, alone[0]) for part in alone):
        trials.item.notes.differs.add(Differs.UNEVEN)
    wrong = trials.outcome(given(asked, _one_wrong(asked, pairs)))
    if same(sum(alone, Decimal(0)), whole.score) and not same(wrong.score, whole.score - alone[0]):
        trials.item.notes.differs.add(Differs.DEDUCTS)
    return Paired(_facing(asked, pairs), whole.score, telling.general([whole, wrong]))


def put_in_order(asked: Sorting, trials: Trials, telling: Telling) -> Sorted:
    texts = {choice.id: choice.html for choice in asked.choices}
    if len(texts) < 2 or len(texts) < len(asked.choices):
        raise UnsupportedItem(_('There are not two different things to put in order.'))
    if sorted(asked.right) != sorted(texts):
        raise UnsupportedItem(_('Its right order does not hold each of the things exactly once.'))
    whole = trials.outcome({asked.response: asked.right})
    if whole.score <= 0:
        raise UnsupportedItem(_('Its right order gets no points.'))
    wrong, nearly = (trials.outcome({asked.response: order}) for order in (
        asked.right[::-1], (*asked.right[1:], asked.right[0])))
    if nearly.score <= 0:
        trials.item.notes.differs.add(Differs.TOGETHER)
    return Sorted(tuple(texts[id_] for id_ in asked.right), whole.score, telling.general([whole, wrong]))


def given(asked: Pairing, pairs: list[tuple[str, str]]) -> Given:
    """The answer in which these are put together."""
    if asked.responses:
        return {response: tuple(other for one, other in pairs if asked.responses[one] == response)
                for response in dict.fromkeys(asked.responses[one] for one, _ in pairs)}
    return {asked.response: tuple(f'{one} {other}' for one, other in pairs)}


def _pairs(asked: Pairing, trials: Trials) -> list[tuple[str, str]]:
    left, right = {choice.id for choice in asked.left}, {choice.id for choice in asked.right}
    if asked.pairs:
        return [(one, other) for one, other in dict.fromkeys(asked.pairs) if one in left and other in right]
    tried = {(one.id, other.id): trials.score(given(asked, [(one.id, other.id)]))
             for one in asked.left for other in asked.right}
    return [pair for pair, score in tried.items() if score > 0]


def _one_wrong(asked: Pairing, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Its first left side goes with another right one."""
    one, other = pairs[0]
    return [(one, next((choice.id for choice in asked.right if choice.id not in (other, one)), other)), *pairs[1:]]


def _facing(asked: Pairing, pairs: list[tuple[str, str]]) -> tuple[Pair, ...]:
    """Each on the left has one on the right; where it is the other way round, the sides are changed."""
    left, right = asked.left, asked.right
    if not _each_once(left, [one for one, __ in pairs]) and _each_once(right, [other for __, other in pairs]):
        left, right, pairs = right, left, [(other, one) for one, other in pairs]
    if not _each_once(left, [one for one, __ in pairs]):
        raise UnsupportedItem(_('Not everything in it belongs to exactly one other thing, so that it is no matching.'))
    partner = dict(pairs)
    texts = {choice.id: choice.html for choice in right}
    used = set(partner.values())
    made = [Pair(left=choice.html, right=texts[partner[choice.id]]) for choice in left]
    made += [Pair(left='', right=choice.html) for choice in right if choice.id not in used]
    if len(made) < 2:
        raise UnsupportedItem(_('There are not two things to match.'))
    return tuple(made)


def _each_once(side: tuple[Choice, ...], used: list[str]) -> bool:
    counts = Counter(used)
    return all(counts[choice.id] == 1 for choice in side) and len({choice.id for choice in side}) == len(side)
