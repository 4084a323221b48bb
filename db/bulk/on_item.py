"""Doing something to the work of several learners at one item, or in one column of the gradebook, and undoing it."""
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can
from ..core.clock import now
from ..core.column_keys import manual_column_in
from ..core.refusals import Invalid
from ..core.sql import lock_rows
from ..core.topics import Outbox, transaction
from .snapshot import Rows, Watch, put_back, rows
from .targets import Reaching, about, few
from .undo import Done

if TYPE_CHECKING:
    from ..records.person import Person

UNDONE = 'Undone.'


@asynccontextmanager
async def held(course: Any, ids: Iterable[int]) -> AsyncIterator[None]:
    """A change in which nobody else grades, excuses or extends these learners of the session course: whom a deed
    reaches is found out inside, so that it is still so when it is done."""
    async with transaction():
        await _hold(course, list(ids))
        yield


async def on_work(course: Any, verb: str, reaching: Reaching, deed: Callable[[Any], Awaitable[Any]], *,
                  item_id: int | None, key: str = '', title: str) -> Done:
    """One transaction: `deed(participation)` for each that is reached, or for none. Undoing it brings back the
    extensions, grades, work and completions as they were, and says so in the history of each grade."""
    ids = reaching.some().ids
    async with transaction():
        await _hold(course, ids)
        before, told = await _kept(ids, item_id, key), await _history(ids)
        for participation in reaching.reached:
            with about(participation.learner.name):
                await deed(participation)
        after, telling = await _kept(ids, item_id, key), await _history(ids)

    async def back(by: 'Person', outbox: Outbox) -> None:
        await _hold(course, ids)
        if await _kept(ids, item_id, key) != after:
            raise Invalid('Somebody has changed this since. Nothing was undone: look at the list again.')
        await put_back(before, after)
        await _tell_back(told, telling, by)
        await _look_again(course, reaching.reached, outbox)

    session_id, session_course_id = await course.place()
    return Done(verb, reaching, [(can(Capability.GRADE), course)], back, about=title, where={
        'session_id': session_id, 'session_course_id': session_course_id, 'item_id': item_id})


async def _hold(course: Any, ids: Sequence[int]) -> None:
    await lock_rows(course.participations.filter(id__in=few(ids)))


async def _kept(ids: list[int], item_id: int | None, key: str) -> Rows:
    from ..records.extension import Extension
    from ..records.gradebook import GivenGrade
    from ..records.submission import ItemCompletion, Submission
    if item_id is None:
        column_id = manual_column_in(key)
        return await rows(Watch(GivenGrade.filter(participation_id__in=ids, column_id=column_id)))
    here: dict[str, Any] = {'participation_id__in': ids, 'item_id': item_id}
    return await rows(Watch(Extension.filter(**here)), Watch(Submission.filter(**here)),
                      Watch(ItemCompletion.filter(**here)),
                      Watch(GivenGrade.filter(participation_id__in=ids, column__item_id=item_id)))


async def _history(ids: list[int]) -> Rows:
    from ..records.gradebook import CellChange
    from ..records.submission import GradeChange
    return await rows(Watch(CellChange.filter(participation_id__in=ids)),
                      Watch(GradeChange.filter(submission__participation_id__in=ids)))


async def _tell_back(told: Rows, telling: Rows, by: 'Person') -> None:
    """A history is only ever added to: each change that the deed has made is followed by the one that undoes it."""
    for (model, old), (_, new) in zip(told.by_model, telling.by_model, strict=True):
        for pk in sorted((pk for pk in new if pk not in old), reverse=True):
            row: dict[str, Any] = {name: new[pk][name] for name in new[pk] if name != 'id'}
            await model.create(**row | {'old': row['new'], 'new': row['old'], 'at': now(), 'by_id': by.id,
                                        'why': UNDONE})


async def _look_again(course: Any, reached: Iterable[Any], outbox: Outbox) -> None:
    from ..progress.figures import recount
    await recount(course.id, [one.id for one in reached])
    for participation in reached:
        outbox.add(*await participation.notices())
