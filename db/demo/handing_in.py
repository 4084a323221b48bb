"""What a learner hands in, and what the coach answers to it."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from random import Random
from typing import Any

from ..records.item import CompletionRule
from ..records.rubric import best, points_by
from .days import OFFICE, Term
from .script import ItemScript, LearnerScript, Sample


@dataclass(frozen=True, slots=True)
class DemoGrade:
    at: datetime
    points: Decimal
    comment: str
    chosen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By criterion of the rubric, as a submission keeps it."""


@dataclass(frozen=True, slots=True)
class DemoSubmission:
    at: datetime
    text: str
    is_late: bool
    graded: DemoGrade | None

    def completes(self, item: ItemScript) -> datetime | None:
        """When the item has become complete by it, if it has."""
        if item.completes is CompletionRule.SUBMITTED:
            return self.at
        enough = self.graded and (item.completes is CompletionRule.GRADED or item.passes(self.graded.points))
        return self.graded.at if self.graded and enough else None


def hand_in(item: ItemScript, at: datetime, part: LearnerScript, term: Term, dice: Random) -> DemoSubmission:
    """As good as this learner's work usually is. The coach answers in one to three days, unless the script says that
    it still waits."""
    share = min(1.0, max(0.2, part.quality + dice.uniform(-0.06, 0.06)))
    graded_at = term.days.at(term.days.of(at) + dice.randint(1, 3), dice.uniform(*OFFICE))
    waits = item.key in part.to_grade or graded_at >= term.now
    return DemoSubmission(at, _nearest(item.hand_ins, share).text, at > term.days.ends(item.day),
                          None if waits else _graded(item, share, graded_at))


def _graded(item: ItemScript, share: float, at: datetime) -> DemoGrade:
    """In halves of a point, or by the rubric, with a comment for those who passed or for those who did not."""
    points = Decimal(round(share * float(item.points) * 2)) / 2
    chosen: dict[str, Any] = {}
    if item.rubric:
        points, chosen = points_by(item.rubric, _levels(item, share), item.points)
    fitting = [comment for comment in item.comments
               if item.passes(Decimal(str(comment.quality)) * item.points) == item.passes(points)]
    return DemoGrade(at, points, _nearest(fitting or item.comments, share).text, chosen)


def _levels(item: ItemScript, share: float) -> dict[str, dict[str, str]]:
    """Of each criterion the level that is nearest to what this learner still has to get."""
    left, chosen = share * float(item.points), {}
    rest = float(item.points)
    for criterion in item.rubric:
        out_of = float(best(criterion))
        level = min(criterion.levels, key=lambda level: abs(float(level.points) - out_of * left / rest))
        chosen[criterion.id] = {'points': str(level.points), 'level': level.title}
        left, rest = max(0.0, left - float(level.points)), rest - out_of
    return chosen


def _nearest(samples: Sequence[Sample], quality: float) -> Sample:
    return min(samples, key=lambda sample: abs(sample.quality - quality))
