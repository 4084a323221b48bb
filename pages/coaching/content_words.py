"""A session's own version of a course, in words: what is ours, what is shared, what the course has changed since."""
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from components.outline_editor import OutlineItem, OutlineSection
from db import GRADED_KINDS, CustomisedItem, CustomisedSection, Layer
from pages.dates import day, moment
from pages.undo import undo

WORDS = {'title', 'body'}
DATES = {'opens_at': 'Opens', 'due_at': 'Due', 'closes_at': 'Closes'}
FIELDS = {'title': 'title', 'body': 'text', 'points': 'points', 'attempts': 'attempts', 'required': 'required',
          'opens_at': 'opening', 'due_at': 'due date', 'closes_at': 'closing'}


def sections(found: Sequence[CustomisedSection], zone: ZoneInfo) -> list[OutlineSection]:
    return [OutlineSection(id=section.id, title=section.title, items=[_item(item, zone) for item in section.items])
            for section in found]


def _item(item: CustomisedItem, zone: ZoneInfo) -> OutlineItem:
    shown = OutlineItem(id=item.id, kind=item.kind.value, title=item.now('title'), required=bool(item.now('required')),
                        hidden=item.is_hidden, own=item.is_own, chips=chips(item))
    if due := item.now('due_at'):
        shown['due'] = f'Due {day(due, zone)}'
    if item.kind in GRADED_KINDS:
        shown['points'] = float(item.now('points'))
    return shown


def chips(item: CustomisedItem) -> list[dict[str, str]]:
    """Each with its own shape and word, the colour comes last."""
    found = []
    if item.is_hidden:
        found.append({'icon': 'visibility_off', 'text': 'Hidden', 'tone': ''})
    if item.is_own:
        found.append({'icon': 'star', 'text': 'This session only', 'tone': 'accent'})
    if item.own.keys() & WORDS:
        found.append({'icon': 'edit', 'text': 'Own text', 'tone': 'accent'})
    if item.own.keys() & set(DATES):
        found.append({'icon': 'event', 'text': 'Own dates', 'tone': 'accent'})
    if item.own.keys() & {'points', 'attempts', 'required'}:
        found.append({'icon': 'tune', 'text': 'Own rules', 'tone': 'accent'})
    if item.changed_since:
        found.append({'icon': 'update', 'text': 'Course changed since', 'tone': 'warn'})
    return found


def base_says(item: CustomisedItem, name: str, zone: ZoneInfo) -> str:
    """What the course itself says in a field: “Course: 40 points”."""
    value = item.base[name]
    if isinstance(value, datetime):
        return f'Course: {moment(value, zone)}'
    if isinstance(value, bool):
        return 'Course: required' if value else 'Course: not required'
    if isinstance(value, Decimal):
        return f'Course: {value.normalize():f}'
    if value is None:
        return 'Course: no limit' if name == 'attempts' else 'Course: no date'
    return f'Course: {value}'


def set_here(item: CustomisedItem, name: str, zone: ZoneInfo) -> str:
    """Who made it this session's own, and when."""
    by = item.set_by.get(name)
    return f'Set here by {by.name or "somebody"}, {moment(by.at, zone)}' if by else 'Set here'


def layer(one: Layer, zone: ZoneInfo) -> dict[str, Any]:
    whose = {'course': 'Course', 'session': 'This session', 'learner': 'This learner'}[one.whose]
    when = moment(one.at, zone) if one.at else 'no date'
    if one.day is not None:
        when += f' (day {one.day})'
    by = f'by {one.set_by.name}' if one.set_by else ''
    return {'whose': whose, 'when': when, 'by': ' · '.join(filter(None, [by, one.why])), 'wins': one.wins}


def removed(restore: Callable[[], Awaitable[None]]) -> None:
    undo('Removed from this session', restore)


