"""Grading an answer by hand: an essay, or a correction of what was computed."""
from decimal import Decimal
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.numbers import plain, read_points
from ..core.refusals import NotAllowed
from ..core.texts import check_markdown
from ..core.topics import Topic
from ..core.transactions import transaction
from ..records.attempt import Answer, Attempt
from ..records.event import log
from ..records.participation import Participation
from ..records.person import Person
from .finishing import score_attempt
from .grade import quiz_rules, update_quiz_grade

MAX_LENGTH_COMMENT = 10_000


@only(can(Capability.GRADE))
async def grade_answer(answer: Answer, points: Any, *, by: Person, comment: str | None = None, why: str = '') -> None:
    """Give 0 to the question's points in this attempt, and perhaps a comment. The attempt, the grade of the quiz
    with its history, and the figures follow at once."""
    if comment is not None:
        check_markdown(comment, 'comment', MAX_LENGTH_COMMENT)
    async with transaction() as outbox:
        attempt = await Attempt.select_for_update().get(id=answer.attempt_id)
        if attempt.finished_at is None:
            raise NotAllowed(_('This attempt is still in progress. It can be graded once it is finished.'))
        await answer.refresh_from_db()
        most = Decimal(attempt.entry(answer.question_id)['points'])
        old, answer.points = answer.points, read_points(points, most=most)
        answer.comment = answer.comment if comment is None else comment.strip()
        answer.graded_by_id = by.id
        await answer.save(update_fields=['points', 'comment', 'graded_by_id'])
        await score_attempt(attempt)
        participation = await Participation.get(id=attempt.participation_id).select_related('session_course')
        rules = await quiz_rules(participation, attempt.item_id)
        graded = await update_quiz_grade(participation, rules, outbox, by=by, grader=by, why=why)
        outbox.add(attempt.topic(),
                   Topic('session_course', participation.session_course_id, 'attempts').about(attempt.id))
        session_id, session_course_id = await participation.place()
        await log('graded', by=by, session_id=session_id, session_course_id=session_course_id,
                  item_id=attempt.item_id, participation_id=participation.id,
                  details={'old': plain(graded.old) or None, 'new': plain(graded.new) or None,
                           'attempt': attempt.number, 'question': answer.question_id,
                           'answer': [plain(old) or None, plain(answer.points) or None]})
