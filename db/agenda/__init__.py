"""All dates of a person, as a list and as calendar feeds."""
from .calendar_feeds import calendar_token, drop_calendar_token, make_calendar_token
from .entries import agenda

__all__ = [
    'agenda',
    'calendar_token',
    'drop_calendar_token',
    'make_calendar_token',
]
