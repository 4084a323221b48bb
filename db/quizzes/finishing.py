"""Finishing an attempt: every answer is scored, the attempt has its points, and the grade of the quiz follows."""
from decimal import Decimal
from fractions import Fraction

from i18n import _

from ..core.clock import now
from ..core.numbers import half_up
from ..core.topics import Topic
from ..core.transactions import Outbox
from ..records.attempt import Answer, Attempt, FinishedBy
from ..records.event import log
from ..records.participation import Participation
from ..records.person import Person
from .grade import quiz_rules, update_quiz_grade
from .scoring import score

STORED_DIGITS = 6


async def finish(attempt: Attempt, finished_by: FinishedBy, outbox: Outbox, *, by: Person | None) -> None:
    """Inside a change that has locked the attempt and found it unfinished. What the clock finishes was finished when
    its time was over, however late it is finished.

    :param by: None for the system itself
    """
    participation = await Participation.get(id=attempt.participation_id).select_related('session_course')
    rules = await quiz_rules(participation, attempt.item_id)
    at = now()
    if finished_by is FinishedBy.CLOCK and attempt.ends_at:
        at = min(at, attempt.ends_at)
    attempt.finished_at, attempt.finished_by, attempt.out_of = at, finished_by, rules.points
    await score_attempt(attempt)
    graded = await update_quiz_grade(participation, rules, outbox, by=by,
                                     why=_('Attempt {number} finished.', number=attempt.number))
    outbox.add(attempt.topic(), Topic('session_course', participation.session_course_id, 'attempts').about(attempt.id))
    session_id, session_course_id = await participation.place()
    await log('submitted', by=by, session_id=session_id, session_course_id=session_course_id, item_id=attempt.item_id,
              participation_id=participation.id,
              details={'number': attempt.number, 'late': rules.is_late(at), 'finished_by': finished_by.value,
                       'points': None if graded.new is None else str(graded.new)})


async def score_attempt(attempt: Attempt) -> None:
    """Score what can be scored, and keep the points of the answers and of the attempt. Three statements."""
    answers = {answer.question_id: answer for answer in await attempt.answers.all().select_related('question')}
    earned, total, changed = Fraction(), Fraction(), []
    needs_grading = False
    for entry in attempt.asked:
        answer, out_of = answers[entry['question']], Decimal(entry['points'])
        points = answer_points(answer, out_of)
        rounded = half_up(points, STORED_DIGITS)
        if rounded != answer.points:
            answer.points = rounded  # type: ignore[assignment]
            changed.append(answer)
        total += Fraction(out_of)
        earned += points or 0
        needs_grading = needs_grading or points is None
    if changed:
        await Answer.bulk_update(changed, ['points'])
    exact = earned / total * Fraction(attempt.out_of) if total else Fraction(0)
    attempt.points = None if needs_grading else half_up(exact)  # type: ignore[assignment]
    await attempt.save(update_fields=['finished_at', 'finished_by', 'points', 'out_of'])


def answer_points(answer: Answer, out_of: Decimal) -> Fraction | None:
    """Exact. What a coach has given instead of the computed points stays."""
    computed = score(answer.question.asked, answer.given, out_of).points
    if answer.points is not None and answer.points != half_up(computed, STORED_DIGITS):
        return Fraction(answer.points)
    return computed
