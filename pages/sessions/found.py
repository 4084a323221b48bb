"""Everything that the home of a session shows to one viewer, as it is now."""
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from db import (
    Capability,
    CoachCard,
    Footing,
    NotOpen,
    Own,
    Person,
    Session,
    SessionCourse,
    Window,
    clock,
    footing,
    refusal,
)


@dataclass(frozen=True)
class Found:
    session: Session
    footing: Footing
    courses: list[SessionCourse]
    own: dict[int, Own]
    coaches: list[CoachCard]
    asked_at: datetime

    @property
    def window(self) -> Window:
        """The viewer's own time here; for who is neither learner nor coach, the session's."""
        session, own = self.session, self.footing.standing.window
        return own if self.footing.learns or self.footing.standing.listed else Window(session.starts, session.ends)

    @property
    def taken(self) -> list[tuple[SessionCourse, Own]]:
        return [(course, self.own[course.id]) for course in self.courses if course.id in self.own]

    @property
    def why_read_only(self) -> NotOpen | None:
        """The rule's own sentence, where the viewer's time is over."""
        if self.own:
            no = refusal(Capability.LEARN, self.footing, next(iter(self.own)))
        else:
            no = refusal(Capability.GRADE, self.footing, next(iter(self.footing.coached), None))
        return no if isinstance(no, NotOpen) else None

    @property
    def changes_at(self) -> Iterator[datetime]:
        """When the viewer's time begins or ends, and when something falls due."""
        yield from self.footing.standing.changes_at
        yield from (item.due_at for own in self.own.values() for item in own.outline.items if item.due_at)

    def may(self, capability: Capability, course: SessionCourse | None = None) -> bool:
        """In this course; without one, in the whole session."""
        return refusal(capability, self.footing, course.id if course else None) is None


async def find(session: Session, viewer: Person) -> Found:
    """Twelve statements, whatever the session holds."""
    asked_at = clock.now()
    own = await session.own_courses(viewer, seen_by=viewer)
    stands = await footing(viewer, session.id)
    assert stands is not None, 'own_courses has looked already'
    return Found(
        session=session, footing=stands, own=own, asked_at=asked_at,
        coaches=await session.coach_cards(seen_by=viewer),
        courses=await session.session_courses.all().order_by('position', 'id').select_related('course'))
