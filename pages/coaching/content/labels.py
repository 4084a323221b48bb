"""A session's own version of a course, in words: what is ours, what is the course's, what it has changed since."""
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from components.outline_editor.outline_editor import EditedItem, EditedSection
from components.provenance.provenance import ProvenanceLine
from db import Extension
from db.core import clock, numbers
from db.customisation import CustomisedItem, CustomisedSection, DateSource, SetBy
from db.records import ITEM_TYPES
from i18n import _, lazy, ngettext, nlazy
from i18n.dates import time_of_day
from pages.dates import day, moment

WORDS = {'title': lazy('Own title'), 'body': lazy('Own text')}
DATES = {'opens_at': lazy('Opens'), 'due_at': lazy('Due'), 'closes_at': lazy('Closes')}
DIFFER = nlazy('{n} differs from the course', '{n} differ from the course')
HIDDEN = nlazy('{n} hidden', '{n} hidden')
OWN = nlazy('{n} added here', '{n} added here')
CHANGED = nlazy('{n} changed in the course since', '{n} changed in the course since')
RULES = {'points', 'attempts', 'required'}
WHOSE = {'course': lazy('Course:'), 'session': lazy('Here:'), 'section': lazy('Its section opens:'),
         'learner': lazy('Learner:')}


def sections(found: Sequence[CustomisedSection], zone: ZoneInfo) -> list[EditedSection]:
    return [EditedSection(id=section.id, title=section.title, opens=_opens(section, zone),
                          items=[_item(item, zone) for item in section.items]) for section in found]


def summary(found: Sequence[CustomisedSection]) -> str:
    """“2 differ from the course · 1 hidden · 1 added here”."""
    items = [item for section in found for item in section.items]
    counts = (
        (DIFFER, sum(bool(item.own) and not item.is_own for item in items)),
        (HIDDEN, sum(item.is_hidden for item in items)),
        (OWN, sum(item.is_own for item in items)),
        (CHANGED, sum(item.changed_since for item in items)),
    )
    return ' · '.join(said.of(count) for said, count in counts if count) or _('Everything is as the course has it')


def _opens(section: CustomisedSection, zone: ZoneInfo) -> dict[str, str] | None:
    if section.opens_at is None:
        return {'icon': 'event', 'text': _('Open from the start here'), 'tone': 'accent'} if section.is_own else None
    tone = 'accent' if section.is_own else ''
    return {'icon': 'event', 'text': _('Opens {when}', when=_day(section.opens_at, zone)), 'tone': tone}


def _day(at: datetime, zone: ZoneInfo) -> str:
    """“9 Oct”; with the time, where the day does not begin then."""
    there = at.astimezone(zone)
    if there.time() == time.min:
        return day(at, zone)
    return _('{day}, {time}', day=day(at, zone), time=time_of_day(there))


def _item(item: CustomisedItem, zone: ZoneInfo) -> EditedItem:
    shown = EditedItem(id=item.id, kind=item.kind.value, title=item.now('title'), required=bool(item.now('required')),
                       hidden=item.is_hidden, own=item.is_own, chips=chips(item))
    if due := item.now('due_at'):
        shown['due'] = _('Due {when}', when=day(due, zone))
    if ITEM_TYPES[item.kind].is_graded:
        shown['points'] = float(item.now('points'))
    return shown


def chips(item: CustomisedItem) -> list[dict[str, str]]:
    """Each with its own shape and word, the colour comes last."""
    found = []
    if item.is_hidden:
        found.append({'icon': 'visibility_off', 'text': _('Hidden'), 'tone': ''})
    if item.is_own:
        found.append({'icon': 'star', 'text': _('This session only'), 'tone': 'accent'})
    if any(finding.blocks for finding in item.findings):
        found.append({'icon': 'error', 'text': _('Incomplete'), 'tone': 'warn'})
    if own := [str(said) for name, said in WORDS.items() if name in item.own]:
        found.append({'icon': 'edit', 'text': own[0] if len(own) == 1 else _('Own title and text'), 'tone': 'accent'})
    if item.own.keys() & set(DATES) and not item.is_own:
        found.append({'icon': 'event', 'text': _('Own dates'), 'tone': 'accent'})
    if item.own.keys() & RULES:
        found.append({'icon': 'tune', 'text': _('Own rules'), 'tone': 'accent'})
    if item.changed_since:
        found.append({'icon': 'update', 'text': _('Changed in the course since'), 'tone': 'warn'})
    return found


def field_lines(item: CustomisedItem, name: str, zone: ZoneInfo) -> list[ProvenanceLine]:
    """What the course says in a field and what is set here; nothing where they are the same."""
    if name not in item.own:
        return []
    by = signed(item.set_by.get(name), zone)
    if name == 'body':
        return [ProvenanceLine(whose=str(WHOSE['session']), says=_('a text of its own'), by=by)]
    return [ProvenanceLine(whose=str(WHOSE['course']), says=value(name, item.base[name])),
            ProvenanceLine(whose=str(WHOSE['session']), says=value(name, item.own[name]), by=by, holds=True)]


def date_lines(layers: Sequence[DateSource], zone: ZoneInfo) -> list[ProvenanceLine]:
    """Who says what about one date; a course alone that says nothing is left out."""
    if len(layers) == 1 and layers[0].at is None:
        return []
    return [ProvenanceLine(whose=str(WHOSE[layer.whose]), says=_when(layer, zone), holds=layer.wins,
                           by=' · '.join(filter(None, [signed(layer.set_by, zone), layer.why and f'“{layer.why}”'])))
            for layer in layers]


def more_given(one: Extension, zone: ZoneInfo) -> Iterable[str]:
    """What an extension gives a learner."""
    if one.due_at:
        yield _('due {when}', when=moment(one.due_at, zone))
    if one.closes_at:
        yield _('closes {when}', when=moment(one.closes_at, zone))
    if one.extra_attempts:
        yield ngettext('{n} more attempts', '{n} more attempts', one.extra_attempts)
    if one.extra_minutes:
        yield ngettext('{n} more minutes', '{n} more minutes', one.extra_minutes)


def signed(by: SetBy | None, zone: ZoneInfo) -> str:
    """“Tomás Rey, 15 Nov”."""
    return f'{by.name or _("Somebody")}, {day(by.at, zone)}' if by else ''


def value(name: str, kept: Any) -> str:
    if name == 'required':
        return _('required') if kept else _('optional')
    if name == 'attempts':
        return ngettext('{n} attempt', '{n} attempts', kept) if kept else _('no limit')
    if isinstance(kept, Decimal):
        whole = int(kept) if kept == int(kept) else 0  # parts of a point are many
        return ngettext('{points} point', '{points} points', whole, points=numbers.plain(kept))
    return str(kept)


def _when(layer: DateSource, zone: ZoneInfo) -> str:
    when = moment(layer.at, zone) if layer.at else _('no date')
    return when if layer.day is None else _('{when} (day {day} of the session)', when=when, day=layer.day)


def zone_note(own: ZoneInfo, viewers: ZoneInfo, *dates: datetime | None) -> str:
    """Said where what is entered and what is shown go by different clocks, now or at any of these dates."""
    moments = [clock.now(), *(at for at in dates if at)]
    if all(at.astimezone(own).utcoffset() == at.astimezone(viewers).utcoffset() for at in moments):
        return ''
    return _('Enter dates in the session’s time zone, {key}.', key=own.key)
