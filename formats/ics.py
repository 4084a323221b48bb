"""Dates as calendar programs read them: iCalendar (RFC 5545), through a kept library."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Calendar, Event, vText

REFRESH = timedelta(hours=1)
"""How often a program may look again."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    key: str
    """The same as long as it is the same event, also when it moves."""
    at: datetime
    title: str
    about: str = ''
    url: str = ''


def write_ics(name: str, entries: Iterable[CalendarEntry], *, written_at: datetime, host: str) -> bytes:
    """A calendar of moments; `host` makes the keys those of this installation (RFC 7986 §5.3)."""
    calendar = Calendar()
    calendar.add('prodid', '-//Cohort//Agenda//EN')
    calendar.add('version', '2.0')
    calendar.add('method', 'PUBLISH')
    calendar.add('name', name)
    calendar.add('x-wr-calname', name)
    calendar.add('refresh-interval', REFRESH, parameters={'value': 'DURATION'})
    for entry in entries:
        event = Event()
        event.add('uid', f'{entry.key}@{host}')
        event.add('dtstamp', written_at)
        event.add('dtstart', entry.at)
        event.add('summary', entry.title)
        event.add('transp', 'TRANSPARENT')
        if entry.about:
            event.add('description', entry.about)
        if entry.url:
            event['url'] = vText(entry.url)
        calendar.add_component(event)
    return calendar.to_ical()
