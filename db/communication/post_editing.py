"""Editing posts: the author edits one, a coach removes or restores it."""

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only, wrote
from ..core.clock import now
from ..core.refusals import NotFound
from ..core.search_words import folded
from ..core.topics import Notice
from ..core.transactions import transaction
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.person import Person
from ..records.thread import Post, Thread
from .moderation import recount_posts
from .posting import EMPTY_POST, check_open
from .posting_rules import posting_context
from .text_limits import check_text, count_post


@only(wrote)
async def edit_post(post: Post, text: str, *, by: Person) -> None:
    """One's own; it is marked as edited."""
    text = check_text(text, EMPTY_POST)
    await posting_context(await post.thread.course(), post.thread.item_id, by)
    await count_post(by.id)
    async with transaction(await _notice(post)):
        await post.refresh_from_db()
        await post.thread.refresh_from_db()
        check_open(post.thread)
        if post.removed_at is not None:
            raise NotFound(_('This post was removed by a coach.'))
        if text != post.text:
            post.text, post.searchable, post.edited_at = text, folded(text), now()
            await post.save(update_fields=['text', 'searchable', 'edited_at'])
            await _log(post, 'edited_post', by)


@only(can(Capability.GRADE))
async def remove_post(post: Post, *, by: Person) -> None:
    """In its place stands that a coach has removed it; the text is kept for the record and shown to nobody."""
    await _moderate(post, 'removed_post', by, removed=True)


@only(can(Capability.GRADE))
async def restore_post(post: Post, *, by: Person) -> None:
    await _moderate(post, 'restored_post', by, removed=False)


async def _moderate(post: Post, verb: EventVerb, by: Person, *, removed: bool) -> None:
    course = await post.thread.course()
    async with transaction(course.topic('discussion').about(post.thread_id), await _notice(post)):
        thread = await Thread.select_for_update().get(id=post.thread_id)  # the count moves with each post
        await post.refresh_from_db()
        if (post.removed_at is not None) != removed:
            post.removed_at, post.removed_by_id = (now(), by.id) if removed else (None, None)
            await post.save(update_fields=['removed_at', 'removed_by_id'])
            await recount_posts(thread)
            await _log(post, verb, by)


async def _notice(post: Post) -> Notice:
    """The post, and those that quote its first words."""
    answers = await post.answered_by.all().values_list('id', flat=True)
    return post.thread.topic().about(post.id, *answers)


async def _log(post: Post, verb: EventVerb, by: Person) -> None:
    course = await post.thread.course()
    author = await Person.get(id=post.author_id)
    await log(verb, by=by, session_id=course.session_id, session_course_id=course.id, item_id=post.thread.item_id,
              details={'thread_id': post.thread_id, 'title': post.thread.title, 'post_id': post.id,
                       'username': author.username})
