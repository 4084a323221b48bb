"""Editing posts: the author edits one, a coach removes or restores it."""
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only, wrote
from ..core.clock import now
from ..core.refusals import NotFound
from ..core.topics import Notice, transaction
from ..people.search import folded
from ..records.event import log
from .posting import EMPTY_POST, check_open
from .posting_rules import posting_context
from .text_limits import check_text, count_post

if TYPE_CHECKING:
    from ..records.person import Person


class Editing:

    @only(wrote)
    async def edit(self: Any, text: str, *, by: 'Person') -> None:
        """One's own; it is marked as edited."""
        text = check_text(text, EMPTY_POST)
        await posting_context(await self.thread.course(), self.thread.item_id, by)
        await count_post(by.id)
        async with transaction(await self._notice()):
            await self.refresh_from_db()
            await self.thread.refresh_from_db()
            check_open(self.thread)
            if self.removed_at is not None:
                raise NotFound('This post was removed by a coach.')
            if text != self.text:
                self.text, self.searchable, self.edited_at = text, folded(text), now()
                await self.save(update_fields=['text', 'searchable', 'edited_at'])
                await self._log('edited_post', by)

    @only(can(Capability.GRADE))
    async def remove(self: Any, *, by: 'Person') -> None:
        """In its place stands that a coach has removed it; the text is kept for the record and shown to nobody."""
        await self._moderate('removed_post', by, removed=True)

    @only(can(Capability.GRADE))
    async def restore(self: Any, *, by: 'Person') -> None:
        await self._moderate('restored_post', by, removed=False)

    async def _moderate(self: Any, verb: str, by: 'Person', *, removed: bool) -> None:
        from ..records.thread import Thread
        course = await self.thread.course()
        async with transaction(course.topic('discussion').about(self.thread_id), await self._notice()):
            thread = await Thread.select_for_update().get(id=self.thread_id)  # the count moves with each post
            await self.refresh_from_db()
            if (self.removed_at is not None) != removed:
                self.removed_at, self.removed_by_id = (now(), by.id) if removed else (None, None)
                await self.save(update_fields=['removed_at', 'removed_by_id'])
                await thread._recount()
                await self._log(verb, by)

    async def _notice(self: Any) -> Notice:
        """The post, and those that quote its first words."""
        answers = await self.answered_by.all().values_list('id', flat=True)
        return self.thread.topic().about(self.id, *answers)

    async def _log(self: Any, verb: str, by: 'Person') -> None:
        from ..records.person import Person
        course = await self.thread.course()
        author = await Person.get(id=self.author_id)
        await log(verb, by=by, session_id=course.session_id, session_course_id=course.id, item_id=self.thread.item_id,
                  details={'thread_id': self.thread_id, 'title': self.thread.title, 'post_id': self.id,
                           'username': author.username})
