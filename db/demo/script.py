"""The script of the demo: its people, its sessions with the part of every learner, its courses with their texts."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ..records.item import CompletionRule, ItemKind
from ..records.item_types import AssignmentSettings, settings_of
from ..records.rubric import RubricCriterion


@dataclass(frozen=True, slots=True)
class PersonScript:
    username: str
    name: str
    email: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LearnerScript:
    """How far a learner has come in a session; the head of cast.toml says what the numbers mean."""
    learner: str
    pace: float = 0
    quality: float = 0
    paces: Mapping[str, float] = field(default_factory=dict)
    late: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    to_grade: frozenset[str] = frozenset()
    away_days: int | None = None

    def pace_in(self, code: str) -> float:
        return self.paces.get(code, self.pace)


@dataclass(frozen=True, slots=True)
class SessionScript:
    """One session. Its dates are days from today, and `withdrawn` tells the day of the session of who left."""
    title: str
    values: Mapping[str, Any]
    starts: int
    ends: int
    coach_starts: int | None
    coach_ends: int | None
    courses: tuple[str, ...]
    administrators: tuple[str, ...]
    coaches: tuple[str, ...]
    course_coaches: Mapping[str, Sequence[str]]
    learners: tuple[str, ...]
    only: Mapping[str, Sequence[str]]
    withdrawn: Mapping[str, int]
    parts: Mapping[str, LearnerScript]

    @property
    def is_current(self) -> bool:
        return self.starts <= 0 <= self.ends

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.values['time_zone'])

    def part_of(self, username: str) -> LearnerScript:
        return self.parts.get(username, LearnerScript(username))

    def coaches_of(self, code: str) -> Sequence[str]:
        """Who grades in this course: its own coaches, or else the session's."""
        return self.course_coaches.get(code) or self.coaches


@dataclass(frozen=True, slots=True)
class Sample:
    """A text for work of this quality, as a share of the points."""
    quality: float
    text: str


@dataclass(frozen=True, slots=True)
class ItemScript:
    key: str
    kind: ItemKind
    title: str
    body: str
    required: bool
    completes: CompletionRule
    minutes: int
    day: int
    """The day of the session by which it is planned; a required item is due then."""
    url: str = ''
    file: Path | None = None
    captions: Path | None = None
    points: Decimal = Decimal(100)
    weight: Decimal = Decimal(1)
    pass_points: Decimal | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What only its kind has; see `records/item_types`."""
    hand_ins: tuple[Sample, ...] = ()
    comments: tuple[Sample, ...] = ()

    @property
    def rubric(self) -> tuple[RubricCriterion, ...]:
        settings = settings_of(self.kind, self.settings)
        return settings.rubric if isinstance(settings, AssignmentSettings) else ()

    def passes(self, points: Decimal) -> bool:
        return points >= (self.pass_points or 0)


@dataclass(frozen=True, slots=True)
class CourseScript:
    code: str
    title: str
    language: str
    description: str
    sections: tuple[tuple[str, tuple[ItemScript, ...]], ...]
    """By title."""

    @property
    def items(self) -> tuple[ItemScript, ...]:
        return tuple(item for _, items in self.sections for item in items)


@dataclass(frozen=True, slots=True)
class Cast:
    teacher: str
    people: tuple[PersonScript, ...]
    sessions: tuple[SessionScript, ...]
    courses: tuple[CourseScript, ...]

    @property
    def administrator(self) -> PersonScript:
        return next(person for person in self.people if 'administrator' in person.roles)

    @property
    def first_day(self) -> int:
        """When the first session starts, in days from today."""
        return min(session.starts for session in self.sessions)
