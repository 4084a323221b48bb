"""Trying answers on the scoring of an item, and telling whom its feedback is for."""
from collections.abc import Iterable
from decimal import Decimal

from i18n import _

from ..decimals import half_up
from ..questions import ALL
from .item_model import Feedback, Given, Outcome, QtiItem
from .unsupported import Differs, Notes, UnsupportedItem

PRECISION = Decimal('0.00001')
"""Of a share; and differences in points below it are none."""
HUNDREDTH = Decimal('0.01')
MAX_POINTS = Decimal(1000)
MAX_TRIALS = 4000
"""Answers tried on one item."""
NOTHING: Given = {}


class Trials:
    """With `others` every answer is tried beside the right ones to what else the item asks."""

    def __init__(self, item: QtiItem, others: Given = NOTHING) -> None:
        self.item, self._others = item, others
        self._known: dict[frozenset[tuple[str, tuple[str, ...]]], Outcome] = {}
        self.base = self._outcome(others).score if others else Decimal(0)
        """What the others get."""

    def outcome(self, given: Given) -> Outcome:
        outcome = self._outcome({**self._others, **given})
        return Outcome(outcome.score - self.base, outcome.shown)

    def score(self, given: Given) -> Decimal:
        return self.outcome(given).score

    def _outcome(self, given: Given) -> Outcome:
        key = frozenset(given.items())
        if key not in self._known:
            if len(self._known) >= MAX_TRIALS:
                raise UnsupportedItem(_('It has too many possible answers.'))
            self._known[key] = self.item.scoring.outcome(given)
        return self._known[key]


class Telling:
    """What an item says afterwards; each piece of it belongs to everybody, to an answer, or has no place here."""

    def __init__(self, item: QtiItem) -> None:
        self._feedbacks = item.scoring.feedbacks
        self._general: list[str] = []
        self._told: set[str] = set()

    def general(self, outcomes: Iterable[Outcome]) -> str:
        """What is said after each of these answers, which stand for all."""
        said = [{self._feedbacks[number].html for number in outcome.shown} for outcome in outcomes]
        everybody = set.intersection(*said) if said else set()
        self._general = [html for html in dict.fromkeys(one.html for one in self._feedbacks) if html in everybody]
        self._told.update(self._general)
        return _joined(Feedback('', html) for html in self._general)

    def told(self, shown: Iterable[int]) -> str:
        """What is said after one answer and not to everybody."""
        own = [self._feedbacks[number] for number in sorted(shown)
               if self._feedbacks[number].html not in self._general]
        self._told.update(one.html for one in own)
        return _joined(own)

    @property
    def leaves_out(self) -> bool:
        return any(one.html and one.html not in self._told for one in self._feedbacks)


def share(part: Decimal, whole: Decimal, least: Decimal = Decimal(0)) -> Decimal:
    """In percent, from `least` to 100."""
    return tidy(min(ALL, max(least, part * 100 / whole)))


def tidy(number: Decimal) -> Decimal:
    rounded = number.quantize(PRECISION)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()


def points(item: QtiItem, best: Decimal) -> Decimal:
    """What the best answer gets, unless the file says beside its scoring how many points there are."""
    return checked_points(best if item.points is None else item.points, item.notes)


def checked_points(number: Decimal, notes: Notes) -> Decimal:
    """In hundredths; what is worth nothing in its file is worth a point, since all questions are worth something."""
    if not number.is_finite() or not 0 <= number <= MAX_POINTS:
        raise UnsupportedItem(_('Its points are no number from 0 to {limit}.', limit=MAX_POINTS))
    if not number:
        notes.differs.add(Differs.NO_POINTS)
        return Decimal(1)
    return tidy(max(HUNDREDTH, half_up(number)))


def same(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) < PRECISION


def _joined(feedbacks: Iterable[Feedback]) -> str:
    texts = [f'<p><strong>{one.title}</strong></p><div>{one.html}</div>' if one.title else one.html
             for one in feedbacks if one.html or one.title]
    return texts[0] if len(texts) == 1 else ''.join(f'<div>{text}</div>' for text in texts)
