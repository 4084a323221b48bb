"""What the dates of a session mean for each person, in a sentence or two."""
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from db.core import AfterEnd, as_entered
from pages.dates import duration

AFTERWARDS = {
    AfterEnd.READ_ONLY: 'Afterwards learners read everything and write nothing.',
    AfterEnd.OPEN: 'Afterwards learners go on as before.',
    AfterEnd.CLOSED: 'Afterwards the session is gone for learners.',
}


def session_summary(values: dict[str, Any]) -> str:
    """From the values that `configure` takes: “Learners: 1 March to 30 June. Coaches: 7 days earlier, as long. …”"""
    zone = ZoneInfo(values['time_zone'])
    starts, ends, days = values['starts'], values['ends'], values['days']
    sentences = [f'Learners: {_span(starts, ends, zone)}.']
    if days:
        sentences.append(f'Each has {days} {"day" if days == 1 else "days"} from their first visit.')
    sentences.append(_coaches(values))
    if ends or days:
        sentences.append(AFTERWARDS[AfterEnd(values['after_end'])])
    return ' '.join(sentences)


def _span(starts: datetime | None, ends: datetime | None, zone: ZoneInfo) -> str:
    if starts and ends:
        return f'{_day(starts, zone)} to {_day(ends, zone, ends=True)}'
    if starts:
        return f'from {_day(starts, zone)}, without an end'
    return f'at once, until {_day(ends, zone, ends=True)}' if ends else 'at any time'


def _day(moment: datetime, zone: ZoneInfo, *, ends: bool = False) -> str:
    """“1 March 2027”, with the time where one was said."""
    there = moment.astimezone(zone)
    day = f'{there.day} {there:%B} {there.year}'
    return f'{day}, {there:%H:%M}' if 'T' in as_entered(moment, zone, ends=ends) else day


def _coaches(values: dict[str, Any]) -> str:
    earlier = _apart(values['coach_starts'], values['starts'])
    longer = _apart(values['ends'], values['coach_ends'])
    before = f'{duration(earlier)} earlier' if duration(earlier) else ''
    after = f'{duration(longer)} longer' if duration(longer) else ''
    if not before and not after:
        return 'Coaches: the same dates.'
    return f'Coaches: {", ".join(part for part in (before, after) if part)}.'


def _apart(first: datetime | None, second: datetime | None) -> timedelta:
    return second - first if first and second else timedelta()
