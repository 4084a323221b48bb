"""The time of a session in words: how much is left, which week it is, what the clocks of its own zone say."""
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from db.core import Phase, Window, clock
from i18n import _
from pages.dates import day, day_within, distance, duration, moment, moment_within

SOON = timedelta(days=7)
"""The end of a session is near."""


def left(window: Window, zone: ZoneInfo) -> str:
    """“25 days left”, “Starts in 3 days”, “Ended 12 Jun”."""
    phase = window.phase(clock.now())
    if phase is Phase.UPCOMING and window.starts:
        return _('Starts {when}', when=distance(window.starts))
    if phase is Phase.PAST and window.ends:
        return _('Ended {day}', day=day(window.ends, zone))
    if window.ends:
        remaining = duration(window.ends - clock.now())
        return _('{duration} left', duration=remaining) if remaining else _('Less than a minute left')
    return ''


def opening(at: datetime, zone: ZoneInfo) -> str:
    """“Sun 6 Dec”, “tomorrow, 09:00”: a day that begins needs no time."""
    at_midnight = at.astimezone(zone).time() == time.min
    return day_within(at, zone) if at_midnight else moment_within(at, zone)


def ends_soon(window: Window) -> bool:
    return window.ends is not None and timedelta() < window.ends - clock.now() < SOON


def share_passed(window: Window) -> int | None:
    """Percent of a running time that has a beginning and an end."""
    if not window.starts or not window.ends or window.phase(clock.now()) is not Phase.CURRENT:
        return None
    return round(100 * (clock.now() - window.starts) / (window.ends - window.starts))


def weeks(window: Window) -> tuple[int, int] | None:
    """Week 11 of 14; week 0 before the first, one more than there are after the last."""
    if not window.starts or not window.ends:
        return None
    total = ceil((window.ends - window.starts) / timedelta(weeks=1))
    if window.phase(clock.now()) is Phase.PAST:
        return total + 1, total
    passed = (clock.now() - window.starts) // timedelta(weeks=1)
    return max(0, min(passed + 1, total + 1)), total


def turns(windows: Iterable[Window], zone: ZoneInfo) -> Iterator[datetime]:
    """The instants at which these words become others by themselves: midnight, and near a start or an end each hour
    and each minute of the last one."""
    tomorrow = clock.now().astimezone(zone).date() + timedelta(days=1)
    yield datetime.combine(tomorrow, time.min, zone)
    edges = {edge for window in windows for edge in (window.starts, window.ends) if edge}
    for edge in edges:
        if timedelta() < edge - clock.now() <= timedelta(days=1):
            yield from (edge - timedelta(hours=hours) for hours in range(1, 24))
            yield from (edge - timedelta(minutes=minutes) for minutes in range(1, 60))


def in_its_own_zone(window: Window, own: ZoneInfo, viewers: ZoneInfo) -> str:
    """The dates by the session's own clocks, where those differ from the viewer's; to be shown on hover."""
    edges = [at for at in (window.starts, window.ends) if at]
    if all(at.astimezone(own).utcoffset() == at.astimezone(viewers).utcoffset() for at in edges):
        return ''
    starts = [_('Starts {day}', day=moment(window.starts, own))] if window.starts else []
    ends = [_('Ends {day}', day=moment(window.ends, own))] if window.ends else []
    return ' · '.join([*starts, *ends]) + f' ({own.key})'
