"""What of a learner's work is transferred to the same course in another session, and what has to stay.

All of an item is transferred together or stays together. Each result belongs to one session course at any time: it is
moved, never copied.
"""
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from i18n import _

from ..actions.targets import SkippedLearner
from ..outlines.outline import Outline
from ..records.attempt import Answer, Attempt
from ..records.extension import Extension
from ..records.gradebook import CellChange, FinalGrade, GradeColumn, ManualGrade
from ..records.submission import Draft, ItemCompletion, Submission
from ..records.survey_response import SurveyResponse
from ..records.watched import Watched

OPENED = 'opened'


class Courses(NamedTuple):
    """One course, as the session that is left and the session that is entered have it."""
    here: Any
    there: Any
    outline_here: Outline
    outline_there: Outline


class ExistingWork(NamedTuple):
    """By participation, what there is of each item, and the titles of what hangs on no item."""
    items: Mapping[int, Mapping[int, set[str]]]
    without_item: Mapping[int, list[str]]
    fixed: Mapping[int, set[int]]
    """Items whose answers belong to questions of one session course."""


class Transferable(NamedTuple):
    """Of one learner in one course."""
    items: list[int]
    remaining: list[SkippedLearner]


async def work_of(participation_ids: Iterable[int]) -> ExistingWork:
    """Eleven statements, however many learners."""
    ids = list(participation_ids)
    items: defaultdict[int, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    without_item, fixed = defaultdict(list), defaultdict(set)
    for model in tables():
        if model is not ItemCompletion:
            for id_, item_id in await model.filter(participation_id__in=ids).values_list('participation_id', 'item_id'):
                items[id_][item_id].add(model._meta.db_table)
    for row in await ItemCompletion.filter(participation_id__in=ids):
        what = 'completed' if row.completed_at else OPENED
        items[row.participation_id][row.item_id].add(what)  # type: ignore[attr-defined]
    for given in await ManualGrade.filter(participation_id__in=ids).select_related('column'):
        id_, item_id = given.participation_id, given.column.item_id  # type: ignore[attr-defined]
        if item_id is not None:
            items[id_][item_id].add('given')
        elif given.excused or given.points is not None:
            without_item[id_].append(given.column.title)
    for id_ in await FinalGrade.filter(participation_id__in=ids).values_list('participation_id', flat=True):
        without_item[id_].append(_('the course grade set by hand'))  # type: ignore[index]
    own = Answer.filter(attempt__participation_id__in=ids, question__session_course_id__not_isnull=True)
    for id_, item_id in await own.values_list('attempt__participation_id', 'attempt__item_id'):
        fixed[id_].add(item_id)
    return ExistingWork(items, without_item, fixed)


def transferable_of(name: str, here: int, there: int | None, courses: Courses, work: ExistingWork,
                    titles: Mapping[int, str]) -> Transferable:
    """What is transferred, and why the rest is not. Pure.

    :param here: the participation that is left
    :param there: the one that is entered, where the learner has been there before
    """
    taken = work.items.get(there, {}) if there else {}
    goes, remaining = [], []
    for item_id, kinds in work.items.get(here, {}).items():
        why = _why_not(item_id, titles.get(item_id) or _('an item'), courses, bool(taken.get(item_id)),
                       item_id in work.fixed.get(here, ()))
        if why is None:
            goes.append(item_id)
        elif kinds != {OPENED}:
            remaining.append(SkippedLearner(name, why))
    remaining += [SkippedLearner(name, _('keeps “{title}” here: it belongs to this gradebook', title=title))
                  for title in work.without_item.get(here, ())]
    return Transferable(goes, remaining)


async def transfer(courses: Courses, here: int, there: int, item_ids: list[int]) -> None:
    """Inside a transaction: from one participation to the other, with all that hangs on it."""
    for model in tables():
        await model.filter(participation_id=here, item_id__in=item_ids).update(participation_id=there)
    await SurveyResponse.filter(participation_id=there, item_id__in=item_ids).update(
        session_course_id=courses.there.id)
    worth: dict[int | None, Any] = {item.id: item.points for item in courses.outline_here.items}
    for given in await ManualGrade.filter(participation_id=here, column__item_id__in=item_ids, out_of=None,
                                          points__not_isnull=True).select_related('column'):
        # the other session may have made the item worth more or less: the share stays the same
        await ManualGrade.filter(id=given.id).update(out_of=worth.get(given.column.item_id))
    for table in (ManualGrade, CellChange):
        for row in await table.filter(participation_id=here, column__item_id__in=item_ids).select_related('column'):
            column, _ = await GradeColumn.get_or_create(
                session_course_id=courses.there.id, item_id=row.column.item_id)  # type: ignore
            await table.filter(id=row.id).update(participation_id=there, column_id=column.id)


def _why_not(item_id: int, title: str, courses: Courses, is_taken: bool, is_fixed: bool) -> str | None:
    if item_id not in courses.outline_there.by_id:
        return _('keeps “{title}” here: it is not in the other session', title=title)
    if is_taken:
        return _('keeps “{title}” here: there is work of theirs in it there already', title=title)
    if is_fixed:
        return _('keeps “{title}” here: it asks questions that exist in this session only', title=title)
    return None


def tables() -> tuple[Any, ...]:
    """Everything that hangs on a participation and an item."""
    return ItemCompletion, Submission, Attempt, Draft, Watched, Extension, SurveyResponse
