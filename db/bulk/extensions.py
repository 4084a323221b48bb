"""More time or more attempts at one item for several learners."""
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.refusals import Invalid
from ..outline.outline import OutlineItem
from ..records.extension import Extension
from ..submissions.extension_terms import ExtensionTerms
from ..submissions.extensions import more_than_everybody
from .on_item import held, on_work
from .targets import Reaching, participations, sift
from .undo import Done

if TYPE_CHECKING:
    from ..records.person import Person

Given = dict[str, Any]
DATES, COUNTS = ('due_at', 'closes_at'), ('extra_attempts', 'extra_minutes')


class ExtendingMany:

    async def extend_reaches(self: Any, ids: Iterable[int], item_id: int, more: ExtensionTerms, *, seen_by: 'Person'
                             ) -> Reaching:
        await can(Capability.GRADE).check(seen_by, self)
        return (await self._extending(ids, item_id, more, seen_by))[0]

    @only(can(Capability.GRADE))
    async def extend_many(self: Any, ids: Iterable[int], item_id: int, more: ExtensionTerms, *, by: 'Person',
                          reason: str) -> Done:
        """Nobody loses what they have there already: of two dates the later holds, of two numbers the larger. Who has
        all of it already is left out. Undoing it does not shorten an attempt that is under way."""
        reason, ids = why_extended(reason), list(ids)
        async with held(self, ids):
            reaching, item, values = await self._extending(ids, item_id, more, by)
            return await on_work(
                self, 'extended', reaching,
                lambda one: one.extend(item.id, ExtensionTerms(**values[one.id]), by=by, reason=reason),
                item_id=item.id, title=item.title)

    async def _extending(self: Any, ids: Iterable[int], item_id: int, more: ExtensionTerms, by: 'Person'
                         ) -> tuple[Reaching, OutlineItem, dict[int, Given]]:
        item = (await self.outline()).item(item_id)
        given = more.more()
        if not given:
            raise Invalid('Give another date, more attempts or more time.', 'due_at')
        more_than_everybody(item, given, by)
        people = await participations(self, ids)
        kept = await extensions([one.id for one in people], item_id)
        values = {one.id: merged(kept.get(one.id), given) for one in people}

        for one in values.values():
            if one['due_at'] and one['closes_at'] and one['closes_at'] < one['due_at']:
                raise Invalid('It would close before it is due.', 'closes_at')

        def why_not(one: Any) -> str | None:
            had = kept.get(one.id)
            return 'has that much already' if had and values[one.id] == merged(had, {}) else None
        return sift(people, why_not), item, values


def why_extended(reason: str) -> str:
    reason = ' '.join(reason.split())
    if not reason or len(reason) > 500:
        raise Invalid('Say why, in at most 500 characters.', 'reason')
    return reason


async def extensions(participation_ids: Iterable[int], item_id: int) -> dict[int, Any]:
    """By participation."""
    found = await Extension.filter(participation_id__in=list(participation_ids), item_id=item_id)
    return {one.participation_id: one for one in found}  # type: ignore[attr-defined]


def merged(kept: Any | None, given: Given) -> Given:
    """What somebody has, and on top of it what is given, where that is more."""
    values: Given = {}
    for name in DATES:
        dates: list[datetime] = [at for at in (getattr(kept, name, None), given.get(name)) if at]
        values[name] = max(dates, default=None)
    for name in COUNTS:
        values[name] = max(getattr(kept, name, 0), given.get(name, 0))
    if values['closes_at'] and values['due_at'] and not given.get('closes_at'):
        values['closes_at'] = max(values['closes_at'], values['due_at'])
    return values
