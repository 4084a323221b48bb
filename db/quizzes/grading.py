"""Marking an answer by hand: an essay, or a correction of what was computed."""
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.numbers import plain, read_points
from ..core.refusals import NotAllowed
from ..core.texts import check_markdown
from ..core.topics import Topic, transaction
from ..records.event import log

if TYPE_CHECKING:
    from ..records.person import Person

MAX_LENGTH_COMMENT = 10_000


class MarkingAnswers:

    @only(can(Capability.GRADE))
    async def grade(self: Any, points: Any, *, by: 'Person', comment: str | None = None, why: str = '') -> None:
        """Give 0 to the question's points in this attempt, and perhaps a comment. The attempt, the grade of the quiz
        with its history, and the figures follow at once."""
        from ..records.attempt import Attempt
        from ..records.participation import Participation
        from .finishing import mark
        from .grade import quiz_graded, terms_of
        if comment is not None:
            check_markdown(comment, 'comment', MAX_LENGTH_COMMENT)
        async with transaction() as outbox:
            attempt = await Attempt.select_for_update().get(id=self.attempt_id)
            if attempt.finished_at is None:
                raise NotAllowed('This attempt is still in progress. It can be graded once it is finished.')
            await self.refresh_from_db()
            most = Decimal(attempt.entry(self.question_id)['points'])
            old, self.points = self.points, read_points(points, most=most)
            self.comment = self.comment if comment is None else comment.strip()
            self.graded_by_id = by.id
            await self.save(update_fields=['points', 'comment', 'graded_by_id'])
            await mark(attempt)
            participation = await Participation.get(id=attempt.participation_id).select_related('session_course')
            terms = await terms_of(participation, attempt.item_id)
            graded = await quiz_graded(participation, terms, outbox, by=by, grader=by, why=why)
            outbox.add(attempt.topic(),
                      Topic('session_course', participation.session_course_id, 'attempts').about(attempt.id))
            session_id, session_course_id = await participation.place()
            await log('graded', by=by, session_id=session_id, session_course_id=session_course_id,
                      item_id=attempt.item_id, participation_id=participation.id,
                      details={'old': plain(graded.old) or None, 'new': plain(graded.new) or None,
                               'attempt': attempt.number, 'question': self.question_id,
                               'answer': [plain(old) or None, plain(self.points) or None]})
