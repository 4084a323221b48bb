"""What is due in a session, for somebody who is still moving its dates: most of it moves along, some of it stays."""
from datetime import datetime
from typing import NamedTuple, TypedDict

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.sql import Moment, parse_datetime, select
from ..outlines.outline import EFFECTIVE
from ..records.person import Person
from ..records.session import Session


class DueDate(NamedTuple):
    title: str
    day: int
    """Whole days after the session's first day."""
    at: datetime | None = None
    """A date of the session's own instead, which stays where it is."""


async def due_dates(session: Session, *, seen_by: Person) -> list[DueDate]:
    """The items of all courses that are due, as this session has them."""
    await can(Capability.CONFIGURE).check(seen_by, session)
    return [DueDate(row['title'], row['due_day'] or 0, parse_datetime(row['due_at']))
            for row in await select(_DueRow, _DUE, session=session.id)]


class _DueRow(TypedDict):
    title: str
    due_day: int | None
    due_at: Moment | None


_DUE = f'''
SELECT COALESCE(c.title, i.title) AS title, i.due_day, c.due_at
{EFFECTIVE} AND s.id = :session AND (i.due_day IS NOT NULL OR c.due_at IS NOT NULL)
 ORDER BY i.due_day, i.id
'''
