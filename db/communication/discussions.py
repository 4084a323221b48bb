"""The discussions of a session course: their threads page by page, and new ones. Nothing of it leaves the session."""
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypedDict

from i18n import _, lazy

from ..access.capabilities import Capability
from ..access.guard import can, discusses, only
from ..core.clock import now
from ..core.refusals import NotAllowed, NotFound, Refusal
from ..core.search_words import MAX_LENGTH_SEARCH, MAX_WORDS, folded
from ..core.sql import Flag, Moment, like_pattern, parse_datetime, select
from ..core.transactions import transaction
from ..outlines.outline import OutlineItem, effective_outline
from ..progress.item_views import item_view
from ..records.item import ItemKind
from ..records.item_types import DiscussionSettings
from ..records.person import Person
from ..records.session_course import SessionCourse
from ..records.thread import Thread
from .posting import DUPLICATE_WITHIN, EMPTY_POST, THREAD_REMOVED, post
from .posting_rules import posting_context
from .text_limits import check_text, check_title, count_post

PAGE = 20
ONLY_COACHES_OPEN = lazy('The coaches open the threads here. You can reply in each.')


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLine:
    """One thread in a list; `id` is the key of the notices of `topic('discussion')`."""
    id: int
    item_id: int | None
    title: str
    author: str
    opened_at: datetime
    posts: int
    """To read, the first included."""
    new: int
    """Of these, what others have posted since the viewer was there last."""
    last_post_at: datetime
    last_by: str | None
    is_pinned: bool
    is_closed: bool
    is_removed: bool


class Threads(NamedTuple):
    lines: list[ThreadLine]
    total: int


async def threads(session_course: SessionCourse, item_id: int | None = None, *, seen_by: Person, start: int = 0,
                  search: str = '',
                  removed: bool = False) -> Threads:
    """One page of the general discussion, or of one in the outline: pinned threads first, then what was written in
    last. One statement beside the rule's.

    :param search: words that the title or a post holds
    :param removed: for coaches, what they have removed
    """
    await _check_may_read(session_course, item_id, seen_by)
    if removed:
        await can(Capability.GRADE).check(seen_by, session_course)
    words, values = _search_condition(search)
    rows = await select(_ThreadRow,
        f'{_LINES} AND {_IN[item_id is None]} AND {_REMOVED[removed]}{words} {_ORDER}', course=session_course.id,
        me=seen_by.id, item=item_id, limit=PAGE, start=max(0, start), **values)
    return Threads([_line(row) for row in rows], rows[0]['total'] if rows else 0)


async def threads_at(session_course: SessionCourse, keys: Iterable[Hashable], *, seen_by: Person) -> list[ThreadLine]:
    """These threads of whatever discussion, removed or not, read again after a notice."""
    await can(Capability.ENTER_COURSE).check(seen_by, session_course)
    rows = await select(_ThreadRow, f'{_LINES} AND t.id IN :ids', course=session_course.id, me=seen_by.id,
                        ids=tuple(keys))
    return [_line(row) for row in rows]


async def find_thread(session_course: SessionCourse, thread_id: int) -> Thread:
    """Also one that was removed: what is done with it asks whether it may be."""
    found = await Thread.get_or_none(id=thread_id, session_course_id=session_course.id)
    if found is None:
        raise NotFound
    return found


async def get_thread(session_course: SessionCourse, thread_id: int, *, seen_by: Person) -> Thread:
    """Raises NotFound for one that was removed, or lies in an item that is not in the outline any more; NotOpen
    where the item is not open yet."""
    await can(Capability.ENTER_COURSE).check(seen_by, session_course)
    found = await Thread.get_or_none(id=thread_id, session_course_id=session_course.id).select_related('session_course')
    if found is None:
        raise NotFound
    if found.removed_at is not None:
        raise NotFound(THREAD_REMOVED)
    if found.item_id is not None:
        await _check_may_read(session_course, found.item_id, seen_by)
    return found


async def unread_by_discussion(session_course: SessionCourse, *, seen_by: Person) -> dict[int, int]:
    """For every discussion of the outline that the viewer may read, how many posts are new to them."""
    await can(Capability.ENTER_COURSE).check(seen_by, session_course)
    items = [item.id for item in (await effective_outline(session_course)).items if item.kind is ItemKind.DISCUSSION]
    rows = await select(_UnreadRow, _NEW, course=session_course.id, me=seen_by.id, items=items)
    return dict.fromkeys(items, 0) | {row['item_id']: row['new'] for row in rows}


@only(discusses)
async def open_thread(session_course: SessionCourse, title: str, text: str, *, by: Person,
                      item_id: int | None = None) -> Thread:
    """With its first post; in the general discussion, or in one of the outline."""
    title, text = check_title(title, _('Give the thread a title.')), check_text(text, EMPTY_POST)
    context = await posting_context(session_course, item_id, by)
    if context.item and (no := await why_no_thread(session_course, context.item, by)):
        raise no
    await count_post(by.id)
    async with transaction() as outbox:
        said = Thread.filter(session_course_id=session_course.id, item_id=item_id, author_id=by.id, title=title,
                             removed_at=None)
        if twin := await said.filter(opened_at__gt=now() - DUPLICATE_WITHIN).first():
            return twin
        thread = await Thread.create(session_course=session_course, item_id=item_id, title=title,
                                     searchable=folded(title),
                                     author_id=by.id, opened_at=now(), last_post_at=now())
        await post(thread, context, text, outbox, by, verb='opened_thread')
        await thread.refresh_from_db()
    return thread


async def why_not_write(session_course: SessionCourse, item_id: int | None, *, by: Person) -> Refusal | None:
    """Why the person cannot post in this discussion now; None if they can."""
    if no := await discusses.why_not(by, session_course):
        return no
    try:
        await posting_context(session_course, item_id, by)
    except Refusal as no_more:
        return no_more
    return None


async def why_no_thread(session_course: SessionCourse, item: OutlineItem, by: Person) -> Refusal | None:
    """Coaches may always open one; learners unless its author keeps that to the coaches."""
    if isinstance(item.settings, DiscussionSettings) and item.settings.learners_open_threads:
        return None
    return NotAllowed(ONLY_COACHES_OPEN) if await can(Capability.GRADE).why_not(by, session_course) else None


async def _check_may_read(session_course: SessionCourse, item_id: int | None, person: Person) -> None:
    """Raises the refusal of who may not read this discussion."""
    if item_id is None:
        await can(Capability.ENTER_COURSE).check(person, session_course)
        return
    view = await item_view(session_course, item_id, seen_by=person)
    if view.item.kind is not ItemKind.DISCUSSION:
        raise NotFound
    if view.closed:
        raise view.closed


def _line(row: '_ThreadRow') -> ThreadLine:
    return ThreadLine(
        id=row['id'], item_id=row['item_id'], title=row['title'], author=row['author'], posts=row['posts'],
        new=row['new'], opened_at=parse_datetime(row['opened_at']),  # type: ignore[arg-type]
        last_post_at=parse_datetime(row['last_post_at']), last_by=row['last_by'] or '',  # type: ignore[arg-type]
        is_pinned=bool(row['is_pinned']), is_closed=bool(row['is_closed']), is_removed=row['removed_at'] is not None)


def _search_condition(search: str) -> tuple[str, dict[str, str]]:
    """A condition for every word typed."""
    typed = folded(search[:MAX_LENGTH_SEARCH]).split()[:MAX_WORDS]
    values = {f'word{n}': like_pattern(word) for n, word in enumerate(typed)}
    return ''.join(f''' AND (t.searchable LIKE :{name} ESCAPE '!' OR EXISTS (
        SELECT 1 FROM post q WHERE q.thread_id = t.id AND q.removed_at IS NULL AND q.searchable LIKE :{name} ESCAPE '!'
    ))''' for name in values), values


_UNREAD = '''q.removed_at IS NULL AND q.author_id <> :me AND q.id > COALESCE(r.last_post_id, 0)'''


class _ThreadRow(TypedDict):
    id: int
    item_id: int | None
    title: str
    author: str
    opened_at: Moment
    posts: int
    last_post_at: Moment
    is_pinned: Flag
    is_closed: Flag
    removed_at: Moment | None
    total: int
    new: int
    last_by: str | None


_LINES = f'''
SELECT t.id, t.item_id, t.title, p.name AS author, t.opened_at, t.posts, t.last_post_at, t.is_pinned, t.is_closed,
       t.removed_at, COUNT(*) OVER () AS total,
       (SELECT COUNT(*) FROM post q WHERE q.thread_id = t.id AND {_UNREAD}) AS new,
       (SELECT w.name FROM post q JOIN person w ON w.id = q.author_id
         WHERE q.thread_id = t.id AND q.removed_at IS NULL ORDER BY q.id DESC LIMIT 1) AS last_by
  FROM thread t
  JOIN person p ON p.id = t.author_id
  LEFT JOIN thread_read r ON r.thread_id = t.id AND r.person_id = :me
 WHERE t.session_course_id = :course'''
_IN = {True: 't.item_id IS NULL', False: 't.item_id = :item'}
_REMOVED = {True: 't.removed_at IS NOT NULL', False: 't.removed_at IS NULL'}
_ORDER = 'ORDER BY t.is_pinned DESC, t.last_post_at DESC, t.id DESC LIMIT :limit OFFSET :start'


class _UnreadRow(TypedDict):
    item_id: int
    new: int


_NEW = f'''
SELECT t.item_id, COUNT(*) AS new
  FROM thread t
  LEFT JOIN thread_read r ON r.thread_id = t.id AND r.person_id = :me
  JOIN post q ON q.thread_id = t.id AND {_UNREAD}
 WHERE t.session_course_id = :course AND t.item_id IN :items AND t.removed_at IS NULL
 GROUP BY t.item_id
'''
