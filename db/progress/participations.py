"""Participations by what they are of. No rule is asked here: whoever looks them up asks one, or has asked it."""
from i18n import _

from ..core.refusals import NotFound
from ..records.participation import Participation
from ..records.person import Person
from ..records.session_course import SessionCourse


async def participation_in(session_course: SessionCourse, participation_id: int) -> Participation:
    """With its learner and its session course. Raises NotFound for one of another course."""
    found = Participation.filter(id=participation_id, session_course_id=session_course.id)
    participation = await found.select_related('learner', 'session_course').first()
    if participation is None:
        raise NotFound(_('This learner is not in the course any more.'))
    return participation


async def my_participation(session_course: SessionCourse, person: Person) -> Participation | None:
    """Of somebody who learns here now; None for staff."""
    found = Participation.filter(session_course_id=session_course.id, learner_id=person.id, state='active')
    return await found.select_related('session_course').first()


async def participation_count(session_course: SessionCourse) -> int:
    """Withdrawn learners included."""
    return await Participation.filter(session_course_id=session_course.id).count()
