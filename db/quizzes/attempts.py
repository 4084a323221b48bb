"""Attempting a quiz: starting, answering question by question, finishing. The clock is the server's."""
from datetime import datetime
from typing import Any

from i18n import _, ngettext

from ..access.guard import learner, only
from ..core.clock import now
from ..core.refusals import NotAllowed, NotFound, NotOpen, TooManyAttempts
from ..core.topics import Topic
from ..core.transactions import Outbox, transaction
from ..outlines.availability import why_over
from ..outlines.outline import OutlineItem
from ..progress.item_progress import item_open_to, log_item, mark_opened
from ..records.attempt import Answer, Attempt, FinishedBy
from ..records.item import Item, ItemKind
from ..records.item_types import QuizSettings
from ..records.participation import Participation
from ..records.person import Person
from ..records.question import Question
from .deadlines import GRACE, schedule_finish
from .finishing import finish
from .presentation import to_bank_order
from .random_selection import draw_questions
from .timing import new_attempt_end


@only(learner)
async def start_attempt(participation: Participation, item_id: int, *, by: Person) -> Attempt:
    """Begin a new attempt at a quiz, or go on with the one in progress. Raises TooManyAttempts where none is left,
    NotOpen where the quiz is not open or is closed."""
    item = await _open_quiz(participation, item_id, by)
    fresh = await _prepare(participation, item)  # before the change, so that nobody waits for it
    async with transaction() as outbox:
        await learner.check(by, participation)
        # two tabs may start at once: the second waits here, and goes on with what the first has begun
        await type(participation).select_for_update(no_key=True).get(id=participation.id)
        attempts = await Attempt.filter(participation_id=participation.id, item_id=item.id).order_by('number')
        newest = attempts[-1] if attempts else None
        if newest and not newest.is_over():
            return newest
        if newest and newest.finished_at is None:
            await finish(newest, FinishedBy.CLOCK, outbox, by=None)
        if over := why_over(item, now(), by.zone):
            raise over
        if item.attempts is not None and len(attempts) >= item.attempts:
            raise TooManyAttempts(no_attempts_left(item, len(attempts)))
        if await _was_edited_since(participation, fresh):
            fresh = await _prepare(participation, item)
        if not fresh.asked:
            raise NotAllowed(_('{title} has no questions yet.', title=item.title))
        fresh.number = len(attempts) + 1
        await _begin(participation, fresh, item, outbox, by)
        return fresh


@only(learner)
async def answer(participation: Participation, attempt_id: int, question_id: int, given: Any, *,
                 by: Person) -> datetime:
    """Keep an answer; it is safe when this returns. None takes it back. Returns when it was kept.

    :param given: as `scoring.py` describes it, with every index a place in what was shown (`PresentedQuestion`)
    """
    async with transaction() as outbox:
        attempt = await Attempt.select_for_update().get_or_none(id=attempt_id, participation_id=participation.id)
        if attempt is None:
            raise NotFound
        at = now()
        if attempt.finished_at is not None or attempt.ends_at and at > attempt.ends_at + GRACE:
            raise NotOpen(_('This attempt is finished. What you answered before is kept.'))
        answer = await Answer.filter(attempt_id=attempt.id, question_id=question_id).select_related(
            'question').first()
        if answer is None:
            raise NotFound
        answer.given = to_bank_order(answer.question.asked, attempt.entry(question_id).get('order'), given)
        answer.saved_at = at
        await answer.save(update_fields=['kept', 'saved_at'])
        outbox.add(attempt.topic('answers').about(question_id),
                   Topic('session_course', participation.session_course_id, 'attempts').about(attempt.id))
    return at


@only(learner)
async def finish_attempt(participation: Participation, attempt_id: int, *, by: Person) -> Attempt:
    """Submit it: scored at once, except for essays. Finishing what is finished changes nothing."""
    async with transaction() as outbox:
        attempt = await Attempt.select_for_update().get_or_none(id=attempt_id, participation_id=participation.id)
        if attempt is None:
            raise NotFound
        if attempt.finished_at is None:
            await finish(attempt, FinishedBy.CLOCK if attempt.is_over() else FinishedBy.LEARNER, outbox, by=by)
    return attempt


async def _open_quiz(participation: Participation, item_id: int, by: Person) -> OutlineItem:
    item = await item_open_to(participation, item_id, by)
    if item.kind is not ItemKind.QUIZ:
        raise NotAllowed(_('{title} is not a quiz.', title=item.title))
    return item


async def _prepare(participation: Participation, item: OutlineItem) -> Attempt:
    """What an attempt that begins now would ask, and when its time would be over; not kept yet."""
    settings = item.settings
    assert isinstance(settings, QuizSettings)
    record = await Item.get(id=item.id).select_related('section')
    fresh = Attempt(
        participation_id=participation.id, item_id=item.id, started_at=now(), out_of=item.points,
        asked=await draw_questions(record, record.section.course_id, shuffle=settings.shuffle))
    fresh.ends_at = await new_attempt_end(fresh, item, participation)  # type: ignore[assignment]
    return fresh


async def _was_edited_since(participation: Participation, fresh: Attempt) -> bool:
    """Whether a question has been edited since it was drawn: nothing told its author yet that somebody is asked."""
    ids = [entry['question'] for entry in fresh.asked]
    return await Question.filter(id__in=ids, updated_at__gt=fresh.started_at).exists()


async def _begin(participation: Participation, attempt: Attempt, item: OutlineItem, outbox: Outbox, by: Person) -> None:
    await attempt.save()
    await Answer.bulk_create([
        Answer(attempt_id=attempt.id, question_id=entry['question'], saved_at=attempt.started_at)
        for entry in attempt.asked])
    await mark_opened(participation, item, outbox)
    await log_item(participation, 'started_attempt', item, by, number=attempt.number)
    outbox.add(participation.topic(),
               Topic('session_course', participation.session_course_id, 'attempts').about(attempt.id))
    schedule_finish(attempt.ends_at)


def no_attempts_left(item: OutlineItem, used: int) -> str:
    return ngettext('You have used your one attempt at {title}.', 'You have used all {n} attempts at {title}.', used,
                    title=item.title)
