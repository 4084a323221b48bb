"""What a personal extension changes in the outline of one learner."""
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..sql import instant, select
from .outline import Outline, OutlineItem, OutlineSection


async def personal(outline_of: Mapping[int, Outline]) -> dict[int, Outline]:
    """The outlines of these participations, each with the extensions of its learner. One statement."""
    found = dict(outline_of)
    for row in await select(_EXTENSIONS, ids=tuple(outline_of)):
        id_ = row['participation_id']
        found[id_] = _extended(found[id_], row)
    return found


def _extended(outline: Outline, row: dict[str, Any]) -> Outline:
    def extended(item: OutlineItem) -> OutlineItem:
        if item.id != row['item_id']:
            return item
        due_at = instant(row['due_at']) or item.due_at
        return item._replace(
            due_at=due_at, closes_at=_closes(item.closes_at, instant(row['closes_at']), due_at),
            attempts=None if item.attempts is None else item.attempts + row['extra_attempts'])

    return Outline(outline.session_course_id, tuple(
        OutlineSection(section.id, section.title, tuple(map(extended, section.items)))
        for section in outline.sections))


def _closes(closes_at: datetime | None, extended: datetime | None, due_at: datetime | None) -> datetime | None:
    """Somebody who has until Friday is not shut out on Wednesday."""
    closes_at = extended or closes_at
    return max(closes_at, due_at) if closes_at and due_at else closes_at


_EXTENSIONS = '''
SELECT participation_id, item_id, due_at, closes_at, extra_attempts FROM extension WHERE participation_id IN :ids
'''
