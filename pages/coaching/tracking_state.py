"""Everything that the tracking of a session shows to one viewer, as it is now."""
import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from db import Person, Session, SessionCourse, attention, bulk, sessions, tracking
from db.access import Capability, SessionRole, refusal, role_in
from db.attention import AttentionList
from db.core import NotOpen, Phase, Refusal, Window, clock
from db.tracking import ActivityEntry, SessionFigures
from i18n import _, ngettext
from pages.coaching.labels import learners
from pages.dates import day
from pages.sessions import time_labels


class TrackingState:

    def __init__(self, viewer: Person, session: Session, role: SessionRole, courses: list[SessionCourse],
                 figures: SessionFigures, happened: Sequence[ActivityEntry], attention: AttentionList,
                 classes: Sequence[str]) -> None:
        self.viewer, self.session, self.role, self.courses = viewer, session, role, courses
        self.figures, self.happened, self.attention, self.classes = figures, happened, attention, classes

    @property
    def plans(self) -> dict[int, int | None]:
        """By session course."""
        return {id_: group.plan for id_, group in self.figures.courses.items()}

    @property
    def why_read_only(self) -> NotOpen | None:
        return why_read_only(self.role)

    @property
    def why_not_enrol(self) -> Refusal | None:
        no = refusal(Capability.ENROL, self.role)
        if no is None and self.courses and not self.open_for_enrolment:
            return refusal(Capability.ENROL, self.role, self.courses[0].id)
        return no

    @property
    def may_tune(self) -> bool:
        """Whether the viewer sets the thresholds of the session's attention."""
        return refusal(Capability.GRADE, self.role) is None or refusal(Capability.CONFIGURE, self.role) is None

    @property
    def open_for_enrolment(self) -> list[SessionCourse]:
        """The courses into which the viewer may enrol: some may be locked, each for itself."""
        return [course for course in self.courses if refusal(Capability.ENROL, self.role, course.id) is None]

    @property
    def facts(self) -> list[str]:
        """“Week 11 of 14”, “24 learners”, “5 courses”, “ends 18 Dec”."""
        return [*week(self.session), learners(self.figures.counts.active),
                ngettext('{n} course', '{n} courses', len(self.courses)), *edge(self.session, self.viewer)]

    @property
    def shape(self) -> tuple[Any, ...]:
        """What cannot change on an open page."""
        return self.session.title, [(course.id, course.course.title) for course in self.courses]

    @property
    def moments(self) -> list[datetime]:
        """When the page changes by the mere passing of time."""
        due = [group.next_due for group in self.figures.courses.values() if group.next_due]
        return [*due, *edges(self.session, self.role)]

    async def look_at_figures(self) -> None:
        self.figures = await tracking.shared_session_figures(self.session, seen_by=self.viewer)

    async def look_at_activity(self, *, after: int) -> list[ActivityEntry]:
        return await tracking.shared_activity(self.session, seen_by=self.viewer, after=after)


async def load_tracking(session: Session, viewer: Person, needs: str = '') -> TrackingState:
    """Nineteen statements, whatever the session holds.

    :param needs: the reason to which the attention list is filtered
    """
    stands = await role_in(viewer, session.id)
    assert stands is not None, 'the dependency has asked already'
    courses = await sessions.session_courses(session)
    figures, happened, listed, classes = await asyncio.gather(
        tracking.session_figures(session, seen_by=viewer), tracking.activity(session, seen_by=viewer),
        attention.attention(session, seen_by=viewer, reason=needs), bulk.group_names(session, seen_by=viewer))
    return TrackingState(viewer, session, stands, courses, figures, happened, listed, classes)


def why_read_only(role: SessionRole, session_course_id: int | None = None) -> NotOpen | None:
    """The rule's own sentence, where the coaches' time is over."""
    no = refusal(Capability.GRADE, role, session_course_id)
    return no if isinstance(no, NotOpen) else None


def edges(session: Session, role: SessionRole) -> list[datetime]:
    """When a window opens or ends."""
    return [*role.availability.changes_at, *(at for at in (session.starts, session.ends) if at)]


def week(session: Session) -> list[str]:
    """Where in its time the session is, if it has a beginning and an end and is between them."""
    weeks = time_labels.weeks(Window(session.starts, session.ends))
    if not weeks or not 1 <= weeks[0] <= weeks[1]:
        return []
    return [_('Week {week} of {weeks}', week=weeks[0], weeks=weeks[1])]


def edge(session: Session, viewer: Person) -> list[str]:
    """The next edge of the session's time, or the one that is behind."""
    phase = Window(session.starts, session.ends).phase(clock.now())
    at = session.starts if phase is Phase.UPCOMING else session.ends
    if at is None:
        return []
    there = day(at, viewer.zone)
    return [{Phase.UPCOMING: _('starts {day}', day=there), Phase.CURRENT: _('ends {day}', day=there),
             Phase.PAST: _('ended {day}', day=there)}[phase]]
