"""Between days as people say them and instants as we keep them; converted once, at the edge."""
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .refusals import Invalid

EARLIEST, LATEST = 1970, 2200
LAST_SECOND = time(23, 59, 59)


def day_starts(day: date, zone: ZoneInfo) -> datetime:
    """00:00:00 of that day in the zone, as a UTC instant."""
    return at_wall_clock(datetime.combine(day, time.min), zone)


def day_ends(day: date, zone: ZoneInfo) -> datetime:
    """23:59:59 of that day in the zone, as a UTC instant."""
    return at_wall_clock(datetime.combine(day, LAST_SECOND), zone)


def at_wall_clock(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which clocks in the zone show this time. Of an hour that comes twice the first is meant; in an
    hour that is skipped, the time as far after the change as it was after the hour's beginning."""
    if not EARLIEST <= wall.year <= LATEST:
        raise Invalid(f'The year {wall.year} is out of reach. Use a year from {EARLIEST} to {LATEST}.')
    return _instant(wall, zone)


def entered(text: str | None, zone: ZoneInfo, *, ends: bool = False) -> datetime | None:
    """The instant that somebody means by “2026-09-14” or “2026-09-14T09:00” in a date field; None for an empty one.
    A day without a time is its beginning, or its end where something `ends`."""
    if not text:
        return None
    try:
        day, has_time = date.fromisoformat(text[:10]), len(text) > 10
        wall = datetime.fromisoformat(text).replace(tzinfo=None) if has_time else None
    except ValueError:
        raise Invalid(f'“{text}” is not a date.') from None
    if wall is not None:
        return at_wall_clock(wall, zone)
    return day_ends(day, zone) if ends else day_starts(day, zone)


def as_entered(moment: datetime | None, zone: ZoneInfo, *, ends: bool = False) -> str:
    """What stands in a date field for this instant: only the day, where its time is what a day alone means."""
    if moment is None:
        return ''
    there = moment.astimezone(zone).replace(microsecond=0, tzinfo=None)
    whole_day = there.time() == (LAST_SECOND if ends else time.min)
    return there.date().isoformat() if whole_day else there.isoformat(timespec='minutes')


def due_at(session_starts: datetime | None, day: int | None, zone: ZoneInfo) -> datetime | None:
    """The end of the day that lies so many days after the session's first day, in the session's zone."""
    if session_starts is None or day is None:
        return None
    due_on = session_starts.astimezone(zone).date() + timedelta(days=day)
    return _instant(datetime.combine(due_on, LAST_SECOND), zone)


def opens_at(session_starts: datetime | None, day: int | None, zone: ZoneInfo) -> datetime | None:
    """The beginning of the day that lies so many days after the session's first day, in the session's zone."""
    if session_starts is None or day is None:
        return None
    opens_on = session_starts.astimezone(zone).date() + timedelta(days=day)
    return _instant(datetime.combine(opens_on, time.min), zone)


def say_day(moment: datetime, zone: ZoneInfo) -> str:
    """“12 June 2026”."""
    there = moment.astimezone(zone)
    return f'{there.day} {there:%B %Y}'


def say_moment(moment: datetime, zone: ZoneInfo) -> str:
    """“Thursday 26 November at 09:00”; at the very end of a day only the day."""
    there = moment.astimezone(zone)
    day = f'{there:%A} {there.day} {there:%B}'
    return day if there.time().replace(microsecond=0) in (LAST_SECOND, time.min) else f'{day} at {there:%H:%M}'


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
