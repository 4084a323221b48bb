"""More time or more attempts at one item for several learners."""
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.refusals import Invalid
from ..outline.outline import OutlineItem
from ..records.extension import Extension
from ..submissions.extension_grant import ExtensionGrant
from ..submissions.extensions import check_extends
from .on_item import exclusive, on_item
from .targets import Targets, participations, select_targets
from .undo import UndoableAction

if TYPE_CHECKING:
    from ..records.person import Person

Fields = dict[str, Any]
DATES, COUNTS = ('due_at', 'closes_at'), ('extra_attempts', 'extra_minutes')


class ExtendingMany:

    async def extend_targets(self: Any, ids: Iterable[int], item_id: int, more: ExtensionGrant, *, seen_by: 'Person'
                             ) -> Targets:
        await can(Capability.GRADE).check(seen_by, self)
        return (await self._extending(ids, item_id, more, seen_by))[0]

    @only(can(Capability.GRADE))
    async def extend_many(self: Any, ids: Iterable[int], item_id: int, more: ExtensionGrant, *, by: 'Person',
                          reason: str) -> UndoableAction:
        """Nobody loses what they have there already: of two dates the later holds, of two numbers the larger. Who has
        all of it already is skipped. Undoing it does not shorten an attempt that is under way."""
        reason, ids = check_reason(reason), list(ids)
        async with exclusive(self, ids):
            targets, item, values = await self._extending(ids, item_id, more, by)
            return await on_item(
                self, 'extended', targets,
                lambda one: one.extend(item.id, ExtensionGrant(**values[one.id]), by=by, reason=reason),
                item_id=item.id, title=item.title)

    async def _extending(self: Any, ids: Iterable[int], item_id: int, more: ExtensionGrant, by: 'Person'
                         ) -> tuple[Targets, OutlineItem, dict[int, Fields]]:
        item = (await self.outline()).item(item_id)
        given = more.given()
        if not given:
            raise Invalid('Give another date, more attempts or more time.', 'due_at')
        check_extends(item, given, by)
        people = await participations(self, ids)
        kept = await existing_extensions([one.id for one in people], item_id)
        values = {one.id: merge(kept.get(one.id), given) for one in people}

        for one in values.values():
            if one['due_at'] and one['closes_at'] and one['closes_at'] < one['due_at']:
                raise Invalid('It would close before it is due.', 'closes_at')

        def why_not(one: Any) -> str | None:
            had = kept.get(one.id)
            return 'has that much already' if had and values[one.id] == merge(had, {}) else None
        return select_targets(people, why_not), item, values


def check_reason(reason: str) -> str:
    reason = ' '.join(reason.split())
    if not reason or len(reason) > 500:
        raise Invalid('Say why, in at most 500 characters.', 'reason')
    return reason


async def existing_extensions(participation_ids: Iterable[int], item_id: int) -> dict[int, Any]:
    """By participation."""
    found = await Extension.filter(participation_id__in=list(participation_ids), item_id=item_id)
    return {one.participation_id: one for one in found}  # type: ignore[attr-defined]


def merge(kept: Any | None, given: Fields) -> Fields:
    """What somebody has, and on top of it what is given, where that is more."""
    values: Fields = {}
    for name in DATES:
        dates: list[datetime] = [at for at in (getattr(kept, name, None), given.get(name)) if at]
        values[name] = max(dates, default=None)
    for name in COUNTS:
        values[name] = max(getattr(kept, name, 0), given.get(name, 0))
    if values['closes_at'] and values['due_at'] and not given.get('closes_at'):
        values['closes_at'] = max(values['closes_at'], values['due_at'])
    return values
