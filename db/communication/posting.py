"""Posting in a thread: a first post that opens it, replies, and answers to single posts."""
from datetime import timedelta

from tortoise.expressions import F

from i18n import _, lazy

from ..access.guard import discusses, only
from ..core.clock import now
from ..core.refusals import NotAllowed, NotFound
from ..core.search_words import folded
from ..core.topics import Topic
from ..core.transactions import Outbox, transaction
from ..progress.item_progress import complete_item, get_completion
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.item import CompletionRule
from ..records.person import Person
from ..records.thread import Post, Thread
from .posting_rules import PostingContext, posting_context
from .text_limits import check_text, count_post

EMPTY_POST = lazy('Write something to post.')
DUPLICATE_WITHIN = timedelta(minutes=1)
"""The same words again so soon are the button pressed twice, or pressed again after the line broke."""
THREAD_REMOVED = lazy('This thread was removed by a coach.')


@only(discusses)
async def reply(to: Thread, text: str, *, by: Person, answers: int | None = None) -> Post:
    """Add a post at the end.

    :param answers: the post of this thread that it answers
    """
    text = check_text(text, EMPTY_POST)
    context = await posting_context(await to.course(), to.item_id, by)
    await count_post(by.id)
    async with transaction() as outbox:
        thread = await Thread.select_for_update().get(id=to.id)  # a coach may close it at the same time
        check_open(thread)
        if answers is not None and not await Post.exists(id=answers, thread_id=to.id, removed_at=None):
            raise NotFound(_('The post that you answer is not there any more.'))
        said = Post.filter(thread_id=to.id, author_id=by.id, text=text, answers_id=answers, removed_at=None)
        if twin := await said.filter(posted_at__gt=now() - DUPLICATE_WITHIN).first():
            return twin
        return await post(to, context, text, outbox, by, answers=answers)


async def post(thread: Thread, context: PostingContext, text: str, outbox: Outbox, by: Person, *,
               answers: int | None = None, verb: EventVerb = 'posted') -> Post:
    """Inside a change: the post is there, is told of, and completes what a post completes."""
    course = await thread.course()
    at = now()
    made = await Post.create(thread_id=thread.id, author_id=by.id, text=text, searchable=folded(text), posted_at=at,
                             answers_id=answers)
    await Thread.filter(id=thread.id).update(posts=F('posts') + 1, last_post_at=at)
    outbox.add(thread.topic().about(made.id), course.topic('discussion').about(thread.id))
    participation, item = context
    if participation and item and item.completes is CompletionRule.POSTED:
        await complete_item(participation, await get_completion(participation, item), item, outbox, by)
    if participation:  # the coaches' feed tells of it
        outbox.add(Topic('session', course.session_id, 'tracking').about(participation.enrolment_id))
    await log(verb, by=by, session_id=course.session_id, session_course_id=course.id, item_id=thread.item_id,
              participation_id=participation.id if participation else None,
              details={'thread_id': thread.id, 'title': thread.title, 'post_id': made.id})
    return made


def check_open(thread: Thread) -> None:
    if thread.removed_at is not None:
        raise NotFound(THREAD_REMOVED)
    if thread.is_closed:
        raise NotAllowed(_('This thread is closed: nothing more is posted in it.'))
