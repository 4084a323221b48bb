"""Courses as every format of ours reads them: sections, items and what is in them, as plain data."""
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from .questions import QuestionData, Skipped


class ParsedItemKind(StrEnum):
    PAGE = 'page'
    FILE = 'file'
    LINK = 'link'
    VIDEO = 'video'
    QUIZ = 'quiz'
    ASSIGNMENT = 'assignment'
    DISCUSSION = 'discussion'
    SURVEY = 'survey'


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file inside an archive: a name for people, and its bytes."""
    name: str
    content: bytes

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class StoredFile:
    """The same, its bytes waiting in a folder: whoever needs them reads them, one file at a time."""
    name: str
    path: Path
    """Called by the hash of its content."""

    @property
    def size(self) -> int:
        return self.path.stat().st_size

    @property
    def digest(self) -> str:
        return self.path.name

    @property
    def content(self) -> bytes:
        return self.path.read_bytes()


AnyFile = ParsedFile | StoredFile


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedRubricLevel:
    title: str
    points: Decimal
    description: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedRubricCriterion:
    title: str
    description: str = ''
    levels: tuple[ParsedRubricLevel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedItem:
    kind: ParsedItemKind
    title: str
    body: str = ''
    """Markdown. A picture of the archive is written `![words](file:NAME)`, NAME being one of `pictures`."""
    url: str = ''
    file: AnyFile | None = None
    captions: AnyFile | None = None
    """WebVTT, for a video."""
    pictures: tuple[AnyFile, ...] = ()
    questions: tuple[QuestionData, ...] = ()
    """quiz, survey: in order"""
    rubric: tuple[ParsedRubricCriterion, ...] = ()
    points: Decimal | None = None
    weight: Decimal | None = None
    pass_points: Decimal | None = None
    attempts: int | None = None
    """Empty: as many as one likes."""
    time_limit_minutes: int | None = None
    shuffle: bool = False
    required: bool = False
    """Where it comes from says so."""
    is_draft: bool = False
    """Not published where it comes from."""
    source_id: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSection:
    title: str
    items: tuple[ParsedItem, ...] = ()
    source_id: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedCourse:
    """What an archive holds. Everything in it is either here or refused."""
    title: str
    language: str = ''
    description: str = ''
    sections: tuple[ParsedSection, ...] = ()
    bank: tuple[QuestionData, ...] = ()
    """Questions that no quiz of the archive asks."""
    refused: tuple[Skipped, ...] = ()
    folder: Any = field(default=None, compare=False, repr=False)
    """What keeps the folder of its stored files for as long as they may be needed."""

    @property
    def items(self) -> tuple[ParsedItem, ...]:
        return tuple(item for section in self.sections for item in section.items)

    @property
    def questions(self) -> tuple[QuestionData, ...]:
        return tuple(question for item in self.items for question in item.questions) + self.bank
