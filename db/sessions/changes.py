"""What can be said about a session when it is created or configured."""
from dataclasses import dataclass
from datetime import datetime

from ..core.changes import UNSET, Changes, Unset
from ..core.session_windows import AfterEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionChanges(Changes):
    """Any of a session's fields; dates are instants, each with a time zone."""
    title: str | Unset = UNSET
    description: str | Unset = UNSET
    """Markdown."""
    category: str | Unset = UNSET
    """By which lists are narrowed; empty: none."""
    time_zone: str | Unset = UNSET
    """As the IANA calls it, such as Europe/Madrid. The days of courses are counted in it."""
    starts: datetime | Unset | None = UNSET
    """When learners may come in; None: always."""
    ends: datetime | Unset | None = UNSET
    """Until when learners work; None: without end."""
    coach_starts: datetime | Unset | None = UNSET
    """When coaches may come in; None: with the learners."""
    coach_ends: datetime | Unset | None = UNSET
    """Until when coaches work; None: as long as learners do."""
    days: int | Unset | None = UNSET
    """How many days a learner has, counted from their own first entry; None: the dates alone decide."""
    after_end: AfterEnd | str | Unset = UNSET
    """What learners may still do when it is over; a text is one of the enum's values."""
