"""What was changed in a session, in words."""
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from db.core import AfterEnd, as_entered
from db.records import EventVerb
from db.sessions import Change
from pages.admin.sessions.labels import AFTER_END, people
from pages.admin.sessions.session import bulk_change_labels
from pages.admin.sessions.session import customisation_change_labels as customisation_labels

NAMES = {
    'title': 'the title', 'description': 'the description', 'category': 'the category', 'time_zone': 'the time zone',
    'starts': 'the start', 'ends': 'the end', 'coach_starts': 'the coaches’ start', 'coach_ends': 'the coaches’ end',
    'days': 'the days for each learner', 'after_end': 'what learners may do after the end',
}
DATES = {'starts': False, 'ends': True, 'coach_starts': False, 'coach_ends': True}
STATES = {'published': 'published it', 'cancelled': 'cancelled it', 'archived': 'archived it',
          'draft': 'made it a draft again'}
ICONS: dict[EventVerb, str] = {
    'created_session': 'add_circle', 'configured': 'edit_calendar', 'changed_state': 'flag',
    'added_course': 'menu_book', 'removed_course': 'menu_book', 'ordered_courses': 'swap_vert',
    'enrolled': 'person_add', 'withdrew': 'person_remove', 'chose_courses': 'checklist',
    'set_personal_dates': 'more_time',
    'appointed_coaches': 'supervisor_account', 'appointed_administrators': 'manage_accounts',
    'locked': 'lock', 'unlocked': 'lock_open',
    'announced': 'campaign', 'edited_announcement': 'campaign', 'removed_announcement': 'campaign',
    'restored_announcement': 'campaign', 'removed_thread': 'forum', 'restored_thread': 'forum',
    'removed_post': 'forum', 'restored_post': 'forum', **customisation_labels.ICONS, **bulk_change_labels.ICONS,
}


class Told(NamedTuple):
    """One line of the log: who did what to what, and more about it below."""
    who: str
    did: str
    what: str
    more: str
    icon: str
    at: datetime


def told(changes: list[Change], zone: ZoneInfo) -> list[Told]:
    """Actions done to several people in one go are one line; several fields changed at once are one each."""
    return [line for run in _runs(changes) for line in _lines(run, zone)]


def _runs(changes: list[Change]) -> list[list[Change]]:
    """What one person did to many within the same minute."""
    runs: list[list[Change]] = []
    for change in changes:
        last = runs[-1][-1] if runs else None
        together = last and change.verb in ('enrolled', 'withdrew') and change.verb == last.verb \
            and change.who == last.who and (last.at - change.at).total_seconds() < 60
        if together:
            runs[-1].append(change)
        else:
            runs.append([change])
    return runs


def _lines(run: list[Change], zone: ZoneInfo) -> list[Told]:
    change = run[0]
    who = change.who or 'Cohort'
    return [Told(who, did, what, more, ICONS[change.verb], change.at) for did, what, more in _said(run, zone)]


def _said(run: list[Change], zone: ZoneInfo) -> list[tuple[str, str, str]]:
    change = run[0]
    if change.verb == 'configured':
        return [_changed(field, *change.details[field], zone=zone) for field in NAMES if field in change.details]
    return [_SAID[change.verb](change, [name for one in run for name in one.people], zone)]


def _changed(field: str, old: str, new: str, *, zone: ZoneInfo) -> tuple[str, str, str]:
    if field == 'description':
        return 'changed', NAMES[field], ''
    before, after = _value(field, old, zone), _value(field, new, zone)
    return f'changed {NAMES[field]} from {before} to', after, ''


def _value(field: str, value: str, zone: ZoneInfo) -> str:
    """A value as the log has kept it, in words."""
    if value in ('None', ''):
        return 'none'
    if field in DATES:
        return _moment(value, zone, ends=DATES[field])
    return f'“{AFTER_END[AfterEnd(value).value]}”' if field == 'after_end' else value


def _moment(value: str, zone: ZoneInfo, *, ends: bool) -> str:
    moment = datetime.fromisoformat(value)
    there = moment.astimezone(zone)
    day = f'{there.day} {there:%B %Y}'
    return f'{day}, {there:%H:%M}' if 'T' in as_entered(moment, zone, ends=ends) else day


def _time(details: dict[str, Any], zone: ZoneInfo) -> str:
    parts = []
    for name, word, ends in (('starts', 'from', False), ('ends', 'until', True)):
        if details.get(name, 'None') != 'None':
            parts.append(f'{word} {_moment(details[name], zone, ends=ends)}')
    if days := details.get('extra_days'):
        parts.append(f'{days} extra {"day" if days == 1 else "days"}')
    return ', '.join(parts) or 'as everybody'


def _did_to(did: str, names: list[str]) -> tuple[str, str, str]:
    if len(names) == 1:
        return did, names[0], ''
    more = f' and {len(names) - 6:,} more' if len(names) > 6 else ''
    return did, people(len(names)), ', '.join(names[:6]) + more


def _first(names: list[str]) -> str:
    return names[0] if names else 'somebody'


def _list(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f'{", ".join(names[:-1])} and {names[-1]}' if names else ''


def _announced(change: Change) -> tuple[str, str, str]:
    did = {'announced': 'announced', 'edited_announcement': 'edited the announcement',
           'removed_announcement': 'removed the announcement', 'restored_announcement': 'restored the announcement'}
    to = f'to the learners of {change.course}' if change.course else ''
    return did[change.verb], f'“{change.details["title"]}”', to


def _moderated(change: Change) -> tuple[str, str, str]:
    """What is said of a post that was removed: whose it is and where, never what stood in it."""
    did, _, what = change.verb.partition('_')
    where = f'in the discussion of {change.course}' if change.course else 'in a discussion'
    if what == 'thread':
        return f'{did} the thread', f'“{change.details["title"]}”', where
    return f'{did} a post of', _first(list(change.people)), f'in “{change.details["title"]}”, {where}'


def _part(change: Change) -> str:
    part = str(change.details.get('part', ''))
    return f'{part} in {change.course}' if change.course else part


def _coaches_set(change: Change, names: list[str], _: ZoneInfo) -> tuple[str, str, str]:
    where = f'of {change.course}' if change.course else 'of the session'
    return f'set the coaches {where} to', _list(names) or 'nobody', ''


Say = Callable[[Change, list[str], ZoneInfo], tuple[str, str, str]]
_SAID: dict[EventVerb, Say] = {
    'created_session': lambda *_: ('created this session', '', ''),
    'changed_state': lambda change, *_: (STATES[change.details['new']], '', ''),
    'added_course': lambda change, *_: ('added', change.course or 'a course', ''),
    'removed_course': lambda change, *_: ('removed', change.course or 'a course', ''),
    'ordered_courses': lambda *_: ('changed the order of the courses', '', ''),
    'enrolled': lambda _, names, __: _did_to('enrolled', names),
    'withdrew': lambda _, names, __: _did_to('withdrew', names),
    'chose_courses': lambda _, names, __: ('chose the courses of', _first(names), ''),
    'set_personal_dates': lambda change, names, zone: (
        'gave their own time to', _first(names), _time(change.details, zone)),
    'appointed_coaches': _coaches_set,
    'appointed_administrators': lambda _, names, __: ('set the administrators of the session to', _list(names), ''),
    'announced': lambda change, *_: _announced(change),
    'edited_announcement': lambda change, *_: _announced(change),
    'removed_announcement': lambda change, *_: _announced(change),
    'restored_announcement': lambda change, *_: _announced(change),
    'removed_thread': lambda change, *_: _moderated(change),
    'restored_thread': lambda change, *_: _moderated(change),
    'removed_post': lambda change, *_: _moderated(change),
    'restored_post': lambda change, *_: _moderated(change),
    'locked': lambda change, *_: ('locked', _part(change), f'“{change.details["reason"]}”'),
    'unlocked': lambda change, *_: ('unlocked', _part(change), ''),
    **{verb: lambda change, *_: bulk_change_labels.told(change) for verb in bulk_change_labels.ICONS},
    **{verb: lambda change, *_: customisation_labels.told(change) for verb in customisation_labels.ICONS},
}
"""By verb, what was done: the words before it, what it was done to, and more."""
