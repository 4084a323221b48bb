"""A quiz as its learner sees it: attempts so far, the one in progress with its questions, and looking back."""
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from ..access.guard import attendee, learner
from ..core.clock import now
from ..core.refusals import NotFound, Refusal, TooManyAttempts
from ..gradebook.withheld import withheld_in
from ..outlines.availability import why_over
from ..outlines.for_learner import learner_outline
from ..outlines.outline import OutlineItem
from ..progress.item_progress import item_open_to
from ..records.attempt import Answer, Attempt, FinishedBy
from ..records.item import ItemKind
from ..records.item_types import QuizSettings, Reveal, Scoring
from ..records.participation import Participation
from ..records.person import Person
from .attempts import no_attempts_left
from .grade import QuizRules
from .presentation import PresentedQuestion, present_question, to_presented_order


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptSummary:
    """One attempt in a list of a learner's own."""
    id: int
    number: int
    started_at: datetime
    finished_at: datetime | None
    """Also where its time is over and it is not finished yet."""
    finished_by: FinishedBy | None
    points: Decimal | None
    """Of `out_of`; empty while it is in progress, waits for a coach, or is not to be seen yet."""
    out_of: Decimal
    needs_grading: bool
    """Finished, and something in it is still to be graded."""
    shows_points: bool
    """What the quiz lets its learner see now."""
    shows_answers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptInProgress:
    """The attempt a learner is at. Nothing in it tells what is right."""
    id: int
    number: int
    started_at: datetime
    ends_at: datetime | None
    """By the server's clock; None: no limit."""
    questions: tuple[PresentedQuestion, ...]
    """In order, each with what was given so far."""

    @property
    def answered(self) -> int:
        return sum(question.given is not None for question in self.questions)

    @property
    def asked(self) -> int:
        """How many there are to answer: descriptions ask nothing."""
        return sum(question.number is not None for question in self.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizView:
    item: OutlineItem
    """With this learner's own dates and number of attempts."""
    settings: QuizSettings
    attempts: tuple[AttemptSummary, ...]
    """The first one first, the one in progress included."""
    attempts_left: int | None
    """How many more may be started; None: as many as one likes."""
    in_progress: AttemptInProgress | None
    why_not: Refusal | None
    """Why none can be started or gone on with now; None if one can."""
    points: Decimal | None
    """What counts so far, by the quiz's scoring; empty where points are not to be seen yet."""
    withheld: bool = False
    """Its grades are not released: neither points nor answers are to be seen."""

    @property
    def scoring(self) -> Scoring:
        return self.settings.scoring


async def quiz_view(participation: Participation, item_id: int, *, seen_by: Person) -> QuizView:
    """For the learner alone. Raises NotFound for what is no quiz in the outline, NotOpen where it may not be opened
    yet. At most fifteen statements, whatever the number of questions."""
    await attendee.check(seen_by, participation)
    item = await item_open_to(participation, item_id, seen_by)
    if item.kind is not ItemKind.QUIZ:
        raise NotFound
    at, settings = now(), item.settings
    withheld = item.id in await withheld_in(await learner_outline(participation))
    assert isinstance(settings, QuizSettings)
    attempts = await participation.attempts.filter(item_id=item.id).order_by('number')
    newest = attempts[-1] if attempts else None
    in_progress = newest if newest and not newest.is_over(at) else None
    left = None if item.attempts is None else max(0, item.attempts - len(attempts))
    no = await learner.why_not(seen_by, participation)
    if no is None and in_progress is None:
        no = why_over(item, at, seen_by.zone)
        if no is None and left == 0:
            no = TooManyAttempts(no_attempts_left(item, len(attempts)))
    return QuizView(
        item=item, settings=settings,
        attempts=tuple(attempt_summary(attempt, item, at, withheld=withheld) for attempt in attempts),
        withheld=withheld,
        attempts_left=left, in_progress=await _in_progress(in_progress) if in_progress else None, why_not=no,
        points=await _counted_points(participation, item)
        if not withheld and is_revealed(settings.shows_points, item, at) else None)


async def answers_given(participation: Participation, attempt_id: int, question_ids: Iterable[Any] | None = None, *,
                        seen_by: Person) -> dict[int, Any]:
    """What the learner has given to these questions, or to all, in the terms of what was shown: for another page of
    theirs that follows `Attempt.topic('answers')`. One statement beside the rule's."""
    await attendee.check(seen_by, participation)
    found = Answer.filter(attempt_id=attempt_id, attempt__participation_id=participation.id)
    if question_ids is not None:
        found = found.filter(question_id__in=list(question_ids))
    answers = await found.select_related('question', 'attempt')
    return {answer.question_id: _given_as_presented(answer) for answer in answers}


def attempt_summary(attempt: Attempt, item: OutlineItem | QuizRules, at: datetime, *, withheld: bool) -> AttemptSummary:
    """:param withheld: the grades of the quiz are not released to its learners"""
    settings, over = item.settings, attempt.is_over(at)
    assert isinstance(settings, QuizSettings)
    shows_points = over and not withheld and is_revealed(settings.shows_points, item, at)
    return AttemptSummary(
        id=attempt.id, number=attempt.number, started_at=attempt.started_at,
        finished_at=attempt.finished_at or (attempt.ends_at if over else None), finished_by=attempt.finished_by,
        points=attempt.points if shows_points else None, out_of=attempt.out_of,
        needs_grading=not withheld and attempt.finished_at is not None and attempt.points is None,
        shows_points=shows_points,
        shows_answers=over and not withheld and is_revealed(settings.shows_answers, item, at))


def is_revealed(shown: Reveal, item: OutlineItem | QuizRules, at: datetime) -> bool:
    """Whether a learner sees this of a finished attempt. A quiz that neither closes nor is due is never closed."""
    if shown is Reveal.FINISHED:
        return True
    closes = item.closes_at or item.due_at
    return shown is Reveal.CLOSED and closes is not None and at > closes


async def _in_progress(attempt: Attempt) -> AttemptInProgress:
    return AttemptInProgress(id=attempt.id, number=attempt.number, started_at=attempt.started_at,
                             ends_at=attempt.ends_at, questions=await presented_questions(attempt))


async def presented_questions(attempt: Attempt) -> tuple[PresentedQuestion, ...]:
    """What an attempt asks, in its order. Two statements."""
    answers = {answer.question_id: answer for answer in await attempt.answers.all().select_related('question')}
    return tuple(_presented(entry, answers[entry['question']], number)
                 for entry, number in numbered_entries(attempt, answers))


def numbered_entries(attempt: Attempt, answers: Mapping[int, Any]) -> list[tuple[dict[str, Any], int | None]]:
    """The entries of `asked`, each with its number; a description has none."""
    found: list[tuple[dict[str, Any], int | None]] = []
    number = 0
    for entry in attempt.asked:
        counts = answers[entry['question']].question.kind != 'description'
        number += counts
        found.append((entry, number if counts else None))
    return found


def _presented(entry: dict[str, Any], answer: Any, number: int | None) -> PresentedQuestion:
    return present_question(answer.question_id, answer.question.asked, entry, number=number, given=answer.given,
                            saved_at=answer.saved_at)


def _given_as_presented(answer: Answer) -> Any:
    order = answer.attempt.entry(answer.question_id).get('order')
    return to_presented_order(answer.question.asked, order, answer.given)


async def _counted_points(participation: Participation, item: OutlineItem) -> Decimal | None:
    found = await participation.submissions.filter(item_id=item.id).first()
    return found.points if found else None
