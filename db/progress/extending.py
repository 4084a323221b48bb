"""Giving one learner more time or more attempts at one item, with the reason."""
from datetime import datetime
from typing import Any

from ..access import Capability, can, only
from ..clock import now
from ..live import change
from ..refusals import Invalid, NotFound
from .extension import Extension


class Extending:

    @only(can(Capability.GRADE))
    async def extend(self: Any, item_id: int, *, by, reason: str, due_at: datetime | None = None,
                     closes_at: datetime | None = None, extra_attempts: int = 0, extra_minutes: int = 0) -> Extension:
        """Instead of an extension this learner has at the item already. Dates are instants; attempts and minutes come
        on top of what everybody has."""
        reason = ' '.join(reason.split())
        if not reason or len(reason) > 500:
            raise Invalid('Say why, in at most 500 characters.', 'reason')
        if not 0 <= extra_attempts <= 1000:
            raise Invalid('Give 0 to 1,000 more attempts.', 'extra_attempts')
        if not 0 <= extra_minutes <= 10_000:
            raise Invalid('Give 0 to 10,000 more minutes.', 'extra_minutes')
        if due_at is None and closes_at is None and not extra_attempts and not extra_minutes:
            raise Invalid('Give another date, more attempts or more time.', 'due_at')
        if due_at and closes_at and closes_at < due_at:
            raise Invalid('It would close before it is due.', 'closes_at')
        async with change() as bells:
            item = await self._item(item_id)
            extension, _ = await Extension.update_or_create(
                {'due_at': due_at, 'closes_at': closes_at, 'extra_attempts': extra_attempts,
                 'extra_minutes': extra_minutes, 'reason': reason, 'by_id': by.id, 'at': now()},
                participation_id=self.id, item_id=item.id)
            bells.add(*await self.rings())
            await self._log('extended', item, by, reason=reason)
        return extension

    @only(can(Capability.GRADE))
    async def withdraw_extension(self: Any, item_id: int, *, by) -> None:
        """The learner has again what everybody has."""
        async with change() as bells:
            item = await self._item(item_id)
            if not await Extension.filter(participation_id=self.id, item_id=item.id).delete():
                raise NotFound('There is no extension to withdraw.')
            bells.add(*await self.rings())
            await self._log('withdrew_extension', item, by)

    async def extensions_given(self: Any, *, seen_by: Any) -> list[Extension]:
        """All that this learner has in the course, each with its item and who gave it."""
        await can(Capability.TRACK).check(seen_by, self)
        return await Extension.filter(participation_id=self.id).order_by('id').select_related('item', 'by')


