"""What coaches have made of a shared course in this session, and given to single learners, in words for the log."""
from typing import Any

from db.records import EventVerb
from db.sessions import Change

ICONS: dict[EventVerb, str] = {
    'customised': 'edit_note', 'added_session_item': 'add_circle', 'edited_session_item': 'edit_note',
    'removed_session_item': 'delete', 'restored_session_item': 'restore_from_trash', 'extended': 'more_time',
    'withdrew_extension': 'more_time',
}
FIELDS = {
    'title': 'title', 'body': 'text', 'points': 'points', 'attempts': 'attempts', 'required': 'being required',
    'opens_at': 'opening', 'due_at': 'due date', 'closes_at': 'closing', 'position': 'place', 'is_hidden': 'visibility',
}
ACTIONS: dict[EventVerb, str] = {
    'added_session_item': 'added for this session only', 'edited_session_item': 'edited',
    'removed_session_item': 'removed', 'restored_session_item': 'brought back',
}


def told(change: Change) -> tuple[str, str, str]:
    """What somebody did, to what, and more about it."""
    details, course = change.details, f'in {change.course}' if change.course else ''
    title = f'“{details["title"]}”' if 'title' in details else ''
    who = change.people[0] if change.people else 'somebody'
    if change.verb == 'extended':
        return f'gave {who} more at', title, f'“{details["reason"]}”'
    if change.verb == 'withdrew_extension':
        return f'took back what {who} had more at', title, ''
    if change.verb in ACTIONS:
        return ACTIONS[change.verb], title, course
    return *_customised(details, title), course


def _customised(details: dict[str, Any], title: str) -> tuple[str, str]:
    fields, back = details.get('fields', []), details.get('reverted', False)
    what = title or (f'the section “{details["section"]}”' if 'section' in details else 'all items')
    if fields == ['is_hidden']:
        return 'showed again' if back else 'hid', what
    if fields == ['position']:
        return 'put back in the course’s order' if back else 'moved', what
    names = [FIELDS[name] for name in fields if name in FIELDS]
    listed = f'{", ".join(names[:-1])} and {names[-1]}' if len(names) > 1 else ''.join(names)
    return (f'followed the course again in {listed} of' if back else f'set this session’s own {listed} of'), what
