"""The same points for several learners in one column of the gradebook, and excusing several from it."""
from collections.abc import Iterable
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..actions.targets import Targets, participations, select_targets
from ..actions.undo import UndoableAction
from ..core.numbers import plain, read_points
from ..core.refusals import Invalid
from ..gradebook.cell import EXCUSED, CurrentCell
from ..gradebook.grading_scheme import SchemeColumn, scheme_of
from ..grades.entry import checked_reason, enter_grade
from ..grades.excusing import excuse
from ..outlines.outline import effective_outline
from ..records.event_verbs import EventVerb
from ..records.gradebook import ManualGrade
from ..records.person import Person
from ..records.session_course import SessionCourse
from ..records.submission import Submission
from .on_item import exclusive, on_item


async def grade_targets(session_course: SessionCourse, ids: Iterable[int], key: str, value: str, *, seen_by: Person,
                        overwrite: bool = False) -> Targets:
    """:param overwrite: also those who have a grade there already"""
    await can(Capability.GRADE).check(seen_by, session_course)
    return (await _grading(session_course, ids, key, value, overwrite))[0]


@only(can(Capability.GRADE))
async def grade_many(session_course: SessionCourse, ids: Iterable[int], key: str, value: str, *, by: Person,
                     overwrite: bool = False,
                     why: str = '') -> UndoableAction:
    """Points as they are typed into the cells of this column, for each that has none there yet; with
    `overwrite` also instead of what they have."""
    ids = list(ids)
    async with exclusive(session_course, ids):
        targets, column, points = await _grading(session_course, ids, key, value, overwrite)
        return await _apply(session_course,
                            targets, column, lambda one: enter_grade(one, key, points, by=by, why=why), 'graded')


async def excuse_targets(session_course: SessionCourse, ids: Iterable[int], key: str, *, seen_by: Person) -> Targets:
    await can(Capability.GRADE).check(seen_by, session_course)
    return (await _excusing(session_course, ids, key))[0]


@only(can(Capability.GRADE))
async def excuse_many(session_course: SessionCourse, ids: Iterable[int], key: str, *, by: Person,
                      why: str) -> UndoableAction:
    """The column counts neither for nor against these learners."""
    why, ids = checked_reason(why), list(ids)
    async with exclusive(session_course, ids):
        targets, column = await _excusing(session_course, ids, key)
        return await _apply(session_course, targets, column, lambda one: excuse(one, key, by=by, why=why), 'excused')


async def _grading(session_course: SessionCourse, ids: Iterable[int], key: str, value: str, overwrite: bool
                   ) -> tuple[Targets, SchemeColumn, str]:
    column = (await scheme_of(await effective_outline(session_course))).column(key)
    if not value.strip():
        raise Invalid(_('Give the points.'), 'points')
    points = plain(read_points(value, most=column.points))
    people = await participations(session_course, ids)
    there = await _current_values(column, [one.id for one in people])

    def why_not(one: Any) -> str | None:
        has = there[one.id]
        if has == EXCUSED and not overwrite:
            return _('is excused from {title}', title=column.title)
        return _('has {points} there already', points=has) if has == points or has and not overwrite else None
    return select_targets(people, why_not), column, points


async def _excusing(session_course: SessionCourse, ids: Iterable[int], key: str) -> tuple[Targets, SchemeColumn]:
    column = (await scheme_of(await effective_outline(session_course))).column(key)
    people = await participations(session_course, ids)
    there = await _current_values(column, [one.id for one in people])
    return select_targets(people, lambda one: _('is excused already') if there[one.id] == EXCUSED else None), column


async def _apply(session_course: SessionCourse, targets: Targets, column: SchemeColumn, action: Any,
                 verb: EventVerb) -> UndoableAction:
    return await on_item(session_course, verb, targets, action, item_id=column.item.id if column.item else None,
                         key=column.key, title=column.title)


async def _current_values(column: SchemeColumn, ids: list[int]) -> dict[int, str]:
    """What stands in the column, by participation. Two statements."""
    given, handed = {}, {}
    if column.id is not None:
        for row in await ManualGrade.filter(participation_id__in=ids, column_id=column.id):
            given[row.participation_id] = row  # type: ignore[attr-defined]
    if column.item is not None:
        graded = Submission.filter(participation_id__in=ids, item_id=column.item.id, returned_at=None,
                                   points__not_isnull=True)
        for work in await graded.order_by('number'):
            handed[work.participation_id] = work  # type: ignore[attr-defined]
    return {id_: CurrentCell(column, column.item, given.get(id_), handed.get(id_)).text for id_ in ids}
