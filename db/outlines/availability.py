"""Whether an item is open to one learner: its date, its section's, and its prerequisites."""
from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from i18n import _, listed, pgettext

from ..core.dates import say_moment
from ..core.refusals import NotOpen
from .item_status import Cell, ItemStatus
from .outline import Need, Outline, OutlineItem


def why_closed(item: OutlineItem, outline: Outline, cells: Mapping[int, Cell], at: datetime,
               zone: ZoneInfo) -> NotOpen | None:
    """None if a learner with these cells may open the item now; else why not, in the words of the learner's page."""
    if item.opens_at and at < item.opens_at:
        return NotOpen(_('{title} opens on {day}.', title=item.title, day=say_moment(item.opens_at, zone)))
    if missing := unmet(item, outline, cells):
        return NotOpen(_('{title} opens when you have {conditions}.',
                         title=item.title, conditions=_conditions(missing, outline)))
    return None


def why_over(item: OutlineItem, at: datetime, zone: ZoneInfo) -> NotOpen | None:
    """None while work for the item is still taken; it can be read also afterwards."""
    if item.closes_at and at > item.closes_at:
        return NotOpen(_('{title} closed on {day}. Nothing more can be submitted.',
                         title=item.title, day=say_moment(item.closes_at, zone)))
    return None


def unmet(item: OutlineItem, outline: Outline, cells: Mapping[int, Cell]) -> list[Need]:
    """The prerequisites that keep it closed. One that is not in the outline any more keeps nothing closed."""
    return [need for need in item.needs if need.item_id in outline.by_id and not is_met(need, outline, cells)]


def is_met(need: Need, outline: Outline, cells: Mapping[int, Cell]) -> bool:
    """Who is excused from what it asks for meets it."""
    cell, needed = cells.get(need.item_id), outline.by_id[need.item_id]
    if cell is None:
        return False
    if cell.status is ItemStatus.EXCUSED:
        return True
    return cell.passed if need.passed and needed.pass_points is not None else cell.completed


def _conditions(needs: Iterable[Need], outline: Outline) -> str:
    """“completed Notebooks and passed Quiz 1”."""
    return listed(pgettext('opens when you have …', 'passed {title}', title=outline.by_id[need.item_id].title)
                  if need.passed else
                  pgettext('opens when you have …', 'completed {title}', title=outline.by_id[need.item_id].title)
                  for need in needs)
