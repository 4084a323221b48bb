"""What happened with one learner in a course, in words: their actions, what was done about them, and their visits."""
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from components.html import WORDS as MARKS
from components.tray.tray import TrayLine
from db.records import EventVerb
from db.tracking import ActivityEntry, LearnerDetail
from i18n import LazyText, _, lazy, ngettext
from pages.coaching.grades.columns import entry
from pages.coaching.labels import instant
from pages.dates import hours
from pages.sessions.urls import thread_url

TOLD: dict[EventVerb, tuple[str, LazyText]] = {  # verb: a mark or an icon, and what is said of the item
    'opened': ('going', lazy('Opened {item}')), 'completed': ('done', lazy('Finished {item}')),
    'marked_not_done': ('todo', lazy('Marked {item} as not done')), 'submitted': ('grade', lazy('Submitted {item}')),
    'unsubmitted': ('going', lazy('Withdrew {item}')), 'graded': ('done', lazy('{column} graded')),
    'returned': ('going', lazy('{item} given back to be revised')),
    'excused': ('excused', lazy('Excused from {column}')),
    'no_longer_excused': ('todo', lazy('No longer excused from {column}')),
    'set_final_grade': ('done', lazy('Course grade set')),
    'withdrew_final_grade': ('todo', lazy('Course grade computed again')),
    'issued_certificate': ('done', lazy('Certificate issued')),
    'revoked_certificate': ('missing', lazy('Certificate revoked')),
    'started_attempt': ('going', lazy('Began an attempt at {item}')),
    'added_minutes': ('', lazy('More time for {item}')),
    'extended': ('', lazy('Extension for {item}')), 'withdrew_extension': ('', lazy('Extension for {item} taken back')),
    'opened_thread': ('', lazy('Opened the thread “{title}”')), 'posted': ('', lazy('Posted in “{title}”')),
}
ICONS: dict[EventVerb, str] = {
    'added_minutes': 'more_time', 'extended': 'more_time', 'withdrew_extension': 'more_time', 'opened_thread': 'forum',
    'posted': 'forum'}
BY_LEARNER: set[EventVerb] = {
    'opened', 'completed', 'marked_not_done', 'submitted', 'unsubmitted', 'started_attempt', 'opened_thread', 'posted'}


def timeline(file: LearnerDetail, session_id: int, course_id: int, zone: ZoneInfo) -> list[TrayLine]:
    """The newest first."""
    lines: list[tuple[datetime, TrayLine]] = [(action.at, _action(action, session_id, course_id))
                                              for action in file.activity]
    since = min((action.at for action in file.activity), default=None)
    lines += [(visit.entered_at, _visit(visit)) for visit in file.visits
              if since is None or len(file.activity) < ALL or visit.entered_at >= since]
    return [line for __, line in sorted(lines, key=lambda pair: pair[0], reverse=True)]


ALL = 150
"""Actions; where there are so many, there are earlier ones that are not told, and earlier visits are left out too."""


def _action(action: ActivityEntry, session_id: int, course_id: int) -> TrayLine:
    mark, said = TOLD.get(action.verb, ('', None))
    line: TrayLine = {'what': str(said).format_map(_named(action)) if said else _plain(action),
                      'at': instant(action.at) or ''}
    if mark:
        line |= {'mark': mark, 'word': str(MARKS[mark])}
    else:
        line |= {'icon': ICONS.get(action.verb, 'history')}
    if note := ' · '.join(_notes(action)):
        line |= {'note': note}
    if action.verb in ('opened_thread', 'posted') and action.details.get('thread_id'):
        line |= {'href': thread_url(session_id, course_id, action.details['thread_id'])}
    return line


def _named(action: ActivityEntry) -> Mapping[str, Any]:
    item = action.item or action.details.get('title') or _('an item that is gone')
    return {'item': item, 'column': action.details.get('column') or item, 'title': action.details.get('title', '')}


def _plain(action: ActivityEntry) -> str:
    """A verb for which nobody has found words yet, still to be read."""
    said = action.verb.replace('_', ' ').capitalize()
    return f'{said}: {action.item}' if action.item else said


def _notes(action: ActivityEntry) -> Iterable[str]:
    details = action.details
    if action.verb == 'submitted' and details.get('late'):
        yield _('late')
    if details.get('new') is not None or details.get('old') is not None:
        new, old = (entry(str(details.get(name) or '')) for name in ('new', 'old'))
        if old:
            yield _('{grade}, was {old}', grade=new, old=old) if new else _('nothing, was {old}', old=old)
        else:
            yield new or _('nothing')
    if minutes := details.get('minutes'):
        yield ngettext('{n} minutes', '{n} minutes', minutes)
    if why := details.get('why') or details.get('reason'):
        yield f'“{why}”'
    if action.by and action.verb not in BY_LEARNER:
        yield _('by {name}', name=action.by)


def _visit(visit: Any) -> TrayLine:
    return {'what': _('Entered the course'), 'icon': 'login', 'at': instant(visit.entered_at) or '',
            'note': _('stayed {time}', time=hours(visit.seconds)) if visit.seconds >= 60 else _('a short visit')}
