"""Several learners leave a session or a course of it at once; undoing it brings them back into the same courses."""
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only, refusal, role_in
from ..core.topics import Outbox, transaction
from .targets import Targets, enrolments, naming, participations, select_targets
from .undo import UndoableAction

if TYPE_CHECKING:
    from ..records.person import Person


class WithdrawingFromCourse:
    """Of a session course; the ids are those of participations."""

    async def withdraw_targets(self: Any, ids: Iterable[int], *, seen_by: 'Person') -> Targets:
        await can(Capability.ENROL).check(seen_by, self)
        return select_targets(await participations(self, ids), lambda _: None)

    @only(can(Capability.ENROL))
    async def withdraw_many(self: Any, ids: Iterable[int], *, by: 'Person') -> UndoableAction:
        """Out of this course; the work stays."""
        targets = (await self.withdraw_targets(ids, seen_by=by)).not_empty()
        people = [one.learner for one in targets.included]
        await self.withdraw(*people, by=by)

        async def undo(by: 'Person', _: Outbox) -> None:
            await self.enrol(*people, by=by)

        return UndoableAction('withdrew', targets, [(can(Capability.ENROL), self)], undo,
                              where={'session_id': self.session_id, 'session_course_id': self.id})


class WithdrawingFromSession:
    """Of a session; the ids are those of enrolments."""

    async def withdraw_targets(self: Any, ids: Iterable[int], *, seen_by: 'Person') -> Targets:
        """Who takes a course that is locked for the viewer is skipped."""
        await can(Capability.ENROL).check(seen_by, self)
        people = await enrolments(self, ids)
        taken, stands = await courses_taken(people), await role_in(seen_by, self.id)

        def why_not(one: Any) -> str | None:
            no = next((no for id_ in taken[one.id] if (no := refusal(Capability.ENROL, stands, id_))), None)
            return f'takes a course that you cannot change. {str(no).rstrip(".")}' if no else None
        return select_targets(people, why_not)

    @only(can(Capability.ENROL))
    async def withdraw_many(self: Any, ids: Iterable[int], *, by: 'Person') -> UndoableAction:
        """Out of the session; the work stays."""
        targets = (await self.withdraw_targets(ids, seen_by=by)).not_empty()
        taken = await courses_taken(targets.included)
        await self.withdraw(*(one.learner for one in targets.included), by=by)

        async def undo(by: 'Person', _: Outbox) -> None:
            courses = {course.id: course for course in await self.session_courses.all()}
            async with transaction():
                for one in targets.included:
                    with naming(one.learner.name):
                        wanted = [courses[id_] for id_ in taken[one.id] if id_ in courses]
                        await self.enrol(one.learner, by=by, courses=wanted)

        return UndoableAction('withdrew', targets, [(can(Capability.ENROL), self)], undo, where={'session_id': self.id})


async def courses_taken(people: Iterable[Any]) -> defaultdict[int, list[int]]:
    """The ids of the session courses that each of these enrolments takes."""
    from ..records.enrolment import Membership
    from ..records.participation import Participation
    active = Participation.filter(enrolment_id__in=[one.id for one in people], state=Membership.ACTIVE)
    taken: defaultdict[int, list[int]] = defaultdict(list)
    for enrolment_id, session_course_id in await active.values_list('enrolment_id', 'session_course_id'):
        taken[enrolment_id].append(session_course_id)
    return taken
