"""Letting one learner attempt a quiz once more."""
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.refusals import Invalid
from ..core.topics import transaction
from ..records.extension import Extension
from ..submissions.extension_grant import ExtensionGrant

if TYPE_CHECKING:
    from ..records.person import Person


class AllowingAttempts:

    @only(can(Capability.GRADE))
    async def allow_attempts(self: Any, item_id: int, attempts: int = 1, *, by: 'Person', reason: str) -> Extension:
        """So many more, on top of what the learner may have been given already; the rest of an extension stays."""
        if isinstance(attempts, bool) or not isinstance(attempts, int) or attempts < 1:
            raise Invalid('Give at least one more attempt.', 'extra_attempts')
        async with transaction():
            item = await self._item(item_id)
            if item.attempts is None:
                raise Invalid(f'{item.title} may be attempted as often as one likes.', 'extra_attempts')
            kept = await Extension.get_or_none(participation_id=self.id, item_id=item.id) or Extension()
            return await self.extend(
                item.id, ExtensionGrant(due_at=kept.due_at, closes_at=kept.closes_at, extra_minutes=kept.extra_minutes,
                                        extra_attempts=kept.extra_attempts + attempts), by=by, reason=reason)
