"""What a coach does to an attempt under way: give it more time, or finish it."""
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.refusals import Invalid, NotAllowed
from ..core.topics import Outbox, Topic, transaction
from ..records.event import log
from .deadlines import wake_at

if TYPE_CHECKING:
    from ..records.person import Person

MAX_MINUTES = 1440


class CoachingAttempts:

    @only(can(Capability.GRADE))
    async def add_minutes(self: Any, minutes: int, *, by: 'Person', reason: str) -> None:
        """More time for this attempt only; the learner's page shows it at once. For every attempt of a learner, give
        an extension. NotAllowed once it is over."""
        if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= MAX_MINUTES:
            raise Invalid(f'Give 1 to {MAX_MINUTES:,} minutes.', 'minutes')
        reason = ' '.join(reason.split())
        if not reason or len(reason) > 500:
            raise Invalid('Say why, in at most 500 characters.', 'reason')
        async with transaction() as outbox:
            await self._under_way()
            if self.ends_at is None:
                raise NotAllowed('This attempt has no time limit.')
            self.extra_minutes += minutes
            self.ends_at += timedelta(minutes=minutes)
            await self.save(update_fields=['extra_minutes', 'ends_at'])
            await self._moved('added_minutes', outbox, by, minutes=minutes, reason=reason)
        wake_at(self.ends_at)

    @only(can(Capability.GRADE))
    async def finish_now(self: Any, *, by: 'Person') -> None:
        """End it, with what has been answered so far."""
        from ..records.attempt import FinishedBy
        from .finishing import finish
        async with transaction() as outbox:
            await self._under_way()
            await finish(self, FinishedBy.COACH, outbox, by=by)

    async def _under_way(self: Any) -> None:
        """Locked, and as it is now."""
        await type(self).select_for_update(no_key=True).get(id=self.id)
        await self.refresh_from_db()
        if self.is_over():
            raise NotAllowed('This attempt is finished. Another one can be allowed instead.')

    async def _moved(self: Any, verb: str, outbox: Outbox, by: 'Person', **details: Any) -> None:
        session_id, session_course_id = await self.place()
        outbox.add(self.topic(), Topic('session_course', session_course_id or 0, 'attempts').about(self.id))
        await log(verb, by=by, session_id=session_id, session_course_id=session_course_id, item_id=self.item_id,
                  participation_id=self.participation_id, details={'number': self.number, **details})
