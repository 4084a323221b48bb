"""Everything that the home of a session shows to one viewer, as it is now."""
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from db import Person, Session, SessionCourse, sessions
from db.access import Capability, SessionRole, refusal, role_in
from db.core import NotOpen, Window, clock
from db.progress import LearnerView
from db.sessions import CoachCard


@dataclass(frozen=True)
class HomeState:
    session: Session
    role: SessionRole
    courses: list[SessionCourse]
    views: dict[int, LearnerView]
    coaches: list[CoachCard]
    asked_at: datetime

    @property
    def window(self) -> Window:
        """The viewer's own time here; for who is neither learner nor coach, the session's."""
        session, mine = self.session, self.role.availability.window
        return mine if self.role.learns or self.role.availability.listed else Window(session.starts, session.ends)

    @property
    def taken(self) -> list[tuple[SessionCourse, LearnerView]]:
        return [(course, self.views[course.id]) for course in self.courses if course.id in self.views]

    @property
    def why_read_only(self) -> NotOpen | None:
        """The rule's own sentence, where the viewer's time is over."""
        if self.views:
            no = refusal(Capability.LEARN, self.role, next(iter(self.views)))
        else:
            no = refusal(Capability.GRADE, self.role, next(iter(self.role.coached), None))
        return no if isinstance(no, NotOpen) else None

    @property
    def changes_at(self) -> Iterator[datetime]:
        """When the viewer's time begins or ends, and when something falls due."""
        yield from self.role.availability.changes_at
        yield from (item.due_at for view in self.views.values() for item in view.outline.items if item.due_at)

    def may(self, capability: Capability, course: SessionCourse | None = None) -> bool:
        """In this course; without one, in the whole session."""
        return refusal(capability, self.role, course.id if course else None) is None


async def load_home(session: Session, viewer: Person) -> HomeState:
    """Twelve statements, whatever the session holds."""
    asked_at = clock.now()
    views = await sessions.my_courses(session, viewer, seen_by=viewer)
    stands = await role_in(viewer, session.id)
    assert stands is not None, 'my_courses has looked already'
    return HomeState(
        session=session, role=stands, views=views, asked_at=asked_at,
        coaches=await sessions.coach_cards(session, seen_by=viewer),
        courses=await sessions.session_courses(session))
