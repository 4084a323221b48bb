"""An item that is complete once it is handed in, graded or passed follows the work, forth and back."""
from typing import Any

from ..course.item import OF_WORK, Completes
from ..live import Bells
from ..session_course.outline import OutlineItem


async def follow_work(participation: Any, item: OutlineItem, bells: Bells, by: Any) -> None:
    """Inside a change of the learner's submissions to an assignment: its completion and the figures are counted
    again."""
    if item.completes in OF_WORK:
        row, complete = await participation._completion(item), await _is_complete(participation, item)
        if complete and row.completed_at is None:
            await participation._complete(row, item, bells, by)  # which counts the figures too
            return
        if not complete and row.completed_at is not None:
            row.completed_at = None
            await row.save(update_fields=['completed_at'])
    await participation._figures_moved(bells)


async def _is_complete(participation: Any, item: OutlineItem) -> bool:
    """What was given back to be revised is not handed in; of several grades the newest counts."""
    from .submission import Submission
    handed_in = await Submission.filter(participation_id=participation.id, item_id=item.id, returned_at=None
                                        ).order_by('-number')
    points = [submission.points for submission in handed_in if submission.points is not None]
    if item.completes is Completes.HANDED_IN:
        return bool(handed_in)
    if item.completes is Completes.GRADED:
        return bool(points)
    return bool(points) and points[0] >= (item.pass_points or 0)
