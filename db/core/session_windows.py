"""When a session is open, and to whom: one pure function decides it from dates, roles and the instant.

Instants are UTC. An end is the first instant that is over, so the moment that refuses entry is the moment that moves
the card. An empty start or end is no limit on that side.
"""
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

_NEVER = datetime.max.replace(tzinfo=UTC)


class State(StrEnum):
    """What a session's administrator has decided. Upcoming, current and past follow from the dates."""
    DRAFT = 'draft'
    PUBLISHED = 'published'
    CANCELLED = 'cancelled'
    ARCHIVED = 'archived'


class AfterEnd(StrEnum):
    """What a learner may do after their window."""
    READ_ONLY = 'read_only'
    OPEN = 'open'
    CLOSED = 'closed'


class Phase(StrEnum):
    UPCOMING = 'upcoming'
    CURRENT = 'current'
    PAST = 'past'


class Entry(StrEnum):
    """What one role lets a person do in a session at an instant."""
    NONE = 'none'            # the person has not this role, or the session is not to be seen
    NOT_YET = 'not_yet'
    OPEN = 'open'
    READ_ONLY = 'read_only'
    CANCELLED = 'cancelled'

    @property
    def inside(self) -> bool:
        return self in (Entry.OPEN, Entry.READ_ONLY)


@dataclass(frozen=True, slots=True)
class Window:
    starts: datetime | None = None
    ends: datetime | None = None

    def phase(self, at: datetime) -> Phase:
        if self.ends is not None and at >= self.ends:
            return Phase.PAST
        if self.starts is not None and at < self.starts:
            return Phase.UPCOMING
        return Phase.CURRENT

    def widened_by(self, other: 'Window') -> 'Window':
        return Window(
            None if self.starts is None or other.starts is None else min(self.starts, other.starts),
            None if self.ends is None or other.ends is None else max(self.ends, other.ends),
        )


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a session and what its administrator decided about it."""
    starts: datetime | None = None
    ends: datetime | None = None
    coach_starts: datetime | None = None
    coach_ends: datetime | None = None
    days: int | None = None
    after_end: AfterEnd = AfterEnd.READ_ONLY
    state: State = State.PUBLISHED

    @property
    def coach_window(self) -> Window:
        return Window(self.coach_starts or self.starts, self.coach_ends or self.ends)

    def learner_window(self, own: 'PersonalDates') -> Window:
        """A learner's window: own dates replace the session's, extra days are added, and a clock cuts it short."""
        extra = timedelta(days=own.extra_days)
        starts, ends = own.starts or self.starts, _later(own.ends or self.ends, extra)
        if self.days is not None and own.first_entered is not None:
            runs_out = _later(own.first_entered, timedelta(days=self.days) + extra)
            ends = min(ends or _NEVER, runs_out or _NEVER)
        return Window(starts, ends)


@dataclass(frozen=True, slots=True)
class PersonalDates:
    """What an enrolment says about one learner's time. `first_entered` starts a clock of `days`."""
    starts: datetime | None = None
    ends: datetime | None = None
    extra_days: int = 0
    first_entered: datetime | None = None


@dataclass(frozen=True, slots=True)
class Availability:
    """What a session is to one person at one instant: listed or not, upcoming, open, over."""
    phase: Phase
    listed: bool
    window: Window
    coaching: Entry = Entry.NONE
    learning: Entry = Entry.NONE
    learner_window: Window = field(default_factory=Window)
    coach_window: Window = field(default_factory=Window)

    @property
    def may_enter(self) -> bool:
        return self.coaching.inside or self.learning.inside

    @property
    def changes_at(self) -> tuple[datetime, ...]:
        """The instants at which the mere passing of time changes something."""
        edges = {self.learner_window.starts, self.learner_window.ends, self.coach_window.starts, self.coach_window.ends}
        return tuple(sorted(edge for edge in edges if edge is not None))


def availability(dates: Dates, at: datetime, *, coaches: bool = False, learns: PersonalDates | None = None
                 ) -> Availability:
    """Phase, listing and entry for a person who coaches the session, learns in it, or both (domain §2)."""
    coach_window = dates.coach_window if coaches else None
    learner_window = dates.learner_window(learns) if learns else None
    coaching = _coaching(dates, coach_window, at)
    learning = _learning(dates, learner_window, at)
    windows = [window for window in (coach_window, learner_window if learning is not Entry.NONE else None) if window]
    window = windows[0].widened_by(windows[-1]) if windows else (learner_window or Window())
    return Availability(
        phase=window.phase(at),
        listed=coaching is not Entry.NONE or learning is not Entry.NONE,
        window=window,
        coaching=coaching,
        learning=learning,
        learner_window=learner_window or Window(),
        coach_window=coach_window or Window(),
    )


def _coaching(dates: Dates, window: Window | None, at: datetime) -> Entry:
    if window is None or dates.state is State.ARCHIVED:
        return Entry.NONE
    return {Phase.UPCOMING: Entry.NOT_YET, Phase.CURRENT: Entry.OPEN, Phase.PAST: Entry.READ_ONLY}[window.phase(at)]


def _learning(dates: Dates, window: Window | None, at: datetime) -> Entry:
    if window is None or dates.state in (State.DRAFT, State.ARCHIVED):
        return Entry.NONE
    phase = window.phase(at)
    if phase is Phase.PAST and dates.after_end is AfterEnd.CLOSED:
        return Entry.NONE
    if dates.state is State.CANCELLED:
        return Entry.CANCELLED
    if phase is Phase.PAST:
        return Entry.OPEN if dates.after_end is AfterEnd.OPEN else Entry.READ_ONLY
    return Entry.OPEN if phase is Phase.CURRENT else Entry.NOT_YET


def _later(moment: datetime | None, by: timedelta) -> datetime | None:
    if moment is None:
        return None
    return _NEVER if moment > _NEVER - by else moment + by
