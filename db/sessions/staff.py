"""Who administers a session, who oversees it, and who teaches each of its courses."""
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.refusals import Invalid
from ..core.topics import Outbox, Topic, transaction
from ..records.event import log

if TYPE_CHECKING:
    from ..records.person import Person


class Staffing:

    @only(can(Capability.CONFIGURE))
    async def appoint_coaches(self: Any, people: Sequence[Any], *, by: 'Person') -> None:
        """Exactly these are the session's coaches."""
        async with transaction(self.topic('settings')) as outbox:
            await self._appoint(self.coaches, people, outbox)
            await log('appointed_coaches', by=by, session_id=self.id, details={'to': [p.username for p in people]})

    @only(can(Capability.CONFIGURE))
    async def appoint_course_coaches(self: Any, session_course: Any, people: Sequence[Any], *, by: 'Person') -> None:
        """Exactly these teach this course of the session."""
        if session_course.session_id != self.id:
            raise Invalid('This course is not in this session.')
        async with transaction(self.topic('settings')) as outbox:
            await self._appoint(session_course.coaches, people, outbox)
            await log('appointed_coaches', by=by, session_id=self.id, session_course_id=session_course.id,
                      details={'to': [p.username for p in people]})

    @only(can(Capability.CONFIGURE))
    async def appoint_administrators(self: Any, people: Sequence[Any], *, by: 'Person') -> None:
        """Exactly these session administrators configure it (besides the administrators, who always may)."""
        if not people:
            raise Invalid('A session needs somebody who administers it.', 'administrators')
        if without := [p.name for p in people if not (p.is_session_administrator or p.is_administrator)]:
            raise Invalid(f'{", ".join(without)} cannot administer sessions: that role is missing.', 'administrators')
        async with transaction(self.topic('settings')) as outbox:
            await self._appoint(self.administrators, people, outbox)
            await log('appointed_administrators', by=by, session_id=self.id,
                      details={'to': [p.username for p in people]})

    async def _appoint(self: Any, relation: Any, people: Sequence[Any], outbox: Outbox) -> None:
        before = await relation.all()
        await relation.clear()
        if people:
            await relation.add(*people)
        for person in {*before, *people}:
            outbox.add(Topic('person', person.id, 'sessions'), Topic('person', person.id, 'access').about(self.id))
