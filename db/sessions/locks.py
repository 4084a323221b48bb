"""What a session administrator keeps to themselves: locks bind coaches, not administrators (domain §4)."""
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

from ..access.capabilities import Capability, can, only
from ..core.clock import now
from ..core.refusals import Invalid
from ..core.topics import Outbox, Topic, transaction
from ..records.event import log

if TYPE_CHECKING:
    from ..records.person import Person
    from ..records.session import Session


class Part(StrEnum):
    """What may be locked."""
    CONTENT = 'content'
    DATES = 'dates'
    GRADEBOOK = 'gradebook'
    ANNOUNCEMENTS = 'announcements'
    ENROLMENT = 'enrolment'


class Lock(models.Model):
    """One part of a session, or of one of its courses, that coaches may not change. It has a reason, who and when."""
    id = fields.IntField(primary_key=True)
    session: fields.ForeignKeyRelation['Session'] = fields.ForeignKeyField('models.Session', related_name='locks')
    session_course = fields.ForeignKeyField('models.SessionCourse', related_name='locks', null=True)
    """Empty: the whole session."""
    session_course_id: int | None
    part = fields.CharEnumField(Part, max_length=16)
    reason = fields.CharField(max_length=300)
    by = fields.ForeignKeyField('models.Person', related_name='locks', null=True, on_delete=fields.SET_NULL)
    at = fields.DatetimeField()

    class Meta:
        table = 'session_lock'
        indexes = (('session_id', 'part'),)


class Locking:

    @only(can(Capability.CONFIGURE))
    async def lock(self: Any, part: Part, reason: str, *, by: 'Person', session_course: Any = None) -> Lock:
        """From now on coaches cannot change this part, in the session or in one of its courses; they read the reason.
        Locking what is locked already changes it."""
        reason = ' '.join(reason.split())
        if not reason:
            raise Invalid('Say why it is locked: the coaches read it.', 'reason')
        if len(reason) > 300:
            raise Invalid('A reason has at most 300 characters.', 'reason')
        where = await self._lockable(session_course)
        async with transaction(self.topic('settings')) as outbox:
            await Lock.filter(session_id=self.id, session_course_id=where, part=part).delete()
            lock = await Lock.create(session_id=self.id, session_course_id=where, part=part, reason=reason,
                                     by_id=by.id, at=now())
            await self._notify_locks(outbox)
            await log('locked', by=by, session_id=self.id, session_course_id=where,
                      details={'part': part, 'reason': reason})
        return lock

    @only(can(Capability.CONFIGURE))
    async def unlock(self: Any, part: Part, *, by: 'Person', session_course: Any = None) -> None:
        """Coaches may change it again, unless a lock on the whole session still holds."""
        where = await self._lockable(session_course)
        async with transaction(self.topic('settings')) as outbox:
            await Lock.filter(session_id=self.id, session_course_id=where, part=part).delete()
            await self._notify_locks(outbox)
            await log('unlocked', by=by, session_id=self.id, session_course_id=where, details={'part': part})

    async def all_locks(self: Any, *, seen_by: 'Person') -> list[Lock]:
        """Every lock with the name of who set it; for who is in the session."""
        await can(Capability.ENTER).check(seen_by, self)
        return await Lock.filter(session_id=self.id).select_related('by').order_by('session_course_id', 'part')

    async def _lockable(self: Any, session_course: Any) -> int | None:
        if session_course is None:
            return None
        if session_course.session_id != self.id:
            raise Invalid('This course is not in this session.')
        return session_course.id

    async def _notify_locks(self: Any, outbox: Outbox) -> None:
        """Pages already open ask again what may be done on them."""
        outbox.add(self.topic('locks'))
        for session_course in await self.session_courses.all():
            outbox.add(Topic('session_course', session_course.id, 'locks'))
