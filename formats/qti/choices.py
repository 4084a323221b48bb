"""Choosing one or several: what each choice is worth, found by choosing it."""
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from i18n import _

from ..markup import to_plain
from ..questions import ALL, Markup, Option
from .item_model import Choice, Choosing, Outcome
from .scoring_probe import Telling, Trials, same, share
from .unsupported import Differs, UnsupportedItem

TRUE_AND_FALSE = frozenset(map(frozenset[str], (
    ('true', 'false'), ('t', 'f'), ('correct', 'incorrect'), ('right', 'wrong'), ('richtig', 'falsch'),
    ('wahr', 'falsch'), ('vrai', 'faux'), ('verdadero', 'falso'), ('verdadeiro', 'falso'), ('vero', 'falso'),
    ('waar', 'onwaar'), ('juist', 'onjuist'), ('goed', 'fout'), ('sant', 'usant'), ('sand', 'falsk'))))
TRUE = {'true', 't', 'correct', 'right', 'richtig', 'wahr', 'vrai', 'verdadero', 'verdadeiro', 'vero', 'waar', 'juist',
        'goed', 'sant', 'sand'}


@dataclass(frozen=True, slots=True)
class Chosen:
    options: tuple[Option, ...]
    best: Decimal
    """What the best answer gets."""
    feedback: str


def one_of(asked: Choosing, trials: Trials, telling: Telling) -> Chosen:
    outcomes = {choice.id: trials.outcome({asked.response: (choice.id,)}) for choice in _choices(asked)}
    best = max(outcome.score for outcome in outcomes.values())
    if best <= 0:
        return _nothing_right(asked, trials)
    feedback = telling.general(outcomes.values())
    return Chosen(tuple(Option(text=choice.html, share=share(outcomes[choice.id].score, best, -ALL),
                               feedback=telling.told(outcomes[choice.id].shown))
                        for choice in asked.choices), best, feedback)


def any_of(asked: Choosing, trials: Trials, telling: Telling) -> Chosen:
    """Each right choice gives what it gets alone, if these make up the whole; else all give the same."""
    def outcome(*chosen: str) -> Outcome:
        return trials.outcome({asked.response: chosen})
    alone = {choice.id: outcome(choice.id) for choice in _choices(asked)}
    right = _right(asked, alone, outcome)
    whole = outcome(*right)
    if not right or whole.score <= 0:
        return _nothing_right(asked, trials)
    others = {id_: outcome(*right, id_) for id_ in alone if id_ not in right}
    shares = _shares(right, {id_: alone[id_].score for id_ in alone}, whole.score,
                     {id_: tried.score for id_, tried in others.items()})
    if shares is None:
        trials.item.notes.differs.add(Differs.TOGETHER)
        shares = {id_: share(Decimal(1), Decimal(len(right))) if id_ in right else -ALL for id_ in alone}
    elif 0 < asked.at_most < len(alone) and not any(shares[id_] < 0 for id_ in others):
        trials.item.notes.differs.add(Differs.LIMITED)
        shares |= {id_: -min(shares[one] for one in right) for id_ in others}
    answers = [*alone.values(), whole, *others.values()]
    feedback = telling.general(answers)
    options = tuple(Option(text=choice.html, share=shares[choice.id], feedback=telling.told(
        _only_for(choice.id, right, alone, others, whole, outcome))) for choice in asked.choices)
    return Chosen(options, whole.score, feedback)


def is_true_false(options: tuple[Option, ...]) -> bool:
    return len(options) == 2 and frozenset(map(_word, options)) in TRUE_AND_FALSE


def true_first(options: tuple[Option, ...]) -> tuple[Option, ...]:
    return options if _word(options[0]) in TRUE else options[::-1]


def _nothing_right(asked: Choosing, trials: Trials) -> Chosen:
    if trials.item.needs_right:
        raise UnsupportedItem(_('No answer is marked as right.'))
    return Chosen(tuple(Option(text=choice.html) for choice in asked.choices), Decimal(1), '')


def _word(option: Option) -> str:
    return to_plain(option.text, Markup.HTML).casefold().strip(' .!')


def _choices(asked: Choosing) -> tuple[Choice, ...]:
    if len(asked.choices) < 2:
        raise UnsupportedItem(_('There are not two answers to choose from.'))
    if len({choice.id for choice in asked.choices}) < len(asked.choices):
        raise UnsupportedItem(_('Two of its answers have the same identifier.'))
    return asked.choices


def _right(asked: Choosing, alone: dict[str, Outcome], outcome: Callable[..., Outcome]
           ) -> tuple[str, ...]:
    """Those declared, and each other one that makes the answer better still."""
    right = tuple(id_ for id_ in asked.right if id_ in alone)
    for id_ in alone:
        if id_ not in right and alone[id_].score > 0 and outcome(*right, id_).score > outcome(*right).score:
            right += (id_,)
    return right


def _shares(right: tuple[str, ...], alone: dict[str, Decimal], whole: Decimal, others: dict[str, Decimal]
            ) -> dict[str, Decimal] | None:
    """Nothing, if the right ones alone do not make up the whole."""
    if any(alone[id_] <= 0 for id_ in right) or not same(sum((alone[id_] for id_ in right), Decimal(0)), whole):
        return None
    return {id_: share(alone[id_], whole) if id_ in right else share(min(Decimal(0), others[id_] - whole), whole, -ALL)
            for id_ in alone}


def _only_for(id_: str, right: tuple[str, ...], alone: dict[str, Outcome], others: dict[str, Outcome], whole: Outcome,
              outcome: Callable[..., Outcome]) -> set[int]:
    """What is said whenever this is chosen, whatever else is, and never without it."""
    chosen, left = (whole, outcome(*(one for one in right if one != id_))) if id_ in right else (others[id_], whole)
    said = set(alone[id_].shown & chosen.shown - left.shown)
    for other, tried in alone.items():
        if other != id_:
            said -= tried.shown
    return said
