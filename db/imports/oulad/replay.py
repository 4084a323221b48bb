"""Playing what is still to come of imported sessions, through the same verbs that a learner and a coach use."""
import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC
from os import PathLike
from typing import Any, NamedTuple

from formats import oulad
from i18n import _

from ...access.guard import administrator
from ...access.system import or_system
from ...core.clock import now
from ...core.numbers import half_up
from ...core.refusals import Invalid, Refusal
from ...core.write_queue import when_free
from ...records.item import Item
from ...records.participation import Participation
from ...records.person import Person
from ...records.session import Session
from ...records.submission import Submission
from ...records.system_actor import Actor
from ...submissions.grading import grade_submission
from ...submissions.submitting import submit
from . import read_dataset
from .delivery import deliveries


@dataclass
class ReplayProgress:
    """How far it is; grows while it plays."""
    total: int = 0
    submitted: int = 0
    graded: int = 0
    unchanged: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """By the sentence of the refusal."""


class FutureSubmission(NamedTuple):
    in_days: int
    session: Session
    module: str
    row: oulad.SubmissionRow


async def replay_oulad(folder: str | PathLike[str], *, by: Actor, rate: float = 5,
                       replayed: ReplayProgress | None = None) -> ReplayProgress:
    """Submit and grade, day after day, what the folder says of the days after today; so many a second.

    What the sessions refuse (a learner who has withdrawn, a session that is over) is counted.
    """
    await or_system(administrator).check(by)
    replayed = ReplayProgress() if replayed is None else replayed
    coming = await _coming(folder)
    replayed.total = len(coming)
    coaches = {session.id: await _coach_of(session) for session in {one.session for one in coming}}
    clock = asyncio.get_running_loop().time
    began = clock()
    for number, one in enumerate(coming):
        await asyncio.sleep(max(0, began + number / rate - clock()))
        try:
            await when_free(lambda one=one: _play(one, coaches[one.session.id], replayed))  # type: ignore[misc]
        except Refusal as no:
            replayed.refused[str(no)] += 1
    return replayed


async def _coming(folder: str | PathLike[str]) -> list[FutureSubmission]:
    data = await read_dataset(folder)
    coming = [one for delivery in deliveries(data) for session in [await _session(delivery.source)] if session
              for one in _after_today(session, delivery.modules)]
    if not coming:
        raise Invalid(_('Nothing of {folder} is still to come: import it first, moved to a day before its last.',
                        folder=folder))
    return sorted(coming, key=lambda one: (one.in_days, one.row.assessment, one.row.student))


async def _session(source: str) -> Session | None:
    return await Session.get_or_none(source=source, starts__isnull=False)


def _after_today(session: Session, modules: Any) -> Iterator[FutureSubmission]:
    assert session.starts is not None, '_session reads no other'
    today = (now().astimezone(UTC).date() - session.starts.astimezone(UTC).date()).days
    for module in modules:
        for row in module.submissions:
            if row.day > today:
                yield FutureSubmission(row.day - today, session, module.code, row)


async def _coach_of(session: Session) -> Person | None:
    """Somebody who may grade: a coach of the session, else an administrator."""
    return (await session.coaches.filter(is_active=True).order_by('id').first()
            or await Person.filter(is_administrator=True, is_active=True).order_by('id').first())


async def _play(one: FutureSubmission, coach: Person | None, replayed: ReplayProgress) -> None:
    learner = f's{one.row.student}'
    if coach is None:
        raise Invalid(_('Nobody may grade in this session: it has no coach, and there is no administrator.'))
    item = await Item.get_or_none(source=f'oulad:{one.row.assessment}', session_course__session_id=one.session.id)
    participation = await Participation.get_or_none(
        session_course_id=item.session_course_id if item else None,
        learner__username=learner).select_related('learner', 'session_course')
    if item is None or participation is None:
        raise Invalid(_('Registered only after the day of the import.'))
    if await Submission.exists(participation_id=participation.id, item_id=item.id):
        replayed.unchanged += 1
        return
    text = f'Handed in on day {one.row.day}, as the dataset tells.'
    submission = await submit(participation, item.id, text, by=participation.learner)
    replayed.submitted += 1
    if one.row.score is not None and coach is not None:
        await grade_submission(submission, half_up(one.row.score), by=coach, why=_('Replayed'))
        replayed.graded += 1
