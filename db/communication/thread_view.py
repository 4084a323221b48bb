"""A thread as one reads it: its first post, and the newest; what lies between comes when it is asked for."""
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, TypedDict

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.refusals import NotFound
from ..core.sql import Flag, Moment, parse_datetime, select
from ..core.topics import Topic
from ..core.transactions import transaction
from ..records.person import Person
from ..records.thread import Post, Thread, ThreadRead
from .posting import THREAD_REMOVED

PAGE = 20
AFTER_ALL = 2**31 - 1
"""No post has a greater number."""


class Role(StrEnum):
    """What the author of a post is in this session course now."""
    LEARNER = 'learner'
    COACH = 'coach'
    STAFF = 'staff'
    """Neither: who runs the platform."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedPost:
    """The post that another one answers."""
    id: int
    author: str
    text: str
    """Nothing of one that was removed."""
    is_removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLine:
    """One post; `id` is the key of the notices of the thread's topic."""
    id: int
    author_id: int
    author: str
    role: Role
    text: str
    """Markdown; nothing of one that was removed."""
    posted_at: datetime
    edited_at: datetime | None
    is_removed: bool
    answers: QuotedPost | None


class Posts(NamedTuple):
    first: PostLine | None
    """That opened the thread; None where only others were asked for."""
    lines: list[PostLine]
    """In their order, the first not among them."""
    earlier: int
    """How many there are between the first and these."""
    read_to: int
    """The newest post that the viewer had seen when they were here last; 0 for none."""


async def posts_seen_by(thread: Thread, person: Person, *, before: int | None = None, since: int | None = None
                        ) -> Posts:
    """The newest page. Three statements beside the rule's, however many posts there are.

    :param before: the page before this post
    :param since: everything from this post on
    """
    await _check_may_read(thread, person)
    where = {'thread': thread.id, 'before': before or AFTER_ALL, 'since': since or 0, 'limit': PAGE}
    page = _SINCE if since is not None else _PAGE
    rows = await _lines(thread, f'(q.id IN ({page}) OR q.id = {_FIRST})', **where)
    first, lines = rows[0] if rows else None, rows[1:]
    [counts] = await select(_EarlierRow, _EARLIER, me=person.id, first=first.id if first else 0,
                            oldest=lines[0].id if lines else 0, **where)
    return Posts(first, lines, counts['earlier'], counts['read_to'] or 0)


async def posts_at(thread: Thread, keys: Iterable[Hashable], *, seen_by: Person) -> list[PostLine]:
    """These posts, read again after a notice."""
    await _check_may_read(thread, seen_by)
    return await _lines(thread, 'q.id IN :ids', ids=tuple(keys))


async def get_post(thread: Thread, post_id: int, *, seen_by: Person) -> Any:
    """To do something with it."""
    await _check_may_read(thread, seen_by)
    found = await Post.get_or_none(id=post_id, thread_id=thread.id)
    if found is None:
        raise NotFound(_('This post is not there any more.'))
    found.thread = thread
    return found


@only(can(Capability.ENTER_COURSE))
async def mark_read(thread: Thread, post_id: int, *, by: Person) -> None:
    """The person has seen this post and those before it."""
    if not await Post.exists(id=post_id, thread_id=thread.id):
        return
    async with transaction(Topic('person', by.id, 'read').about(thread.id)):
        read, _ = await ThreadRead.get_or_create({'last_post_id': 0}, thread_id=thread.id, person_id=by.id)
        if read.last_post_id < post_id:
            await ThreadRead.filter(id=read.id).update(last_post_id=post_id)


async def _check_may_read(thread: Thread, person: Person) -> None:
    await can(Capability.ENTER_COURSE).check(person, thread)
    if await type(thread).filter(id=thread.id, removed_at=None).count() == 0:
        raise NotFound(THREAD_REMOVED)


async def _lines(thread: Thread, /, which: str, **values: Any) -> list[PostLine]:
    course = await thread.course()
    rows = await select(_PostRow, f'{_LINES} AND {which} ORDER BY q.id', course=course.id, session=course.session_id,
                        **{'thread': thread.id, **values})
    return [_line(row) for row in rows]


def _line(row: '_PostRow') -> PostLine:
    removed = row['removed_at'] is not None
    return PostLine(
        id=row['id'], author_id=row['author_id'], author=row['author'], role=_role(row),
        text='' if removed else row['text'], posted_at=parse_datetime(row['posted_at']),  # type: ignore[arg-type]
        edited_at=None if removed else parse_datetime(row['edited_at']), is_removed=removed,
        answers=_quoted(row) if row['answers_id'] is not None and not removed else None)


def _quoted(row: '_PostRow') -> QuotedPost:
    removed = row['answered_removed_at'] is not None
    return QuotedPost(id=row['answers_id'] or 0, author=row['answered'] or '', is_removed=removed,
                      text='' if removed else row['answered_text'] or '')


def _role(row: '_PostRow') -> Role:
    if row['coaches']:
        return Role.COACH
    return Role.LEARNER if row['learns'] else Role.STAFF


class _PostRow(TypedDict):
    id: int
    author_id: int
    author: str
    text: str
    posted_at: Moment
    edited_at: Moment | None
    removed_at: Moment | None
    answers_id: int | None
    answered: str | None
    answered_text: str | None
    answered_removed_at: Moment | None
    coaches: Flag
    learns: Flag


_LINES = '''
SELECT q.id, q.author_id, p.name AS author, q.text, q.posted_at, q.edited_at, q.removed_at, q.answers_id,
       w.name AS answered, a.text AS answered_text, a.removed_at AS answered_removed_at,
       EXISTS (SELECT 1 FROM session_coach c WHERE c.session_id = :session AND c.person_id = q.author_id)
       OR EXISTS (SELECT 1 FROM course_coach k
                   WHERE k.session_course_id = :course AND k.person_id = q.author_id) AS coaches,
       EXISTS (SELECT 1 FROM participation t
                WHERE t.session_course_id = :course AND t.learner_id = q.author_id) AS learns
  FROM post q
  JOIN person p ON p.id = q.author_id
  LEFT JOIN post a ON a.id = q.answers_id
  LEFT JOIN person w ON w.id = a.author_id
 WHERE q.thread_id = :thread'''
_FIRST = '(SELECT MIN(id) FROM post WHERE thread_id = :thread)'
_PAGE = 'SELECT id FROM post WHERE thread_id = :thread AND id < :before ORDER BY id DESC LIMIT :limit'
_SINCE = 'SELECT id FROM post WHERE thread_id = :thread AND id >= :since'


class _EarlierRow(TypedDict):
    earlier: int
    read_to: int | None


_EARLIER = '''
SELECT (SELECT COUNT(*) FROM post WHERE thread_id = :thread AND id > :first AND id < :oldest) AS earlier,
       (SELECT last_post_id FROM thread_read WHERE thread_id = :thread AND person_id = :me) AS read_to
'''
