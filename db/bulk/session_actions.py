"""Acting on several learners of a session; the ids are those of enrolments."""
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can
from .assign_group import PuttingInClass
from .move_to_session import Moving
from .targets import enrolments
from .withdrawing import WithdrawingFromSession

if TYPE_CHECKING:
    from ..records.person import Person


class ActingInSession(Moving, PuttingInClass, WithdrawingFromSession):
    """Each action is one transaction: done to all of its targets, or to nobody. `…_targets` tells beforehand who they
    are, and who is skipped and why; what an action returns can be undone."""

    async def participations_of(self: Any, enrolment_ids: Iterable[int], session_course_id: int, *, seen_by: 'Person'
                                ) -> list[int]:
        """In this course of the session: those of these learners who take it now."""
        from ..records.enrolment import Membership
        from ..records.participation import Participation
        await can(Capability.TRACK).check(seen_by, self)
        ids = [one.id for one in await enrolments(self, enrolment_ids)]
        found = Participation.filter(session_course_id=session_course_id, enrolment_id__in=ids,
                                     state=Membership.ACTIVE)
        return list(await found.values_list('id', flat=True))  # type: ignore[arg-type]
