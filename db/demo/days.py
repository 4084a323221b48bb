"""Days counted from a first one, and the moments in them."""
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from ..core.dates import at_wall_clock, day_ends, day_starts

OFFICE = 9 * 60, 17 * 60
"""When staff are at work, in minutes after midnight."""
AWAKE = 7 * 60 + 30, 22 * 60


@dataclass(frozen=True, slots=True)
class Days:
    """Day 0 is the first; before it days are negative."""
    first: date
    zone: ZoneInfo

    @classmethod
    def from_today(cls, at: datetime, zone: ZoneInfo) -> 'Days':
        return cls(at.astimezone(zone).date(), zone)

    def counted_from(self, day: int) -> 'Days':
        return Days(self.date(day), self.zone)

    def date(self, day: int) -> date:
        return self.first + timedelta(days=day)

    def of(self, moment: datetime) -> int:
        return (moment.astimezone(self.zone).date() - self.first).days

    def starts(self, day: int) -> datetime:
        return day_starts(self.date(day), self.zone)

    def ends(self, day: int) -> datetime:
        return day_ends(self.date(day), self.zone)

    def at(self, day: int, minute: float) -> datetime:
        """So many minutes after midnight, on the clocks of the zone."""
        hour, rest = divmod(int(minute), 60)
        return at_wall_clock(datetime.combine(self.date(day), time(hour, rest, int(minute % 1 * 60))), self.zone)

    def morning(self, day: int, *, every: int) -> Iterator[datetime]:
        """Moments of a working day, so many minutes apart."""
        nine = self.at(day, OFFICE[0])
        return (nine + timedelta(minutes=every * step) for step in count())


@dataclass(frozen=True, slots=True)
class Term:
    """The time that a learner has had in a session. `ended` is when it was over for them, if it is."""
    days: Days
    elapsed: int
    now: datetime
    ended: datetime | None = None
