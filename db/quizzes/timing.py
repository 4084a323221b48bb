"""How long an attempt may take. Who has begun keeps the time that was promised: it grows, and never shrinks."""
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from ..core.clock import now
from ..core.session_windows import AfterEnd
from ..core.topics import Topic
from ..core.transactions import Outbox
from ..outlines.extended_dates import apply_extensions
from ..outlines.outline import OutlineItem, outlines
from ..records.attempt import Attempt
from ..records.enrolment import Enrolment
from ..records.extension import Extension
from ..records.item_types import QuizSettings
from ..records.participation import Participation
from .deadlines import schedule_finish


async def new_attempt_end(attempt: Attempt, item: OutlineItem, participation: Participation) -> datetime | None:
    """When a new attempt's time is over. Two statements."""
    enrolment = await Enrolment.get(id=participation.enrolment_id).select_related('session')
    extra = await _extra_minutes([participation.id])
    return attempt_end(attempt, item, extra.get((participation.id, item.id), 0), enrolment)


def attempt_end(attempt: Attempt, item: OutlineItem, extra_minutes: int, enrolment: Enrolment
                 ) -> datetime | None:
    """By the time limit with the learner's extra minutes, by the closing of the quiz, and by the end of the learner's
    time in the session. Minutes added to this attempt count beyond the first two."""
    limit = item.settings.time_limit_minutes if isinstance(item.settings, QuizSettings) else None
    by_limit = None if limit is None else attempt.started_at + timedelta(minutes=limit + extra_minutes)
    ends = _earliest(by_limit, item.closes_at)
    if ends is not None:
        ends += timedelta(minutes=attempt.extra_minutes)
    dates = enrolment.session.dates
    learning = None if dates.after_end is AfterEnd.OPEN else dates.learner_window(enrolment.personal_dates).ends
    return _earliest(ends, learning)


async def extend_attempts(outbox: Outbox, **whose: Any) -> None:
    """Inside a change that may have given learners more time: attempts in progress have it at once. Five statements
    where there are such, and one for each that has more time.

    :param whose: conditions on attempts, such as `participation__session_course_id=3`
    """
    under_way = Attempt.filter(finished_at=None, ends_at__gt=now(), **whose)
    attempts = await under_way.select_related('participation__enrolment__session')
    if not attempts:
        return
    course_of = {attempt.participation_id: attempt.participation.session_course_id for attempt in attempts}
    shared = await outlines(set(course_of.values()))
    outline_of = await apply_extensions({id_: shared[course_id] for id_, course_id in course_of.items()})
    extra = await _extra_minutes(course_of)
    for attempt in attempts:
        whose_id, item = attempt.participation_id, outline_of[attempt.participation_id].by_id.get(attempt.item_id)
        if item is not None:
            minutes = extra.get((whose_id, item.id), 0)
            await _extend(attempt, attempt_end(attempt, item, minutes, attempt.participation.enrolment), outbox)


async def _extend(attempt: Attempt, later: datetime | None, outbox: Outbox) -> None:
    if attempt.ends_at is None or later is not None and later <= attempt.ends_at:
        return
    attempt.ends_at = later  # type: ignore[assignment]
    await attempt.save(update_fields=['ends_at'])
    outbox.add(attempt.topic(), attempt.participation.topic(),
              Topic('session_course', attempt.participation.session_course_id, 'attempts').about(attempt.id))
    schedule_finish(later)


async def _extra_minutes(participation_ids: Iterable[int]) -> dict[tuple[int, int], int]:
    """By participation and item."""
    found = Extension.filter(participation_id__in=list(participation_ids), extra_minutes__gt=0)
    return {(one.participation_id, one.item_id): one.extra_minutes for one in await found}


def _earliest(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)
