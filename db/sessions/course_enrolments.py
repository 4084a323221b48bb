"""Learners come into one course of a session, and leave it; what a course coach may do in their own course."""
from collections.abc import Collection
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..access.places import session_of
from ..core.clock import now
from ..core.refusals import Invalid
from ..core.sql import column_of
from ..core.transactions import transaction
from ..records.enrolment import Enrolment, Membership
from ..records.event import log
from ..records.participation import Participation
from ..records.person import Person
from ..records.session_course import SessionCourse
from .enrolments import get_or_create_enrolment, join_courses, notify_enrolment
from .impact import WindowImpact, leaving_course


@only(can(Capability.ENROL))
async def enrol_in_course(session_course: SessionCourse, *learners: Any, by: Person) -> None:
    """Enrol people into this course of the session, and into the session if they are not in it yet."""
    session = await session_of(session_course)
    async with transaction(session.topic('people')) as outbox:
        for learner in learners:
            enrolment = await get_or_create_enrolment(session, learner)
            await join_courses(session, enrolment, [session_course.id], outbox)
            await log('enrolled', by=by, session_id=session.id, session_course_id=session_course.id,
                      details={'username': learner.username})


@only(can(Capability.ENROL))
async def withdraw_from_course(session_course: SessionCourse, *learners: Any, by: Person) -> None:
    """Out of this course; the work stays. Who takes no other course of the session leaves the session."""
    session = await session_of(session_course)
    async with transaction(session.topic('people')) as outbox:
        for learner in learners:
            left = await Participation.filter(
                session_course_id=session_course.id, learner_id=learner.id, state=Membership.ACTIVE
            ).update(state=Membership.WITHDRAWN, withdrawn_at=now())
            if not left:
                raise Invalid(_('{learner} is not in this course any more. Look at the list again.',
                                learner=learner.name))
            enrolment = await Enrolment.get(session_id=session.id, learner_id=learner.id)
            if not await enrolment.participations.filter(state=Membership.ACTIVE).exists():
                enrolment.state, enrolment.withdrawn_at = Membership.WITHDRAWN, now()
                await enrolment.save(update_fields=['state', 'withdrawn_at'])
            await notify_enrolment(session, enrolment, outbox)
            await log('withdrew', by=by, session_id=session.id, session_course_id=session_course.id,
                      details={'learner_id': learner.id})


async def course_withdrawal_impact(session_course: SessionCourse, participation_ids: Collection[int], *,
                                    seen_by: Person
                             ) -> WindowImpact:
    """Of `withdraw` to these learners."""
    await can(Capability.ENROL).check(seen_by, session_course)
    found = session_course.participations.filter(id__in=list(participation_ids), state=Membership.ACTIVE)
    ids = await column_of(found, 'enrolment_id', int)
    return await leaving_course(await session_of(session_course), session_course.id, ids)
