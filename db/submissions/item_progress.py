"""Opening items and marking them done."""
from typing import TYPE_CHECKING, Any

from ..access.capabilities import attendee, learner, only
from ..core.clock import now
from ..core.refusals import NotAllowed
from ..core.sql import lock_row
from ..core.topics import Outbox, transaction
from ..outline.availability import why_closed
from ..outline.extended_dates import apply_extensions
from ..outline.outline import Outline, OutlineItem, contents, outlines
from ..records.event import log
from ..records.item import CompletionRule, ItemKind

if TYPE_CHECKING:
    from ..records.person import Person


class Opening:

    @only(attendee)
    async def visit(self: Any, item_id: int, *, by: 'Person') -> None:
        """Remember that the learner is at the page of an item. What stands there itself is opened with it; what the
        page only leads to is opened by going there (`open`), and a quiz or a survey is begun by starting it."""
        if await learner.why_not(by, self):
            return
        item = await self._open_item(item_id, by)
        if await _is_its_page(self, item):
            await self.open(item_id, by=by)
        elif self.last_item_id != item.id:
            async with transaction() as outbox:
                await self._set_last_item(item, outbox)

    @only(attendee)
    async def open(self: Any, item_id: int, *, by: 'Person') -> None:
        """Remember that the learner has opened it: read the page, followed the link, seen or downloaded the file.
        Completes it where that is enough. After the end, nothing."""
        if await learner.why_not(by, self):
            return
        item = await self._open_item(item_id, by)
        if item.kind in STARTED_KINDS:
            return
        async with transaction() as outbox:
            await lock_row(self)
            await self._set_last_item(item, outbox)
            if await self._mark_opened(item, outbox):
                await self._log('opened', item, by)
            if item.completes is CompletionRule.OPENED:
                await self._complete(await self._completion(item), item, outbox, by)

    @only(learner)
    async def mark_done(self: Any, item_id: int, *, by: 'Person') -> None:
        outline = await self.outline()
        item = self._completed_by_hand(outline.item(item_id))
        await self._open_item(item_id, by, outline)
        async with transaction() as outbox:
            await lock_row(self)
            await self._complete(await self._completion(item), item, outbox, by)

    @only(learner)
    async def mark_not_done(self: Any, item_id: int, *, by: 'Person') -> None:
        """Take the tick back."""
        item = self._completed_by_hand(await self._item(item_id))
        async with transaction() as outbox:
            await lock_row(self)
            row = await self._completion(item)
            if row.completed_at is not None:
                row.completed_at = None
                await row.save(update_fields=['completed_at'])
                await self._update_figures(outbox)
                await self._log('marked_not_done', item, by)

    def _completed_by_hand(self: Any, item: OutlineItem) -> OutlineItem:
        if item.completes is not CompletionRule.MARKED_DONE:
            raise NotAllowed(f'{item.title} is not marked done by hand: {how_completed(item)}.')
        return item

    async def _set_last_item(self: Any, item: OutlineItem, outbox: Outbox) -> None:
        """Inside a change: from here the learner goes on."""
        if self.last_item_id != item.id:
            self.last_item_id = item.id
            await self.save(update_fields=['last_item_id'])
            outbox.add(self.topic())

    async def _mark_opened(self: Any, item: OutlineItem, outbox: Outbox) -> bool:
        """Inside a change: under way from now on; whether that is new."""
        row, is_new = await self._first_completion(item)
        if row.opened_at is None:
            row.opened_at = now()
            await row.save(update_fields=['opened_at'])
            is_new = True
        if is_new:
            outbox.add(*await self.notices())
        return is_new

    async def outline(self: Any) -> Outline:
        """The effective outline with this learner's extensions. Two statements."""
        shared = (await outlines([self.session_course_id]))[self.session_course_id]
        return (await apply_extensions({self.id: shared}))[self.id]

    async def _item(self: Any, item_id: int) -> OutlineItem:
        return (await self.outline()).item(item_id)

    async def _open_item(self: Any, item_id: int, by: 'Person', outline: Outline | None = None) -> OutlineItem:
        """Raises NotOpen for what this learner may not open yet, by its date or its prerequisites."""
        from ..grades.release import withheld_in
        from ..tracking.course import cells_in
        outline = outline or await self.outline()
        item = outline.item(item_id)
        cells = await cells_in({self.id: outline}, withheld={self.id: await withheld_in(outline)}) if item.needs else {
            self.id: {}}
        if no := why_closed(item, outline, cells[self.id], now(), by.zone):
            raise no
        return item

    async def _completion(self: Any, item: OutlineItem) -> Any:
        from ..records.submission import ItemCompletion
        row, _ = await ItemCompletion.get_or_create(participation_id=self.id, item_id=item.id)
        return row

    async def _first_completion(self: Any, item: OutlineItem) -> tuple[Any, bool]:
        """Opened from now on, where there was none; and whether that is so."""
        from ..records.submission import ItemCompletion
        return await ItemCompletion.get_or_create({'opened_at': now()}, participation_id=self.id, item_id=item.id)

    async def _complete(self: Any, row: Any, item: OutlineItem, outbox: Outbox, by: 'Person | None') -> None:
        """Inside a change: done from now on, if it was not before."""
        if row.completed_at is not None:
            return
        row.completed_at = now()
        row.opened_at = row.opened_at or row.completed_at
        await row.save(update_fields=['completed_at', 'opened_at'])
        await self._update_figures(outbox)
        await self._log('completed', item, by)

    async def _update_figures(self: Any, outbox: Outbox) -> None:
        from ..progress.figures import recalculate_figures
        await recalculate_figures(self.session_course_id, [self.id])
        outbox.add(*await self.notices())

    async def _log(self: Any, verb: str, item: OutlineItem, by: 'Person | None', **details: Any) -> None:
        session_id, session_course_id = await self.place()
        await log(verb, by=by, session_id=session_id, session_course_id=session_course_id, item_id=item.id,
                  participation_id=self.id, details=details)


STARTED_KINDS = (ItemKind.QUIZ, ItemKind.SURVEY)
"""What is under way from its start on, not from a look at its page."""


async def _is_its_page(participation: Any, item: OutlineItem) -> bool:
    """Whether the item stands on its page itself, or only a way to it."""
    if item.kind is ItemKind.VIDEO:
        return bool((await contents(participation.session_course_id, item.id))['file_hash'])
    return item.kind not in (ItemKind.LINK, ItemKind.FILE, *STARTED_KINDS)


def how_completed(item: OutlineItem) -> str:
    if item.completes is CompletionRule.OPENED and item.kind in HOW_OPENED:
        return HOW_OPENED[item.kind]
    return HOW[item.completes]


HOW_OPENED = {ItemKind.LINK: 'following the link completes it', ItemKind.FILE: 'opening or downloading it completes it'}
HOW = {
    CompletionRule.OPENED: 'opening it is enough',
    CompletionRule.MARKED_DONE: 'mark it done when you are',
    CompletionRule.WATCHED: 'watching it completes it',
    CompletionRule.POSTED: 'a post of yours completes it',
    CompletionRule.SUBMITTED: 'submitting it completes it',
    CompletionRule.GRADED: 'it is complete once it is graded',
    CompletionRule.PASSED: 'it is complete once it is passed',
}
