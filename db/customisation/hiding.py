"""Hiding an item in one session."""
from ..access.capabilities import Capability
from ..access.guard import can, only
from ..records.person import Person
from ..records.session_course import SessionCourse
from .content import customise, revert_fields


@only(can(Capability.CUSTOMISE))
async def hide(session_course: SessionCourse, item_id: int, *, by: Person) -> None:
    """Out of this session: learners do not see it, and it counts in no figure. What they have done stays."""
    await customise(session_course, item_id, by, {'is_hidden': True})


@only(can(Capability.CUSTOMISE))
async def unhide(session_course: SessionCourse, item_id: int, *, by: Person) -> None:
    await revert_fields(session_course, item_id, by, ('is_hidden',))
