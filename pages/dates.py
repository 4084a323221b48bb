"""Dates as people read them: in the viewer's zone, with the nearest useful unit."""
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from db.core import Phase, clock

TONES = {Phase.CURRENT: '', Phase.PAST: 'past', Phase.UPCOMING: 'soon'}


def tone_of(phase: Phase) -> str:
    """The tone of a session's chip: blue runs, grey has ended, amber has not begun."""
    return TONES[phase]


def day(moment: datetime, zone: ZoneInfo, *, year: bool | None = None) -> str:
    """“14 Sep”; with the year if it is not this one, or if asked for."""
    there = moment.astimezone(zone)
    with_year = there.year != clock.now().astimezone(zone).year if year is None else year
    return f'{there.day} {there:%b}' + (f' {there.year}' if with_year else '')


def span(starts: datetime | None, ends: datetime | None, zone: ZoneInfo) -> str:
    """“14 Sep – 18 Dec”, “from 14 Sep”, “until 18 Dec”, “no end date”."""
    if starts and ends:
        years = starts.astimezone(zone).year != ends.astimezone(zone).year
        return f'{day(starts, zone, year=True if years else None)} – {day(ends, zone, year=True if years else None)}'
    if starts:
        return f'from {day(starts, zone)}'
    return f'until {day(ends, zone)}' if ends else 'always open'


def moment(at: datetime, zone: ZoneInfo) -> str:
    """“Today, 18:00”, “Tomorrow, 18:00”, “Fri 27 Nov, 23:59”."""
    there = at.astimezone(zone)
    return f'{_which_day(there, zone)}, {there:%H:%M}'


def moment_within(at: datetime, zone: ZoneInfo) -> str:
    """The same within a sentence; the names of days keep their capital."""
    when = moment(at, zone)
    return when[0].lower() + when[1:] if when.startswith(('Today', 'Tomorrow', 'Yesterday')) else when


def as_of(at: datetime, zone: ZoneInfo) -> str:
    """“As of 24 Nov 2026, 14:05 UTC”: on what leaves the house."""
    there = at.astimezone(zone)
    return f'As of {there.day} {there:%b %Y, %H:%M %Z}'


def day_word(at: datetime, zone: ZoneInfo) -> str:
    """“Today”, “Tomorrow”, “Yesterday”, or “Fri 27 Nov”."""
    return _which_day(at.astimezone(zone), zone)


def distance(at: datetime) -> str:
    """How far away: “in 3 days”, “2 hours ago”, “now”."""
    away = at - clock.now()
    words = duration(abs(away))
    if not words:
        return 'now'
    return f'in {words}' if away > timedelta() else f'{words} ago'


def duration(length: timedelta) -> str:
    """The nearest useful unit: “25 days”, “3 hours”, “5 minutes”; nothing for less than a minute."""
    seconds = int(length.total_seconds())
    for unit, size in (('day', 86400), ('hour', 3600), ('minute', 60)):
        if seconds >= size:
            count = seconds // size
            return f'{count} {unit}{"s" if count > 1 else ""}'
    return ''


def hours(seconds: int) -> str:
    """Time spent: “11 h 20”, “14 min”, “–” for nothing."""
    if seconds < 60:
        return '–' if not seconds else '< 1 min'
    whole, minutes = divmod(seconds // 60, 60)
    return f'{whole} h {minutes:02}' if whole else f'{minutes} min'


def _which_day(there: datetime, zone: ZoneInfo) -> str:
    today = clock.now().astimezone(zone).date()
    words = {-1: 'Yesterday', 0: 'Today', 1: 'Tomorrow'}
    away = (there.date() - today).days
    if away in words:
        return words[away]
    return f'{there:%a} {there.day} {there:%b}' + (f' {there.year}' if there.year != today.year else '')
