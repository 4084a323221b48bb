"""Marking an answer by hand: an essay, or a correction of what was computed."""
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from ..access import Capability, can, only
from ..event import log
from ..live import Topic, change
from ..refusals import Invalid, NotAllowed
from ..texts import check_markdown

if TYPE_CHECKING:
    from ..person import Person

CENT = Decimal('0.01')
LONGEST_COMMENT = 10_000


class MarkingAnswers:

    @only(can(Capability.GRADE))
    async def grade(self: Any, points: Any, *, by: 'Person', comment: str | None = None, why: str = '') -> None:
        """Give 0 to the question's points in this attempt, and perhaps a comment. The attempt, the grade of the quiz
        with its history, and the figures follow at once."""
        from ..progress import Participation
        from .attempt import Attempt
        from .finishing import mark
        from .grade import quiz_graded, terms_of
        if comment is not None:
            check_markdown(comment, 'comment', LONGEST_COMMENT)
        async with change() as bells:
            attempt = await Attempt.select_for_update().get(id=self.attempt_id)
            if attempt.finished_at is None:
                raise NotAllowed('This attempt is still under way. It can be graded once it is finished.')
            await self.refresh_from_db()
            most = Decimal(attempt.entry(self.question_id)['points'])
            old, self.points = self.points, _points(points, most)
            self.comment = self.comment if comment is None else comment.strip()
            self.graded_by_id = by.id
            await self.save(update_fields=['points', 'comment', 'graded_by_id'])
            await mark(attempt)
            participation = await Participation.get(id=attempt.participation_id).select_related('session_course')
            terms = await terms_of(participation, attempt.item_id)
            graded = await quiz_graded(participation, terms, bells, by=by, grader=by, why=why)
            bells.add(attempt.topic(),
                      Topic('session_course', participation.session_course_id, 'attempts').about(attempt.id))
            session_id, session_course_id = await participation.place()
            await log('graded', by=by, session_id=session_id, session_course_id=session_course_id,
                      item_id=attempt.item_id, participation_id=participation.id,
                      details={'old': said(graded.old), 'new': said(graded.new), 'attempt': attempt.number,
                               'question': self.question_id, 'answer': [said(old), said(self.points)]})


def said(points: Decimal | None) -> str | None:
    """“85”, “82.5”: without idle zeros."""
    return None if points is None else f'{points.normalize():f}'


def _points(entered: Any, most: Decimal) -> Decimal:
    try:
        points = Decimal(str(entered).strip().replace(',', '.'))
        exact = points.quantize(CENT)
    except InvalidOperation:
        raise Invalid(f'“{entered}” is not a number of points.', 'points') from None
    if not points.is_finite() or not 0 <= points <= most:
        raise Invalid(f'Enter a number from 0 to {said(most)}.', 'points')
    if exact != points:
        raise Invalid('Enter a number with at most two decimals.', 'points')
    return exact
