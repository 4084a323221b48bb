"""What coaches do with a thread: pin it, close it, remove it, and each of these undone."""
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.clock import now
from ..core.topics import transaction
from ..records.event import log

if TYPE_CHECKING:
    from ..records.person import Person


class Moderating:

    @only(can(Capability.GRADE))
    async def pin(self: Any, *, by: 'Person') -> None:
        """It stands before all others."""
        await self._set_state('pinned_thread', by, is_pinned=True)

    @only(can(Capability.GRADE))
    async def unpin(self: Any, *, by: 'Person') -> None:
        await self._set_state('unpinned_thread', by, is_pinned=False)

    @only(can(Capability.GRADE))
    async def close(self: Any, *, by: 'Person') -> None:
        """It is read on, but nobody posts in it any more."""
        await self._set_state('closed_thread', by, is_closed=True)

    @only(can(Capability.GRADE))
    async def reopen(self: Any, *, by: 'Person') -> None:
        await self._set_state('reopened_thread', by, is_closed=False)

    @only(can(Capability.GRADE))
    async def remove(self: Any, *, by: 'Person') -> None:
        """With everything in it, kept for the record; it can be restored."""
        await self._set_state('removed_thread', by, removed_at=now())

    @only(can(Capability.GRADE))
    async def restore(self: Any, *, by: 'Person') -> None:
        await self._set_state('restored_thread', by, removed_at=None)

    async def _set_state(self: Any, verb: str, by: 'Person', **values: Any) -> None:
        course = await self.course()
        async with transaction(self.topic('state'), course.topic('discussion').about(self.id)):
            await type(self).filter(id=self.id).update(**values)
            for name, value in values.items():
                setattr(self, name, value)
            await log(verb, by=by, session_id=course.session_id, session_course_id=course.id, item_id=self.item_id,
                      details={'thread_id': self.id, 'title': self.title})

    async def _recount(self: Any) -> None:
        """Inside a change of its posts: how many there are to read, and when the last was posted."""
        from ..records.thread import Post
        here = Post.filter(thread_id=self.id, removed_at=None)
        self.posts, last = await here.count(), await here.order_by('-id').first()
        self.last_post_at = last.posted_at if last else self.opened_at
        await self.save(update_fields=['posts', 'last_post_at'])
