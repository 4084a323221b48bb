"""Learners come into one course of a session, and leave it; what a course coach may do in their own course."""
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.clock import now
from ..core.refusals import Invalid
from ..core.topics import transaction
from ..records.enrolment import Enrolment, Membership
from ..records.event import log
from .roster import FoundPerson, find_people

if TYPE_CHECKING:
    from ..records.person import Person
    from .impact import WindowImpact


class CourseEnrolling:

    @only(can(Capability.ENROL))
    async def enrol(self: Any, *learners: Any, by: 'Person') -> None:
        """Enrol people into this course of the session, and into the session if they are not in it yet."""
        session = await self.session_of()
        async with transaction(session.topic('people')) as outbox:
            for learner in learners:
                enrolment = await session._enrolment_of(learner)
                await session._join_courses(enrolment, [self.id], outbox)
                await log('enrolled', by=by, session_id=session.id, session_course_id=self.id,
                          details={'username': learner.username})

    @only(can(Capability.ENROL))
    async def withdraw(self: Any, *learners: Any, by: 'Person') -> None:
        """Out of this course; the work stays. Who takes no other course of the session leaves the session."""
        from ..records.participation import Participation
        session = await self.session_of()
        async with transaction(session.topic('people')) as outbox:
            for learner in learners:
                left = await Participation.filter(
                    session_course_id=self.id, learner_id=learner.id, state=Membership.ACTIVE
                ).update(state=Membership.WITHDRAWN, withdrawn_at=now())
                if not left:
                    raise Invalid(f'{learner.name} is not in this course any more. Look at the list again.')
                enrolment = await Enrolment.get(session_id=session.id, learner_id=learner.id)
                if not await enrolment.participations.filter(state=Membership.ACTIVE).exists():
                    enrolment.state, enrolment.withdrawn_at = Membership.WITHDRAWN, now()
                    await enrolment.save(update_fields=['state', 'withdrawn_at'])
                await session._notify(enrolment, outbox)
                await log('withdrew', by=by, session_id=session.id, session_course_id=self.id,
                          details={'learner_id': learner.id})

    async def withdrawing_impact(self: Any, participation_ids: Collection[int], *, seen_by: 'Person'
                                 ) -> 'WindowImpact':
        """Of `withdraw` to these learners."""
        from .impact import leaving_course
        await can(Capability.ENROL).check(seen_by, self)
        found = self.participations.filter(id__in=list(participation_ids), state=Membership.ACTIVE)
        ids = await found.values_list('enrolment_id', flat=True)
        return await leaving_course(await self.session_of(), self.id, ids)

    async def lookup_usernames(self: Any, usernames: Sequence[str], *, seen_by: 'Person') -> dict[str, FoundPerson]:
        """Active people by username, and what each of them is in this course; a name that nobody has is left out."""
        await can(Capability.ENROL).check(seen_by, self)
        return await find_people(usernames, self.participations)

    async def session_of(self: Any) -> Any:
        """The session, fetched if it is not at hand."""
        from ..records.session import Session
        known: Any = self.session  # unfetched, it is a query
        return known if isinstance(known, Session) else await Session.get(id=self.session_id)
