"""Where a viewer stands in a course of a session at this instant: what it holds, how far they are, what they may do."""
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from db import Participation, Person, SessionCourse, progress
from db.access import Capability, SessionRole, refusal, role_in
from db.core import NotAllowed, Phase, Refusal, clock
from db.outlines import Outline
from db.progress import LearnerView


@dataclass(frozen=True)
class PlayerState:
    role: SessionRole
    outline: Outline
    view: LearnerView | None
    """None for staff."""
    closed: Refusal | None
    """Why a learner can only read."""
    asked_at: datetime

    @property
    def title(self) -> str:
        """The session's."""
        return self.role.title

    @property
    def phase(self) -> Phase | None:
        """None for who is neither learner nor coach here."""
        return self.role.availability.phase if self.role.availability.listed else None

    @property
    def changes_at(self) -> Iterator[datetime]:
        """When the viewer's time begins or ends, and when something opens, falls due, closes or is released."""
        yield from self.role.availability.changes_at
        for item in self.outline.items:
            yield from filter(None, (item.opens_at, item.due_at, item.closes_at))
        yield from self.view.released_at if self.view else ()


async def load_player_state(viewer: Person, course: SessionCourse, taking: Participation | None, *,
                            as_learner: bool = False) -> PlayerState:
    """Raises the refusal of who may not be here any more.

    :param as_learner: staff look on: everything is as a learner has it who has done nothing yet
    """
    asked_at = clock.now()
    view = await progress.learner_view(taking, seen_by=viewer) if taking else None
    outline = view.outline if view else await progress.outline_seen_by(course, viewer)
    stands = await role_in(viewer, course.session_id)
    if stands is None:
        raise NotAllowed
    closed = refusal(Capability.LEARN, stands, course.id) if taking else None
    if as_learner:
        view, closed = await progress.as_learner(course, seen_by=viewer)
        outline = view.outline
    return PlayerState(role=stands, outline=outline, view=view, closed=closed, asked_at=asked_at)
