"""The messages that somebody has got: theirs alone, whatever has become of the session."""
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypedDict

from i18n import _

from ..access.guard import me, only
from ..core.clock import now
from ..core.refusals import NotFound
from ..core.sql import Moment, parse_datetime, select
from ..core.transactions import transaction
from ..records.message import MessageCopy, MessageKind
from ..records.person import Person

PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLine:
    """One message as its reader has it; `id` is that of their copy."""
    id: int
    kind: MessageKind
    subject: str
    body: str
    author: str
    session_id: int
    session: str
    course: str
    """Empty: about the session as a whole."""
    at: datetime
    read_at: datetime | None


class Inbox(NamedTuple):
    lines: list[MessageLine]
    """What is not read first, then the newest."""
    total: int
    unread: int


async def inbox(person: Person, *, seen_by: Person, start: int = 0, most: int = PAGE, session_id: int | None = None,
                unread_only: bool = False) -> Inbox:
    """One page. One statement."""
    await me.check(seen_by, person)
    where = (' AND m.session_id = :session' if session_id is not None else '') + (
        ' AND k.read_at IS NULL' if unread_only else '')
    found = await select(_LineRow, f'{_LINES} {where} {_ORDER}', me=person.id, session=session_id, most=min(most, PAGE),
                         start=max(0, start))
    return Inbox([_line(row) for row in found], found[0]['total'] if found else 0,
                 int(found[0]['unread']) if found else 0)


async def unread_messages(person: Person, *, seen_by: Person) -> int:
    await me.check(seen_by, person)
    return await MessageCopy.filter(to_id=person.id, read_at=None).count()


@only(me)
async def read_message(person: Person, copy_id: int, *, by: Person) -> None:
    """It has been opened. Raises NotFound for one that was taken back meanwhile, or is not theirs."""
    async with transaction() as outbox:
        copy = await MessageCopy.get_or_none(id=copy_id, to_id=person.id).select_related('message')
        if copy is None:
            raise NotFound(_('This message is not there any more: it was taken back.'))
        if copy.read_at is None:
            await MessageCopy.filter(id=copy.id).update(read_at=now())
            outbox.add(person.topic('messages').about(copy.message.session_id))  # type: ignore[attr-defined]


def _line(row: '_LineRow') -> MessageLine:
    return MessageLine(
        id=row['id'], kind=MessageKind(row['kind']), subject=row['subject'], body=row['body'],
        author=row['author'] or '', session_id=row['session_id'], session=row['session'], course=row['course'] or '',
        at=parse_datetime(row['at']), read_at=parse_datetime(row['read_at']))  # type: ignore[arg-type]


class _LineRow(TypedDict):
    id: int
    kind: str
    subject: str
    body: str
    author: str | None
    session_id: int
    session: str
    course: str | None
    at: Moment
    read_at: Moment | None
    total: int
    unread: int


_LINES = '''
SELECT k.id, m.kind, m.subject, m.body, p.name AS author, m.session_id, s.title AS session, c.title AS course, m.at,
       k.read_at, COUNT(*) OVER () AS total, SUM(CASE WHEN k.read_at IS NULL THEN 1 ELSE 0 END) OVER () AS unread
  FROM message_copy k
  JOIN message m ON m.id = k.message_id
  JOIN session s ON s.id = m.session_id
  LEFT JOIN session_course sc ON sc.id = m.session_course_id
  LEFT JOIN course c ON c.id = sc.course_id
  LEFT JOIN person p ON p.id = m.by_id
 WHERE k.to_id = :me'''
_ORDER = 'ORDER BY CASE WHEN k.read_at IS NULL THEN 0 ELSE 1 END, m.at DESC, k.id DESC LIMIT :most OFFSET :start'
