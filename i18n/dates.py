"""Days and times as the reader's language writes them, of an instant that stands in the reader's zone already."""
import re
from datetime import date, datetime

from babel.dates import format_datetime, match_skeleton

from .language import PSEUDO, SOURCE, current_language
from .numbers import locale
from .pseudo import pseudo

ENGLISH = {
    'MMMd': 'd MMM',
    'yMMMd': 'd MMM y',
    'MMMMd': 'd MMMM',
    'yMMMMd': 'd MMMM y',
    'MMMEd': 'EEE d MMM',
    'yMMMEd': 'EEE d MMM y',
    'MMMMEEEEd': 'EEEE d MMMM',
    'EEEE': 'EEEE',
    'EEE': 'EEE',
    'MMM': 'MMM',
    'Hm': 'HH:mm',
}
"""Patterns by skeleton (Unicode TR 35, date format patterns): as in Great Britain, but with months of three letters and
no comma after the day of the week."""


def written(moment: datetime | date, skeleton: str) -> str:
    """:param skeleton: the parts that are wanted: one of `ENGLISH`"""
    language = current_language()
    pattern = ENGLISH[skeleton] if language in (SOURCE, PSEUDO) else _pattern(skeleton)
    text = format_datetime(_at(moment), pattern, locale=locale())
    return pseudo(text) if language == PSEUDO else text


def _pattern(skeleton: str) -> str:
    """The nearest that the language has, with days and months as long as they are wanted (TR 35, 2.6.2.2)."""
    nearest = match_skeleton(skeleton, locale().datetime_skeletons)
    if nearest is None:
        return skeleton  # one part alone
    pattern = locale().datetime_skeletons[nearest].pattern
    for wanted in re.findall('E+|M{3,}', skeleton):
        pattern = re.sub('E+|c+' if wanted[0] == 'E' else 'M{3,}|L{3,}', wanted, pattern)
    return pattern


def _at(moment: datetime | date) -> datetime:
    """With the wall clock of its own zone: Babel would show it in UTC."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - a day has no zone


def short_day(moment: datetime | date, *, year: bool = False) -> str:
    """“14 Sep”, “14 Sep 2026”."""
    return written(moment, 'yMMMd' if year else 'MMMd')


def long_day(moment: datetime | date, *, year: bool = True) -> str:
    """“12 June 2026”, “12 June”."""
    return written(moment, 'yMMMMd' if year else 'MMMMd')


def weekday_and_day(moment: datetime | date, *, year: bool = False) -> str:
    """“Fri 27 Nov”, “Fri 27 Nov 2026”."""
    return written(moment, 'yMMMEd' if year else 'MMMEd')


def weekday_and_long_day(moment: datetime | date) -> str:
    """“Thursday 26 November”."""
    return written(moment, 'MMMMEEEEd')


def weekday(moment: datetime | date) -> str:
    """“Thursday”."""
    return written(moment, 'EEEE')


def time_of_day(moment: datetime) -> str:
    """“18:05”."""
    return written(moment, 'Hm')
