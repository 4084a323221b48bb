"""What only one kind of item has: kept as JSON with the item, read as one of these."""
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any

from .item import ItemKind


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
class QuizSettings:
    time_limit_minutes: int | None = None
    scoring: Scoring = Scoring.BEST
    shuffle: bool = False
    """The questions come in a random order; options have their own rule in each question."""
    one_by_one: bool = True
    """One question on the screen at a time."""
    shows_points: Reveal = Reveal.FINISHED
    shows_answers: Reveal = Reveal.FINISHED
    """What was right, and the feedback."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricLevel:
    title: str
    points: Decimal
    description: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricCriterion:
    id: str
    """Stays when the words change: what was graded by it is found again."""
    title: str
    description: str = ''
    levels: tuple[RubricLevel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentSettings:
    takes_text: bool = True
    takes_files: bool = True
    file_types: tuple[str, ...] = ()
    """Endings such as `pdf`; none: any kind of file."""
    most_files: int = 5
    most_mb: int | None = None
    """For each file; empty: what the platform takes."""
    rubric: tuple[RubricCriterion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoSettings:
    watch_percent: int = 90
    """How much of it has to be watched, where watching completes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionSettings:
    learners_open_threads: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySettings:
    is_anonymous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSettings:
    """Pages, files and links have nothing of their own."""


ItemSettings = QuizSettings | AssignmentSettings | VideoSettings | DiscussionSettings | SurveySettings | NoSettings

SETTINGS_OF_KIND: dict[ItemKind, type[ItemSettings]] = {
    ItemKind.PAGE: NoSettings, ItemKind.FILE: NoSettings, ItemKind.LINK: NoSettings, ItemKind.VIDEO: VideoSettings,
    ItemKind.QUIZ: QuizSettings, ItemKind.ASSIGNMENT: AssignmentSettings, ItemKind.DISCUSSION: DiscussionSettings,
    ItemKind.SURVEY: SurveySettings,
}


def settings_of(kind: ItemKind, kept: Mapping[str, Any]) -> ItemSettings:
    """As they are kept; what is missing there has its default, what nobody knows any more is left out."""
    shape = SETTINGS_OF_KIND[kind]
    known = {one.name for one in fields(shape)}
    return shape(**{name: _READ.get(name, _same)(value) for name, value in kept.items() if name in known})


def as_kept(settings: ItemSettings) -> dict[str, Any]:
    """For the item's JSON field."""
    return {name: _plain(value) for name, value in asdict(settings).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


def _rubric(kept: list[dict[str, Any]]) -> tuple[RubricCriterion, ...]:
    return tuple(RubricCriterion(**{**criterion, 'levels': tuple(
        RubricLevel(**{**level, 'points': Decimal(level['points'])}) for level in criterion.get('levels', ()))})
                 for criterion in kept)


def _same(value: Any) -> Any:
    return value


_READ: dict[str, Callable[[Any], Any]] = {
    'scoring': Scoring, 'shows_points': Reveal, 'shows_answers': Reveal, 'rubric': _rubric, 'file_types': tuple,
}
