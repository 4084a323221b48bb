"""What coaches have made of a shared course in this session, and given to single learners, in words for the log."""
from typing import Any

from components.html import esc
from db.records import EventVerb
from db.sessions import Change
from i18n import LazyText, _, lazy, listed, plazy
from pages.admin.sessions.labels import bold, quoted

ICONS: dict[EventVerb, str] = {
    'customised': 'edit_note', 'added_session_item': 'add_circle', 'edited_session_item': 'edit_note',
    'removed_session_item': 'delete', 'restored_session_item': 'restore_from_trash', 'extended': 'more_time',
    'withdrew_extension': 'more_time',
}
FIELDS = {
    'title': plazy('of an item', 'title'), 'body': plazy('of an item', 'text'),
    'points': plazy('of an item', 'points'), 'attempts': plazy('of an item', 'attempts'),
    'required': plazy('of an item', 'being required'), 'opens_at': plazy('of an item', 'opening'),
    'due_at': plazy('of an item', 'due date'), 'closes_at': plazy('of an item', 'closing'),
    'position': plazy('of an item', 'place'), 'is_hidden': plazy('of an item', 'visibility'),
}
ITEM_SENTENCES: dict[EventVerb, LazyText] = {
    'added_session_item': lazy('{who} added for this session only {item}'),
    'edited_session_item': lazy('{who} edited {item}'),
    'removed_session_item': lazy('{who} removed {item}'),
    'restored_session_item': lazy('{who} brought back {item}'),
}


def told(change: Change, who: str) -> tuple[str, str]:
    """What somebody did, and more about it."""
    details, course = change.details, _('in {course}', course=change.course) if change.course else ''
    item = bold(quoted(details['title'])) if 'title' in details else ''
    learner = esc(change.people[0] if change.people else _('somebody'))
    if change.verb == 'extended':
        return _('{who} gave {learner} more at {item}', who=who, learner=learner, item=item), quoted(details['reason'])
    if change.verb == 'withdrew_extension':
        return _('{who} took back what {learner} had more at {item}', who=who, learner=learner, item=item), ''
    if change.verb in ITEM_SENTENCES:
        return str(ITEM_SENTENCES[change.verb]).format(who=who, item=item), course
    return _customised(details, who, item), course


def _customised(details: dict[str, Any], who: str, item: str) -> str:
    fields, back = details.get('fields', []), details.get('reverted', False)
    if not item:
        item = bold(_('the section “{title}”', title=details['section']) if 'section' in details else _('all items'))
    if fields == ['is_hidden']:
        return (_('{who} showed again {item}', who=who, item=item) if back else
                _('{who} hid {item}', who=who, item=item))
    if fields == ['position']:
        return (_('{who} put back in the course’s order {item}', who=who, item=item) if back else
                _('{who} moved {item}', who=who, item=item))
    names = listed(str(FIELDS[name]) for name in fields if name in FIELDS)
    if back:
        return _('{who} followed the course again in {fields} of {item}', who=who, fields=names, item=item)
    return _('{who} set this session’s own {fields} of {item}', who=who, fields=names, item=item)
