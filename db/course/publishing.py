"""Drafts: an item that nobody but its authors sees yet, and edits of a published one that wait to be published."""
from collections.abc import Mapping
from copy import copy
from decimal import Decimal
from enum import Enum
from typing import Any

from ..access import author, only
from ..event import log
from ..live import change
from ..refusals import Invalid
from .item import Item
from .item_fields import take


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
    async def publish_item(self: Any, item_id: int, *, by) -> Item:
        """What is a draft, or waits as an edit, is what every session shows from now on."""
        async with change(self.topic('outline')):
            item = await self._item(item_id)
            if not item.is_draft and not item.pending:
                raise Invalid('There is nothing to publish: no edit is waiting.')
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
