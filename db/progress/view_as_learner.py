"""A course viewed as a learner who has done nothing yet, for its staff. It leaves no trace."""
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ..access.capabilities import Capability, refusal
from ..access.guard import can
from ..access.places import session_of
from ..access.session_role import SessionRole
from ..core.clock import now
from ..core.refusals import NotOpen
from ..core.session_windows import PersonalDates, availability
from ..outlines.item_status import Cell, ItemStatus
from ..outlines.outline import effective_outline
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from .learner_views import LearnerView


class LearnerPreview(NamedTuple):
    view: LearnerView
    closed: NotOpen | None
    """Why a learner cannot submit now: the session has not begun, or is over."""


async def as_learner(session_course: SessionCourse, *, seen_by: Person) -> LearnerPreview:
    """For whoever sees the learners of this session course. Two statements, and the session where it is not at
    hand."""
    await can(Capability.TRACK).check(seen_by, session_course)
    outline = await effective_outline(session_course)
    view = LearnerView(participation_id=0, outline=outline, done=0, total=len(outline.required), grade=None,
                       last_item_id=None, last_seen=None,
                       cells={item.id: Cell(ItemStatus.TODO) for item in outline.items})
    return LearnerPreview(view, _why_closed(await session_of(session_course), session_course.id))


def _why_closed(session: Session, session_course_id: int) -> NotOpen | None:
    """The rule's answer to a learner without dates of their own."""
    learner = SessionRole(
        person_id=0, session_id=session.id, title=session.title, zone=ZoneInfo(session.time_zone), learns=True,
        attended=frozenset([session_course_id]),
        availability=availability(session.dates, now(), learns=PersonalDates()))
    no = refusal(Capability.LEARN, learner, session_course_id)
    return no if isinstance(no, NotOpen) else None
