"""Grading a submission: points and a comment. Each change of a grade is appended to its history."""
from decimal import Decimal, InvalidOperation
from typing import Any

from ..access import Capability, can, only
from ..clock import now
from ..course.item import Completes
from ..event import log
from ..live import change
from ..refusals import Invalid

CENT = Decimal('0.01')


class Grading:

    @only(can(Capability.GRADE))
    async def grade(self: Any, points: Any, *, by, comment: str | None = None, why: str = '') -> None:
        """Give points (0 to what the item is worth, two decimals) and perhaps a comment. Counts at once."""
        from ..progress import Participation
        from .submission import GradeChange
        async with change() as bells:
            await self.refresh_from_db()
            participation = await Participation.get(id=self.participation_id).select_related('session_course')
            item = await participation._item(self.item_id)
            new = _points(points, item.points)
            old, self.points, self.out_of = self.points, new, item.points
            self.comment = self.comment if comment is None else comment.strip()
            self.graded_at, self.graded_by_id = now(), by.id
            await self.save()
            if old != new:
                await GradeChange.create(
                    submission_id=self.id, at=self.graded_at, by_id=by.id, old=old, new=new, why=why)
            await self._completed_by_grade(participation, item, bells, by)
            await participation._figures_moved(bells)
            session_id, session_course_id = await participation.place()
            await log('graded', by=by, session_id=session_id, session_course_id=session_course_id, item_id=item.id,
                      participation_id=participation.id, details={'old': _text(old), 'new': _text(new)})

    async def _completed_by_grade(self: Any, participation: Any, item: Any, bells: Any, by: Any) -> None:
        """An item that is complete once graded or passed follows its grade, also back."""
        if item.completes not in (Completes.GRADED, Completes.PASSED):
            return
        row = await participation._completion(item)
        if item.completes is Completes.GRADED or self.points >= (item.pass_points or 0):
            await participation._complete(row, item, bells, by)
        elif row.completed_at is not None:
            row.completed_at = None
            await row.save(update_fields=['completed_at'])


def _points(entered: Any, most: Decimal) -> Decimal:
    try:
        points = Decimal(str(entered).strip().replace(',', '.'))
        exact = points.quantize(CENT)
    except InvalidOperation:
        raise Invalid(f'“{entered}” is not a number of points.', 'points') from None
    if not points.is_finite() or not 0 <= points <= most:
        raise Invalid(f'Give 0 to {_text(most)} points.', 'points')
    if exact != points:
        raise Invalid('Points have at most two decimals.', 'points')
    return exact


def _text(points: Decimal | None) -> str | None:
    """“85”, “82.5”: without idle zeros."""
    if points is None:
        return None
    return f'{points.normalize():f}'
