"""What is due in a session, in days after its first day: for somebody who is still moving its dates."""
from typing import Any, NamedTuple

from ..access import Capability, can
from ..sql import select


class DueDay(NamedTuple):
    title: str
    day: int


class DueDays:

    async def due_days(self: Any, *, seen_by: Any) -> list[DueDay]:
        """The items of all courses that are due on a day of the session."""
        await can(Capability.CONFIGURE).check(seen_by, self)
        return [DueDay(row['title'], row['due_day']) for row in await select(_DUE, session=self.id)]


_DUE = '''
SELECT i.title, i.due_day
  FROM session_course sc
  JOIN section x ON x.course_id = sc.course_id
  JOIN item i ON i.section_id = x.id AND (i.session_course_id IS NULL OR i.session_course_id = sc.id)
 WHERE sc.session_id = :session AND i.due_day IS NOT NULL AND NOT i.is_archived
 ORDER BY i.due_day, i.id
'''
