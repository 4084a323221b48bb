"""The courses of a session in order, with their coaches, and the courses that it could take."""
from dataclasses import dataclass
from typing import Any, TypedDict

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.sql import select
from ..outlines.outline import outlines
from ..records.course import Course
from ..records.person import Person
from ..records.session import Session


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


async def course_lines(session: Session, *, seen_by: Person) -> list[SessionCourseRow]:
    """The courses in order. Four statements."""
    await can(Capability.CONFIGURE).check(seen_by, session)
    coaches: dict[int, list[str]] = {}
    for row in await select(_CoachRow, _COACHES, session=session.id):
        coaches.setdefault(row['id'], []).append(row['name'])
    rows = await select(_CourseRow, _COURSES, session=session.id)
    held = await outlines([row['id'] for row in rows])
    return [SessionCourseRow(
        id=row['id'], course_id=row['course_id'], title=row['title'], code=row['code'],
        items=len(held[row['id']].items), minutes=sum(item.minutes for item in held[row['id']].items),
        learners=row['learners'], coaches=tuple(coaches.get(row['id'], ())),
    ) for row in rows]


async def courses_to_add(session: Session, *, seen_by: Person) -> list[Any]:
    """Every course that is not in the session yet and not archived, by title."""
    await can(Capability.CONFIGURE).check(seen_by, session)
    here = await session.session_courses.all().values_list('course_id', flat=True)
    return await Course.filter(is_archived=False).exclude(id__in=list(here)).order_by('title')


class _CoachRow(TypedDict):
    id: int
    name: str


_COACHES = '''
SELECT sc.id, p.name FROM session_course sc JOIN course_coach k ON k.session_course_id = sc.id
  JOIN person p ON p.id = k.person_id WHERE sc.session_id = :session ORDER BY p.name
'''


class _CourseRow(TypedDict):
    id: int
    course_id: int
    title: str
    code: str
    learners: int


_COURSES = '''
SELECT sc.id, sc.course_id, c.title, c.code,
       (SELECT COUNT(*) FROM participation t WHERE t.session_course_id = sc.id AND t.state = 'active') AS learners
  FROM session_course sc
  JOIN course c ON c.id = sc.course_id
 WHERE sc.session_id = :session
 ORDER BY sc.position, sc.id
'''
