"""Work that is being written: kept as it is typed, with its files, until it is submitted. Only its learner sees it."""
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from ..access.capabilities import attendee, learner, only
from ..core import files
from ..core.clock import now
from ..core.refusals import NotFound
from ..core.sql import lock_row
from ..core.storage_limits import check_person_storage
from ..core.topics import transaction
from ..outline.availability import why_over
from ..outline.outline import OutlineItem
from .assignment_rules import check_file_types, check_text, check_uploads, rules_of
from .item_progress import Opening

if TYPE_CHECKING:
    from ..records.person import Person
    from ..records.submission import Draft, WorkFile

MAX_CONFLICTING_VERSIONS = 10
AN_INSTANT = timedelta(microseconds=1)


class Drafting(Opening):

    @only(learner)
    async def save_draft(self: Any, item_id: int, text: str, *, by: 'Person',
                         seen: datetime | None = None) -> 'Draft | None':
        """Keep the words as they are now; None where nothing is left to keep.

        :param seen: when the words were saved that these were written over. Words that this window has not seen are
            kept beside them
        """
        from ..records.submission import Draft
        item = await self._open_assignment(item_id, by)
        check_text(item, text)
        text = text if text.strip() else ''
        async with transaction(self.topic('draft')):
            await self._lock()
            draft = await Draft.get_or_none(participation_id=self.id, item_id=item.id) or Draft(
                participation_id=self.id, item_id=item.id, saved_at=now())
            if draft.text and not text.startswith(draft.text) and draft.saved_at != seen:
                keep_conflicting_version(draft)
            draft.text, draft.saved_at = text, max(now(), draft.saved_at + AN_INSTANT)
            return await save_or_delete(draft)

    @only(learner)
    async def discard_conflicting_versions(self: Any, item_id: int, *, by: 'Person') -> None:
        """The learner has looked at the versions that another window had saved."""
        from ..records.submission import Draft
        async with transaction(self.topic('draft')):
            draft = await Draft.get_or_none(participation_id=self.id, item_id=item_id)
            if draft:
                draft.overtaken = []
                await save_or_delete(draft)

    @only(learner)
    async def add_draft_file(self: Any, item_id: int, upload: files.Upload, *, by: 'Person') -> 'WorkFile':
        """Kept, with the draft, when this returns."""
        from ..records.submission import Draft, WorkFile
        item = await self._open_assignment(item_id, by)
        check_uploads(item, [upload], await self._draft_files(item.id).count())
        await check_person_storage(self.learner_id, [upload])
        async with files.keeping(upload) as kept:
            await check_file_types(item, kept)
            async with transaction(self.topic('draft')):
                await learner.check(by, self)
                await self._lock()
                await check_person_storage(self.learner_id, [upload])
                check_uploads(item, [upload], await self._draft_files(item.id).count())
                draft, _ = await Draft.get_or_create({'saved_at': now()}, participation_id=self.id, item_id=item.id)
                return await WorkFile.create(draft_id=draft.id, **kept[0])

    @only(learner)
    async def remove_draft_file(self: Any, file_id: int, *, by: 'Person') -> None:
        from ..records.submission import Draft, WorkFile
        async with transaction(self.topic('draft')):
            await self._lock()
            file = await WorkFile.get_or_none(id=file_id, draft__participation_id=self.id)
            if file is None:
                raise NotFound('This file is not there any more.')
            await file.delete()
            await save_or_delete(await Draft.get(id=file.draft_id))
        await files.release(file.file_hash)

    async def draft_of(self: Any, item_id: int, *, seen_by: 'Person') -> 'Draft | None':
        """With its files, for its learner."""
        from ..records.submission import Draft
        await attendee.check(seen_by, self)
        return await Draft.get_or_none(participation_id=self.id, item_id=item_id).prefetch_related('files')

    async def _open_assignment(self: Any, item_id: int, by: 'Person') -> OutlineItem:
        """An assignment to which the learner may still submit."""
        item = await self._open_item(item_id, by)
        rules_of(item)
        if over := why_over(item, now(), by.zone):
            raise over
        return item

    async def _lock(self: Any) -> None:
        """Two windows may do the same at once: the second waits until the first is through."""
        await lock_row(self)

    def _draft_files(self: Any, item_id: int) -> Any:
        from ..records.submission import WorkFile
        return WorkFile.filter(draft__participation_id=self.id, draft__item_id=item_id)


def keep_conflicting_version(draft: 'Draft') -> None:
    words = {'text': draft.text, 'saved_at': draft.saved_at.isoformat()}
    draft.overtaken = [*draft.overtaken, words][-MAX_CONFLICTING_VERSIONS:]


async def save_or_delete(draft: 'Draft') -> 'Draft | None':
    """Inside a change: keeps the draft, or nothing where it holds nothing any more."""
    from ..records.submission import WorkFile
    if draft.text or draft.overtaken or draft.id and await WorkFile.exists(draft_id=draft.id):
        await draft.save()
        return draft
    if draft.id:
        await draft.delete()
    return None
