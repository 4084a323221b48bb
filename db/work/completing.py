"""An item that is complete once it is handed in, graded or passed follows the work, forth and back."""
from decimal import Decimal
from typing import Any

from ..course.item import OF_WORK, Completes
from ..live import Bells
from ..session_course.outline import OutlineItem


async def follow_work(participation: Any, item: OutlineItem, bells: Bells, by: Any) -> None:
    """Inside a change of the learner's submissions to an assignment: its completion and the figures are counted
    again."""
    await _follow(participation, item, await _is_complete(participation, item), bells, by)


async def follow_given(participation: Any, item: OutlineItem | None, bells: Bells, by: Any) -> None:
    """Inside a change of what was given by hand: the same, in a quiz too. A column made by hand completes nothing."""
    if item is None:
        await participation._figures_moved(bells)
        return
    await _follow(participation, item, await _is_complete(participation, item), bells, by)


async def _follow(participation: Any, item: OutlineItem, complete: bool, bells: Bells, by: Any) -> None:
    if item.completes in OF_WORK:
        row = await participation._completion(item)
        if complete and row.completed_at is None:
            await participation._complete(row, item, bells, by)  # which counts the figures too
            return
        if not complete and row.completed_at is not None:
            row.completed_at = None
            await row.save(update_fields=['completed_at'])
    await participation._figures_moved(bells)


async def _is_complete(participation: Any, item: OutlineItem) -> bool:
    """What was given back to be revised is not handed in; of several grades the newest counts, before all what was
    given by hand."""
    from .submission import Submission
    by_hand = await given_by_hand(participation.id, item.id)
    if by_hand is not None:
        return item.completes is not Completes.PASSED or by_hand >= (item.pass_points or 0)
    handed_in = await Submission.filter(participation_id=participation.id, item_id=item.id, returned_at=None
                                        ).order_by('-number')
    points = [submission.points for submission in handed_in if submission.points is not None]
    if item.completes is Completes.HANDED_IN:
        return bool(handed_in)
    if item.completes is Completes.GRADED:
        return bool(points)
    return bool(points) and points[0] >= (item.pass_points or 0)


async def given_by_hand(participation_id: int, item_id: int) -> Decimal | None:
    """Points that a coach has given in the gradebook instead of those of the work."""
    from ..gradebook import GivenGrade
    found = await GivenGrade.get_or_none(participation_id=participation_id, column__item_id=item_id)
    return found.points if found else None
