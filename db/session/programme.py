"""The programme of a session: its courses in order with their coaches, and the courses it could take."""
from dataclasses import dataclass
from typing import Any

from ..access import Capability, can
from ..sql import select


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One course of the session; `id` is the session course's."""
    id: int
    course_id: int
    title: str
    code: str
    items: int
    minutes: int
    learners: int
    coaches: tuple[str, ...]


class Programme:

    async def programme(self: Any, *, seen_by: Any) -> list[ProgrammeLine]:
        """The courses in order. Three statements."""
        await can(Capability.CONFIGURE).check(seen_by, self)
        coaches: dict[int, list[str]] = {}
        for row in await select(_COACHES, session=self.id):
            coaches.setdefault(row['id'], []).append(row['name'])
        return [ProgrammeLine(
            id=row['id'], course_id=row['course_id'], title=row['title'], code=row['code'], items=row['items'],
            minutes=row['minutes'], learners=row['learners'], coaches=tuple(coaches.get(row['id'], ())),
        ) for row in await select(_COURSES, session=self.id)]

    async def courses_to_add(self: Any, *, seen_by: Any) -> list[Any]:
        """Every course that is not in the session yet and not archived, by title."""
        from ..course import Course
        await can(Capability.CONFIGURE).check(seen_by, self)
        here = await self.session_courses.all().values_list('course_id', flat=True)
        return await Course.filter(is_archived=False).exclude(id__in=list(here)).order_by('title')


_COACHES = '''
SELECT sc.id, p.name FROM session_course sc JOIN course_coach k ON k.session_course_id = sc.id
  JOIN person p ON p.id = k.person_id WHERE sc.session_id = :session ORDER BY p.name
'''
_COURSES = '''
SELECT sc.id, sc.course_id, c.title, c.code, COUNT(i.id) AS items, COALESCE(SUM(i.minutes), 0) AS minutes,
       (SELECT COUNT(*) FROM participation t WHERE t.session_course_id = sc.id AND t.state = 'active') AS learners
  FROM session_course sc
  JOIN course c ON c.id = sc.course_id
  LEFT JOIN section x ON x.course_id = c.id
  LEFT JOIN item i ON i.section_id = x.id AND NOT i.is_archived
                  AND (i.session_course_id IS NULL OR i.session_course_id = sc.id)
 WHERE sc.session_id = :session
 GROUP BY sc.id, sc.course_id, sc.position, c.title, c.code
 ORDER BY sc.position, sc.id
'''
