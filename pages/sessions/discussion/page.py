"""The general discussion of a course in a session, and the discussions that stand in its outline."""
from collections.abc import Hashable
from typing import Any

from nicegui import ui

from components import design
from components.html import chip, esc, icon
from components.live import on_change
from components.reader.reader import item_head
from components.thread_list.thread_list import ShownThread, ThreadList
from db import communication, progress
from db.access import Capability, refusal
from db.communication import ThreadLine, Threads
from db.core import NotAllowed, NotOpen, Refusal
from db.outlines import OutlineItem
from i18n import _, lazy, ngettext
from pages.dependencies import EnteredCourse, Viewer
from pages.markdown_previews import markdown_preview
from pages.sessions import labels
from pages.sessions.player.player import Player
from pages.sessions.view_as_learner import SeenAs, nothing_happens

WHERE = lazy('For everybody in this course of the session')


@ui.page('/sessions/{session_id}/courses/{course_id}/discussion')
async def discussion(viewer: Viewer, session_course: EnteredCourse, seen_as: SeenAs = '') -> None:
    taking = await progress.my_participation(session_course, viewer)
    player = await Player.of(viewer, session_course, taking, seen_as)
    with player.open(_('Discussion'), path=[(session_course.course.title, player.place())], discusses=True):
        item_head(_('Discussion'), where=str(WHERE))
        await _in_the_outline(player)
        await DiscussionBox(player, None).draw()


class DiscussionBox:
    """The threads of one discussion: what is posted shows at once, what one may do follows the hour and the rights."""

    def __init__(self, player: Player, item: OutlineItem | None) -> None:
        """:param item: of the outline; None for the general discussion"""
        self._player, self._item = player, item
        self._viewer, self._course = player.viewer, player.course
        self._item_id = item.id if item else None
        self._search, self._removed = '', False
        self._shown = 0

    async def draw(self) -> None:
        threads, (opens, closed) = await self._read(), await self._may_open()
        place = f'{self._course.id}-{self._item_id or 0}'
        draft = 'as-learner' if self._player.as_learner else f'threads-{self._viewer.id}-{place}'
        self._list = ThreadList(
            self._say(threads.lines), threads.total, draft_key=draft, opens=opens, closed=closed,
            moderates=self._moderates, zone=self._viewer.zone.key, on_open=self._open, on_show=self._show,
            on_more=self._more, on_restore=self._restore, on_preview=markdown_preview(self._viewer, pictures=False))
        on_change(self._course.topic('discussion'), self._look)
        on_change(self._viewer.topic('read'), self._look_at_read)
        self._player.also(self._follow)

    async def _read(self, start: int = 0) -> Threads:
        return await communication.threads(self._course, self._item_id, seen_by=self._viewer, start=start,
                                           search=self._search,
                                           removed=self._removed)

    async def _look(self, keys: frozenset[Hashable] | None) -> None:
        if keys is None:
            await self._show(self._search, self._removed)
        else:
            await self._patch(keys, fresh=True)

    async def _look_at_read(self, keys: frozenset[Hashable] | None) -> None:
        """The viewer has read a thread, here or on another page."""
        await self._patch(keys or (), fresh=False)

    async def _patch(self, keys: frozenset[Hashable] | tuple[Any, ...], *, fresh: bool) -> None:
        lines = [line for line in await communication.threads_at(self._course, keys, seen_by=self._viewer)
                 if line.item_id == self._item_id]
        here = [line for line in lines if line.is_removed == self._removed]
        self._list.patch(self._say(here, fresh=fresh), [line.id for line in lines if line not in here])

    async def _follow(self) -> None:
        opens, closed = await self._may_open()
        self._list.allow(opens=opens, closed=closed, moderates=self._moderates)

    async def _may_open(self) -> tuple[bool, str]:
        """Whether the viewer may open a thread, and why not where that is worth a sentence of its own."""
        if self._player.as_learner:
            return True, ''
        no = await communication.why_not_write(self._course, self._item_id, by=self._viewer)
        if no is None and self._item:
            no = await communication.why_no_thread(self._course, self._item, self._viewer)
        return no is None, worth_saying(no, self._player.closed)

    @property
    def _moderates(self) -> bool:
        return moderates(self._player)

    async def _open(self, title: str, text: str) -> str:
        if self._player.as_learner:
            await nothing_happens()
        thread = await communication.open_thread(self._course, title, text, by=self._viewer, item_id=self._item_id)
        return self._player.discussion_url(thread.id)

    async def _show(self, search: str, removed: bool) -> None:
        self._search, self._removed = search.strip(), removed and self._moderates
        asked = self._search, self._removed
        threads = await self._read()
        if asked == (self._search, self._removed):  # an answer to an older question is none
            self._list.set(self._say(threads.lines), threads.total, self._search)

    async def _more(self, start: int) -> None:
        threads = await self._read(start)
        self._list.append(self._say(threads.lines), threads.total)

    async def _restore(self, thread_id: int) -> None:
        await communication.restore_thread(await communication.find_thread(self._course, thread_id), by=self._viewer)

    def _say(self, lines: list[ThreadLine], *, fresh: bool = False) -> list[ShownThread]:
        return [_line(line, '' if line.is_removed else self._player.discussion_url(line.id), fresh)
                for line in lines]


def moderates(player: Player) -> bool:
    return not player.as_learner and refusal(Capability.GRADE, player.now.role, player.course.id) is None


def worth_saying(no: Refusal | None, said: Refusal | None) -> str:
    """Why one cannot write here; not what the head of the page says already, nor to who has nothing to do with it."""
    return str(no) if no and type(no) in (NotOpen, NotAllowed) and str(no) not in (str(said), str(NotAllowed())) else ''


def _line(line: ThreadLine, href: str, fresh: bool) -> ShownThread:
    replies = max(0, line.posts - 1)
    return {
        'id': line.id, 'title': line.title, 'href': href, 'who': line.author, 'replies': labels.replies(replies),
        'last': _('last by {author}', author=line.last_by) if replies and line.last_by else '',
        'at': line.last_post_at.isoformat(),
        'new': line.new, 'pinned': line.is_pinned, 'closed': line.is_closed, 'removed': line.is_removed,
        'fresh': fresh,
    }


async def _in_the_outline(player: Player) -> None:
    """The way to the discussions that are items, with what is new in each."""
    news = await communication.unread_by_discussion(player.course, seen_by=player.viewer)
    items = [item for item in player.now.outline.items if item.id in news]
    if items:
        lines = ''.join(_item_line(item, player.place(item.id), news[item.id]) for item in items)
        head = f'<h2 class="cap muted">{_("Discussions in the course")}</h2>'
        part = ui.html(f'{head}<ul>{lines}</ul>', sanitize=False, tag='section').classes('in-the-outline')
        part._props['aria-label'] = _('Discussions in the course')


def _item_line(item: OutlineItem, href: str, new: int) -> str:
    news = chip(ngettext('{n} new', '{n} new', new), 'accent') if new else ''
    return (f'<li><a class="{design.LINE}" href="{esc(href)}">{icon("forum", 16)}<span class="clip">{esc(item.title)}'
            f'</span></a>{news}</li>')
