"""More time or more attempts at one item for several learners."""
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..actions.targets import Targets, participations, select_targets
from ..actions.undo import UndoableAction
from ..core.refusals import Invalid
from ..extensions.extension_grant import ExtensionGrant
from ..extensions.granting import check_extends, extend
from ..outlines.outline import OutlineItem, effective_outline
from ..records.extension import Extension
from ..records.person import Person
from ..records.session_course import SessionCourse
from .on_item import exclusive, on_item

Fields = dict[str, Any]
DATES, COUNTS = ('due_at', 'closes_at'), ('extra_attempts', 'extra_minutes')


async def extend_targets(session_course: SessionCourse, ids: Iterable[int], item_id: int, more: ExtensionGrant, *,
                         seen_by: Person
                         ) -> Targets:
    await can(Capability.GRADE).check(seen_by, session_course)
    return (await _extending(session_course, ids, item_id, more, seen_by))[0]


@only(can(Capability.GRADE))
async def extend_many(session_course: SessionCourse, ids: Iterable[int], item_id: int, more: ExtensionGrant, *,
                      by: Person,
                      reason: str) -> UndoableAction:
    """Nobody loses what they have there already: of two dates the later holds, of two numbers the larger. Who has
    all of it already is skipped. Undoing it does not shorten an attempt that is under way."""
    reason, ids = check_reason(reason), list(ids)
    async with exclusive(session_course, ids):
        targets, item, values = await _extending(session_course, ids, item_id, more, by)
        return await on_item(
            session_course, 'extended', targets,
            lambda one: extend(one, item.id, ExtensionGrant(**values[one.id]), by=by, reason=reason),
            item_id=item.id, title=item.title)


async def _extending(session_course: SessionCourse, ids: Iterable[int], item_id: int, more: ExtensionGrant, by: Person
                     ) -> tuple[Targets, OutlineItem, dict[int, Fields]]:
    item = (await effective_outline(session_course)).item(item_id)
    given = more.given()
    if not given:
        raise Invalid(_('Give another date, more attempts or more time.'), 'due_at')
    check_extends(item, given, by)
    people = await participations(session_course, ids)
    kept = await existing_extensions([one.id for one in people], item_id)
    values = {one.id: merge(kept.get(one.id), given) for one in people}

    for one in values.values():
        if one['due_at'] and one['closes_at'] and one['closes_at'] < one['due_at']:
            raise Invalid(_('It would close before it is due.'), 'closes_at')

    def why_not(one: Any) -> str | None:
        had = kept.get(one.id)
        return _('has that much already') if had and values[one.id] == merge(had, {}) else None
    return select_targets(people, why_not), item, values


def check_reason(reason: str) -> str:
    reason = ' '.join(reason.split())
    if not reason or len(reason) > 500:
        raise Invalid(_('Say why, in up to 500 characters.'), 'reason')
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
