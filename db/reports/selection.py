"""Whom papers are for: the learners that a list shows, as enrolments of the session and in the order of the list."""
from collections.abc import Sequence
from typing import TypedDict

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.list_query import ListQuery
from ..core.sql import select
from ..records.certificate import Certificate
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from ..tracking.course import learner_row_ids
from ..tracking.session import session_row_ids
from .table import everybody


async def shown_enrolments(place: Session | SessionCourse, query: ListQuery, *, seen_by: Person) -> list[int]:
    """:param place: a session or a session course"""
    if not isinstance(place, SessionCourse):
        return await session_row_ids(place, everybody(query), seen_by=seen_by)
    ids = await learner_row_ids(place, everybody(query), seen_by=seen_by)
    enrolled = {row['id']: row['enrolment_id'] for row in await select(_EnrolmentRow, _ENROLLED, course=place.id)}
    return [enrolled[id_] for id_ in ids if id_ in enrolled]


async def valid_certificates(course: SessionCourse, enrolment_ids: Sequence[int], *, seen_by: Person
                             ) -> dict[int, Certificate]:
    """By enrolment, of those who have one in this session course."""
    await can(Capability.TRACK).check(seen_by, course)
    found = await Certificate.filter(
        participation__session_course_id=course.id, participation__enrolment_id__in=list(enrolment_ids),
        revoked_at__isnull=True).select_related('participation')
    return {one.participation.enrolment_id: one for one in found}  # type: ignore[attr-defined]


class _EnrolmentRow(TypedDict):
    id: int
    enrolment_id: int


_ENROLLED = 'SELECT id, enrolment_id FROM participation WHERE session_course_id = :course'
