"""Who is selected, in a session or in one of its courses."""
from dataclasses import dataclass

from db import Person, Session, SessionCourse, bulk, sessions
from db.core import NotFound
from i18n import _


@dataclass(frozen=True)
class Selection:
    viewer: Person
    place: Session | SessionCourse
    ids: tuple[int, ...]
    """Enrolments of a session, participations of a session course."""
    course_id: int | None = None
    """The session course that an action proposes."""
    item_id: int | None = None
    """The item that it proposes."""

    @property
    def session(self) -> Session:
        return self.place if isinstance(self.place, Session) else self.place.session

    async def courses(self) -> list[SessionCourse]:
        """Where something may be done to their work: the one that is looked at, or those of the session."""
        if isinstance(self.place, SessionCourse):
            return [self.place]
        courses = await sessions.session_courses(self.place)
        if not courses:
            raise NotFound(_('This session has no courses yet.'))
        return courses

    async def in_course(self, course: SessionCourse) -> list[int]:
        """Their participations there."""
        if isinstance(self.place, SessionCourse):
            return list(self.ids)
        return await bulk.participations_of(self.place, self.ids, course.id, seen_by=self.viewer)

    async def in_session(self) -> list[int]:
        """Their enrolments."""
        if isinstance(self.place, Session):
            return list(self.ids)
        return await bulk.enrolments_of(self.place, self.ids, seen_by=self.viewer)
