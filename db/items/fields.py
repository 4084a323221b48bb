"""The fields of an item as somebody enters them: checked together, taken over all or not at all."""
import re
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from i18n import _

from ..core.numbers import CENT, read_points
from ..core.refusals import Invalid
from ..core.texts import check_markdown
from ..records.item import NEEDS_SUBMISSION, CompletionRule, Item
from ..records.item_types import ITEM_TYPES, ItemSettings, as_kept, check_whole, settings_of
from .changes import ItemChanges

FIELDS = tuple(field.name for field in fields(ItemChanges))
DAYS = ('opens_day', 'due_day', 'closes_day')


def apply_fields(item: Item, changes: ItemChanges) -> None:
    """Checked values onto the item; nothing is taken if anything is wrong."""
    new = {name: getattr(item, name) for name in FIELDS} | changes.said()
    new['title'] = checked_title(new['title'], 200)
    if new['body'] != item.body:
        check_markdown(new['body'], 'body')
    new['completes'] = CompletionRule(new['completes'])
    settings = _settings(item, new['settings'])
    if settings.total_points is not None:
        new['points'] = settings.total_points
    new |= _points(new)
    new['settings'] = as_kept(settings)
    new['needs'] = _needs(item, new['needs'])
    if new['completes'] not in ITEM_TYPES[item.kind].completion_rules:
        raise Invalid(_unfit(new['completes']), 'completes')
    if new['completes'] is CompletionRule.PASSED and new['pass_points'] is None:
        raise Invalid(_('Say how many points pass it.'), 'pass_points')
    if new['completes'] is CompletionRule.WATCHED and new['url'] and not item.file_hash:
        raise Invalid(_('Nobody can tell how much of a film elsewhere is watched: upload it here, or choose another '
                        'rule.'), 'completes')
    new['minutes'] = check_whole(new['minutes'] or 0, 'minutes', 0, 10_000, _('Enter a number from 0 to 10,000.'))
    if new['attempts'] not in (None, ''):
        new['attempts'] = check_whole(new['attempts'], 'attempts', 1, 1000,
                                      _('Enter a number from 1 to 1,000, or none for no limit.'))
    else:
        new['attempts'] = None
    new |= _days(new)
    _check_address(new['url'])
    item.update_from_dict(new)


def checked_title(title: str, most: int) -> str:
    title = ' '.join(title.split())
    if not title or len(title) > most:
        raise Invalid(_('Enter a title of up to {most} characters.', most=most), 'title')
    return title


def item_points(value: Any, field: str, *, least: Decimal, most: Decimal = Decimal(100_000)) -> Decimal:
    """As an author types them, or as a file has counted them out: those are rounded."""
    return read_points(value, field, least=least, most=most, rounded=isinstance(value, Decimal))


def _points(new: Mapping[str, Any]) -> dict[str, Any]:
    points = item_points(new['points'], 'points', least=CENT)
    passes = None
    if new['pass_points'] not in (None, ''):
        passes = item_points(new['pass_points'], 'pass_points', least=Decimal(0))
        if passes > points:
            raise Invalid(_('The pass mark is higher than the points.'), 'pass_points')
    return {'points': points, 'pass_points': passes,
            'weight': item_points(new['weight'], 'weight', least=Decimal(0))}


def _settings(item: Item, entered: Any) -> ItemSettings:
    kept = asdict(entered) if is_dataclass(entered) and not isinstance(entered, type) else dict(entered or {})
    try:
        settings = settings_of(item.kind, {**(item.settings or {}), **kept})
    except (ValueError, TypeError, KeyError, ArithmeticError):
        raise Invalid(_('These settings do not fit this kind of item.'), 'settings') from None
    return settings.checked()


def _needs(item: Item, entered: Any) -> list[list[Any]]:
    needs = [[int(id_), str(how)] for id_, how in entered or []]
    if any(id_ == item.id for id_, __ in needs):
        raise Invalid(_('An item cannot wait for itself.'), 'needs')
    if any(how not in ('completed', 'passed') for __, how in needs):
        raise Invalid(_('An item waits until others are completed or passed.'), 'needs')
    return needs


def _days(new: Mapping[str, Any]) -> dict[str, int | None]:
    days = {name: None if new[name] in (None, '') else
            check_whole(new[name], name, -3650, 3650,
                        _('Enter a number from −3,650 to 3,650: days after the session’s start.'))
            for name in DAYS}
    opens, due, closes = days.values()
    if opens is not None and due is not None and due < opens:
        raise Invalid(_('It would be due before it opens.'), 'due_day')
    if closes is not None and closes < max((day for day in (opens, due) if day is not None), default=closes):
        raise Invalid(_('It would close before it opens or is due.'), 'closes_day')
    return days


def _check_address(url: str) -> None:
    if url and not _is_address(url):
        raise Invalid(_('Enter a web address such as https://example.org/page.'), 'url')
    if len(url) > 1000:
        raise Invalid(_('Enter an address of up to 1,000 characters.'), 'url')


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises ValueError for one that is none
        return parts.scheme in ('http', 'https') and bool(parts.hostname) and not re.search(r'[\s<>"]', url)
    except ValueError:
        return False


def _unfit(completes: CompletionRule) -> str:
    if completes in NEEDS_SUBMISSION:
        return _('Only an assignment or a quiz is submitted and graded.')
    return {
        CompletionRule.OPENED: _('This kind of item is not complete once it is opened.'),
        CompletionRule.MARKED_DONE: _('This kind of item is not complete once it is marked done.'),
        CompletionRule.WATCHED: _('This kind of item is not complete once it is watched.'),
        CompletionRule.POSTED: _('This kind of item is not complete once it is posted.'),
    }[completes]
