"""What is announced, as it stands on the home of a session and on the page of a course: the newest, cut short."""
from collections.abc import Callable, Sequence

from components.announcements.announcements import AnnouncementList, ShownAnnouncement
from components.live import on_change
from components.prose import prose
from db import Person, Session, SessionCourse, communication
from db.access import Capability, SessionRole, refusal
from db.communication import AnnouncementLine, Announcements
from i18n import _, lazy, pgettext
from pages.sessions.urls import announcements_url

TITLE = lazy('Announcements')
MAX_ANNOUNCEMENTS = 3
NOTHING = (lazy('Nothing has been announced.'), lazy('What you write for everybody here is announced at once.'))


class AnnouncementPanel:
    """Call `await AnnouncedPanel(...).draw()`. While nothing is announced, only who may announce sees it."""

    def __init__(self, viewer: Person, of: Session | SessionCourse, news: Announcements,
                 role: Callable[[], SessionRole], *, looks_on: bool = False) -> None:
        """:param looks_on: reading leaves no trace"""
        self._viewer, self._of, self._news, self._role, self._looks_on = viewer, of, news, role, looks_on
        self._session_id = of.id if isinstance(of, Session) else of.session_id

    async def draw(self) -> 'AnnouncementPanel':
        viewer, news = self._viewer, self._news
        place = announcements_url(self._session_id)
        links = [(_('Show all'), place)]
        if self._may_announce:
            links.append((pgettext('button: an announcement', 'Write'), f'{place}?write=1'))
        self._list = AnnouncementList(str(TITLE), await self._say(news.lines), unseen=news.new, links=links,
                                      empty=(str(NOTHING[0]), str(NOTHING[1])), zone=viewer.zone.key,
                                      on_seen=None if self._looks_on else self._seen)
        self._list.set_visibility(bool(news.lines) or self._may_announce)
        on_change([Session(id=self._session_id).topic('announcements'), viewer.topic('announcements')], self.look)
        return self

    async def look(self, _: object = None) -> None:
        news = await communication.announcements(self._of, seen_by=self._viewer, most=MAX_ANNOUNCEMENTS)
        self._list.show(await self._say(news.lines), unseen=news.new)
        self._list.set_visibility(bool(news.lines) or self._may_announce)

    @property
    def _may_announce(self) -> bool:
        course_id = None if isinstance(self._of, Session) else self._of.id
        return refusal(Capability.ANNOUNCE, self._role(), course_id) is None

    async def _seen(self, ids: list[int]) -> None:
        await communication.mark_announcements_read(self._of, ids, by=self._viewer)

    async def _say(self, lines: Sequence[AnnouncementLine]) -> list[ShownAnnouncement]:
        place = announcements_url(self._session_id)
        return await prose.drawn(lambda: [
            {**head_of(line), 'text': prose.words(line.body), 'href': f'{place}#announcement-{line.id}'}
            for line in lines])


def head_of(line: AnnouncementLine) -> ShownAnnouncement:
    return {'id': line.id, 'title': line.title, 'who': line.author, 'at': line.announced_at.isoformat(),
            'edited': line.edited_at.isoformat() if line.edited_at else None, 'where': line.course,
            'fresh': line.is_new}
