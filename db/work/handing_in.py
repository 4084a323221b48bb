"""Handing in work: a text, files, or both."""
from collections.abc import Sequence
from typing import Any

from .. import files
from ..access import learner, only
from ..clock import now
from ..course.item import Completes
from ..live import change
from ..refusals import Invalid, NotAllowed
from .opening import Opening

LONGEST = 100_000


class HandingIn(Opening):

    @only(learner)
    async def hand_in(self: Any, item_id: int, text: str = '', *, by, uploads: Sequence[files.Upload] = ()) -> Any:
        """Hand in the answer to an assignment; the newest is what the coach grades. Kept, with its files, when this
        returns."""
        from .submission import Submission, WorkFile
        item = await self._open_item(item_id, by)
        if not item.is_assignment:
            raise NotAllowed(f'Nothing is handed in for {item.title}.')
        if not text.strip() and not uploads:
            raise Invalid('Write something or choose a file first.', 'text')
        if len(text) > LONGEST:
            raise Invalid(f'That is {len(text):,} characters; {LONGEST:,} fit. Hand it in as a file.', 'text')
        kept = [await files.keep(upload) for upload in uploads]
        async with change() as bells:
            await learner.check(by, self)
            before = await Submission.filter(participation_id=self.id, item_id=item.id).order_by('-number').first()
            submission = await Submission.create(
                participation_id=self.id, item_id=item.id, number=before.number + 1 if before else 1, text=text,
                handed_in_at=now(), is_late=bool(item.due_at and now() > item.due_at), out_of=item.points)
            for file in kept:
                await WorkFile.create(submission_id=submission.id, **file)
            row = await self._completion(item)
            if item.completes is Completes.HANDED_IN:
                await self._complete(row, item, bells, by)
            await self._figures_moved(bells)
            await self._log('handed_in', item, by, number=submission.number, late=submission.is_late)
        return submission
