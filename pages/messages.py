"""The messages that somebody has got from their coaches: what is not read first."""
from nicegui import ui

from components import design
from components.inbox.inbox import MessageList, ShownMessage
from components.live import on_change
from components.prose import prose
from db import Person, people
from db.people import Inbox, MessageLine
from db.records import MessageKind
from i18n import _
from pages.dependencies import Viewer
from pages.frame import frame

ICONS = {MessageKind.MESSAGE: 'mail', MessageKind.REMINDER: 'notifications'}


@ui.page('/messages')
async def messages(viewer: Viewer) -> None:
    inbox = await people.inbox(viewer, seen_by=viewer)
    with frame(viewer, _('Messages'), here='messages'), ui.element('div').classes(f'{design.CALM} stack-l'):
        ui.html(_('Messages'), sanitize=False, tag='h1').classes(design.TITLE)
        await MessagesPage(viewer, inbox).draw()


class MessagesPage:
    """The list, and what makes it follow."""

    def __init__(self, viewer: Person, inbox: Inbox) -> None:
        self._viewer, self._inbox = viewer, inbox

    async def draw(self) -> None:
        self._list = MessageList(
            _('All messages'), await self._rows(), unread=self._inbox.unread, left=self._left(),
            empty=(_('No messages yet.'), _('What your coaches write to you appears here.')),
            zone=self._viewer.zone.key, on_open=self._open, on_more=self._more)
        on_change(self._viewer.topic('messages'), self._look)

    async def _open(self, copy_id: int) -> None:
        await people.read_message(self._viewer, copy_id, by=self._viewer)

    async def _more(self) -> None:
        more = await people.inbox(self._viewer, seen_by=self._viewer, start=len(self._inbox.lines))
        here = {line.id for line in self._inbox.lines}
        lines = [*self._inbox.lines, *(line for line in more.lines if line.id not in here)]
        self._inbox = Inbox(lines, max(more.total, len(lines)), more.unread if more.lines else self._inbox.unread)
        await self._show()

    async def _look(self, _: object = None) -> None:
        """As many as are shown, at least a page of them."""
        lines: list[MessageLine] = []
        while True:
            inbox = await people.inbox(self._viewer, seen_by=self._viewer, start=len(lines))
            lines += inbox.lines
            if len(lines) >= len(self._inbox.lines) or not inbox.lines:
                break
        unread = inbox.unread if inbox.lines else sum(line.read_at is None for line in lines)
        self._inbox = Inbox(lines, max(inbox.total, len(lines)), unread)
        await self._show()

    async def _show(self) -> None:
        self._list.show(await self._rows(), unread=self._inbox.unread, left=self._left())

    def _left(self) -> int:
        return self._inbox.total - len(self._inbox.lines)

    async def _rows(self) -> list[ShownMessage]:
        return await prose.drawn(lambda: [row_of(line) for line in self._inbox.lines])


def row_of(line: MessageLine, *, at_home: bool = False) -> ShownMessage:
    """Inside of `prose.drawn`.

    :param at_home: on the home of its session, which need not be named"""
    about = [part for part in ('' if at_home else line.session, line.course) if part]
    return {'id': line.id, 'subject': line.subject, 'who': line.author, 'at': line.at.isoformat(),
            'about': ' · '.join(about), 'icon': ICONS[line.kind],
            'fresh': line.read_at is None, 'html': prose.render(line.body)}
