"""What a learner finds at the home of a session: how far they are in each of its courses, and who helps."""
from collections import defaultdict
from dataclasses import dataclass
from typing import TypedDict

from ..access.capabilities import Capability
from ..access.guard import can, me
from ..core.sql import select
from ..outlines.outline import outlines
from ..progress.learner_views import LearnerView, learner_views
from ..records.person import Person
from ..records.session import Session


@dataclass(frozen=True, slots=True)
class CoachCard:
    name: str
    oversees: bool
    """Coaches the whole session."""
    courses: tuple[str, ...]


async def my_courses(session: Session, person: Person, *, seen_by: Person) -> dict[int, LearnerView]:
    """By session course, the person's own progress in every course they take here. Six statements."""
    await me.check(seen_by, person)
    await can(Capability.ENTER).check(seen_by, session)
    rows = await select(_TakenRow, _TAKEN, session=session.id, person=person.id)
    plans = await outlines([row['session_course_id'] for row in rows])
    views = await learner_views({row['id']: plans[row['session_course_id']] for row in rows})
    return {row['session_course_id']: views[row['id']] for row in rows}


async def coach_cards(session: Session, *, seen_by: Person) -> list[CoachCard]:
    """Who coaches here, those of the whole session first. Two statements."""
    await can(Capability.ENTER).check(seen_by, session)
    found: defaultdict[int, list[str | None]] = defaultdict(list)
    names: dict[int, str] = {}
    for row in await select(_CoachRow, _COACHES, session=session.id):
        names[row['id']] = row['name']
        found[row['id']].append(row['course'])
    return [CoachCard(names[id_], None in courses, tuple(course for course in courses if course))
            for id_, courses in found.items()]


class _TakenRow(TypedDict):
    id: int
    session_course_id: int


_TAKEN = '''
SELECT t.id, t.session_course_id FROM participation t JOIN session_course sc ON sc.id = t.session_course_id
 WHERE sc.session_id = :session AND t.learner_id = :person AND t.state = 'active' ORDER BY sc.position, sc.id
'''


class _CoachRow(TypedDict):
    id: int
    name: str
    course: str | None
    place: int


_COACHES = '''
SELECT p.id, p.name, NULL AS course, -1 AS place FROM session_coach c JOIN person p ON p.id = c.person_id
 WHERE c.session_id = :session
 UNION ALL
SELECT p.id, p.name, o.title AS course, sc.position AS place FROM course_coach k
  JOIN session_course sc ON sc.id = k.session_course_id JOIN course o ON o.id = sc.course_id
  JOIN person p ON p.id = k.person_id
 WHERE sc.session_id = :session
 ORDER BY 4, 2
'''
