"""The same points for several learners in one column of the gradebook, and excusing several from it."""
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.numbers import plain, read_points
from ..core.refusals import Invalid
from ..grades.cell import EXCUSED, CellNow
from ..grades.entry import reason
from ..grades.grading_scheme import BookColumn, book_of
from .on_item import held, on_work
from .targets import Reaching, participations, sift
from .undo import Done

if TYPE_CHECKING:
    from ..records.person import Person


class GradingMany:

    async def grade_reaches(self: Any, ids: Iterable[int], key: str, value: str, *, seen_by: 'Person',
                            over: bool = False) -> Reaching:
        """:param over: also those who have a grade there already"""
        await can(Capability.GRADE).check(seen_by, self)
        return (await self._grading(ids, key, value, over))[0]

    @only(can(Capability.GRADE))
    async def grade_many(self: Any, ids: Iterable[int], key: str, value: str, *, by: 'Person', over: bool = False,
                         why: str = '') -> Done:
        """Points as they are typed into the cells of this column, for each that has none there yet; with `over` also
        instead of what they have."""
        ids = list(ids)
        async with held(self, ids):
            reaching, column, points = await self._grading(ids, key, value, over)
            return await self._typed_into(
                reaching, column, lambda one: one.enter(key, points, by=by, why=why), 'graded')

    async def excuse_reaches(self: Any, ids: Iterable[int], key: str, *, seen_by: 'Person') -> Reaching:
        await can(Capability.GRADE).check(seen_by, self)
        return (await self._excusing(ids, key))[0]

    @only(can(Capability.GRADE))
    async def excuse_many(self: Any, ids: Iterable[int], key: str, *, by: 'Person', why: str) -> Done:
        """The column counts neither for nor against these learners."""
        why, ids = reason(why), list(ids)
        async with held(self, ids):
            reaching, column = await self._excusing(ids, key)
            return await self._typed_into(reaching, column, lambda one: one.excuse(key, by=by, why=why), 'excused')

    async def _grading(self: Any, ids: Iterable[int], key: str, value: str, over: bool
                       ) -> tuple[Reaching, BookColumn, str]:
        column = (await book_of(await self.outline())).column(key)
        if not value.strip():
            raise Invalid('Give the points.', 'points')
        points = plain(read_points(value, most=column.points))
        people = await participations(self, ids)
        there = await _there(column, [one.id for one in people])

        def why_not(one: Any) -> str | None:
            has = there[one.id]
            if has == EXCUSED and not over:
                return f'is excused from {column.title}'
            return f'has {has} there already' if has == points or has and not over else None
        return sift(people, why_not), column, points

    async def _excusing(self: Any, ids: Iterable[int], key: str) -> tuple[Reaching, BookColumn]:
        column = (await book_of(await self.outline())).column(key)
        people = await participations(self, ids)
        there = await _there(column, [one.id for one in people])
        return sift(people, lambda one: 'is excused already' if there[one.id] == EXCUSED else None), column

    async def _typed_into(self: Any, reaching: Reaching, column: BookColumn, deed: Any, verb: str) -> Done:
        return await on_work(self, verb, reaching, deed, item_id=column.item.id if column.item else None,
                             key=column.key, title=column.title)


async def _there(column: BookColumn, ids: list[int]) -> dict[int, str]:
    """What stands in the column, by participation. Two statements."""
    from ..records.gradebook import GivenGrade
    from ..records.submission import Submission
    given, handed = {}, {}
    if column.id is not None:
        for row in await GivenGrade.filter(participation_id__in=ids, column_id=column.id):
            given[row.participation_id] = row  # type: ignore[attr-defined]
    if column.item is not None:
        graded = Submission.filter(participation_id__in=ids, item_id=column.item.id, returned_at=None,
                                   points__not_isnull=True)
        for work in await graded.order_by('number'):
            handed[work.participation_id] = work  # type: ignore[attr-defined]
    return {id_: CellNow(column, column.item, given.get(id_), handed.get(id_)).text for id_ in ids}
