"""Acting on several learners of a session; the ids are those of enrolments."""
from collections.abc import Iterable

from ..access.capabilities import Capability
from ..access.guard import can
from ..actions.targets import enrolments
from ..core.sql import column_of
from ..records.enrolment import Membership
from ..records.participation import Participation
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse


async def enrolments_of(session_course: SessionCourse, participation_ids: Iterable[int], *, seen_by: Person
                        ) -> list[int]:
    """In the session of this course, of those who have these participations in it."""
    await can(Capability.TRACK).check(seen_by, session_course)
    found = Participation.filter(id__in=list(participation_ids), session_course_id=session_course.id)
    return await column_of(found, 'enrolment_id', int)


async def participations_of(session: Session, enrolment_ids: Iterable[int], session_course_id: int, *, seen_by: Person
                            ) -> list[int]:
    """In this course of the session: those of these learners who take it now."""
    await can(Capability.TRACK).check(seen_by, session)
    ids = [one.id for one in await enrolments(session, enrolment_ids)]
    found = Participation.filter(session_course_id=session_course_id, enrolment_id__in=ids,
                                 state=Membership.ACTIVE)
    return list(await found.values_list('id', flat=True))  # type: ignore[arg-type]
