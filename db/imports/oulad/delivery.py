"""One presentation code with all its modules, and where it lies in time."""
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from formats import oulad

from ...core.clock import now
from ...core.dates import day_ends, day_starts

ZONE = ZoneInfo('UTC')


@dataclass(frozen=True, slots=True)
class Module:
    """One module as it ran under one presentation code."""
    code: str
    length_days: int
    assessments: tuple[oulad.Assessment, ...]
    registrations: tuple[oulad.Registration, ...]
    submissions: tuple[oulad.SubmissionRow, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What becomes one session. `until` is the last day of which it tells; None is all of them."""
    code: str
    first_day: date
    until: int | None
    modules: tuple[Module, ...]

    zone = ZONE

    @property
    def source(self) -> str:
        return f'oulad:{self.code}'

    @property
    def starts(self) -> datetime:
        return day_starts(self.first_day, ZONE)

    @property
    def ends(self) -> datetime:
        """The end of the last day of its longest module; day 0 is the first."""
        last = max(module.length_days for module in self.modules) - 1
        return day_ends(self.first_day + timedelta(days=last), ZONE)

    @property
    def rows(self) -> int:
        return sum(len(module.registrations) + len(module.submissions) for module in self.modules)

    def at(self, day: int | None) -> datetime:
        """The beginning of a day; of an unknown one the beginning of the session."""
        return self.starts + timedelta(days=day or 0)


def deliveries(data: oulad.Oulad, day: int | None = None) -> list[Delivery]:
    """The sessions to be, oldest first. With a day, today is that day of each, and what comes later is left out."""
    assessments = _grouped(data.assessments, lambda row: (row.module, row.presentation))
    registrations = _grouped(data.registrations, lambda row: (row.module, row.presentation))
    submissions = _grouped(data.submissions, lambda row: row.assessment)
    modules: defaultdict[str, list[Module]] = defaultdict(list)
    for presentation in data.presentations:
        key = presentation.module, presentation.presentation
        modules[presentation.presentation].append(Module(
            presentation.module, presentation.length_days,
            tuple(assessments[key]),
            tuple(_until(day, registrations[key])),
            tuple(row for assessment in assessments[key] for row in submissions[assessment.id]
                  if day is None or row.day <= day)))
    return [Delivery(code, _first_day(code, day), day, tuple(modules[code])) for code in sorted(modules)]


def _first_day(code: str, day: int | None) -> date:
    return oulad.starts_on(code) if day is None else now().astimezone(UTC).date() - timedelta(days=day)


def _until(day: int | None, registrations: Iterable[oulad.Registration]) -> Iterable[oulad.Registration]:
    """The registrations that have been made by then; who unregisters later has not done so yet."""
    for row in registrations:
        if day is None or (row.registered_day or 0) <= day:
            withdrawn_at = day is not None and row.unregistered_day is not None and row.unregistered_day > day
            yield replace(row, unregistered_day=None) if withdrawn_at else row


def _grouped(rows: Iterable[Any], key: Callable[[Any], Any]) -> defaultdict[Any, list[Any]]:
    groups: defaultdict[Any, Any] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups
