"""Announcements are edited, removed and restored."""
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.clock import now
from ..core.refusals import NotFound
from ..core.topics import Topic, transaction
from ..records.event import log
from .text_limits import check_announcement

if TYPE_CHECKING:
    from ..records.person import Person


class Mending:

    @only(can(Capability.ANNOUNCE))
    async def edit(self: Any, title: str, body: str, *, by: 'Person') -> None:
        """Whoever has seen it has seen it; it is marked as edited."""
        title, body = check_announcement(title, body)
        async with transaction(self._notice.about(self.id)):
            await self.refresh_from_db()
            if self.removed_at is not None:
                raise NotFound('This announcement was removed meanwhile.')
            if (title, body) != (self.title, self.body):
                self.title, self.body, self.edited_at = title, body, now()
                await self.save(update_fields=['title', 'body', 'edited_at'])
                await self._log('edited_announcement', by)

    @only(can(Capability.ANNOUNCE))
    async def remove(self: Any, *, by: 'Person') -> None:
        """Nobody sees it any more; it can be restored."""
        await self._set_state('removed_announcement', by, removed=True)

    @only(can(Capability.ANNOUNCE))
    async def restore(self: Any, *, by: 'Person') -> None:
        await self._set_state('restored_announcement', by, removed=False)

    async def _set_state(self: Any, verb: str, by: 'Person', *, removed: bool) -> None:
        async with transaction(self._notice.about(self.id)):
            await self.refresh_from_db()
            if (self.removed_at is not None) != removed:
                self.removed_at = now() if removed else None
                await self.save(update_fields=['removed_at'])
                await self._log(verb, by)

    @property
    def _notice(self: Any) -> Topic:
        return Topic('session', self.session_id, 'announcements')

    async def _log(self: Any, verb: str, by: 'Person') -> None:
        await log(verb, by=by, session_id=self.session_id, session_course_id=self.session_course_id,
                  details={'announcement_id': self.id, 'title': self.title})
