"""What a learner has done by now, from the stage they are at: visits, and what became of each item in them.

Pure, and the same for the same learner in the same course at the same distance from today: the dice are thrown by name.
"""
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from itertools import pairwise
from random import Random

from ..records.item import CompletionRule
from ..records.item_types import ITEM_TYPES, OpenedBy, Work
from .days import AWAKE, Term
from .handing_in import DemoSubmission, hand_in
from .script import ItemScript, LearnerScript

BREAK = timedelta(minutes=20)
"""At least so long between two visits."""
A_MOMENT = timedelta(seconds=20)
NO_TRACE = (OpenedBy.LINK, OpenedBy.START)
"""A look at the page of an item that is opened so is not kept."""


@dataclass(frozen=True, slots=True)
class ItemStep:
    """One item opened, and perhaps completed."""
    item: ItemScript
    opened: datetime
    completed: datetime | None = None
    handed_in: DemoSubmission | None = None


@dataclass(frozen=True, slots=True)
class Visited:
    entered: datetime
    left: datetime


@dataclass(frozen=True, slots=True)
class Story:
    visits: tuple[Visited, ...] = ()
    steps: tuple[ItemStep, ...] = ()
    """In the order in which the learner came to them."""


class _Aim(Enum):
    LOOK = auto()
    """To see what is there, or what an assignment asks for."""
    FINISH = auto()
    """To complete the item as far as the learner can, or to hand in."""


@dataclass(slots=True)
class _Sitting:
    """A visit to be: about when it ends, how long it is, and what for."""
    ends: datetime
    minutes: int
    item: ItemScript | None = None
    aim: _Aim = _Aim.LOOK

    @property
    def entered(self) -> datetime:
        return self.ends - timedelta(minutes=self.minutes)


def story(part: LearnerScript, code: str, items: Sequence[ItemScript], term: Term) -> Story:
    """Of one learner in one course. Who has never come has none."""
    pace, dice = part.pace_in(code), Random(f'{part.learner} {code} {term.elapsed}')
    if not pace:
        return Story()
    done = [item for item in items if _is_done(item, part, pace, term, dice)]
    work = sorted(_sittings(done, part, pace, term, dice), key=_when)
    last = _last_visit(part, term, work, dice)
    last.item = _waiting(items, done)
    sittings = [*sorted([*work, *_looks_in([*work, last], term, dice)], key=_when), last]
    _settle(sittings)
    return Story(tuple(Visited(sitting.entered, sitting.ends) for sitting in sittings),
                 tuple(_steps(sittings, part, term, dice)))


def _when(sitting: _Sitting) -> datetime:
    return sitting.ends


def _is_done(item: ItemScript, part: LearnerScript, pace: float, term: Term, dice: Random) -> bool:
    """Whether the learner has got so far. Of what is not required, half is done."""
    reached = item.day <= pace * term.elapsed + 1e-9 and item.key not in part.missing
    return reached and (item.required or dice.random() < 0.5)


def _sittings(done: Iterable[ItemScript], part: LearnerScript, pace: float, term: Term, dice: Random
              ) -> Iterator[_Sitting]:
    """One for each item, and one more to read what an assignment asks for. The quick are as far ahead of the plan as
    their pace says; the slow hand in when they are due, but read more and more behind."""
    lead, behind = dice.uniform(0.4, 2.4), max(0.0, 0.85 - pace) / 2
    ends = term.days.at(0, AWAKE[0])
    for item in done:
        day = int(max(0, item.day / max(pace, 1) - lead))
        if ITEM_TYPES[item.kind].work is Work.SUBMISSIONS:
            day = item.day + dice.randint(1, 3) if item.key in part.late else day
            asked = max(0, day - dice.randint(1, 3))
            yield _Sitting(term.days.at(asked, dice.uniform(*AWAKE)), dice.randint(6, 15), item)
            yield _Sitting(term.days.at(day, dice.uniform(*AWAKE)), dice.randint(30, 50), item, _Aim.FINISH)
        else:
            ends = max(ends + BREAK, term.days.at(int(day + item.day * behind), dice.uniform(*AWAKE)))
            minutes = min(50, max(5, round(item.minutes * dice.uniform(0.8, 1.6))))
            yield _Sitting(ends, minutes, item, _Aim.FINISH)


def _last_visit(part: LearnerScript, term: Term, work: Sequence[_Sitting], dice: Random) -> _Sitting:
    today, minutes = term.days.of(term.now), dice.randint(6, 18)
    if part.away_days == 0:
        return _Sitting(term.now - timedelta(minutes=dice.uniform(5, 200)), minutes)
    if part.away_days is not None:
        return _Sitting(term.days.at(today - part.away_days, dice.uniform(*AWAKE)), minutes)
    if term.ended:
        after = term.days.of(work[-1].ends) if work else 0
        ends = term.days.at(after + dice.randint(1, 4), dice.uniform(*AWAKE))
        return _Sitting(min(ends, term.ended - timedelta(hours=2)), minutes)
    ends = term.days.at(today - dice.randint(0, 2), dice.uniform(*AWAKE))
    return _Sitting(ends if ends < term.now else ends - timedelta(days=1), minutes)


def _looks_in(sittings: Sequence[_Sitting], term: Term, dice: Random) -> Iterator[_Sitting]:
    """In between, every few days, without anything to finish."""
    for before, after in pairwise(sittings):
        day, until = term.days.of(before.ends) + dice.randint(2, 4), term.days.of(after.ends)
        while day < until:
            yield _Sitting(term.days.at(day, dice.uniform(*AWAKE)), dice.randint(5, 20))
            day += dice.randint(2, 4)


def _settle(sittings: Sequence[_Sitting]) -> None:
    """The last visit stands; each before it is moved to an earlier time if need be, so that no two overlap."""
    for before, after in reversed([*pairwise(sittings)]):
        before.ends = min(before.ends, after.entered - BREAK)


def _waiting(items: Sequence[ItemScript], done: Sequence[ItemScript]) -> ItemScript | None:
    """The required item after the last one done, unless a look at it would complete it, or would leave no trace."""
    coming = items[items.index(done[-1]) + 1:] if done else items
    following = next((item for item in coming if item.required), None)
    if following is None or following.completes is CompletionRule.OPENED:
        return None
    return None if ITEM_TYPES[following.kind].opened_by in NO_TRACE else following


def _steps(sittings: Iterable[_Sitting], part: LearnerScript, term: Term, dice: Random) -> Iterator[ItemStep]:
    """What became of each item in the visits made for it."""
    visits: dict[str, list[_Sitting]] = {}
    for sitting in sittings:
        if sitting.item:
            visits.setdefault(sitting.item.key, []).append(sitting)
    for first, *more in visits.values():
        item, opened, finish = first.item, first.entered + A_MOMENT, [first, *more][-1]
        assert item
        if finish.aim is _Aim.LOOK:
            yield ItemStep(item, opened)
        elif ITEM_TYPES[item.kind].work is Work.SUBMISSIONS:
            handed_in = hand_in(item, finish.ends - A_MOMENT, part, term, dice)
            yield ItemStep(item, opened, handed_in.completes(item), handed_in)
        else:
            yield ItemStep(item, opened, opened if item.completes is CompletionRule.OPENED else finish.ends - A_MOMENT)
