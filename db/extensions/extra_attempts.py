"""Letting one learner attempt a quiz once more."""

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.refusals import Invalid
from ..core.transactions import transaction
from ..outlines.for_learner import learner_item
from ..records.extension import Extension
from ..records.participation import Participation
from ..records.person import Person
from .extension_grant import ExtensionGrant
from .granting import extend


@only(can(Capability.GRADE))
async def allow_attempts(participation: Participation, item_id: int, attempts: int = 1, *, by: Person,
                         reason: str) -> Extension:
    """So many more, on top of what the learner may have been given already; the rest of an extension stays."""
    if isinstance(attempts, bool) or not isinstance(attempts, int) or attempts < 1:
        raise Invalid(_('Give at least one more attempt.'), 'extra_attempts')
    async with transaction():
        item = await learner_item(participation, item_id)
        if item.attempts is None:
            raise Invalid(_('{title} may be attempted as often as one likes.', title=item.title), 'extra_attempts')
        kept = await Extension.get_or_none(participation_id=participation.id, item_id=item.id) or Extension()
        return await extend(participation,
                            item.id, ExtensionGrant(due_at=kept.due_at, closes_at=kept.closes_at,
                                                    extra_minutes=kept.extra_minutes,
                                                    extra_attempts=kept.extra_attempts + attempts), by=by,
                                                    reason=reason)
