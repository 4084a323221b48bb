"""Finishing an attempt: every answer is scored, the attempt has its points, and the grade of the quiz follows."""
from decimal import Decimal
from fractions import Fraction

from ..core.clock import now
from ..core.numbers import half_up
from ..core.topics import Outbox, Topic
from ..records.attempt import Answer, Attempt, FinishedBy
from ..records.event import log
from ..records.participation import Participation
from ..records.person import Person
from .grade import quiz_graded, terms_of
from .scoring import score

KEPT_DIGITS = 6


async def finish(attempt: Attempt, finished_by: FinishedBy, outbox: Outbox, *, by: Person | None) -> None:
    """Inside a change that has locked the attempt and found it unfinished. What the clock finishes was finished when
    its time was over, however late it is finished.

    :param by: None for the system itself
    """
    participation = await Participation.get(id=attempt.participation_id).select_related('session_course')
    terms = await terms_of(participation, attempt.item_id)
    at = now()
    if finished_by is FinishedBy.CLOCK and attempt.ends_at:
        at = min(at, attempt.ends_at)
    attempt.finished_at, attempt.finished_by, attempt.out_of = at, finished_by, terms.points
    await mark(attempt)
    graded = await quiz_graded(participation, terms, outbox, by=by, why=f'Attempt {attempt.number} finished.')
    outbox.add(attempt.topic(), Topic('session_course', participation.session_course_id, 'attempts').about(attempt.id))
    session_id, session_course_id = await participation.place()
    await log('handed_in', by=by, session_id=session_id, session_course_id=session_course_id, item_id=attempt.item_id,
              participation_id=participation.id,
              details={'number': attempt.number, 'late': terms.is_late(at), 'finished_by': finished_by.value,
                       'points': None if graded.new is None else str(graded.new)})


async def mark(attempt: Attempt) -> None:
    """Score what can be scored, and keep the points of the answers and of the attempt. Three statements."""
    answers = {answer.question_id: answer for answer in await attempt.answers.all().select_related('question')}
    brought, whole, moved = Fraction(), Fraction(), []
    waits = False
    for entry in attempt.asked:
        answer, out_of = answers[entry['question']], Decimal(entry['points'])
        points = points_of(answer, out_of)
        kept = half_up(points, KEPT_DIGITS)
        if kept != answer.points:
            answer.points = kept  # type: ignore[assignment]
            moved.append(answer)
        whole += Fraction(out_of)
        brought += points or 0
        waits = waits or points is None
    if moved:
        await Answer.bulk_update(moved, ['points'])
    exact = brought / whole * Fraction(attempt.out_of) if whole else Fraction(0)
    attempt.points = None if waits else half_up(exact)  # type: ignore[assignment]
    await attempt.save(update_fields=['finished_at', 'finished_by', 'points', 'out_of'])


def points_of(answer: Answer, out_of: Decimal) -> Fraction | None:
    """Exact. What a coach has given instead of the computed points stays."""
    computed = score(answer.question.asked, answer.given, out_of).points
    if answer.points is not None and answer.points != half_up(computed, KEPT_DIGITS):
        return Fraction(answer.points)
    return computed
