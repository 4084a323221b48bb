"""Learners come into a session, take its courses, and withdraw."""
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from i18n import _, number

from ..access.capabilities import Capability, refusal
from ..access.guard import can, only
from ..access.session_role import role_in
from ..core.clock import now
from ..core.refusals import Invalid
from ..core.sql import column_of
from ..core.topics import Topic
from ..core.transactions import Outbox, transaction
from ..progress.figures import recalculate_figures
from ..quizzes.timing import extend_attempts
from ..records.enrolment import Enrolment, Membership
from ..records.event import log
from ..records.participation import Participation
from ..records.person import Person
from ..records.session import Session


@only(can(Capability.ENROL))
async def enrol(session: Session, *learners: Any, by: Person, courses: Sequence[Any] | None = None) -> None:
    """Enrol people into these session courses, or into all. Who is enrolled already is left as they are; who had
    withdrawn comes back with all their work."""
    async with transaction(session.topic('people')) as outbox:
        wanted = await _courses_to_take(session, courses)
        await check_unlocked(session, wanted, by)
        for learner in learners:
            enrolment = await get_or_create_enrolment(session, learner)
            await join_courses(session, enrolment, wanted, outbox)
            await log('enrolled', by=by, session_id=session.id, details={'username': learner.username})


@only(can(Capability.ENROL))
async def choose_courses(session: Session, learner: Person, session_courses: Iterable[Any], *, by: Person) -> None:
    """Exactly these courses for this learner; from the others they withdraw."""
    wanted = {session_course.id for session_course in session_courses}
    async with transaction(session.topic('people')) as outbox:
        [enrolment] = await active_enrolments(session, [learner])
        await check_unlocked(session, wanted ^ set(await courses_taken(enrolment)), by)
        await Participation.filter(enrolment_id=enrolment.id, state=Membership.ACTIVE).exclude(
            session_course_id__in=list(wanted)).update(state=Membership.WITHDRAWN, withdrawn_at=now())
        await join_courses(session, enrolment, await _courses_to_take(session, list(session_courses)), outbox)
        await log('chose_courses', by=by, session_id=session.id, details={'learner_id': learner.id})


@only(can(Capability.CONFIGURE))
async def set_personal_dates(session: Session, learner: Person, *, by: Person, starts: Any = None, ends: Any = None,
                             extra_days: int = 0) -> None:
    """Personal dates instead of the session's, and days on top. Empty and zero take them back."""
    check_personal_dates(session, starts, ends, extra_days)
    async with transaction(session.topic('people')) as outbox:
        [enrolment] = await active_enrolments(session, [learner])
        enrolment.starts, enrolment.ends, enrolment.extra_days = starts, ends, extra_days
        await enrolment.save(update_fields=['starts', 'ends', 'extra_days'])
        await extend_attempts(outbox, participation__enrolment_id=enrolment.id)
        await notify_enrolment(session, enrolment, outbox)
        await log('set_personal_dates', by=by, session_id=session.id, details={
            'learner_id': learner.id, 'starts': str(starts), 'ends': str(ends), 'extra_days': extra_days})


async def _courses_to_take(session: Session, courses: Sequence[Any] | None) -> list[int]:
    here = await column_of(session.session_courses.all(), 'id', int)
    return here if courses is None else [course.id for course in courses if course.id in here]


async def check_unlocked(session: Session, session_course_ids: Iterable[int], by: Person) -> None:
    """A session coach goes as far as the locks of its courses let them."""
    stands = await role_in(by, session.id)
    for id_ in session_course_ids:
        if no := refusal(Capability.ENROL, stands, id_):
            raise no


async def active_enrolments(session: Session, learners: Iterable[Any]) -> list[Enrolment]:
    ids = [learner.id for learner in learners]
    found = await Enrolment.filter(session_id=session.id, learner_id__in=ids, state=Membership.ACTIVE)
    if len(found) < len(set(ids)):
        raise Invalid(_('Somebody of these is not enrolled any more. Look at the list again.'))
    return found


async def get_or_create_enrolment(session: Session, learner: Person) -> Enrolment:
    enrolment = await Enrolment.get_or_none(session_id=session.id, learner_id=learner.id)
    if enrolment is None:
        return await Enrolment.create(session_id=session.id, learner_id=learner.id, enrolled_at=now())
    if enrolment.state is Membership.WITHDRAWN:
        enrolment.state, enrolment.withdrawn_at = Membership.ACTIVE, None
        await enrolment.save(update_fields=['state', 'withdrawn_at'])
    return enrolment


async def join_courses(session: Session, enrolment: Enrolment, session_course_ids: Iterable[int],
                       outbox: Outbox) -> None:
    """Inside a change: an active participation in each of these, with its figures."""
    for id_ in session_course_ids:
        participation, new = await Participation.get_or_create(
            session_course_id=id_, learner_id=enrolment.learner_id,
            defaults={'enrolment_id': enrolment.id, 'enrolled_at': now()})
        if participation.state is Membership.WITHDRAWN:
            participation.state, participation.withdrawn_at = Membership.ACTIVE, None
            await participation.save(update_fields=['state', 'withdrawn_at'])
        if new:
            await recalculate_figures(id_, [participation.id])
    await notify_enrolment(session, enrolment, outbox)


async def notify_enrolment(session: Session, enrolment: Enrolment, outbox: Outbox) -> None:
    """Everybody who shows this enrolment looks again: lists may have gained or lost a row."""
    outbox.add(session.topic('tracking'), Topic('person', enrolment.learner_id, 'sessions'),
               Topic('person', enrolment.learner_id, 'access').about(session.id))
    for participation in await Participation.filter(enrolment_id=enrolment.id):
        outbox.add(participation.topic(), Topic('session_course', participation.session_course_id, 'tracking'))


def check_personal_dates(session: Session, starts: datetime | None, ends: datetime | None, extra_days: int) -> None:
    """Raises Invalid for dates of one learner that are none."""
    if starts and ends and ends <= starts:
        raise Invalid(_('The learner’s time ends before it starts.'), 'ends')
    if ends and session.starts and not starts and ends <= session.starts:
        raise Invalid(_('The learner’s time would end before the session starts.'), 'ends')
    if starts and session.ends and not ends and starts >= session.ends:
        raise Invalid(_('The learner’s time would start after the session ends.'), 'starts')
    if isinstance(extra_days, bool) or not 0 <= extra_days <= 3650:
        raise Invalid(_('Enter a number from 0 to {limit}.', limit=number(3650)), 'extra_days')


async def courses_taken(enrolment: Enrolment) -> list[int]:
    """The session courses that this learner takes."""
    return await column_of(enrolment.participations.filter(state=Membership.ACTIVE), 'session_course_id', int)
