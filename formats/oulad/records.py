"""What the dataset speaks of. Days are counted from the first day of the presentation, which is day 0."""
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from i18n import _


@dataclass(frozen=True, slots=True)
class Presentation:
    """One delivery of a module, '2013J' say, whose letter is the month it starts in."""

    module: str
    presentation: str
    length_days: int

    @property
    def starts(self) -> date:
        return starts_on(self.presentation)


@dataclass(frozen=True, slots=True)
class Assessment:
    """A piece of work with its weight in percent: marked by a tutor (TMA), by computer (CMA), or an Exam."""

    id: int
    module: str
    presentation: str
    kind: str
    due_day: int | None
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Registration:
    module: str
    presentation: str
    student: int
    registered_day: int | None
    unregistered_day: int | None


@dataclass(frozen=True, slots=True)
class Participant:
    """How it ended for a learner: Distinction, Pass, Fail or Withdrawn."""

    module: str
    presentation: str
    student: int
    final_result: str | None


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """Work handed in, with its score of 100; banked work was carried over from an earlier presentation."""

    assessment: int
    student: int
    day: int
    banked: bool
    score: Decimal | None


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out, with the line it begins on."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return _('{file}, line {line}: {reason}', file=self.file, line=self.line, reason=self.reason)


def starts_on(presentation: str) -> date:
    """The first day of a presentation: '2013J' is 1 October 2013, '2014B' is 1 February 2014."""
    if not re.fullmatch('(19|20)[0-9]{2}[A-L]', presentation):
        raise ValueError(f'{presentation!r} is not a presentation code such as 2013J.')
    return date(int(presentation[:4]), 'ABCDEFGHIJKL'.index(presentation[4]) + 1, 1)
