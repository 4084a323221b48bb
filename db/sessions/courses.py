"""The courses of a session in order, with their coaches, and the courses that it could take."""
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can
from ..core.sql import select
from ..outline.outline import outlines

if TYPE_CHECKING:
    from ..records.person import Person


@dataclass(frozen=True, slots=True)
class SessionCourseRow:
    """One course of the session; `id` is the session course's."""
    id: int
    course_id: int
    title: str
    code: str
    items: int
    """As its learners have them."""
    minutes: int
    learners: int
    coaches: tuple[str, ...]


class Programme:

    async def courses(self: Any, *, seen_by: 'Person') -> list[SessionCourseRow]:
        """The courses in order. Four statements."""
        await can(Capability.CONFIGURE).check(seen_by, self)
        coaches: dict[int, list[str]] = {}
        for row in await select(_COACHES, session=self.id):
            coaches.setdefault(row['id'], []).append(row['name'])
        rows = await select(_COURSES, session=self.id)
        held = await outlines([row['id'] for row in rows])
        return [SessionCourseRow(
            id=row['id'], course_id=row['course_id'], title=row['title'], code=row['code'],
            items=len(held[row['id']].items), minutes=sum(item.minutes for item in held[row['id']].items),
            learners=row['learners'], coaches=tuple(coaches.get(row['id'], ())),
        ) for row in rows]

    async def courses_to_add(self: Any, *, seen_by: 'Person') -> list[Any]:
        """Every course that is not in the session yet and not archived, by title."""
        from ..records.course import Course
        await can(Capability.CONFIGURE).check(seen_by, self)
        here = await self.session_courses.all().values_list('course_id', flat=True)
        return await Course.filter(is_archived=False).exclude(id__in=list(here)).order_by('title')


_COACHES = '''
SELECT sc.id, p.name FROM session_course sc JOIN course_coach k ON k.session_course_id = sc.id
  JOIN person p ON p.id = k.person_id WHERE sc.session_id = :session ORDER BY p.name
'''
_COURSES = '''
SELECT sc.id, sc.course_id, c.title, c.code,
       (SELECT COUNT(*) FROM participation t WHERE t.session_course_id = sc.id AND t.state = 'active') AS learners
  FROM session_course sc
  JOIN course c ON c.id = sc.course_id
 WHERE sc.session_id = :session
 ORDER BY sc.position, sc.id
'''
