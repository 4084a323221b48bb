"""Proving the kept figures: all of them computed again from the rows, and compared."""
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple, TypedDict

from i18n import _

from ..access.guard import administrator
from ..access.system import or_system
from ..core.sql import Amount, select
from ..core.transactions import Outbox, transaction
from ..grades.scheduled_recalculation import recalculate_due
from ..progress.figures import Figures, figures_of, recalculate_figures, stored_figures
from ..records.event import log
from ..records.participation import Participation
from ..records.session_course import SessionCourse
from ..records.submission import Submission
from ..records.system_actor import Actor
from .threads import miscounted_threads, recount_threads


class FigureDifference(NamedTuple):
    session: str
    course: str
    username: str
    figure: str
    kept: Any
    right: Any


@dataclass
class FigureCheckReport:
    participations: int = 0
    differences: list[FigureDifference] = field(default_factory=list)


async def check_figures(*, by: Actor, repair: bool = False) -> FigureCheckReport:
    """Compare every kept figure of every participation, every submission's points with the last of their history, and
    the posts of every thread.

    Nothing stands still meanwhile: what looks wrong is looked at again in a transaction of its own before it is told,
    and there brought right, if so wished.
    """
    await or_system(administrator).check(by)
    report = FigureCheckReport()
    everywhere = SessionCourse.all().select_related('session', 'course')
    for taught in await everywhere.order_by('session_id', 'position', 'id'):
        await recalculate_due([taught.id])  # what time has moved is nobody's fault
        number, suspects = await _suspects(taught.id)
        report.participations += number
        if suspects:
            async with transaction() as outbox:
                found = await _differences(taught, suspects)
                report.differences += found
                if repair and found:
                    await _repair(taught, suspects, outbox, by)
        if threads := await miscounted_threads(taught.id):
            report.differences += [FigureDifference(taught.session.title, taught.course.code, row['username'],
                                                    _('posts in {title}', title=row['title']), row['posts'],
                                                    row['counted'])
                                   for row in threads]
            if repair:
                await recount_threads(taught)
    return report


async def _suspects(session_course_id: int) -> tuple[int, list[int]]:
    """How many participations there are, and which of them seem to have a wrong figure."""
    right = await figures_of(session_course_id)
    wrong, number = {row['participation_id'] for row in await _points(session_course_id)}, 0
    async for participation in Participation.filter(session_course_id=session_course_id):
        number += 1
        if stored_figures(participation) != right.get(participation.id):
            wrong.add(participation.id)
    return number, sorted(wrong)


async def _differences(taught: SessionCourse, participation_ids: Sequence[int]) -> list[FigureDifference]:
    right = await figures_of(taught.id, participation_ids)
    wrong_points = await _points(taught.id)
    differences = []
    for participation in await Participation.filter(
            id__in=list(participation_ids)).select_related('learner').order_by('learner__username'):
        place = taught.session.title, taught.course.code, participation.learner.username
        pairs = _compared(stored_figures(participation), right[participation.id])
        differences += [FigureDifference(*place, name, kept, wanted) for name, kept, wanted in pairs]
        differences += [FigureDifference(*place, _('points of {title}', title=row['title']), row['points'], row['new'])
                        for row in wrong_points if row['participation_id'] == participation.id]
    return differences


def _compared(kept: Figures, right: Figures) -> Iterator[tuple[str, Any, Any]]:
    for figure in fields(Figures):
        pair = getattr(kept, figure.name), getattr(right, figure.name)
        if pair[0] != pair[1]:
            yield figure.name, *pair


async def _repair(taught: SessionCourse, participation_ids: Sequence[int], outbox: Outbox, by: Actor) -> None:
    """The history of a grade is what happened, so points follow it; then the figures follow the rows."""
    for row in await _points(taught.id):
        await Submission.filter(id=row['id']).update(points=row['new'])
    await recalculate_figures(taught.id, participation_ids)
    for participation in await Participation.filter(id__in=list(participation_ids)).select_related('session_course'):
        outbox.add(*await participation.notices())
    await log('repaired_figures', by=by, session_id=taught.session_id, session_course_id=taught.id,
              details={'participations': len(participation_ids)})


async def _points(session_course_id: int) -> 'list[_PointsRow]':
    """Submissions whose points are not what the last change of their grade has made them."""
    return await select(_PointsRow, _POINTS, course=session_course_id)


class _PointsRow(TypedDict):
    id: int
    participation_id: int
    title: str
    points: Amount
    new: Amount


_POINTS = '''
SELECT s.id, s.participation_id, COALESCE(o.title, i.title) AS title, s.points, h.new
  FROM participation t
  JOIN submission s ON s.participation_id = t.id
  JOIN item i ON i.id = s.item_id
  LEFT JOIN customisation o ON o.item_id = i.id AND o.session_course_id = t.session_course_id
  LEFT JOIN (SELECT submission_id, MAX(id) AS last FROM grade_change GROUP BY submission_id) l ON l.submission_id = s.id
  LEFT JOIN grade_change h ON h.id = l.last
 WHERE t.session_course_id = :course
   AND ((s.points IS NULL) <> (h.new IS NULL) OR CAST(s.points AS NUMERIC) <> CAST(h.new AS NUMERIC))
'''
