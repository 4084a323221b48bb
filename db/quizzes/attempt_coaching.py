"""What a coach does to an attempt in progress: give it more time, or finish it."""
from datetime import timedelta
from typing import Any

from i18n import _, number

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.refusals import Invalid, NotAllowed
from ..core.topics import Topic
from ..core.transactions import Outbox, transaction
from ..records.attempt import Attempt, FinishedBy
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.person import Person
from .deadlines import schedule_finish
from .finishing import finish

MAX_MINUTES = 1440


@only(can(Capability.GRADE))
async def add_minutes(attempt: Attempt, minutes: int, *, by: Person, reason: str) -> None:
    """More time for this attempt only; the learner's page shows it at once. For every attempt of a learner, give
    an extension. NotAllowed once it is over."""
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= MAX_MINUTES:
        raise Invalid(_('Give 1 to {limit} minutes.', limit=number(MAX_MINUTES)), 'minutes')
    reason = ' '.join(reason.split())
    if not reason or len(reason) > 500:
        raise Invalid(_('Say why, in up to 500 characters.'), 'reason')
    async with transaction() as outbox:
        await _lock_unfinished(attempt)
        if attempt.ends_at is None:
            raise NotAllowed(_('This attempt has no time limit.'))
        attempt.extra_minutes += minutes
        attempt.ends_at += timedelta(minutes=minutes)
        await attempt.save(update_fields=['extra_minutes', 'ends_at'])
        await _notify(attempt, 'added_minutes', outbox, by, minutes=minutes, reason=reason)
    schedule_finish(attempt.ends_at)


@only(can(Capability.GRADE))
async def finish_now(attempt: Attempt, *, by: Person) -> None:
    """End it, with what has been answered so far."""
    async with transaction() as outbox:
        await _lock_unfinished(attempt)
        await finish(attempt, FinishedBy.COACH, outbox, by=by)


async def _lock_unfinished(attempt: Attempt) -> None:
    """Locked, and as it is now."""
    await type(attempt).select_for_update(no_key=True).get(id=attempt.id)
    await attempt.refresh_from_db()
    if attempt.is_over():
        raise NotAllowed(_('This attempt is finished. Another one can be allowed instead.'))


async def _notify(attempt: Attempt, verb: EventVerb, outbox: Outbox, by: Person, **details: Any) -> None:
    session_id, session_course_id = await attempt.place()
    outbox.add(attempt.topic(), Topic('session_course', session_course_id or 0, 'attempts').about(attempt.id))
    await log(verb, by=by, session_id=session_id, session_course_id=session_course_id, item_id=attempt.item_id,
              participation_id=attempt.participation_id, details={'number': attempt.number, **details})
