"""Setting the thresholds of a session, and snoozing learners for a while with a note."""
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from i18n import _

from ..access.capabilities import Capability, refusal
from ..access.guard import Rule, can, only
from ..access.session_role import role_in
from ..core.clock import now
from ..core.refusals import Invalid, NotFound, Refusal
from ..core.topics import Topic
from ..core.transactions import transaction
from ..records.attention import AttentionTerms, Snooze
from ..records.enrolment import Enrolment
from ..records.event import log
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from .reasons import Thresholds

MAX_SNOOZE = timedelta(days=366)


async def _may_set_thresholds(by: Person, record: Session | SessionCourse) -> Refusal | None:
    """The session's coaches while they coach, and who configures it."""
    stands = await role_in(by, (await record.place())[0])
    as_coach = refusal(Capability.GRADE, stands)
    return as_coach if as_coach and refusal(Capability.CONFIGURE, stands) else None


@only(Rule(_may_set_thresholds))
async def set_thresholds(place: Session | SessionCourse, thresholds: Thresholds, *, by: Person) -> None:
    """For the whole session: every open dashboard follows."""
    session_id, _ = await place.place()
    checked = Thresholds.entered(asdict(thresholds))
    async with transaction(*await _topics(session_id)):
        await AttentionTerms.update_or_create(asdict(checked), session_id=session_id)
        await log('set_thresholds', by=by, session_id=session_id, details=asdict(checked))


@only(can(Capability.GRADE))
async def snooze(place: Session | SessionCourse, enrolment_ids: Sequence[int], until: datetime, note: str, *,
                 by: Person) -> datetime:
    """Nobody is told of these learners until then: somebody looks after them, as the note says. Returns the moment
    at which it was done, for `unsnooze`."""
    note = ' '.join(note.split())
    if not note or len(note) > 500:
        raise Invalid(_('Say who looks after them and how, in up to 500 characters.'), 'note')
    if not now() < until <= now() + MAX_SNOOZE:
        raise Invalid(_('Choose a moment within the next year.'), 'until')
    session_id, course_id = await place.place()
    at = now()
    async with transaction(*await _topics(session_id)):
        for enrolment in await _these(place, enrolment_ids):
            await Snooze.update_or_create({'until': until, 'note': note, 'by_id': by.id, 'at': at},
                                          enrolment_id=enrolment.id)
            await log('snoozed', by=by, session_id=session_id, session_course_id=course_id, details={
                'learner_id': enrolment.learner_id, 'until': until.isoformat(), 'note': note})
    return at


@only(can(Capability.GRADE))
async def unsnooze(place: Session | SessionCourse, enrolment_ids: Sequence[int], *, by: Person,
                   snoozed_at: datetime | None = None) -> None:
    """They are listed again, if there is a reason.

    :param snoozed_at: only who was snoozed at that moment: what somebody else has said since stays
    """
    session_id, course_id = await place.place()
    async with transaction(*await _topics(session_id)):
        for enrolment in await _these(place, enrolment_ids):
            kept = Snooze.filter(enrolment_id=enrolment.id)
            if await (kept if snoozed_at is None else kept.filter(at=snoozed_at)).delete():
                await log('unsnoozed', by=by, session_id=session_id, session_course_id=course_id,
                          details={'learner_id': enrolment.learner_id})


async def _these(place: Session | SessionCourse, ids: Sequence[int]) -> list[Any]:
    session_id, course_id = await place.place()
    found = Enrolment.filter(id__in=list(ids), session_id=session_id)
    if course_id is not None:
        found = found.filter(participations__session_course_id=course_id)
    enrolments = await found.distinct()
    if not ids or len(enrolments) < len(set(ids)):
        raise NotFound(_('Somebody of these is not here any more. Look at the list again.'))
    return enrolments


async def _topics(session_id: int) -> list[Topic]:
    """Everybody who shows who needs attention: in the session and in its courses."""
    return [Topic('session', session_id, 'attention')]
