"""An item that is complete once it is handed in, graded or passed follows the work, forth and back."""
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..core.topics import Outbox
from ..outline.outline import OutlineItem
from ..records.item import NEEDS_SUBMISSION, CompletionRule

if TYPE_CHECKING:
    from ..records.person import Person


async def follow_work(participation: Any, item: OutlineItem, outbox: Outbox, by: 'Person') -> None:
    """Inside a change of the learner's submissions to an assignment: its completion and the figures are counted
    again."""
    await _follow(participation, item, await _is_complete(participation, item), outbox, by)


async def follow_given(participation: Any, item: OutlineItem | None, outbox: Outbox, by: 'Person') -> None:
    """Inside a change of what was given by hand: the same, in a quiz too. A column made by hand completes nothing."""
    if item is None:
        await participation._figures_moved(outbox)
        return
    await _follow(participation, item, await _is_complete(participation, item), outbox, by)


async def _follow(participation: Any, item: OutlineItem, complete: bool, outbox: Outbox, by: 'Person') -> None:
    if item.completes in NEEDS_SUBMISSION:
        row = await participation._completion(item)
        if complete and row.completed_at is None:
            await participation._complete(row, item, outbox, by)  # which counts the figures too
            return
        if not complete and row.completed_at is not None:
            row.completed_at = None
            await row.save(update_fields=['completed_at'])
    await participation._figures_moved(outbox)


async def _is_complete(participation: Any, item: OutlineItem) -> bool:
    """What was given back to be revised is not handed in; of several grades the newest counts, before all what was
    given by hand."""
    from ..records.submission import Submission
    handed_in = Submission.filter(participation_id=participation.id, item_id=item.id, returned_at=None)
    if item.completes is CompletionRule.HANDED_IN and await handed_in.exists():
        return True
    by_hand = await given_by_hand(participation.id, item)
    if by_hand is not None:
        return item.completes is not CompletionRule.PASSED or by_hand >= (item.pass_points or 0)
    points = [submission.points for submission in await handed_in.order_by('-number')
              if submission.points is not None]
    if item.completes is CompletionRule.GRADED:
        return bool(points)
    return bool(points) and points[0] >= (item.pass_points or 0)


async def given_by_hand(participation_id: int, item: Any) -> Fraction | None:
    """Points that a coach has given in the gradebook instead of those of the work; where the item has had other points
    then, the same share of those it has now."""
    from ..records.gradebook import GivenGrade
    found = await GivenGrade.get_or_none(participation_id=participation_id, column__item_id=item.id)
    if found is None or found.points is None:
        return None
    return Fraction(found.points) * Fraction(item.points) / Fraction(found.out_of or item.points or 1)
