"""What a learner has to do next in the courses of a session: late first, then by day."""
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from components.agenda.agenda import AgendaDay, AgendaItem
from components.html import WORDS
from db import SessionCourse
from db.core import clock
from db.outlines import ItemStatus, OutlineItem
from db.progress import LearnerView
from i18n import _, lazy, ngettext
from i18n.dates import time_of_day, weekday, written
from pages.dates import day_word, duration
from pages.sessions import labels
from pages.sessions.urls import item_url

MAX_LATE, MAX_TO_COME = 4, 6
NEAR = timedelta(days=14)
NOTHING = (lazy('Nothing is due'), lazy('A good moment to read ahead.'))


class Due(NamedTuple):
    """One required item that waits for the learner."""
    at: datetime
    course: SessionCourse
    item: OutlineItem
    status: ItemStatus


class Agenda(NamedTuple):
    days: list[AgendaDay]
    more: str


def agenda(courses: Iterable[tuple[SessionCourse, LearnerView]], zone: ZoneInfo) -> Agenda:
    waiting = sorted((Due(item.due_at, course, item, view.cells[item.id].status)
                      for course, view in courses for item in view.due if item.due_at), key=lambda due: due.at)
    late = [due for due in waiting if due.at <= clock.now()]
    to_come = waiting[len(late):]
    shown = [*late[-MAX_LATE:], *to_come[:MAX_TO_COME]]
    by_day = groupby(shown, key=lambda due: due.at.astimezone(zone).date())
    days = [_day(list(of), zone, first=shown[0]) for _, of in by_day]
    return Agenda(days, _more(len(late) - MAX_LATE, len(to_come) - MAX_TO_COME))


def _day(dues: list[Due], zone: ZoneInfo, first: Due) -> AgendaDay:
    at = dues[0].at
    return {'day': str(at.astimezone(zone).day), 'word': _word(at, zone), 'tone': _tone(at),
            'items': [_item(due, zone, first=due is first) for due in dues]}


def _item(due: Due, zone: ZoneInfo, *, first: bool) -> AgendaItem:
    shown: AgendaItem = {
        'id': str(due.item.id), 'name': due.item.title, 'where': _where(due), 'mark': due.status.value,
        'word': str(WORDS[due.status.value]), 'tone': _tone(due.at), 'when': _when(due, zone), 'first': first,
        'href': item_url(due.course.session_id, due.course.course_id, due.item.id),
    }
    if due.at - clock.now() < NEAR:
        shown['go'] = _('Continue') if due.status is ItemStatus.GOING else _('Start')
    return shown


def _when(due: Due, zone: ZoneInfo) -> str:
    late_by = duration(clock.now() - due.at)
    if due.at <= clock.now():
        return _('{duration} late', duration=late_by) if late_by else _('just now')
    return time_of_day(due.at.astimezone(zone))


def _where(due: Due) -> str:
    parts = [due.course.course.title]
    if due.item.is_assignment:
        parts.append(labels.points(due.item.points))
    if due.item.minutes:
        parts.append(_('about {duration}', duration=labels.work(due.item.minutes)))
    return ' · '.join(parts)


def _word(at: datetime, zone: ZoneInfo) -> str:
    """“Tomorrow”, “Friday”, “Fri, Dec”."""
    there, today = at.astimezone(zone), clock.now().astimezone(zone).date()
    away = (there.date() - today).days
    if -1 <= away <= 1:
        return day_word(at, zone)
    return weekday(there) if 1 < away < 7 else f'{written(there, "EEE")}, {written(there, "MMM")}'


def _tone(at: datetime) -> str:
    if at <= clock.now():
        return 'bad'
    return 'warn' if at - clock.now() < timedelta(days=2) else ''


def _more(late: int, to_come: int) -> str:
    parts = [ngettext('{n} more late', '{n} more late', late) if late > 0 else '',
             ngettext('{n} more to come', '{n} more to come', to_come) if to_come > 0 else '']
    return ' · '.join(filter(None, parts))
