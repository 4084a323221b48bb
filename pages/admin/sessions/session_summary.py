"""What the dates of a session mean for each person, in a sentence or two."""
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from db.core import AfterEnd, as_entered
from i18n import _, lazy, ngettext
from i18n.dates import long_day, time_of_day
from pages.dates import duration

AFTERWARDS = {
    AfterEnd.READ_ONLY: lazy('Afterwards learners read everything and write nothing.'),
    AfterEnd.OPEN: lazy('Afterwards learners continue as before.'),
    AfterEnd.CLOSED: lazy('Afterwards the session is gone for learners.'),
}


def session_summary(values: dict[str, Any]) -> str:
    """From the values that `configure` takes: “Learners: 1 March to 30 June. Coaches: 7 days earlier, as long. …”"""
    zone = ZoneInfo(values['time_zone'])
    starts, ends, days = values['starts'], values['ends'], values['days']
    sentences = [_learners(starts, ends, zone)]
    if days:
        sentences.append(ngettext('Each has {n} day from their first visit.',
                                  'Each has {n} days from their first visit.', days))
    sentences.append(_coaches(values))
    if ends or days:
        sentences.append(str(AFTERWARDS[AfterEnd(values['after_end'])]))
    return ' '.join(sentences)


def _learners(starts: datetime | None, ends: datetime | None, zone: ZoneInfo) -> str:
    if starts and ends:
        return _('Learners: {start} to {end}.', start=_day(starts, zone), end=_day(ends, zone, ends=True))
    if starts:
        return _('Learners: from {start}, without an end.', start=_day(starts, zone))
    if ends:
        return _('Learners: at once, until {end}.', end=_day(ends, zone, ends=True))
    return _('Learners: at any time.')


def _day(moment: datetime, zone: ZoneInfo, *, ends: bool = False) -> str:
    """“1 March 2027”, with the time where one was said."""
    there = moment.astimezone(zone)
    if 'T' in as_entered(moment, zone, ends=ends):
        return _('{day}, {time}', day=long_day(there), time=time_of_day(there))
    return long_day(there)


def _coaches(values: dict[str, Any]) -> str:
    earlier = duration(_apart(values['coach_starts'], values['starts']))
    longer = duration(_apart(values['ends'], values['coach_ends']))
    if earlier and longer:
        return _('Coaches: {before} earlier, {after} longer.', before=earlier, after=longer)
    if earlier:
        return _('Coaches: {before} earlier.', before=earlier)
    return _('Coaches: {after} longer.', after=longer) if longer else _('Coaches: the same dates.')


def _apart(first: datetime | None, second: datetime | None) -> timedelta:
    return second - first if first and second else timedelta()
