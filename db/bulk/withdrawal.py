"""Several learners leave a session or a course of it at once; undoing it brings them back into the same courses."""
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from i18n import _

from ..access.capabilities import Capability, refusal
from ..access.guard import can, only
from ..access.session_role import role_in
from ..actions.targets import Targets, enrolments, naming, participations, select_targets
from ..actions.undo import UndoableAction
from ..core.transactions import Outbox, transaction
from ..records.enrolment import Membership
from ..records.participation import Participation
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from ..sessions.course_enrolments import enrol_in_course, withdraw_from_course
from ..sessions.enrolments import enrol
from ..sessions.withdrawals import withdraw


async def withdraw_targets(place: Session | SessionCourse, ids: Iterable[int], *, seen_by: Person) -> Targets:
    """Who takes a course that is locked for the viewer is skipped.

    :param ids: of enrolments in a session, of participations in a session course
    """
    await can(Capability.ENROL).check(seen_by, place)
    if isinstance(place, SessionCourse):
        return select_targets(await participations(place, ids), lambda __: None)
    people = await enrolments(place, ids)
    taken, stands = await courses_taken(people), await role_in(seen_by, place.id)

    def why_not(one: Any) -> str | None:
        no = next((no for id_ in taken[one.id] if (no := refusal(Capability.ENROL, stands, id_))), None)
        return _('takes a course that you cannot change. {reason}', reason=str(no).rstrip('.')) if no else None
    return select_targets(people, why_not)


@only(can(Capability.ENROL))
async def withdraw_many(place: Session | SessionCourse, ids: Iterable[int], *, by: Person) -> UndoableAction:
    """Out of the session, or of this course of it; the work stays."""
    targets = (await withdraw_targets(place, ids, seen_by=by)).not_empty()
    if isinstance(place, SessionCourse):
        return await _from_course(place, targets, by)
    return await _from_session(place, targets, by)


async def _from_course(session_course: SessionCourse, targets: Targets, by: Person) -> UndoableAction:
    people = [one.learner for one in targets.included]
    await withdraw_from_course(session_course, *people, by=by)

    async def undo(by: Person, _: Outbox) -> None:
        await enrol_in_course(session_course, *people, by=by)

    return UndoableAction('withdrew', targets, [(can(Capability.ENROL), session_course)], undo,
                          where={'session_id': session_course.session_id, 'session_course_id': session_course.id})


async def _from_session(session: Session, targets: Targets, by: Person) -> UndoableAction:
    taken = await courses_taken(targets.included)
    await withdraw(session, *(one.learner for one in targets.included), by=by)

    async def undo(by: Person, _: Outbox) -> None:
        courses = {course.id: course for course in await session.session_courses.all()}
        async with transaction():
            for one in targets.included:
                with naming(one.learner.name):
                    wanted = [courses[id_] for id_ in taken[one.id] if id_ in courses]
                    await enrol(session, one.learner, by=by, courses=wanted)

    return UndoableAction('withdrew', targets, [(can(Capability.ENROL), session)], undo,
                          where={'session_id': session.id})


async def courses_taken(people: Iterable[Any]) -> defaultdict[int, list[int]]:
    """The ids of the session courses that each of these enrolments takes."""
    active = Participation.filter(enrolment_id__in=[one.id for one in people], state=Membership.ACTIVE)
    taken: defaultdict[int, list[int]] = defaultdict(list)
    for enrolment_id, session_course_id in await active.values_list('enrolment_id', 'session_course_id'):
        taken[enrolment_id].append(session_course_id)
    return taken
