"""Threads and posts of a session course; a thread may belong to a discussion of its outline."""
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

from ..core.topics import Topic

if TYPE_CHECKING:
    from .item import Item
    from .person import Person
    from .session_course import SessionCourse


class Thread(models.Model):
    id = fields.IntField(primary_key=True)
    session_course: fields.ForeignKeyRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='all_threads')
    session_course_id: int
    item: fields.ForeignKeyNullableRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='threads', null=True, on_delete=fields.RESTRICT, db_index=True)
    """The discussion of the outline it belongs to; empty: the course's general one."""
    item_id: int | None
    title = fields.CharField(max_length=200)
    searchable = fields.TextField(default='')
    """The title without accents and capitals."""
    author: fields.ForeignKeyRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='threads', on_delete=fields.RESTRICT)
    author_id: int
    opened_at = fields.DatetimeField()
    is_pinned = fields.BooleanField(default=False)
    is_closed = fields.BooleanField(default=False)
    posts = fields.IntField(default=0)
    """Kept: how many posts there are to read, the first included."""
    last_post_at = fields.DatetimeField()
    removed_at = fields.DatetimeField(null=True)
    all_posts: fields.ReverseRelation['Post']

    class Meta:
        table = 'thread'
        indexes = (('session_course_id', 'last_post_at'),)

    def topic(self, part: str = '') -> Topic:
        """Keys are posts. Part `state`: pinned, closed, removed, or not any more."""
        return Topic('thread', self.id, part)

    async def place(self) -> tuple[int, int | None]:
        return (await self.course()).session_id, self.session_course_id

    async def course(self) -> 'SessionCourse':
        """Where it is; read once."""
        known: Any = self.session_course  # unfetched, it is a query
        if not isinstance(known, models.Model):
            await self.fetch_related('session_course')
        return self.session_course


class Post(models.Model):
    id = fields.IntField(primary_key=True)
    thread: fields.ForeignKeyRelation[Thread] = fields.ForeignKeyField(
        'models.Thread', related_name='all_posts', db_index=True)
    thread_id: int
    answers: fields.ForeignKeyNullableRelation['Post'] = fields.ForeignKeyField(
        'models.Post', related_name='answered_by', null=True, on_delete=fields.SET_NULL, db_index=True)
    answers_id: int | None
    author: fields.ForeignKeyRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='posts', on_delete=fields.RESTRICT)
    author_id: int
    text = fields.TextField()
    """Markdown."""
    searchable = fields.TextField(default='')
    """The text without accents and capitals."""
    posted_at = fields.DatetimeField()
    edited_at = fields.DatetimeField(null=True)
    removed_at = fields.DatetimeField(null=True)
    """The text stays for the record, and is shown to nobody."""
    removed_by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='posts_removed', null=True, on_delete=fields.SET_NULL)
    answered_by: fields.ReverseRelation['Post']
    removed_by_id: int | None

    class Meta:
        table = 'post'
        ordering = ('id',)

    async def place(self) -> tuple[int, int | None]:
        known: Any = self.thread  # unfetched, it is a query
        if not isinstance(known, models.Model):
            await self.fetch_related('thread__session_course')
        return await self.thread.place()


class ThreadRead(models.Model):
    """How far somebody has read: later posts are new to them."""
    id = fields.IntField(primary_key=True)
    thread: fields.ForeignKeyRelation[Thread] = fields.ForeignKeyField('models.Thread', related_name='reads')
    thread_id: int
    person: fields.ForeignKeyRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='threads_read', db_index=True)
    person_id: int
    last_post_id = fields.IntField()
    """The newest post they have seen."""

    class Meta:
        table = 'thread_read'
        unique_together = (('thread', 'person'),)
