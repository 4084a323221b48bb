"""What an extension changes in the outline of one learner."""
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict

from ..core.sql import Moment, parse_datetime, select
from .outline import Outline, OutlineItem, OutlineSection


async def apply_extensions(outline_of: Mapping[int, Outline], where: str = '', **values: Any) -> dict[int, Outline]:
    """The outlines of these participations, each with the extensions of its learner. One statement.

    :param where: instead of naming them one by one, a condition that holds for their extensions, with its values
    """
    found = dict(outline_of)
    values = values or {'ids': tuple(outline_of)}
    for row in await select(_ExtensionRow, f'{_EXTENSIONS} WHERE {where or "participation_id IN :ids"}', **values):
        if (id_ := row['participation_id']) in found:
            found[id_] = _extended(found[id_], row)
    return found


def _extended(outline: Outline, row: '_ExtensionRow') -> Outline:
    def extended(item: OutlineItem) -> OutlineItem:
        if item.id != row['item_id']:
            return item
        due_at = _later(item.due_at, parse_datetime(row['due_at']))
        return item._replace(
            due_at=due_at, closes_at=_later(item.closes_at, parse_datetime(row['closes_at']), due_at),
            attempts=None if item.attempts is None else item.attempts + row['extra_attempts'])

    return Outline(outline.session_course_id, tuple(
        OutlineSection(section.id, section.title, tuple(map(extended, section.items)))
        for section in outline.sections))


def _later(at: datetime | None, *others: datetime | None) -> datetime | None:
    """An extension takes no time away, and somebody who has until Friday is not shut out on Wednesday."""
    return at and max((at, *(other for other in others if other)))


class _ExtensionRow(TypedDict):
    participation_id: int
    item_id: int
    due_at: Moment | None
    closes_at: Moment | None
    extra_attempts: int


_EXTENSIONS = 'SELECT participation_id, item_id, due_at, closes_at, extra_attempts FROM extension'
