"""A session's own version of a course, in words: what is ours, what is the course's, what it has changed since."""
from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from components.outline_editor.outline_editor import EditedItem, EditedSection
from components.provenance.provenance import ProvenanceLine
from db.core import clock, numbers
from db.customisation import CustomisedItem, CustomisedSection, DateSource, SetBy
from db.records import ITEM_TYPES
from pages.dates import day, moment

WORDS = {'title': 'Own title', 'body': 'Own text'}
DATES = {'opens_at': 'Opens', 'due_at': 'Due', 'closes_at': 'Closes'}
RULES = {'points', 'attempts', 'required'}
WHOSE = {'course': 'Course:', 'session': 'Here:', 'section': 'Its section opens:'}


def sections(found: Sequence[CustomisedSection], zone: ZoneInfo) -> list[EditedSection]:
    return [EditedSection(id=section.id, title=section.title, opens=_opens(section, zone),
                          items=[_item(item, zone) for item in section.items]) for section in found]


def summary(found: Sequence[CustomisedSection]) -> str:
    """“2 differ from the course · 1 hidden · 1 of this session only”."""
    items = [item for section in found for item in section.items]
    counts = {
        'differ from the course': sum(bool(item.own) and not item.is_own for item in items),
        'hidden': sum(item.is_hidden for item in items),
        'of this session only': sum(item.is_own for item in items),
        'changed in the course since': sum(item.changed_since for item in items),
    }
    said = [f'{count} {what}' for what, count in counts.items() if count]
    return ' · '.join(said).replace('1 differ ', '1 differs ') or 'Everything is as the course has it'


def _opens(section: CustomisedSection, zone: ZoneInfo) -> dict[str, str] | None:
    if section.opens_at is None:
        return {'icon': 'event', 'text': 'Open from the start here', 'tone': 'accent'} if section.is_own else None
    tone = 'accent' if section.is_own else ''
    return {'icon': 'event', 'text': f'Opens {_day(section.opens_at, zone)}', 'tone': tone}


def _day(at: datetime, zone: ZoneInfo) -> str:
    """“9 Oct”; with the time, where the day does not begin then."""
    there = at.astimezone(zone)
    return day(at, zone) if there.time() == time.min else f'{day(at, zone)}, {there:%H:%M}'


def _item(item: CustomisedItem, zone: ZoneInfo) -> EditedItem:
    shown = EditedItem(id=item.id, kind=item.kind.value, title=item.now('title'), required=bool(item.now('required')),
                       hidden=item.is_hidden, own=item.is_own, chips=chips(item))
    if due := item.now('due_at'):
        shown['due'] = f'Due {day(due, zone)}'
    if ITEM_TYPES[item.kind].is_graded:
        shown['points'] = float(item.now('points'))
    return shown


def chips(item: CustomisedItem) -> list[dict[str, str]]:
    """Each with its own shape and word, the colour comes last."""
    found = []
    if item.is_hidden:
        found.append({'icon': 'visibility_off', 'text': 'Hidden', 'tone': ''})
    if item.is_own:
        found.append({'icon': 'star', 'text': 'This session only', 'tone': 'accent'})
    if any(finding.blocks for finding in item.findings):
        found.append({'icon': 'error', 'text': 'Incomplete', 'tone': 'warn'})
    if own := [said for name, said in WORDS.items() if name in item.own]:
        found.append({'icon': 'edit', 'text': own[0] if len(own) == 1 else 'Own title and text', 'tone': 'accent'})
    if item.own.keys() & set(DATES) and not item.is_own:
        found.append({'icon': 'event', 'text': 'Own dates', 'tone': 'accent'})
    if item.own.keys() & RULES:
        found.append({'icon': 'tune', 'text': 'Own rules', 'tone': 'accent'})
    if item.changed_since:
        found.append({'icon': 'update', 'text': 'Changed in the course since', 'tone': 'warn'})
    return found


def field_lines(item: CustomisedItem, name: str, zone: ZoneInfo) -> list[ProvenanceLine]:
    """What the course says in a field and what is set here; nothing where they are the same."""
    if name not in item.own:
        return []
    by = signed(item.set_by.get(name), zone)
    if name == 'body':
        return [ProvenanceLine(whose=WHOSE['session'], says='a text of its own', by=by)]
    return [ProvenanceLine(whose=WHOSE['course'], says=value(name, item.base[name])),
            ProvenanceLine(whose=WHOSE['session'], says=value(name, item.own[name]), by=by, holds=True)]


def date_lines(layers: Sequence[DateSource], zone: ZoneInfo) -> list[ProvenanceLine]:
    """Who says what about one date; a course alone that says nothing is left out."""
    if len(layers) == 1 and layers[0].at is None:
        return []
    return [ProvenanceLine(whose=WHOSE.get(layer.whose, 'Learner:'), says=_when(layer, zone), holds=layer.wins,
                           by=' · '.join(filter(None, [signed(layer.set_by, zone), layer.why and f'“{layer.why}”'])))
            for layer in layers]


def signed(by: SetBy | None, zone: ZoneInfo) -> str:
    """“Tomás Rey, 15 Nov”."""
    return f'{by.name or "Somebody"}, {day(by.at, zone)}' if by else ''


def value(name: str, kept: Any) -> str:
    if name == 'required':
        return 'required' if kept else 'not required'
    if name == 'attempts':
        return f'{kept} attempt{"" if kept == 1 else "s"}' if kept else 'no limit'
    if isinstance(kept, Decimal):
        return f'{numbers.plain(kept)} point{"" if kept == 1 else "s"}'
    return str(kept)


def _when(layer: DateSource, zone: ZoneInfo) -> str:
    when = moment(layer.at, zone) if layer.at else 'no date'
    return when if layer.day is None else f'{when} (day {layer.day} of the session)'


def zone_note(own: ZoneInfo, viewers: ZoneInfo, *dates: datetime | None) -> str:
    """Said where what is entered and what is shown go by different clocks, now or at any of these dates."""
    moments = [clock.now(), *(at for at in dates if at)]
    if all(at.astimezone(own).utcoffset() == at.astimezone(viewers).utcoffset() for at in moments):
        return ''
    return f'Enter dates in the session’s time zone, {own.key}.'
