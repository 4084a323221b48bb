"""Withdrawing learners from a session."""
from typing import Any

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.transactions import transaction
from ..records.enrolment import Membership
from ..records.event import log
from ..records.person import Person
from ..records.session import Session
from .enrolments import active_enrolments, check_unlocked, courses_taken, notify_enrolment


@only(can(Capability.ENROL))
async def withdraw(session: Session, *learners: Any, by: Person) -> None:
    """Out of the session; the work stays. Their open pages leave at once."""
    async with transaction(session.topic('people')) as outbox:
        for enrolment in await active_enrolments(session, learners):
            await check_unlocked(session, await courses_taken(enrolment), by)
            enrolment.state, enrolment.withdrawn_at = Membership.WITHDRAWN, now()
            await enrolment.save(update_fields=['state', 'withdrawn_at'])
            await enrolment.participations.filter(state=Membership.ACTIVE).update(
                state=Membership.WITHDRAWN, withdrawn_at=enrolment.withdrawn_at)
            await notify_enrolment(session, enrolment, outbox)
            await log('withdrew', by=by, session_id=session.id, details={'learner_id': enrolment.learner_id})
