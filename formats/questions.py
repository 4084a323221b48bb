"""Questions as every format of ours reads them, and as a quiz scores them: plain data, no database, no screen."""
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from i18n import Text

if TYPE_CHECKING:
    from .courses import ParsedFile


class QuestionKind(StrEnum):
    SINGLE_CHOICE = 'single_choice'
    MULTIPLE_CHOICE = 'multiple_choice'
    TRUE_FALSE = 'true_false'
    SHORT_TEXT = 'short_text'
    NUMBER = 'number'
    MATCHING = 'matching'
    ORDERING = 'ordering'
    GAP_FILL = 'gap_fill'
    ESSAY = 'essay'
    DESCRIPTION = 'description'
    """Only words between questions: nothing is asked, nothing is scored."""


class Markup(StrEnum):
    """How a text is written in its file. What Cohort keeps is Markdown (see `formats.markup`)."""
    PLAIN = 'plain'
    MARKDOWN = 'markdown'
    HTML = 'html'
    MOODLE = 'moodle'
    """Moodle's auto-format: plain lines, in which HTML is understood."""


ALL = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something to choose. In a true/false question the first is “True”, the second “False”."""
    text: str
    share: Decimal = Decimal(0)
    """Percent of the question's points for choosing it, −100 to 100."""
    feedback: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedText:
    text: str
    share: Decimal = ALL
    is_pattern: bool = False
    """`*` stands for any characters."""
    feedback: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedNumber:
    """Every number from `least` to `most`, both included; the same twice for an exact one."""
    least: Decimal
    most: Decimal
    share: Decimal = ALL
    feedback: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What belongs together. With an empty `left`, `right` is a distractor: offered, but belonging to nothing."""
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A gap in the text: words or a number to type, or with `options` one of them to choose."""
    name: str
    """Stands in the question's text as `[[name]]`."""
    texts: tuple[AcceptedText, ...] = ()
    numbers: tuple[AcceptedNumber, ...] = ()
    options: tuple[Option, ...] = ()
    weight: Decimal = Decimal(1)
    """Its part of the question's points, relative to the other gaps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionData:
    kind: QuestionKind
    title: str = ''
    text: str = ''
    markup: Markup = Markup.MARKDOWN
    """Of this text and of every other one in the question."""
    points: Decimal = Decimal(1)
    feedback: str = ''
    """For everybody who has answered."""
    options: tuple[Option, ...] = ()
    """single_choice, multiple_choice, true_false"""
    texts: tuple[AcceptedText, ...] = ()
    """short_text; essay: nothing"""
    match_case: bool = False
    """short_text and gap_fill: “Bike” is not “bike”."""
    numbers: tuple[AcceptedNumber, ...] = ()
    """number"""
    unit: str = ''
    """number: what may, but need not, be typed behind it."""
    pairs: tuple[Pair, ...] = ()
    """matching"""
    order: tuple[str, ...] = ()
    """ordering: in the right order"""
    gaps: tuple[Gap, ...] = ()
    """gap_fill"""
    shuffle: bool = True
    """Options, pairs and what is ordered come in a random order; ordering always does."""
    category: str = ''
    source_id: str = ''
    """What its file calls it."""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a file that was not taken over, and why: a sentence."""
    where: str
    """“line 12”, “problem/3f2a.xml”, “Week 2 › Lab”."""
    reason: str


@dataclass(frozen=True, slots=True)
class Questions:
    """What a file of questions holds. Everything in it is either here or refused."""
    questions: tuple[QuestionData, ...] = ()
    refused: tuple[Skipped, ...] = ()
    pictures: tuple['ParsedFile', ...] = ()
    """Those that stand in the texts as `file:NAME`."""


class UnreadableFile(Exception):
    """Nothing at all can be read from this file; the sentence says why. Nothing has been written."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(str(sentence))


@dataclass(slots=True)
class ParsedQuestions:
    """What a reader collects on its way."""
    questions: list[QuestionData] = field(default_factory=list)
    refused: list[Skipped] = field(default_factory=list)

    def refuse(self, where: Text, reason: Text) -> None:
        self.refused.append(Skipped(str(where), str(reason)))

    @property
    def result(self) -> Questions:
        return Questions(tuple(self.questions), tuple(self.refused))
