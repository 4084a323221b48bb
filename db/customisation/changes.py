"""What a session course can say of its own about an item that it shares with other sessions."""
from dataclasses import dataclass
from datetime import datetime

from ..core.changes import UNSET, Changes, Number, Unset


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDates(Changes):
    """Instants, each with a time zone, instead of the course's days. None: as the course says."""
    opens_at: datetime | Unset | None = UNSET
    due_at: datetime | Unset | None = UNSET
    closes_at: datetime | Unset | None = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRules(Changes):
    """What the item is worth, and what it asks of learners, instead of what the course says."""
    points: Number | Unset = UNSET
    """The most that it brings."""
    attempts: int | Unset = UNSET
    """How often it may be submitted or attempted; 0: as often as one likes."""
    required: bool | Unset = UNSET
    """Whether it counts for completing the course."""
