"""Handing in work: a text, a file, or both."""
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
    async def hand_in(self: Any, item_id: int, text: str = '', *, by, file: files.Upload | None = None) -> Any:
        """Hand in the answer to a task; the newest is what the coach grades. Kept, with its file, when this returns."""
        from .submission import Submission
        item = await self._item(item_id)
        if not item.is_task:
            raise NotAllowed(f'Nothing is handed in for {item.title}.')
        if not text.strip() and file is None:
            raise Invalid('Write something or choose a file first.', 'text')
        if len(text) > LONGEST:
            raise Invalid(f'That is {len(text):,} characters; {LONGEST:,} fit. Hand it in as a file.', 'text')
        kept = await files.keep(file) if file else {}
        async with change() as bells:
            await learner.check(by, self)
            before = await Submission.filter(participation_id=self.id, item_id=item.id).order_by('-number').first()
            submission = await Submission.create(
                participation_id=self.id, item_id=item.id, number=before.number + 1 if before else 1, text=text,
                handed_in_at=now(), is_late=bool(item.due_at and now() > item.due_at), out_of=item.points, **kept)
            row = await self._completion(item)
            if item.completes is Completes.HANDED_IN:
                await self._complete(row, item, bells, by)
            await self._figures_moved(bells)
            await self._log('handed_in', item, by, number=submission.number, late=submission.is_late)
        return submission
