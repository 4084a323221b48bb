"""Why something is not taken over, and what is taken over but counts a little differently here."""
from enum import StrEnum

from ..questions import Skipped


class UnsupportedItem(Exception):
    """This item cannot be a question here; the sentence says why."""


class Differs(StrEnum):
    """In how many questions of a file something differs is said once for all of them."""
    TOGETHER = 'gives points only for everything right together; here each right part gives its share'
    LIMITED = 'lets only so many be chosen; here a wrong choice takes the points of a right one'
    UNEVEN = 'gives its pairs different points; here each counts the same'
    DEDUCTS = 'takes points away for a wrong answer; here it gives none'
    NO_POINTS = 'is worth nothing there; here it is worth a point'
    FEEDBACK = 'has feedback that belongs to no single answer, which was left out'

    def sentence(self, number: int) -> str:
        return f'This question {self}.' if number == 1 else f'In {number} questions: each {self}.'


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
        self._reasons[reason if len(self._reasons) < MAX_NOTES else 'And more than that was left out.'] = None
