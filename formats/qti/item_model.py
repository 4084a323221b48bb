"""What an item of any version asks, and how its file scores an answer: all that is needed to make a question of it."""
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto
from typing import Protocol

from .unsupported import Notes

Given = Mapping[str, tuple[str, ...]]
"""A learner's answers by the names of the responses: identifiers, pairs (“A B”), words, numbers as they are typed."""


@dataclass(frozen=True, slots=True)
class Feedback:
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Outcome:
    score: Decimal
    shown: frozenset[int] = frozenset()
    """Which feedbacks of the item a learner then sees."""


class ScoringRules(Protocol):
    """The rules of the item, carried out on an answer: however they are written, what they come to is what counts."""
    feedbacks: tuple[Feedback, ...]

    def outcome(self, given: Given) -> Outcome:
        """Raises NotTaken where the rules cannot be carried out here."""


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    response: str
    gap: str = ''
    """What it is called in the text, where it can be a gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing(Asked):
    choices: tuple[Choice, ...]
    several: bool = False
    inline: bool = False
    """From a list in the middle of the text."""
    shuffle: bool = False
    at_most: int = 0
    """So many may be chosen; 0: as many as one likes."""
    right: tuple[str, ...] = ()
    """As declared; how much it counts is for the scoring to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing(Asked):
    candidates: tuple[str, ...]
    """Everything that may be right: words or numbers that stand anywhere in the rules."""
    parts: tuple[str, ...] = ()
    """Words that may be right as a part of what is typed."""
    is_number: bool = False
    bounds: tuple[Decimal, ...] = ()
    """Numbers at which the score may change."""
    step: Decimal | None = None
    """Between two numbers that can be given; none where any number can."""
    right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting(Asked):
    choices: tuple[Choice, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing(Asked):
    left: tuple[Choice, ...]
    right: tuple[Choice, ...]
    pairs: tuple[tuple[str, str], ...]
    shuffle: bool = True
    responses: Mapping[str, str] = field(default_factory=dict)
    """By the identifier on the left, where each has a response of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling(Asked):
    """Words that are put into gaps of a text."""
    gaps: Mapping[str, str]
    """Their identifiers, by the names that they have in the text."""
    choices: tuple[Choice, ...]
    shuffle: bool = False
    right: Mapping[str, str]
    """The choice for a gap, both by identifier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing(Asked):
    """Read by a person."""
    model_answer: str = ''


class Shown(Enum):
    """How what is asked stands in the item's text."""
    ASKED = auto()
    """Its prompt, where the answers are offered below the text; a blank, where they are typed."""
    GAPS = auto()
    """`[[name]]`"""
    NOT = auto()
    """It is another question's."""


@dataclass(slots=True, kw_only=True)
class QtiItem:
    """An item as its version's reader has found it."""
    notes: Notes
    title: str
    text: Callable[[Mapping[str, Shown]], str]
    """HTML; how what is asked stands in it, by response."""
    asked: tuple[Asked, ...]
    scoring: ScoringRules
    source_id: str = ''
    points: Decimal | None = None
    """As its file says beside the scoring; else they are what the best answer gets."""
    essay_points: Decimal = Decimal(1)
    needs_right: bool = True
    """Whether a choice of which nothing is right is no question; in a survey it is one."""
    category: str = ''
