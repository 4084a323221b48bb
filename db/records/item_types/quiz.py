"""A quiz: questions whose answers are scored."""
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Self

from i18n import _

from ..item import NEEDS_SUBMISSION, ItemKind
from .item_settings import ItemSettings, check_whole
from .item_type import ItemType, Needed, OpenedBy, Work


class Scoring(StrEnum):
    """Which attempts make the grade of a quiz."""
    BEST = 'best'
    LAST = 'last'
    AVERAGE = 'average'


class Reveal(StrEnum):
    """From when a learner sees something of their finished attempts."""
    FINISHED = 'finished'
    CLOSED = 'closed'
    """When the quiz is closed, or its due date is over where it never closes."""
    NEVER = 'never'


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizSettings(ItemSettings):
    READ: ClassVar[Mapping[str, Callable[[Any], Any]]] = {
        'scoring': Scoring, 'shows_points': Reveal, 'shows_answers': Reveal}

    time_limit_minutes: int | None = None
    scoring: Scoring = Scoring.BEST
    shuffle: bool = False
    """The questions come in a random order; options have their own rule in each question."""
    one_by_one: bool = True
    """One question on the screen at a time."""
    shows_points: Reveal = Reveal.FINISHED
    shows_answers: Reveal = Reveal.FINISHED
    """What was right, and the feedback."""

    def checked(self) -> Self:
        if self.time_limit_minutes is not None:
            check_whole(self.time_limit_minutes, 'time_limit_minutes', 1, 10_000,
                        _('Enter a number from 1 to 10,000, or none for no limit.'))
        return self


QUIZ = ItemType(
    kind=ItemKind.QUIZ, settings=QuizSettings, completion_rules=NEEDS_SUBMISSION, opened_by=OpenedBy.START,
    work=Work.ATTEMPTS,
    needed=Needed(('asks',), lambda title: _('“{title}” has no questions.', title=title), 'questions'))
