"""What other due and closing days of an item do to those who work at it now, in every session that runs the course."""
from copy import copy
from datetime import datetime
from typing import TypedDict
from zoneinfo import ZoneInfo

from ..access.guard import author
from ..core.clock import now
from ..core.dates import due_at
from ..core.sql import Moment, parse_datetime, select
from ..customisation.impact import NO_ITEM_IMPACT, ItemImpact, Moved, item_impact
from ..items.changes import ItemChanges
from ..items.fields import apply_fields
from ..records.course import Course
from ..records.person import Person
from .edits import as_edited
from .loads import item_to_edit


async def date_impact(course: Course, item_id: int, changes: ItemChanges, *, seen_by: Person) -> ItemImpact:
    """Of `edit_item` with these changes and the edits that wait. Sessions with dates of their own keep them."""
    await author.check(seen_by, course)
    item = await item_to_edit(course, item_id)
    edited = copy(as_edited(item))
    apply_fields(edited, changes)
    if item.is_draft or (item.due_day, item.closes_day) == (edited.due_day, edited.closes_day):
        return NO_ITEM_IMPACT
    rows = await select(_RunningRow, _RUNNING, course=course.id, item=item_id, now=now())
    return await item_impact([Moved(
        row['id'], item_id, _days(row, row['session_due_at'], item.due_day, edited.due_day),
        _days(row, row['session_closes_at'], item.closes_day, edited.closes_day)) for row in rows])


def _days(row: '_RunningRow', own: Moment | None, before: int | None, after: int | None
          ) -> tuple[datetime | None, datetime | None]:
    if own is not None:
        return parse_datetime(own), parse_datetime(own)
    starts, zone = parse_datetime(row['starts']), ZoneInfo(row['time_zone'])
    return due_at(starts, before, zone), due_at(starts, after, zone)


class _RunningRow(TypedDict):
    id: int
    starts: Moment
    time_zone: str
    session_due_at: Moment | None
    session_closes_at: Moment | None


_RUNNING = '''
SELECT sc.id, s.starts, s.time_zone, c.due_at AS session_due_at, c.closes_at AS session_closes_at
  FROM session_course sc JOIN session s ON s.id = sc.session_id
  LEFT JOIN customisation c ON c.session_course_id = sc.id AND c.item_id = :item
 WHERE sc.course_id = :course AND s.state = 'published' AND s.starts <= :now AND (s.ends IS NULL OR s.ends > :now)
   AND NOT COALESCE(c.is_hidden, FALSE)
'''
