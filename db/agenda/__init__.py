"""All dates of a person, as a list and as calendar feeds."""
from .calendar_feeds import calendar_of, calendar_token, drop_calendar_token, make_calendar_token
from .entries import AgendaEntry, DateKind, agenda

__all__ = [
    'AgendaEntry',
    'DateKind',
    'agenda',
    'calendar_of',
    'calendar_token',
    'drop_calendar_token',
    'make_calendar_token',
]
