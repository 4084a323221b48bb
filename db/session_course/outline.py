"""The effective outline of a session course: the one function that says what its learners have before them.

Pages, progress, grades, exports and imports all read it; nothing else reads base items for a learner. It holds the
course's own items and those that exist in this session course only.
"""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from ..course.item import Completes, Kind
from ..dates import due_at
from ..refusals import NotFound
from ..rounding import percent
from ..sql import instant, select


class OutlineItem(NamedTuple):
    id: int
    section_id: int
    section: str
    kind: Kind
    title: str
    minutes: int
    required: bool
    completes: Completes
    due_at: datetime | None
    points: Decimal
    pass_points: Decimal | None
    weight: Decimal
    assessment_type: str
    of_this_session: bool
    """Exists in this session course only."""

    @property
    def is_task(self) -> bool:
        return self.kind is Kind.TASK


class OutlineSection(NamedTuple):
    id: int
    title: str
    items: tuple[OutlineItem, ...]


@dataclass(frozen=True)
class Outline:
    session_course_id: int
    sections: tuple[OutlineSection, ...]

    @cached_property
    def items(self) -> tuple[OutlineItem, ...]:
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def by_id(self) -> dict[int, OutlineItem]:
        return {item.id: item for item in self.items}

    @cached_property
    def required(self) -> frozenset[int]:
        return frozenset(item.id for item in self.items if item.required)

    def due(self, at: datetime) -> frozenset[int]:
        """Required items whose due date has passed: what the plan asks for by now."""
        return frozenset(item.id for item in self.items if item.required and item.due_at and item.due_at <= at)

    def plan(self, at: datetime) -> int | None:
        """Percent of the required items that are due by now; None where no required item has a due date."""
        if not any(item.due_at for item in self.items if item.required):
            return None
        return percent(len(self.due(at)), len(self.required))

    def next_due(self, at: datetime) -> datetime | None:
        """When the plan moves on by itself: the next required item falls due."""
        return min((item.due_at for item in self.items if item.required and item.due_at and item.due_at > at),
                   default=None)

    def item(self, item_id: int) -> OutlineItem:
        """Raises NotFound for an item that is not in this session course's outline."""
        try:
            return self.by_id[item_id]
        except KeyError:
            raise NotFound from None


class EffectiveOutline:

    async def outline(self: Any) -> Outline:
        return (await outlines([self.id]))[self.id]


async def outlines(session_course_ids: Iterable[int]) -> dict[int, Outline]:
    """The effective outlines of several session courses, in one statement."""
    ids = tuple(session_course_ids)
    rows = await select(_ITEMS, ids=ids)
    found = {id_: Outline(id_, ()) for id_ in ids}
    for id_, of_course in groupby(rows, key=lambda row: row['session_course_id']):
        sections = groupby(of_course, key=lambda row: (row['section_id'], row['section']))
        found[id_] = Outline(id_, tuple(
            OutlineSection(section_id, title, tuple(_item(row) for row in rows_))
            for (section_id, title), rows_ in sections))
    return found


def _item(row: dict[str, Any]) -> OutlineItem:
    return OutlineItem(
        id=row['id'], section_id=row['section_id'], section=row['section'], kind=Kind(row['kind']), title=row['title'],
        minutes=row['minutes'], required=bool(row['required']), completes=Completes(row['completes']),
        due_at=due_at(instant(row['starts']), row['due_day'], ZoneInfo(row['time_zone'])),
        points=Decimal(row['points']), weight=Decimal(row['weight']),
        pass_points=None if row['pass_points'] is None else Decimal(row['pass_points']),
        assessment_type=row['assessment_type'], of_this_session=row['own'] is not None,
    )


_ITEMS = '''
SELECT sc.id AS session_course_id, s.starts, s.time_zone, x.id AS section_id, x.title AS section, i.id, i.kind, i.title,
       i.minutes, i.required, i.completes, i.due_day, i.points, i.pass_points, i.weight, i.assessment_type,
       i.session_course_id AS own
  FROM session_course sc
  JOIN session s ON s.id = sc.session_id
  JOIN section x ON x.course_id = sc.course_id
  JOIN item i ON i.section_id = x.id AND (i.session_course_id IS NULL OR i.session_course_id = sc.id)
 WHERE sc.id IN :ids AND NOT i.is_archived
 ORDER BY sc.id, x.position, x.id, i.position, i.id
'''
