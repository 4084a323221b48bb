"""What was changed in a session, in words."""
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from components.html import esc
from db.core import AfterEnd, as_entered
from db.records import EventVerb, Part
from db.sessions import Change
from i18n import LazyText, _, lazy, listed, ngettext, nlazy, pgettext, plazy
from i18n.dates import long_day, time_of_day
from pages.admin.sessions.labels import AFTER_END, bold, quoted
from pages.admin.sessions.session import bulk_change_labels
from pages.admin.sessions.session import customisation_change_labels as customisation_labels

NAMES = {
    'title': plazy('somebody changed', 'the title'), 'description': plazy('somebody changed', 'the description'),
    'category': plazy('somebody changed', 'the category'), 'time_zone': plazy('somebody changed', 'the time zone'),
    'starts': plazy('somebody changed', 'the start'), 'ends': plazy('somebody changed', 'the end'),
    'coach_starts': plazy('somebody changed', 'the coaches’ start'),
    'coach_ends': plazy('somebody changed', 'the coaches’ end'),
    'days': plazy('somebody changed', 'the days for each learner'),
    'after_end': plazy('somebody changed', 'what learners may do after the end'),
}
CHANGED = {
    'title': lazy('{who} changed the title from {before} to {after}'),
    'description': lazy('{who} changed the description'),
    'category': lazy('{who} changed the category from {before} to {after}'),
    'time_zone': lazy('{who} changed the time zone from {before} to {after}'),
    'starts': lazy('{who} changed the start from {before} to {after}'),
    'ends': lazy('{who} changed the end from {before} to {after}'),
    'coach_starts': lazy('{who} changed the coaches’ start from {before} to {after}'),
    'coach_ends': lazy('{who} changed the coaches’ end from {before} to {after}'),
    'days': lazy('{who} changed the days for each learner from {before} to {after}'),
    'after_end': lazy('{who} changed what learners may do after the end from {before} to {after}'),
}
DATES = {'starts': False, 'ends': True, 'coach_starts': False, 'coach_ends': True}
STATES = {
    'published': lazy('{who} published it'), 'cancelled': lazy('{who} cancelled it'),
    'archived': lazy('{who} archived it'), 'draft': lazy('{who} made it a draft again'),
}
PARTS: dict[str, LazyText] = {
    Part.CONTENT: plazy('of a session, locked or unlocked', 'content'),
    Part.DATES: plazy('of a session, locked or unlocked', 'dates'),
    Part.GRADEBOOK: plazy('of a session, locked or unlocked', 'gradebook'),
    Part.ANNOUNCEMENTS: plazy('of a session, locked or unlocked', 'announcements'),
    Part.ENROLMENT: plazy('of a session, locked or unlocked', 'enrolment'),
}
SEVERAL: dict[EventVerb, LazyText] = {
    'enrolled': nlazy('{who} enrolled <b class="m">{n} person</b>', '{who} enrolled <b class="m">{n} people</b>'),
    'withdrew': nlazy('{who} withdrew <b class="m">{n} person</b>', '{who} withdrew <b class="m">{n} people</b>'),
}
ONE: dict[EventVerb, LazyText] = {
    'enrolled': lazy('{who} enrolled {learner}'), 'withdrew': lazy('{who} withdrew {learner}'),
}
ANNOUNCED: dict[EventVerb, LazyText] = {
    'announced': lazy('{who} announced {title}'),
    'edited_announcement': lazy('{who} edited the announcement {title}'),
    'removed_announcement': lazy('{who} removed the announcement {title}'),
    'restored_announcement': lazy('{who} restored the announcement {title}'),
}
MODERATED: dict[EventVerb, LazyText] = {
    'removed_thread': lazy('{who} removed the thread {title}'),
    'restored_thread': lazy('{who} restored the thread {title}'),
    'removed_post': lazy('{who} removed a post of {author}'),
    'restored_post': lazy('{who} restored a post of {author}'),
}
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
    sentence: str
    """Markup."""
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
    return [Told(sentence, more, ICONS[change.verb], change.at) for sentence, more in _said(run, zone)]


def _said(run: list[Change], zone: ZoneInfo) -> list[tuple[str, str]]:
    change = run[0]
    who = bold(change.who or 'Cohort')
    if change.verb == 'configured':
        return [(_changed(field, who, *change.details[field], zone=zone), '')
                for field in CHANGED if field in change.details]
    return [_SAID[change.verb](change, who, [name for one in run for name in one.people], zone)]


def _changed(field: str, who: str, old: str, new: str, *, zone: ZoneInfo) -> str:
    before, after = ('', '') if field == 'description' else (_value(field, old, zone), _value(field, new, zone))
    return str(CHANGED[field]).format(who=who, before=esc(before), after=bold(after))


def _value(field: str, value: str, zone: ZoneInfo) -> str:
    """A value as the log has kept it, in words."""
    if value in ('None', ''):
        return pgettext('no value', 'none')
    if field in DATES:
        return _moment(value, zone, ends=DATES[field])
    return quoted(str(AFTER_END[AfterEnd(value).value])) if field == 'after_end' else value


def _moment(value: str, zone: ZoneInfo, *, ends: bool) -> str:
    moment = datetime.fromisoformat(value)
    there = moment.astimezone(zone)
    if 'T' in as_entered(moment, zone, ends=ends):
        return _('{day}, {time}', day=long_day(there), time=time_of_day(there))
    return long_day(there)


def _time(details: dict[str, Any], zone: ZoneInfo) -> str:
    """“from 1 March 2027, 7 extra days”; “as everybody” where nothing differs."""
    starts, ends = (details.get(name, 'None') for name in ('starts', 'ends'))
    parts = []
    if starts != 'None':
        parts.append(_('from {day}', day=_moment(starts, zone, ends=False)))
    if ends != 'None':
        parts.append(_('until {day}', day=_moment(ends, zone, ends=True)))
    if days := details.get('extra_days'):
        parts.append(ngettext('{n} extra day', '{n} extra days', days))
    return ', '.join(parts) or _('as everybody')


def _enrolled_or_withdrew(change: Change, who: str, names: list[str]) -> tuple[str, str]:
    if len(names) == 1:
        return str(ONE[change.verb]).format(who=who, learner=bold(names[0])), ''
    first, others = ', '.join(names[:6]), len(names) - 6
    more = ngettext('{names} and {n} more', '{names} and {n} more', others, names=first) if others > 0 else first
    return SEVERAL[change.verb].of(len(names), who=who), more


def _first(names: Sequence[str]) -> str:
    return bold(names[0] if names else _('somebody'))


def _announced(change: Change, who: str) -> tuple[str, str]:
    to = _('to the learners of {course}', course=change.course) if change.course else ''
    return str(ANNOUNCED[change.verb]).format(who=who, title=bold(quoted(change.details['title']))), to


def _moderated(change: Change, who: str) -> tuple[str, str]:
    """What is said of a post that was removed: whose it is and where, never what stood in it."""
    title, course = change.details['title'], change.course
    sentence = str(MODERATED[change.verb]).format(who=who, title=bold(quoted(title)), author=_first(change.people))
    if change.verb in ('removed_thread', 'restored_thread'):
        return sentence, _('in the discussion of {course}', course=course) if course else _('in a discussion')
    return sentence, (_('in “{title}”, in the discussion of {course}', title=title, course=course) if course else
                      _('in “{title}”, in a discussion', title=title))


def _locked(change: Change, who: str) -> tuple[str, str]:
    part, course = _part(change), esc(change.course)
    return (_('{who} locked <b class="m">{part} in {course}</b>', who=who, part=part, course=course) if course else
            _('{who} locked <b class="m">{part}</b>', who=who, part=part)), quoted(change.details['reason'])


def _unlocked(change: Change, who: str) -> tuple[str, str]:
    part, course = _part(change), esc(change.course)
    return (_('{who} unlocked <b class="m">{part} in {course}</b>', who=who, part=part, course=course) if course else
            _('{who} unlocked <b class="m">{part}</b>', who=who, part=part)), ''


def _part(change: Change) -> str:
    part = str(change.details.get('part', ''))
    return esc(str(PARTS.get(part, part)))


def _coaches_set(change: Change, who: str, names: list[str]) -> tuple[str, str]:
    people = bold(listed(names) or _('nobody'))
    if change.course:
        return _('{who} set the coaches of {course} to {people}', who=who, course=esc(change.course), people=people), ''
    return _('{who} set the coaches of the session to {people}', who=who, people=people), ''


Say = Callable[[Change, str, list[str], ZoneInfo], tuple[str, str]]
_SAID: dict[EventVerb, Say] = {
    'created_session': lambda change, who, *__: (_('{who} created this session', who=who), ''),
    'changed_state': lambda change, who, *__: (str(STATES[change.details['new']]).format(who=who), ''),
    'added_course': lambda change, who, *__: (
        _('{who} added {course}', who=who, course=bold(change.course or _('a course'))), ''),
    'removed_course': lambda change, who, *__: (
        _('{who} removed {course}', who=who, course=bold(change.course or _('a course'))), ''),
    'ordered_courses': lambda change, who, *__: (_('{who} changed the order of the courses', who=who), ''),
    'enrolled': lambda change, who, names, __: _enrolled_or_withdrew(change, who, names),
    'withdrew': lambda change, who, names, __: _enrolled_or_withdrew(change, who, names),
    'chose_courses': lambda change, who, names, __: (
        _('{who} chose the courses of {learner}', who=who, learner=_first(names)), ''),
    'set_personal_dates': lambda change, who, names, zone: (
        _('{who} gave their own time to {learner}', who=who, learner=_first(names)), _time(change.details, zone)),
    'appointed_coaches': lambda change, who, names, __: _coaches_set(change, who, names),
    'appointed_administrators': lambda change, who, names, __: (
        _('{who} set the administrators of the session to {people}', who=who, people=bold(listed(names))), ''),
    'locked': lambda change, who, *__: _locked(change, who),
    'unlocked': lambda change, who, *__: _unlocked(change, who),
    **{verb: lambda change, who, *__: _announced(change, who) for verb in ANNOUNCED},
    **{verb: lambda change, who, *__: _moderated(change, who) for verb in MODERATED},
    **{verb: lambda change, who, *__: bulk_change_labels.told(change, who) for verb in bulk_change_labels.ICONS},
    **{verb: lambda change, who, *__: customisation_labels.told(change, who) for verb in customisation_labels.ICONS},
}
"""By verb, what was done: the sentence, as markup, and more about it."""
