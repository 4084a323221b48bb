"""What coaches have written to the viewer about a session and is not read yet, as it stands on its home."""
from collections.abc import Hashable, Sequence

from components.inbox.inbox import MessageList, ShownMessage
from components.live import on_change
from components.prose import prose
from db import Person, Session, people
from db.people import Inbox, MessageLine
from i18n import lazy
from pages.messages import row_of

TITLE, ALL = lazy('Messages to you'), lazy('All messages')


class UnreadMessagesPanel:
    """While there is nothing to read, it is not there; what is opened stays for as long as the page is open."""

    def __init__(self, viewer: Person, session: Session, inbox: Inbox) -> None:
        """:param inbox: what is not read of this session"""
        self._viewer, self._session, self._inbox = viewer, session, inbox
        self._shown = {line.id for line in inbox.lines}

    async def draw(self) -> None:
        inbox = self._inbox
        self._list = MessageList(
            str(TITLE), await self._rows(inbox.lines), unread=inbox.unread, left=0, empty=('', ''),
            zone=self._viewer.zone.key, links=[(str(ALL), '/messages')], on_open=self._open)
        self._list.set_visibility(bool(inbox.lines))
        on_change(self._viewer.topic('messages'), self._look)

    async def _open(self, copy_id: int) -> None:
        await people.read_message(self._viewer, copy_id, by=self._viewer)

    async def _look(self, keys: frozenset[Hashable] | None) -> None:
        if keys is not None and self._session.id not in keys:
            return
        inbox = await people.inbox(self._viewer, seen_by=self._viewer, session_id=self._session.id)
        lines = [line for line in inbox.lines if line.read_at is None or line.id in self._shown]
        self._shown |= {line.id for line in lines}
        self._list.show(await self._rows(lines), unread=inbox.unread, left=0)
        self._list.set_visibility(bool(lines))

    async def _rows(self, lines: Sequence[MessageLine]) -> list[ShownMessage]:
        return await prose.drawn(lambda: [row_of(line, at_home=True) for line in lines])
