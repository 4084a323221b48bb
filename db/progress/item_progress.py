"""Opening items and marking them done."""
from collections.abc import Mapping
from typing import Any, Protocol

from i18n import LazyText, _, lazy

from ..access.guard import attendee, learner, only
from ..core.clock import now
from ..core.refusals import NotAllowed
from ..core.sql import lock_row
from ..core.transactions import Outbox, transaction
from ..gradebook.withheld import withheld_in
from ..outlines.availability import why_closed
from ..outlines.for_learner import learner_item, learner_outline
from ..outlines.item_status import Cell, cells_in
from ..outlines.outline import Outline, OutlineItem, contents
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.item import CompletionRule
from ..records.item_types import OpenedBy
from ..records.participation import Participation
from ..records.person import Person
from ..records.submission import ItemCompletion
from .figures import recalculate_figures


class CompletableItem(Protocol):
    """An item of the effective outline, or what else stands for one."""

    @property
    def id(self) -> int: ...


@only(attendee)
async def visit(participation: Participation, item_id: int, *, by: Person) -> None:
    """Remember that the learner is at the page of an item. What stands there itself is opened with it; what the
    page only leads to is opened by going there (`open_item`), and a quiz or a survey is begun by starting it."""
    if await learner.why_not(by, participation):
        return
    item = await item_open_to(participation, item_id, by)
    if await _is_its_page(participation, item):
        await open_item(participation, item_id, by=by)
    elif participation.last_item_id != item.id:
        async with transaction() as outbox:
            await _set_last_item(participation, item, outbox)


@only(attendee)
async def open_item(participation: Participation, item_id: int, *, by: Person) -> None:
    """Remember that the learner has opened it: read the page, followed the link, seen or downloaded the file.
    Completes it where that is enough. After the end, nothing."""
    if await learner.why_not(by, participation):
        return
    item = await item_open_to(participation, item_id, by)
    if item.type.opened_by is OpenedBy.START:
        return
    async with transaction() as outbox:
        await lock_row(participation)
        await _set_last_item(participation, item, outbox)
        if await mark_opened(participation, item, outbox):
            await log_item(participation, 'opened', item, by)
        if item.completes is CompletionRule.OPENED:
            await complete_item(participation, await get_completion(participation, item), item, outbox, by)


@only(learner)
async def mark_done(participation: Participation, item_id: int, *, by: Person) -> None:
    outline = await learner_outline(participation)
    item = _completed_by_hand(participation, outline.item(item_id))
    await item_open_to(participation, item_id, by, outline)
    async with transaction() as outbox:
        await lock_row(participation)
        await complete_item(participation, await get_completion(participation, item), item, outbox, by)


@only(learner)
async def mark_not_done(participation: Participation, item_id: int, *, by: Person) -> None:
    """Take the tick back."""
    item = _completed_by_hand(participation, await learner_item(participation, item_id))
    async with transaction() as outbox:
        await lock_row(participation)
        row = await get_completion(participation, item)
        if row.completed_at is not None:
            row.completed_at = None
            await row.save(update_fields=['completed_at'])
            await update_figures(participation, outbox)
            await log_item(participation, 'marked_not_done', item, by)


def _completed_by_hand(participation: Participation, item: OutlineItem) -> OutlineItem:
    if item.completes is not CompletionRule.MARKED_DONE:
        raise NotAllowed(_('{title} is not marked done by hand: {how}.',
                           title=item.title, how=how_completed(item)))
    return item


async def _set_last_item(participation: Participation, item: OutlineItem, outbox: Outbox) -> None:
    """Inside a change: from here the learner goes on."""
    if participation.last_item_id != item.id:
        participation.last_item_id = item.id
        await participation.save(update_fields=['last_item_id'])
        outbox.add(participation.topic())


async def mark_opened(participation: Participation, item: OutlineItem, outbox: Outbox) -> bool:
    """Inside a change: under way from now on; whether that is new."""
    row, is_new = await _first_completion(participation, item)
    if row.opened_at is None:
        row.opened_at = now()
        await row.save(update_fields=['opened_at'])
        is_new = True
    if is_new:
        outbox.add(*await participation.notices())
    return is_new


async def item_open_to(participation: Participation, item_id: int, by: Person,
                       outline: Outline | None = None) -> OutlineItem:
    """Raises NotOpen for what this learner may not open yet, by its date or its prerequisites."""
    outline = outline or await learner_outline(participation)
    item = outline.item(item_id)
    cells: Mapping[int, Cell] = {}
    if item.needs:
        withheld = {participation.id: await withheld_in(outline)}
        cells = (await cells_in({participation.id: outline}, withheld=withheld))[participation.id]
    if no := why_closed(item, outline, cells, now(), by.zone):
        raise no
    return item


async def get_completion(participation: Participation, item: CompletableItem) -> Any:
    row, _ = await ItemCompletion.get_or_create(participation_id=participation.id, item_id=item.id)
    return row


async def _first_completion(participation: Participation, item: OutlineItem) -> tuple[Any, bool]:
    """Opened from now on, where there was none; and whether that is so."""
    return await ItemCompletion.get_or_create({'opened_at': now()}, participation_id=participation.id, item_id=item.id)


async def complete_item(participation: Participation, row: Any, item: CompletableItem, outbox: Outbox,
                        by: Person | None) -> None:
    """Inside a change: done from now on, if it was not before."""
    if row.completed_at is not None:
        return
    row.completed_at = now()
    row.opened_at = row.opened_at or row.completed_at
    await row.save(update_fields=['completed_at', 'opened_at'])
    await update_figures(participation, outbox)
    await log_item(participation, 'completed', item, by)


async def update_figures(participation: Participation, outbox: Outbox) -> None:
    await recalculate_figures(participation.session_course_id, [participation.id])
    outbox.add(*await participation.notices())


async def log_item(participation: Participation, verb: EventVerb, item: CompletableItem, by: Person | None,
                   **details: Any) -> None:
    session_id, session_course_id = await participation.place()
    await log(verb, by=by, session_id=session_id, session_course_id=session_course_id, item_id=item.id,
              participation_id=participation.id, details=details)


async def _is_its_page(participation: Participation, item: OutlineItem) -> bool:
    """Whether the item stands on its page itself, or only a way to it."""
    if item.type.opened_by is OpenedBy.VISIT_OR_LINK:
        return bool((await contents(participation.session_course_id, item.id))['file_hash'])
    return item.type.opened_by is OpenedBy.VISIT


def how_completed(item: OutlineItem) -> str:
    return str(item.type.opened_is_complete if item.completes is CompletionRule.OPENED else HOW[item.completes])


HOW: dict[CompletionRule, LazyText] = {
    CompletionRule.MARKED_DONE: lazy('mark as done when finished'),
    CompletionRule.WATCHED: lazy('watching it completes it'),
    CompletionRule.POSTED: lazy('a post of yours completes it'),
    CompletionRule.SUBMITTED: lazy('submitting it completes it'),
    CompletionRule.GRADED: lazy('complete when graded'),
    CompletionRule.PASSED: lazy('complete when passed'),
}
