"""Between days as people say them and instants as we keep them; converted once, at the edge."""
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from i18n import _
from i18n.dates import long_day, time_of_day, weekday_and_long_day

from .refusals import Invalid

FIRST_YEAR, LAST_YEAR = 1970, 2200
LAST_SECOND = time(23, 59, 59)
UNFINISHED = '?'
"""What a date field says in which a part of a date is still missing."""


def day_starts(day: date, zone: ZoneInfo) -> datetime:
    """00:00:00 of that day in the zone, as a UTC instant; where clocks skip it, the day's first moment."""
    return at_wall_clock(datetime.combine(day, time.min), zone)


def day_ends(day: date, zone: ZoneInfo) -> datetime:
    """23:59:59 of that day in the zone, as a UTC instant."""
    return at_wall_clock(datetime.combine(day, LAST_SECOND), zone, ends=True)


def at_wall_clock(wall: datetime, zone: ZoneInfo, *, ends: bool = False) -> datetime:
    """The instant at which clocks in the zone show this time. Of a time that comes twice a start is the first and an
    end the second; a time that is skipped is the next one that there is."""
    if not FIRST_YEAR <= wall.year <= LAST_YEAR:
        raise Invalid(_('The year {year} is out of reach. Use a year from {first_year} to {last_year}.',
                        year=wall.year, first_year=FIRST_YEAR, last_year=LAST_YEAR))
    return _instant(wall, zone, ends=ends)


def comes_twice(wall: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks are put back over this time that night."""
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return first < second


def is_skipped(wall: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks are put forward over this time that night: it does not exist."""
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return first > second


def entered(text: str | None, zone: ZoneInfo, *, ends: bool = False) -> datetime | None:
    """The instant that somebody means by “2026-09-14” or “2026-09-14T09:00” in a date field; None for an empty one.
    A day without a time is its beginning, or its end where something `ends`. A time that does not exist is refused."""
    if not text:
        return None
    if text == UNFINISHED:
        raise Invalid(_('Enter the whole date: day, month and year, and both hour and minute if there is a time.'))
    try:
        day, has_time = date.fromisoformat(text[:10]), len(text) > 10
        wall = datetime.fromisoformat(text).replace(tzinfo=None) if has_time else None
    except ValueError:
        raise Invalid(_('“{text}” is not a date.', text=text)) from None
    if wall is not None:
        if FIRST_YEAR <= wall.year <= LAST_YEAR and is_skipped(wall, zone):
            raise Invalid(_why_skipped(wall, zone))
        return at_wall_clock(wall, zone, ends=ends)
    return day_ends(day, zone) if ends else day_starts(day, zone)


def said_twice(text: str | None, zone: ZoneInfo, *, ends: bool = False) -> str:
    """Which of two was taken, where a time in a date field comes twice that night; else empty."""
    try:
        wall = datetime.fromisoformat(text or '')
    except ValueError:
        return ''
    if len(text or '') <= 10 or not FIRST_YEAR <= wall.year <= LAST_YEAR or not comes_twice(wall, zone):
        return ''
    time_there = time_of_day(wall)
    return (_('{time} comes twice that night, when clocks go back: this is the second, as an end.', time=time_there)
            if ends else
            _('{time} comes twice that night, when clocks go back: this is the first, as a start.', time=time_there))


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
    return _instant(datetime.combine(due_on, LAST_SECOND), zone, ends=True)


def opens_at(session_starts: datetime | None, day: int | None, zone: ZoneInfo) -> datetime | None:
    """The beginning of the day that lies so many days after the session's first day, in the session's zone."""
    if session_starts is None or day is None:
        return None
    opens_on = session_starts.astimezone(zone).date() + timedelta(days=day)
    return _instant(datetime.combine(opens_on, time.min), zone)


def say_day(moment: datetime, zone: ZoneInfo) -> str:
    """“12 June 2026”."""
    return long_day(moment.astimezone(zone))


def say_moment(moment: datetime, zone: ZoneInfo) -> str:
    """“Thursday 26 November at 09:00”; at the very end of a day only the day."""
    there = moment.astimezone(zone)
    day = weekday_and_long_day(there)
    if there.time().replace(microsecond=0) in (LAST_SECOND, time.min):
        return day
    return _('{day} at {time}', day=day, time=time_of_day(there))


def _instant(wall: datetime, zone: ZoneInfo, *, ends: bool = False) -> datetime:
    if is_skipped(wall, zone):
        return _change_over(wall, zone)
    return wall.replace(tzinfo=zone, fold=int(ends)).astimezone(UTC)


def _change_over(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which clocks are put forward over this time, to the second."""
    after, before = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


def _why_skipped(wall: datetime, zone: ZoneInfo) -> str:
    """“02:30 does not exist on 29 March 2026: clocks go from 02:00 to 03:00. Enter 01:59 or 03:00.”"""
    change = _change_over(wall, zone)
    there = change.astimezone(zone)
    skipped = (change - timedelta(seconds=1)).astimezone(zone) + timedelta(seconds=1)  # as the old clock would go on
    last = (change - timedelta(minutes=1)).astimezone(zone)
    times = {'time': time_of_day(wall), 'day': say_day(there, zone), 'old': time_of_day(skipped),
             'new': time_of_day(there), 'last': time_of_day(last)}
    if last.date() == there.date():
        return _('{time} does not exist on {day}: clocks go from {old} to {new}. Enter {last} or {new}.', **times)
    return _('{time} does not exist on {day}: clocks go from {old} to {new}. Enter {last} of the day before or {new}.',
             **times)
