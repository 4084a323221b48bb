"""What coaches do with a thread: pin it, close it, remove it, and each of these undone."""
from typing import Any

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.transactions import transaction
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.person import Person
from ..records.thread import Post, Thread


@only(can(Capability.GRADE))
async def pin_thread(thread: Thread, *, by: Person) -> None:
    """It stands before all others."""
    await _set_state(thread, 'pinned_thread', by, is_pinned=True)


@only(can(Capability.GRADE))
async def unpin_thread(thread: Thread, *, by: Person) -> None:
    await _set_state(thread, 'unpinned_thread', by, is_pinned=False)


@only(can(Capability.GRADE))
async def close_thread(thread: Thread, *, by: Person) -> None:
    """It is read on, but nobody posts in it any more."""
    await _set_state(thread, 'closed_thread', by, is_closed=True)


@only(can(Capability.GRADE))
async def reopen_thread(thread: Thread, *, by: Person) -> None:
    await _set_state(thread, 'reopened_thread', by, is_closed=False)


@only(can(Capability.GRADE))
async def remove_thread(thread: Thread, *, by: Person) -> None:
    """With everything in it, kept for the record; it can be restored."""
    await _set_state(thread, 'removed_thread', by, removed_at=now())


@only(can(Capability.GRADE))
async def restore_thread(thread: Thread, *, by: Person) -> None:
    await _set_state(thread, 'restored_thread', by, removed_at=None)


async def _set_state(thread: Thread, verb: EventVerb, by: Person, **values: Any) -> None:
    course = await thread.course()
    async with transaction(thread.topic('state'), course.topic('discussion').about(thread.id)):
        await type(thread).filter(id=thread.id).update(**values)
        for name, value in values.items():
            setattr(thread, name, value)
        await log(verb, by=by, session_id=course.session_id, session_course_id=course.id, item_id=thread.item_id,
                  details={'thread_id': thread.id, 'title': thread.title})


async def recount_posts(thread: Thread) -> None:
    """Inside a change of its posts: how many there are to read, and when the last was posted."""
    here = Post.filter(thread_id=thread.id, removed_at=None)
    thread.posts, last = await here.count(), await here.order_by('-id').first()
    thread.last_post_at = last.posted_at if last else thread.opened_at
    await thread.save(update_fields=['posts', 'last_post_at'])
