"""What a learner hands in, and what the coach answers to it."""
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from random import Random

from ..course.item import Completes
from .days import OFFICE, Term
from .script import ItemScript, Part, Sample


@dataclass(frozen=True, slots=True)
class Graded:
    at: datetime
    points: Decimal
    comment: str


@dataclass(frozen=True, slots=True)
class HandedIn:
    at: datetime
    text: str
    is_late: bool
    graded: Graded | None

    def completes(self, item: ItemScript) -> datetime | None:
        """When the item has become complete by it, if it has."""
        if item.completes is Completes.HANDED_IN:
            return self.at
        enough = self.graded and (item.completes is Completes.GRADED or item.passes(self.graded.points))
        return self.graded.at if self.graded and enough else None


def hand_in(item: ItemScript, at: datetime, part: Part, term: Term, dice: Random) -> HandedIn:
    """As good as this learner's work usually is. The coach answers in one to three days, unless the script says that
    it still waits."""
    share = min(1.0, max(0.2, part.quality + dice.uniform(-0.06, 0.06)))
    graded_at = term.days.at(term.days.of(at) + dice.randint(1, 3), dice.uniform(*OFFICE))
    waits = item.key in part.to_grade or graded_at >= term.now
    return HandedIn(at, _nearest(item.hand_ins, share).text, at > term.days.ends(item.day),
                    None if waits else _graded(item, share, graded_at))


def _graded(item: ItemScript, share: float, at: datetime) -> Graded:
    """In halves of a point, with a comment for those who passed or for those who did not."""
    points = Decimal(round(share * float(item.points) * 2)) / 2
    fitting = [comment for comment in item.comments
               if item.passes(Decimal(str(comment.quality)) * item.points) == item.passes(points)]
    return Graded(at, points, _nearest(fitting or item.comments, share).text)


def _nearest(samples: Sequence[Sample], quality: float) -> Sample:
    return min(samples, key=lambda sample: abs(sample.quality - quality))
