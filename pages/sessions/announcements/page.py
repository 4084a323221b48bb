"""All announcements of a session; who may announces here, edits and removes."""
from collections.abc import Iterable

from nicegui import ui

from components import design
from components.announcements.announcements import AnnouncementList, ShownAnnouncement
from components.forms import forms
from components.live import on_change, on_time
from components.locks.locks import locked_lines
from components.prose import prose
from db import Announcement, Person, Session, SessionCourse, communication, sessions
from db.access import Capability, SessionRole, refusal, role_in
from db.communication import AnnouncementLine, Announcements
from db.core import IsLocked, Refusal
from i18n import _, lazy
from pages.dependencies import EnteredSession, Viewer
from pages.frame import frame
from pages.sessions.announcement_panel import head_of
from pages.sessions.announcements.form import AnnouncementForm, AnnouncementTarget
from pages.sessions.urls import session_url
from pages.undo import undo

NOTHING = (lazy('Nothing has been announced yet.'), lazy('What coaches tell everybody in the session appears here.'))


@ui.page('/sessions/{session_id}/announcements')
async def announcements(viewer: Viewer, session: EnteredSession, write: str = '') -> None:
    stands = await role_in(viewer, session.id)
    assert stands is not None, 'the dependency has asked already'
    courses = await sessions.session_courses(session)
    news = await communication.announcements(session, seen_by=viewer)
    path = [(_('My sessions'), '/sessions'), (session.title, session_url(session.id))]
    with frame(viewer, _('Announcements'), here='sessions', session=session, path=path), \
            ui.element('div').classes(f'{design.CALM} {design.STACK} announcements-page'):
        page = AnnouncementsPage(viewer, session, courses, stands, news)
        await page.draw()
        if write:
            await page.write()


class AnnouncementsPage:
    """The parts of the page, and what makes them follow. Nothing typed is lost unasked."""

    def __init__(self, viewer: Person, session: Session, courses: Iterable[SessionCourse], role: SessionRole,
                 news: Announcements) -> None:
        self._viewer, self._session, self._courses, self._role = viewer, session, list(courses), role
        self._news = news

    async def draw(self) -> None:
        viewer, session, news = self._viewer, self._session, self._news
        with ui.element('div').classes('line wrap'):
            ui.html(f'<h1 class="co-title">{_("Announcements")}</h1>', sanitize=False).classes('grow')
            self._write = forms.button(_('New announcement'), self.write, kind='primary', icon='add').mark('announce')
        self._locked = ui.html('', sanitize=False).classes('may-be-empty').props('role=status')
        self._form = AnnouncementForm(viewer, self._targets, on_done=self._look, on_turn=self._show_button)
        self._list = AnnouncementList(
            _('All announcements'), await self._say(), unseen=news.new, left=news.total - len(news.lines),
            empty=(str(NOTHING[0]), str(NOTHING[1])), zone=viewer.zone.key, on_seen=self._seen, on_more=self._more,
            on_edit=self._edit, on_remove=self._remove)
        self._allow()
        on_change([session.topic('announcements'), viewer.topic('announcements')], self._look)
        on_change([session.topic('locks'), session.topic('settings'), viewer.topic('access')], self._look_at_rights)
        self._edges = on_time(self._role.availability.changes_at, self._look_at_rights)

    async def write(self) -> None:
        """Open the form for another one."""
        if self._targets():
            await self._form.write()

    async def _edit(self, announcement_id: int) -> None:
        await self._form.edit(await self._found(announcement_id))

    async def _remove(self, announcement_id: int) -> None:
        announcement = await self._found(announcement_id)

        async def back() -> None:
            await communication.restore_announcement(announcement, by=self._viewer)

        await communication.remove_announcement(announcement, by=self._viewer)
        self._form.gone(announcement_id)
        undo(_('Announcement removed'), back)

    async def _found(self, announcement_id: int) -> Announcement:
        return await communication.get_announcement(self._session, announcement_id, seen_by=self._viewer)

    async def _seen(self, ids: list[int]) -> None:
        await communication.mark_announcements_read(self._session, ids, by=self._viewer)

    async def _more(self) -> None:
        more = await communication.announcements(self._session, seen_by=self._viewer, start=len(self._news.lines))
        here = {line.id for line in self._news.lines}
        lines = [*self._news.lines, *(line for line in more.lines if line.id not in here)]
        self._news = Announcements(lines, max(more.total, len(lines)), self._news.new)
        await self._show()

    async def _look(self, _: object = None) -> None:
        """As many as are shown, at least a page of them."""
        lines: list[AnnouncementLine] = []
        while True:
            news = await communication.announcements(self._session, seen_by=self._viewer, start=len(lines))
            lines += news.lines
            if len(lines) >= len(self._news.lines) or not news.lines:
                break
        self._news = Announcements(lines, max(news.total, len(lines)), news.new)
        await self._show()

    async def _show(self) -> None:
        self._list.show(await self._say(), unseen=self._news.new, left=self._news.total - len(self._news.lines))

    async def _look_at_rights(self, _: object = None) -> None:
        self._role = await role_in(self._viewer, self._session.id) or self._role
        self._edges.set(self._role.availability.changes_at)
        self._allow()
        await self._look()

    def _allow(self) -> None:
        """What may be written now: a lock may have come or gone, a window may be over."""
        refused = [(title, self._why_not(course_id)) for course_id, title in self._places]
        locked = [(title, str(no)) for title, no in refused if isinstance(no, IsLocked)]
        everything = next((str(no) for title, no in refused if isinstance(no, IsLocked) and not title), None)
        if everything:
            locked = [(title, no) for title, no in locked if not title or no != everything]
        self._locked.content = locked_lines(
            [(_('Announcements in {title}', title=title) if title else _('Announcements'), no) for title, no in locked])
        self._show_button()
        self._form.allow()

    def _show_button(self) -> None:
        self._write.set_visibility(bool(self._targets()) and not self._form.is_open)

    @property
    def _places(self) -> list[tuple[int | None, str]]:
        return [(None, ''), *((course.id, course.course.title) for course in self._courses)]

    def _targets(self) -> list[AnnouncementTarget]:
        """Where the viewer may announce now."""
        records: list[tuple[Session | SessionCourse, str]] = [
            (self._session, self._session.title), *((course, course.course.title) for course in self._courses)]
        return [AnnouncementTarget(record, title) for record, title in records
                if self._why_not(record.id if isinstance(record, SessionCourse) else None) is None]

    def _why_not(self, course_id: int | None) -> Refusal | None:
        return refusal(Capability.ANNOUNCE, self._role, course_id)

    async def _say(self) -> list[ShownAnnouncement]:
        return await prose.drawn(lambda: [
            _line(line, editable=self._why_not(line.session_course_id) is None) for line in self._news.lines])


def _line(line: AnnouncementLine, *, editable: bool) -> ShownAnnouncement:
    return {**head_of(line), 'html': prose.render(line.body), 'editable': editable}
