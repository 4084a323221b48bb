"""Why something is not taken over, and what is taken over but counts a little differently here."""
from enum import StrEnum

from i18n import LazyText, Text, _, nlazy

from ..questions import Skipped


class UnsupportedItem(Exception):
    """This item cannot be a question here; the sentence says why."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(str(sentence))


class Differs(StrEnum):
    """In how many questions of a file something differs is said once for all of them."""
    TOGETHER = 'together'
    LIMITED = 'limited'
    UNEVEN = 'uneven'
    DEDUCTS = 'deducts'
    NO_POINTS = 'no_points'
    FEEDBACK = 'feedback'

    def sentence(self, number: int) -> str:
        return SENTENCES[self].of(number)


SENTENCES: dict[Differs, LazyText] = {
    Differs.TOGETHER: nlazy(
        'This question gives points only for everything right together; here each right part gives its share.',
        'In {n} questions: each gives points only for everything right together; here each right part gives its '
        'share.'),
    Differs.LIMITED: nlazy(
        'This question lets only so many be chosen; here a wrong choice takes the points of a right one.',
        'In {n} questions: each lets only so many be chosen; here a wrong choice takes the points of a right one.'),
    Differs.UNEVEN: nlazy(
        'This question gives its pairs different points; here each counts the same.',
        'In {n} questions: each gives its pairs different points; here each counts the same.'),
    Differs.DEDUCTS: nlazy(
        'This question takes points away for a wrong answer; here it gives none.',
        'In {n} questions: each takes points away for a wrong answer; here it gives none.'),
    Differs.NO_POINTS: nlazy(
        'This question is worth nothing there; here it is worth a point.',
        'In {n} questions: each is worth nothing there; here it is worth a point.'),
    Differs.FEEDBACK: nlazy(
        'This question has feedback that belongs to no single answer, which was left out.',
        'In {n} questions: each has feedback that belongs to no single answer, which was left out.'),
}

MAX_NOTES = 50
"""Of one item."""


class Notes:
    """What is to be said of one item that is taken over."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._reasons: dict[str, None] = {}
        self.differs: set[Differs] = set()

    @property
    def refused(self) -> list[Skipped]:
        return [Skipped(self._where, reason) for reason in self._reasons]

    def note(self, reason: str) -> None:
        self._reasons[reason if len(self._reasons) < MAX_NOTES else _('And more than that was left out.')] = None
