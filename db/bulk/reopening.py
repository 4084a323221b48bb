"""Letting several learners work once more at an item with which they were through."""
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..actions.targets import Targets, participations, select_targets
from ..actions.undo import UndoableAction
from ..core.clock import now
from ..core.dates import say_moment
from ..core.refusals import Invalid
from ..extensions.extension_grant import ExtensionGrant
from ..extensions.granting import extend
from ..outlines.extended_dates import apply_extensions
from ..outlines.outline import OutlineItem, effective_outline
from ..records.attempt import Attempt
from ..records.item_types import Work
from ..records.person import Person
from ..records.session_course import SessionCourse
from ..records.submission import Submission
from .extensions import Fields, check_reason, existing_extensions, merge
from .on_item import exclusive, on_item


async def reopen_targets(session_course: SessionCourse, ids: Iterable[int], item_id: int, *, seen_by: Person,
                         closes_at: datetime | None = None) -> Targets:
    await can(Capability.GRADE).check(seen_by, session_course)
    return (await _reopening(session_course, ids, item_id, closes_at, seen_by))[0]


@only(can(Capability.GRADE))
async def reopen_many(session_course: SessionCourse, ids: Iterable[int], item_id: int, *, by: Person, reason: str,
                      closes_at: datetime | None = None) -> UndoableAction:
    """Who has used all their attempts gets exactly one more, and who finds the item closed, time until
    `closes_at`; both are extensions. Nothing is taken away: what was submitted, attempted and graded stays, and
    counts until something newer is graded. Who can still go on as it is, is skipped."""
    reason, ids = check_reason(reason), list(ids)
    async with exclusive(session_course, ids):
        targets, item, values = await _reopening(session_course, ids, item_id, closes_at, by)
        return await on_item(
            session_course, 'reopened', targets,
            lambda one: extend(one, item.id, ExtensionGrant(**values[one.id]), by=by, reason=reason),
            item_id=item.id, title=item.title)


async def _reopening(session_course: SessionCourse, ids: Iterable[int], item_id: int, closes_at: datetime | None,
                     by: Person
                     ) -> tuple[Targets, OutlineItem, dict[int, Fields]]:
    outline = await effective_outline(session_course)
    item, at = outline.item(item_id), now()
    people = await participations(session_course, ids)
    every = [one.id for one in people]
    extended = await apply_extensions(dict.fromkeys(every, outline))
    own = {id_: outline.item(item_id) for id_, outline in extended.items()}
    kept, used, busy = await existing_extensions(every, item_id), await _used(item, every), await _busy(item, every)
    closed = {id_ for id_ in every if (ends := own[id_].closes_at) and ends <= at}
    through = {id_ for id_ in every if (most := own[id_].attempts) is not None and used[id_] >= most}
    if closes_at and closes_at <= at:
        raise Invalid(_('This date is over already. Give one to come.'), 'closes_at')

    def why_not(one: Any) -> str | None:
        if one.id in busy:
            return _('is at {title} right now', title=item.title)
        return None if one.id in closed | through else _('can still continue: it is open and attempts are left')
    targets = select_targets(people, why_not)
    late = [one for one in targets.included if one.id in closed]
    if late and not closes_at:
        raise Invalid(_('{title} closed on {moment}. Say until when it is open again.', title=item.title,
                        moment=say_moment(own[late[0].id].closes_at or at, by.zone)), 'closes_at')
    values = {}
    for one in targets.included:
        given: Fields = {'closes_at': closes_at} if one.id in closed else {}
        if one.id in through and item.attempts is not None:
            given['extra_attempts'] = used[one.id] + 1 - item.attempts
        values[one.id] = merge(kept.get(one.id), given)
    return targets, item, values


async def _used(item: OutlineItem, ids: list[int]) -> Counter[int]:
    """How often each has submitted or attempted it; what was returned for revision does not count."""
    if not item.is_graded:
        return Counter()
    if item.type.work is Work.ATTEMPTS:
        found: Any = Attempt.filter(participation_id__in=ids, item_id=item.id)
    else:
        found = Submission.filter(participation_id__in=ids, item_id=item.id, returned_at=None)
    return Counter(await found.values_list('participation_id', flat=True))


async def _busy(item: OutlineItem, ids: list[int]) -> set[int]:
    """Who is in an attempt."""
    under_way = await Attempt.filter(participation_id__in=ids, item_id=item.id, finished_at=None)
    return {one.participation_id for one in under_way if not one.is_over()}  # type: ignore[attr-defined]
