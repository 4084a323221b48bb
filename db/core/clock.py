"""What time it is, in one place, so that a test can stop the clock."""
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_stopped_at: datetime | None = None


def now() -> datetime:
    """This instant, in UTC."""
    return _stopped_at or datetime.now(UTC)


@contextmanager
def stopped_at(instant: datetime) -> Iterator[None]:
    """For tests and for making up a past: inside, it is always this instant."""
    global _stopped_at
    before, _stopped_at = _stopped_at, instant
    try:
        yield
    finally:
        _stopped_at = before
