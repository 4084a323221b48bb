"""Looking back at an attempt: its learner sees what the quiz lets them see by now, staff see everything."""
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import attendee, can
from ..core.clock import now
from ..core.numbers import half_up
from ..core.refusals import NotFound, NotOpen
from ..gradebook.withheld import withheld_in
from ..outlines.for_learner import learner_outline
from ..records.attempt import Answer, Attempt
from ..records.participation import Participation
from ..records.person import Person
from .finishing import answer_points
from .grade import quiz_rules
from .learner_view import AttemptSummary, attempt_summary, numbered_entries
from .presentation import PresentedQuestion, present_question, to_presented_order
from .scoring import AnswerPart, right_answer, score


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedQuestion:
    """A question with what was given, what it brought, and what is right. Feedback and comment are Markdown."""
    answer_id: int
    """What a coach grades."""
    presented: PresentedQuestion
    points: Decimal | None
    """Of `presented.points`, rounded half up; None while it waits for a hand, or where points are not to be seen."""
    right: bool | None
    """All of it; None where nothing is right or wrong."""
    parts: tuple[AnswerPart, ...]
    """Of what was given, piece by piece; an option's key is its place in `presented.options`."""
    right_answer: Any
    """In the terms of `presented.given`; None where there is not the one right answer."""
    feedback: tuple[str, ...]
    comment: str
    """A coach's."""
    needs_grading: bool
    """For a coach to grade it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptReview:
    participation_id: int
    learner: str
    item_id: int
    attempt: AttemptSummary
    questions: tuple[ReviewedQuestion, ...]
    """Empty for a learner who may not see answers (`attempt.shows_answers`)."""
    ends_at: Any = None
    """Of an attempt in progress, for staff."""


async def review_attempt(participation: Participation, attempt_id: int, *, seen_by: Person) -> AttemptReview:
    """For its learner once it is finished, and for who sees the tracking of the course at any time."""
    mine = seen_by.id == participation.learner_id
    await (attendee if mine else can(Capability.TRACK)).check(seen_by, participation)
    attempt = await participation.attempts.filter(id=attempt_id).select_related('participation__learner').first()
    if attempt is None:
        raise NotFound
    at = now()
    if mine and not attempt.is_over(at):
        raise NotOpen(_('This attempt is still in progress.'))
    withheld = mine and attempt.item_id in await withheld_in(await learner_outline(participation))
    line = attempt_summary(attempt, await quiz_rules(participation, attempt.item_id), at, withheld=withheld)
    if not mine:
        line = replace(line, points=attempt.points, shows_points=True, shows_answers=True)
    questions = await _questions(attempt, line) if line.shows_answers else ()
    return AttemptReview(participation_id=participation.id, learner=attempt.participation.learner.name,
                         item_id=attempt.item_id, attempt=line, questions=questions,
                         ends_at=None if mine else attempt.ends_at)


async def _questions(attempt: Attempt, line: AttemptSummary) -> tuple[ReviewedQuestion, ...]:
    answers = {answer.question_id: answer for answer in await attempt.answers.all().select_related('question')}
    return tuple(_question(answers[entry['question']], entry, number, attempt, line)
                 for entry, number in numbered_entries(attempt, answers))


def _question(answer: Answer, entry: Mapping[str, Any], number: int | None, attempt: Attempt, line: AttemptSummary
              ) -> ReviewedQuestion:
    question, order = answer.question.asked, entry.get('order')
    scored = score(question, answer.given, Decimal(entry['points']))
    points = half_up(answer_points(answer, Decimal(entry['points']))) if attempt.finished_at else None
    return ReviewedQuestion(
        answer_id=answer.id,
        presented=present_question(answer.question_id, question, entry, number=number, given=answer.given,
                                   saved_at=answer.saved_at),
        points=points if line.shows_points else None,
        right=scored.right, parts=tuple(_presented_part(part, question, order) for part in scored.parts),
        right_answer=to_presented_order(question, order, right_answer(question)), feedback=scored.feedback,
        comment=answer.comment, needs_grading=attempt.finished_at is not None and points is None)


def _presented_part(part: AnswerPart, question: Any, order: Any) -> AnswerPart:
    """Places in an order and pairs keep their number; an option is where it was shown."""
    return replace(part, key=to_presented_order(question, order, part.key)) if question.options and order else part
