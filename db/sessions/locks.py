"""What a session administrator keeps to themselves: locks bind coaches, not administrators (domain §4)."""

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.refusals import Invalid
from ..core.topics import Topic
from ..core.transactions import Outbox, transaction
from ..records.event import log
from ..records.lock import Lock, Part
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse


@only(can(Capability.CONFIGURE))
async def lock(session: Session, part: Part, reason: str, *, by: Person, session_course: SessionCourse | None = None
               ) -> Lock:
    """From now on coaches cannot change this part, in the session or in one of its courses; they read the reason.
    Locking what is locked already changes it."""
    reason = ' '.join(reason.split())
    if not reason:
        raise Invalid(_('Say why it is locked: the coaches read it.'), 'reason')
    if len(reason) > 300:
        raise Invalid(_('A reason can have up to 300 characters.'), 'reason')
    where = await _lockable(session, session_course)
    async with transaction(session.topic('settings')) as outbox:
        await Lock.filter(session_id=session.id, session_course_id=where, part=part).delete()
        lock = await Lock.create(session_id=session.id, session_course_id=where, part=part, reason=reason,
                                 by_id=by.id, at=now())
        await _notify_locks(session, outbox)
        await log('locked', by=by, session_id=session.id, session_course_id=where,
                  details={'part': part, 'reason': reason})
    return lock


@only(can(Capability.CONFIGURE))
async def unlock(session: Session, part: Part, *, by: Person, session_course: SessionCourse | None = None
                 ) -> None:
    """Coaches may change it again, unless a lock on the whole session still holds."""
    where = await _lockable(session, session_course)
    async with transaction(session.topic('settings')) as outbox:
        await Lock.filter(session_id=session.id, session_course_id=where, part=part).delete()
        await _notify_locks(session, outbox)
        await log('unlocked', by=by, session_id=session.id, session_course_id=where, details={'part': part})


async def all_locks(session: Session, *, seen_by: Person) -> list[Lock]:
    """Every lock with the name of who set it; for who is in the session."""
    await can(Capability.ENTER).check(seen_by, session)
    return await Lock.filter(session_id=session.id).select_related('by').order_by('session_course_id', 'part')


async def _lockable(session: Session, session_course: SessionCourse | None) -> int | None:
    if session_course is None:
        return None
    if session_course.session_id != session.id:
        raise Invalid(_('This course is not in this session.'))
    return session_course.id


async def _notify_locks(session: Session, outbox: Outbox) -> None:
    """Pages already open ask again what may be done on them."""
    outbox.add(session.topic('locks'))
    for session_course in await session.session_courses.all():
        outbox.add(Topic('session_course', session_course.id, 'locks'))
