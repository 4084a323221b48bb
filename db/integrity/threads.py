"""Proving what is kept of threads: how many posts there are to read."""
from typing import TypedDict

from ..communication.moderation import recount_posts
from ..core.sql import select
from ..core.transactions import transaction
from ..records.session_course import SessionCourse
from ..records.thread import Thread


async def miscounted_threads(session_course_id: int) -> 'list[MiscountedThread]':
    """The threads whose kept count is not that of their posts, each with its author's username and both counts."""
    return await select(MiscountedThread, _MISCOUNTED, course=session_course_id)


async def recount_threads(session_course: SessionCourse) -> None:
    async with transaction(session_course.topic('discussion')):
        for row in await miscounted_threads(session_course.id):
            thread = await Thread.select_for_update().get(id=row['id'])
            await recount_posts(thread)


class MiscountedThread(TypedDict):
    id: int
    title: str
    posts: int
    username: str
    counted: int


_MISCOUNTED = '''
SELECT * FROM (
       SELECT t.id, t.title, t.posts, p.username,
              (SELECT COUNT(*) FROM post q WHERE q.thread_id = t.id AND q.removed_at IS NULL) AS counted
         FROM thread t JOIN person p ON p.id = t.author_id
        WHERE t.session_course_id = :course) threads
 WHERE posts <> counted ORDER BY id
'''
