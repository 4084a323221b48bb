"""Drafts: an item that nobody but its authors sees yet, and edits of a published one that wait to be published."""
from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from tortoise.expressions import Q

from ..access import author, only
from ..event import log
from ..live import change
from ..readiness import Finding
from ..refusals import Invalid
from .item import Item
from .item_fields import take


@dataclass(frozen=True, slots=True)
class PublishedItems:
    ids: tuple[int, ...]
    left_out: tuple[Finding, ...]
    """What keeps others from being published."""


class Publishing:

    @only(author)
    async def save_draft(self: Any, item_id: int, *, by, **values: Any) -> Item:
        """Keep edits without publishing them; sessions go on with what is published. What a draft item holds, or what
        is edited back to what is published, waits for nothing."""
        async with change(self.topic('outline')):
            item = await self._item(item_id)
            if item.is_draft:
                take(item, values)
                await item.save()
                return item
            edited = copy(item)
            take(edited, {**(item.pending or {}), **values})
            waiting = {name: _plain(getattr(edited, name)) for name in {*(item.pending or {}), *values}
                       if getattr(edited, name) != getattr(item, name)}
            item.pending = waiting or None
            await item.save(update_fields=['pending', 'updated_at'])
            await log('drafted_item', by=by, course_id=self.id, item_id=item.id)
        return item

    @only(author)
    async def publish_items(self: Any, item_ids: Collection[int] | None = None, *, by) -> PublishedItems:
        """These items, or all that wait to be published; what learners could do nothing with stays a draft."""
        async with change(self.topic('outline')) as bells:
            readiness = await self.readiness(item_ids, seen_by=by)
            waiting = await Item.filter(Q(is_draft=True) | Q(pending__not_isnull=True), section__course_id=self.id,
                                        session_course_id=None, is_archived=False).order_by('id')
            published = [item for item in waiting if (item_ids is None or item.id in item_ids)
                         and not readiness.of_item(item.id).is_blocked]
            for item in published:
                edited, was_draft = as_edited(item), item.is_draft
                edited.pending, edited.is_draft = None, False
                edited.version += not was_draft
                await edited.save()
                await log('published_item', by=by, course_id=self.id, item_id=item.id)
            if published:
                await self._outline_moved(bells, counted=True)
        return PublishedItems(tuple(item.id for item in published), readiness.blocking)

    @only(author)
    async def publish_item(self: Any, item_id: int, *, by) -> Item:
        """What is a draft, or waits as an edit, is what every session shows from now on."""
        async with change(self.topic('outline')):
            item = await self._item(item_id)
            if not item.is_draft and not item.pending:
                raise Invalid('There is nothing to publish: no edit is waiting.')
            (await self.readiness([item.id], seen_by=by)).check()
            waiting, item.pending = item.pending or {}, None
            await item.save(update_fields=['pending'])
            item = await self.edit_item(item.id, by=by, **waiting, is_draft=False)
            await log('published_item', by=by, course_id=self.id, item_id=item.id)
        return item

    @only(author)
    async def discard_draft(self: Any, item_id: int, *, by) -> None:
        """Forget the edits that wait; what is published stays."""
        async with change(self.topic('outline')):
            item = await self._item(item_id)
            item.pending = None
            await item.save(update_fields=['pending', 'updated_at'])
            await log('discarded_draft', by=by, course_id=self.id, item_id=item.id)


def as_edited(item: Item) -> Item:
    """The item with the edits that wait: what its author sees in the fields."""
    if not item.pending:
        return item
    edited = copy(item)
    take(edited, item.pending)
    return edited


def _plain(value: Any) -> Any:
    """As JSON keeps it; `take` reads it back."""
    if isinstance(value, Decimal):
        return str(value)
    return value.value if isinstance(value, Enum) else dict(value) if isinstance(value, Mapping) else value
