"""The impact of a change of a base course: the sessions that run it now, and the work that depends on it."""
from typing import NamedTuple, TypedDict

from ..access.guard import author
from ..core.clock import now
from ..core.sql import select
from ..records.course import Course
from ..records.person import Person


class ChangeImpact(NamedTuple):
    sessions: int
    """Published sessions that have begun and not ended, and show the change at once."""
    upcoming: int
    learners: int
    """Active ones in the running sessions."""
    completions: int
    """Learners who have completed the item in them; for the whole course, of any item."""
    submissions: int
    """Work submitted or attempted."""


async def change_impact(course: Course, *item_ids: int, seen_by: Person) -> ChangeImpact:
    """Of a change of these items, or of the whole course. One statement."""
    await author.check(seen_by, course)
    only_items = 'AND {}.item_id IN :items' if item_ids else ''
    [row] = await select(_ImpactRow, _IMPACT.format(completed=only_items.format('c'), submitted=only_items.format('w')),
                         course=course.id, now=now(), **({'items': item_ids} if item_ids else {}))
    return ChangeImpact(**row)


_RUNNING = '''
SELECT sc.id FROM session_course sc JOIN session s ON s.id = sc.session_id
 WHERE sc.course_id = :course AND s.state = 'published' AND (s.starts IS NULL OR s.starts <= :now)
   AND (s.ends IS NULL OR s.ends >= :now)
'''


class _ImpactRow(TypedDict):
    sessions: int
    upcoming: int
    learners: int
    completions: int
    submissions: int


_IMPACT = f'''
SELECT (SELECT COUNT(*) FROM ({_RUNNING}) r) AS sessions,
       (SELECT COUNT(*) FROM session_course sc JOIN session s ON s.id = sc.session_id
         WHERE sc.course_id = :course AND s.state = 'published' AND s.starts > :now) AS upcoming,
       (SELECT COUNT(*) FROM participation t WHERE t.state = 'active' AND t.session_course_id IN ({_RUNNING})
       ) AS learners,
       (SELECT COUNT(DISTINCT c.participation_id) FROM item_completion c
          JOIN participation t ON t.id = c.participation_id
         WHERE c.completed_at IS NOT NULL AND t.session_course_id IN ({_RUNNING}) {{completed}}) AS completions,
       (SELECT COUNT(*) FROM submission w JOIN participation t ON t.id = w.participation_id
         WHERE t.session_course_id IN ({_RUNNING}) {{submitted}}) AS submissions
'''
