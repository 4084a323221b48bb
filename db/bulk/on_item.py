"""Doing something to the work of several learners at one item, or in one column of the gradebook, and undoing it."""
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can
from ..actions.snapshot import Snapshot, Tracked, restore, take_snapshot
from ..actions.targets import Targets, limited, naming
from ..actions.undo import UndoableAction
from ..core.clock import now
from ..core.column_keys import manual_column_in
from ..core.refusals import Invalid
from ..core.sql import lock_rows
from ..core.transactions import Outbox, transaction
from ..progress.figures import recalculate_figures
from ..records.event_verbs import EventVerb
from ..records.extension import Extension
from ..records.gradebook import CellChange, ManualGrade
from ..records.person import Person
from ..records.session_course import SessionCourse
from ..records.submission import GradeChange, ItemCompletion, Submission


@asynccontextmanager
async def exclusive(course: SessionCourse, ids: Iterable[int]) -> AsyncIterator[None]:
    """A transaction in which nobody else grades, excuses or extends these learners of the session course: the targets
    are found out inside, so that they are still the same when the action is done."""
    async with transaction():
        await _lock(course, list(ids))
        yield


async def on_item(course: SessionCourse, verb: EventVerb, targets: Targets, action: Callable[[Any], Awaitable[Any]], *,
                  item_id: int | None, key: str = '', title: str) -> UndoableAction:
    """One transaction: `action(participation)` for each that is included, or for none. Undoing it brings back the
    extensions, grades, work and completions as they were, and says so in the history of each grade."""
    ids = targets.not_empty().ids
    async with transaction():
        await _lock(course, ids)
        before, history_before = await _snapshot(ids, item_id, key), await _history(ids)
        for participation in targets.included:
            with naming(participation.learner.name):
                await action(participation)
        after, history_after = await _snapshot(ids, item_id, key), await _history(ids)

    async def undo(by: Person, outbox: Outbox) -> None:
        await _lock(course, ids)
        if await _snapshot(ids, item_id, key) != after:
            raise Invalid(_('Somebody has changed this since. Nothing was undone: look at the list again.'))
        await restore(before, after)
        await _log_undone(history_before, history_after, by)
        await _notify(course, targets.included, outbox)

    session_id, session_course_id = await course.place()
    return UndoableAction(verb, targets, [(can(Capability.GRADE), course)], undo, about=title, where={
        'session_id': session_id, 'session_course_id': session_course_id, 'item_id': item_id})


async def _lock(course: SessionCourse, ids: Sequence[int]) -> None:
    await lock_rows(course.participations.filter(id__in=limited(ids)))


async def _snapshot(ids: list[int], item_id: int | None, key: str) -> Snapshot:
    if item_id is None:
        column_id = manual_column_in(key)
        return await take_snapshot(Tracked(ManualGrade.filter(participation_id__in=ids, column_id=column_id)))
    here: dict[str, Any] = {'participation_id__in': ids, 'item_id': item_id}
    return await take_snapshot(Tracked(Extension.filter(**here)), Tracked(Submission.filter(**here)),
                               Tracked(ItemCompletion.filter(**here)),
                               Tracked(ManualGrade.filter(participation_id__in=ids, column__item_id=item_id)))


async def _history(ids: list[int]) -> Snapshot:
    return await take_snapshot(Tracked(CellChange.filter(participation_id__in=ids)),
                               Tracked(GradeChange.filter(submission__participation_id__in=ids)))


async def _log_undone(history_before: Snapshot, history_after: Snapshot, by: Person) -> None:
    """A history is only ever added to: each change that the action has made is followed by the one that undoes it."""
    for (model, old), (__, new) in zip(history_before.by_model, history_after.by_model, strict=True):
        for pk in sorted((pk for pk in new if pk not in old), reverse=True):
            row: dict[str, Any] = {name: new[pk][name] for name in new[pk] if name != 'id'}
            await model.create(**row | {'old': row['new'], 'new': row['old'], 'at': now(), 'by_id': by.id,
                                        'why': _('Undone.')})


async def _notify(course: SessionCourse, included: Iterable[Any], outbox: Outbox) -> None:
    await recalculate_figures(course.id, [one.id for one in included])
    for participation in included:
        outbox.add(*await participation.notices())
