"""Drafts: an item that nobody but its authors sees yet, and edits of a published one that wait to be published."""
from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from tortoise.expressions import Q

from i18n import _

from ..access.guard import author, only
from ..actions.snapshot import Snapshot, Tracked, restore, take_snapshot
from ..core.check_list import Finding
from ..core.files import release
from ..core.refusals import Invalid
from ..core.transactions import transaction
from ..items.changes import ItemChanges
from ..items.fields import FIELDS, apply_fields
from ..quizzes.bank import QuestionBank
from ..quizzes.slots import set_slots, slots_from_sources
from ..records.course import Course
from ..records.event import log
from ..records.item import Item
from ..records.person import Person
from .edits import _split, as_edited
from .loads import course_outline_changed, item_to_edit, publish_item_questions
from .outline_editing import edit_item
from .readiness import items_readiness

NOTHING_BEFORE = Snapshot(())


@dataclass(frozen=True, slots=True)
class PublishedItems:
    ids: tuple[int, ...]
    left_out: tuple[Finding, ...]
    """What keeps others from being published."""
    before: Snapshot = NOTHING_BEFORE
    after: Snapshot = NOTHING_BEFORE
    """The items as they were and became, so that it can be undone."""


@only(author)
async def save_draft(course: Course, item_id: int, changes: ItemChanges, *, by: Person) -> Item:
    """Keep edits without publishing them; sessions go on with what is published. What a draft item holds, or what
    is edited back to what is published, waits for nothing."""
    async with transaction(course.topic('outline')):
        item = await item_to_edit(course, item_id)
        if item.is_draft:
            apply_fields(item, changes)
            await item.save()
            return item
        edited = copy(item)
        fields, beside = _split(item.pending)
        values = fields | changes.said()
        apply_fields(edited, ItemChanges(**values))
        waiting = beside | {name: plain(getattr(edited, name)) for name in values
                            if getattr(edited, name) != getattr(item, name)}
        item.pending = waiting or None
        await item.save(update_fields=['pending', 'updated_at'])
        await log('drafted_item', by=by, course_id=course.id, item_id=item.id)
    return item


@only(author)
async def publish_items(course: Course, item_ids: Collection[int] | None = None, *, by: Person) -> PublishedItems:
    """These items, or all that wait to be published; what learners could do nothing with stays a draft."""
    async with transaction(course.topic('outline')) as outbox:
        readiness = await items_readiness(course, item_ids, seen_by=by)
        waiting = await Item.filter(Q(is_draft=True) | Q(pending__not_isnull=True), section__course_id=course.id,
                                    session_course_id=None, is_archived=False).order_by('id')
        published = [item for item in waiting if (item_ids is None or item.id in item_ids)
                     and not readiness.of_item(item.id).is_blocked]
        replaced = [one for item in published for one in (item.file_hash, item.captions_hash)]
        back = [item.id for item in published if not (
            item.pending_file_hash or item.pending_captions_hash or 'slots' in _split(item.pending)[1])]
        before = await take_snapshot(_watched(back))
        for item in published:
            edited, was_draft = as_edited(item), item.is_draft
            edited.is_draft = False
            edited.version += not was_draft
            await _publish_beside(course, edited, _split(item.pending)[1])
            await log('published_item', by=by, course_id=course.id, item_id=item.id)
        if published:
            await publish_item_questions(course, outbox, *(item.id for item in published))
            await course_outline_changed(course, outbox, recalculate=True)
        after = await take_snapshot(_watched(back))
    await release(*replaced)
    return PublishedItems(tuple(item.id for item in published), readiness.blocking, before, after)


@only(author)
async def unpublish_items(course: Course, published: PublishedItems, *, by: Person) -> None:
    """Undo: drafts are drafts again, and edits wait again. What learners have done there stays, and so does an
    edit that has brought another file or other questions."""
    ids = list(published.after.by_model[0][1])
    async with transaction(course.topic('outline')) as outbox:
        if await take_snapshot(_watched(ids)) != published.after:
            raise Invalid(_('Somebody has changed one of these items since. Nothing was undone.'))
        await restore(published.before, published.after)
        await course_outline_changed(course, outbox, recalculate=True)
        await log('unpublished_items', by=by, course_id=course.id, details={'items': len(ids)})


@only(author)
async def publish_item(course: Course, item_id: int, *, by: Person) -> Item:
    """What is a draft, or waits as an edit, is what every session shows from now on."""
    async with transaction(course.topic('outline')):
        item = await item_to_edit(course, item_id)
        if not item.is_draft and not item.pending:
            raise Invalid(_('There is nothing to publish: no edit is waiting.'))
        (await items_readiness(course, [item.id], seen_by=by)).check()
        before = item.file_hash, item.captions_hash
        waiting, beside = _split(item.pending)
        await _publish_beside(course, item, beside)
        item = await edit_item(course, item.id, ItemChanges(**{**waiting, 'is_draft': False}), by=by)
        await log('published_item', by=by, course_id=course.id, item_id=item.id)
    await release(*before)
    return item


async def waiting_items(course: Course, *, seen_by: Person) -> list[int]:
    """The ids of drafts, and of items with edits that wait."""
    await author.check(seen_by, course)
    found = Item.filter(Q(is_draft=True) | Q(pending__not_isnull=True), section__course_id=course.id,
                        session_course_id=None, is_archived=False)
    return list(await found.order_by('id').values_list('id', flat=True))  # type: ignore[arg-type]


@only(author)
async def discard_draft(course: Course, item_id: int, *, by: Person) -> None:
    """Forget the edits that wait; what is published stays."""
    async with transaction(course.topic('outline')):
        item = await item_to_edit(course, item_id)
        waited = item.pending_file_hash, item.pending_captions_hash
        item.pending, item.pending_file_hash, item.pending_captions_hash = None, '', ''
        await item.save(update_fields=['pending', 'pending_file_hash', 'pending_captions_hash', 'updated_at'])
        await log('discarded_draft', by=by, course_id=course.id, item_id=item.id)
    await release(*waited)


async def _publish_beside(course: Course, item: Item, beside: Mapping[str, Any]) -> None:
    """The files and the questions that wait with its edits."""
    if item.pending_file_hash:
        item.update_from_dict({'file_hash': item.pending_file_hash, 'file_name': beside['file_name'],
                               'file_size': beside['file_size']})
    item.captions_hash = item.pending_captions_hash or item.captions_hash
    item.version += bool(item.pending_file_hash or item.pending_captions_hash or 'slots' in beside)
    item.pending, item.pending_file_hash, item.pending_captions_hash = None, '', ''
    await item.save()
    if 'slots' in beside:
        await set_slots(QuestionBank(course.id), item, await slots_from_sources(course.id, beside['slots']))


def _watched(ids: Collection[int]) -> Tracked:
    return Tracked(Item.filter(id__in=list(ids)), (*FIELDS, 'pending', 'version'))


def plain(value: Any) -> Any:
    """As JSON keeps it; `apply_fields` reads it back."""
    if isinstance(value, Decimal):
        return str(value)
    return value.value if isinstance(value, Enum) else dict(value) if isinstance(value, Mapping) else value
