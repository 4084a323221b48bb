"""Dates as people read them: in the viewer's zone, with the nearest useful unit."""
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from db.core import Phase, clock
from i18n import _, ngettext
from i18n.dates import short_day, time_of_day, weekday_and_day

TONES = {Phase.CURRENT: '', Phase.PAST: 'past', Phase.UPCOMING: 'soon'}


def tone_of(phase: Phase) -> str:
    """The tone of a session's chip: blue runs, grey has ended, amber has not begun."""
    return TONES[phase]


def day(moment: datetime, zone: ZoneInfo, *, year: bool | None = None) -> str:
    """“14 Sep”; with the year if it is not this one, or if asked for."""
    there = moment.astimezone(zone)
    with_year = there.year != clock.now().astimezone(zone).year if year is None else year
    return short_day(there, year=with_year)


def span(starts: datetime | None, ends: datetime | None, zone: ZoneInfo) -> str:
    """“14 Sep – 18 Dec”, “from 14 Sep”, “until 18 Dec”, “no end date”."""
    if starts and ends:
        years = starts.astimezone(zone).year != ends.astimezone(zone).year
        return f'{day(starts, zone, year=True if years else None)} – {day(ends, zone, year=True if years else None)}'
    if starts:
        return _('from {day}', day=day(starts, zone))
    return _('until {day}', day=day(ends, zone)) if ends else _('always open')


def moment(at: datetime, zone: ZoneInfo) -> str:
    """“Today, 18:00”, “Tomorrow, 18:00”, “Fri 27 Nov, 23:59”."""
    there = at.astimezone(zone)
    return _('{day}, {time}', day=_which_day(there, zone), time=time_of_day(there))


def moment_within(at: datetime, zone: ZoneInfo) -> str:
    """The same within a sentence; the names of days keep their capital."""
    there = at.astimezone(zone)
    within = {-1: _('yesterday, {time}'), 0: _('today, {time}'), 1: _('tomorrow, {time}')}
    sentence = within.get(_days_away(there, zone))
    return sentence.format(time=time_of_day(there)) if sentence else moment(at, zone)


def as_of(at: datetime, zone: ZoneInfo) -> str:
    """“As of 24 Nov 2026, 14:05 UTC”: on what leaves the house."""
    there = at.astimezone(zone)
    return _('As of {day}, {time} {zone}', day=short_day(there, year=True), time=time_of_day(there), zone=f'{there:%Z}')


def day_word(at: datetime, zone: ZoneInfo) -> str:
    """“Today”, “Tomorrow”, “Yesterday”, or “Fri 27 Nov”."""
    return _which_day(at.astimezone(zone), zone)


def day_within(at: datetime, zone: ZoneInfo) -> str:
    """The same within a sentence."""
    there = at.astimezone(zone)
    named = {-1: _('yesterday'), 0: _('today'), 1: _('tomorrow')}.get(_days_away(there, zone))
    return named or _which_day(there, zone)


def distance(at: datetime) -> str:
    """How far away: “in 3 days”, “2 hours ago”, “now”."""
    away = at - clock.now()
    words = duration(abs(away))
    if not words:
        return _('now')
    return _('in {duration}', duration=words) if away > timedelta() else _('{duration} ago', duration=words)


def duration(length: timedelta) -> str:
    """The nearest useful unit: “25 days”, “3 hours”, “5 minutes”; nothing for less than a minute."""
    seconds = int(length.total_seconds())
    if seconds >= 86400:
        return ngettext('{n} day', '{n} days', seconds // 86400)
    if seconds >= 3600:
        return ngettext('{n} hour', '{n} hours', seconds // 3600)
    return ngettext('{n} minute', '{n} minutes', seconds // 60) if seconds >= 60 else ''


def hours(seconds: int) -> str:
    """Time spent: “11 h 20”, “14 min”, “–” for nothing."""
    if seconds < 60:
        return _('< 1 min') if seconds else '–'
    whole, minutes = divmod(seconds // 60, 60)
    if not whole:
        return _('{minutes} min', minutes=minutes)
    return _('{hours} h {minutes}', hours=whole, minutes=f'{minutes:02}')


def _which_day(there: datetime, zone: ZoneInfo) -> str:
    named = {-1: _('Yesterday'), 0: _('Today'), 1: _('Tomorrow')}.get(_days_away(there, zone))
    return named or weekday_and_day(there, year=there.year != clock.now().astimezone(zone).year)


def _days_away(there: datetime, zone: ZoneInfo) -> int:
    return (there.date() - clock.now().astimezone(zone).date()).days
