"""What is measured: a figure of one side, and all that one measurement has found."""
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Measure(StrEnum):
    PROCESSOR = 'processor'
    """Seconds of processor time that the server and its workers, or the command, have used."""
    WALL = 'wall'
    """Seconds that somebody waits."""
    STATEMENTS = 'statements'
    ELEMENTS = 'elements'

    @property
    def is_count(self) -> bool:
        return self in (Measure.STATEMENTS, Measure.ELEMENTS)


class Figure(NamedTuple):
    name: str
    measure: Measure


class Cost(NamedTuple):
    """Of doing something once; what is not known of it is None."""
    processor: float
    wall: float
    statements: int | None = None
    elements: int | None = None


@dataclass
class Taken:
    """By one measurement of one side."""
    values: dict[Figure, list[float]] = field(default_factory=dict)
    """As often as it was done, in this order."""
    missing: dict[str, str] = field(default_factory=dict)
    """What could not be measured, by its name, and why."""

    def keep(self, name: str, costs: Sequence[Cost]) -> None:
        for measure in Measure:
            known = [value for cost in costs if (value := getattr(cost, measure)) is not None]
            if known:
                self.values[Figure(name, measure)] = known

    def lack(self, name: str, problem: Exception) -> None:
        self.missing[name] = str(problem) or type(problem).__name__
