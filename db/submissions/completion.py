"""Items that are complete once they are submitted, graded or passed: their completion follows the work."""
from fractions import Fraction
from typing import Any

from ..core.transactions import Outbox
from ..outlines.outline import OutlineItem
from ..progress.item_progress import complete_item, get_completion, update_figures
from ..records.gradebook import ManualGrade
from ..records.item import NEEDS_SUBMISSION, CompletionRule
from ..records.participation import Participation
from ..records.person import Person
from ..records.submission import Submission


async def update_from_submission(participation: Participation, item: OutlineItem, outbox: Outbox, by: Person) -> None:
    """Inside a change of the learner's submissions to an assignment: its completion and the figures are updated."""
    await _update_completion(participation, item, await _is_complete(participation, item), outbox, by)


async def update_from_grade(participation: Participation, item: OutlineItem | None, outbox: Outbox, by: Person) -> None:
    """Inside a change of a manual grade: the same, in a quiz too. A manual column completes nothing."""
    if item is None:
        await update_figures(participation, outbox)
        return
    await _update_completion(participation, item, await _is_complete(participation, item), outbox, by)


async def _update_completion(participation: Participation, item: OutlineItem, complete: bool, outbox: Outbox,
                             by: Person) -> None:
    if item.completes in NEEDS_SUBMISSION:
        row = await get_completion(participation, item)
        if complete and row.completed_at is None:
            await complete_item(participation, row, item, outbox, by)  # which counts the figures too
            return
        if not complete and row.completed_at is not None:
            row.completed_at = None
            await row.save(update_fields=['completed_at'])
    await update_figures(participation, outbox)


async def _is_complete(participation: Participation, item: OutlineItem) -> bool:
    """What was returned for revision is not submitted; of several grades the newest counts, and a manual one
    before all."""
    submitted = Submission.filter(participation_id=participation.id, item_id=item.id, returned_at=None)
    if item.completes is CompletionRule.SUBMITTED and await submitted.exists():
        return True
    by_hand = await manual_points(participation.id, item)
    if by_hand is not None:
        return item.completes is not CompletionRule.PASSED or by_hand >= (item.pass_points or 0)
    points = [submission.points for submission in await submitted.order_by('-number')
              if submission.points is not None]
    if item.completes is CompletionRule.GRADED:
        return bool(points)
    return bool(points) and points[0] >= (item.pass_points or 0)


async def manual_points(participation_id: int, item: Any) -> Fraction | None:
    """Points that a coach has given in the gradebook instead of those of the work; where the item has had other points
    then, the same share of those it has now."""
    found = await ManualGrade.get_or_none(participation_id=participation_id, column__item_id=item.id)
    if found is None or found.points is None:
        return None
    return Fraction(found.points) * Fraction(item.points) / Fraction(found.out_of or item.points or 1)
