"""The grade of a quiz: one submission for each learner, whose points follow from the finished attempts."""
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from ..core.clock import now
from ..core.numbers import half_up, mean
from ..core.transactions import Outbox
from ..outlines.for_learner import learner_outline
from ..progress.item_progress import complete_item, get_completion, update_figures
from ..records.attempt import Attempt
from ..records.item import CompletionRule, Item
from ..records.item_types import QuizSettings, Scoring, settings_of
from ..records.participation import Participation
from ..records.person import Person
from ..records.submission import GradeChange, Submission
from ..submissions.completion import manual_points


class QuizRules(NamedTuple):
    """What a quiz asks for here and of this learner."""
    id: int
    points: Decimal
    pass_points: Decimal | None
    completes: CompletionRule
    due_at: datetime | None
    closes_at: datetime | None
    settings: QuizSettings

    def is_late(self, at: datetime) -> bool:
        return self.due_at is not None and at > self.due_at


class PointsChange(NamedTuple):
    old: Decimal | None
    new: Decimal | None


async def quiz_rules(participation: Participation, item_id: int) -> QuizRules:
    """Also of a quiz that has been hidden or archived while somebody was at it."""
    here = (await learner_outline(participation)).by_id.get(item_id)
    item: Any = here or await Item.get(id=item_id)
    settings = here.settings if here else settings_of(item.kind, item.settings)
    assert isinstance(settings, QuizSettings)
    return QuizRules(item.id, item.points, item.pass_points, item.completes, here.due_at if here else None,
                     here.closes_at if here else None, settings)


async def update_quiz_grade(participation: Participation, rules: QuizRules, outbox: Outbox, *, by: Person | None,
                            grader: Any = None, why: str = '') -> PointsChange:
    """Inside the change that finished or graded an attempt: the submission, its history, the completion and the
    figures follow.

    :param by: who did it
    :param grader: who gave points; None where they were computed
    """
    attempts = await participation.attempts.filter(item_id=rules.id, finished_at__not_isnull=True).order_by('number')
    submission = await Submission.filter(participation_id=participation.id, item_id=rules.id).first() or Submission(
        participation_id=participation.id, item_id=rules.id, submitted_at=now())
    counted = counting_attempts(attempts, rules.settings.scoring)
    old, new = submission.points, quiz_points(counted, rules)
    submission.points, submission.out_of = new, rules.points
    submission.submitted_at = max(map(_finished, counted))
    submission.is_late = any(rules.is_late(_finished(attempt)) for attempt in counted)
    if old != new:
        submission.graded_at = None if new is None else now()
        submission.graded_by_id = None if new is None or grader is None else grader.id
    await submission.save()
    if old != new:
        await GradeChange.create(submission_id=submission.id, at=now(), by_id=grader.id if grader else None, old=old,
                                 new=new, why=why)
    await _update_completion(participation, rules, submission, outbox, by)
    return PointsChange(old, new)


def counting_attempts(attempts: Sequence[Attempt], scoring: Scoring) -> list[Attempt]:
    """The finished attempts that make the grade: the last, the best (of equal ones the first), or all. Where one waits
    for a hand, nobody knows which is the best yet."""
    if scoring is Scoring.LAST:
        return [attempts[-1]]
    if scoring is Scoring.BEST and all(attempt.points is not None for attempt in attempts):
        return [max(attempts, key=_share)]
    return list(attempts)


def quiz_points(counted: Sequence[Attempt], rules: QuizRules) -> Decimal | None:
    """The mean of the attempts' own points, each taken as its share where the item has had other points; rounded half
    up. None while one of them waits."""
    if any(attempt.points is None for attempt in counted):
        return None
    return half_up((mean((1, _share(one)) for one in counted) or Fraction()) * Fraction(rules.points))


def _share(attempt: Attempt) -> Fraction:
    return Fraction(attempt.points or 0) / Fraction(attempt.out_of) if attempt.out_of else Fraction(0)


def _finished(attempt: Attempt) -> datetime:
    return attempt.finished_at or now()


async def _update_completion(participation: Participation, rules: QuizRules, submission: Submission, outbox: Outbox,
                             by: Person | None) -> None:
    """As the item says: once submitted, graded or passed; a grade that does not pass any more takes it back. While an
    essay waits, what was complete stays so."""
    row = await get_completion(participation, rules)
    by_hand, completes = await manual_points(participation.id, rules), rules.completes
    points = submission.points if by_hand is None else by_hand
    passed = points is not None and points >= (rules.pass_points or 0)
    complete = (completes is CompletionRule.SUBMITTED or completes is CompletionRule.GRADED and points is not None
                or completes is CompletionRule.PASSED and passed)
    if complete and row.completed_at is None:
        await complete_item(participation, row, rules, outbox, by)  # which counts the figures too
        return
    if completes is CompletionRule.PASSED and points is not None and not passed and row.completed_at is not None:
        row.completed_at = None
        await row.save(update_fields=['completed_at'])
    await update_figures(participation, outbox)
