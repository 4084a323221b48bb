"""Threads and posts of a session course; a thread may belong to a discussion of its outline."""
from typing import TYPE_CHECKING

from tortoise import fields, models

from ..live import Topic

if TYPE_CHECKING:
    from ..course import Item
    from ..person import Person
    from ..session_course import SessionCourse


class Thread(models.Model):
    id = fields.IntField(primary_key=True)
    session_course: fields.ForeignKeyRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='threads')
    item: fields.ForeignKeyNullableRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='threads', null=True, on_delete=fields.RESTRICT, db_index=True)
    """The discussion of the outline it belongs to; empty: the course's general one."""
    title = fields.CharField(max_length=200)
    author: fields.ForeignKeyRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='threads', on_delete=fields.RESTRICT)
    opened_at = fields.DatetimeField()
    is_pinned = fields.BooleanField(default=False)
    is_closed = fields.BooleanField(default=False)
    posts = fields.IntField(default=0)
    """Kept: how many posts there are to read, the first included."""
    last_post_at = fields.DatetimeField()
    removed_at = fields.DatetimeField(null=True)

    class Meta:
        table = 'thread'
        indexes = (('session_course_id', 'last_post_at'),)

    def topic(self, part: str = '') -> Topic:
        """Keys are posts."""
        return Topic('thread', self.id, part)

    async def place(self) -> tuple[int, int | None]:
        await self.fetch_related('session_course')
        return self.session_course.session_id, self.session_course_id


class Post(models.Model):
    id = fields.IntField(primary_key=True)
    thread: fields.ForeignKeyRelation[Thread] = fields.ForeignKeyField(
        'models.Thread', related_name='all_posts', db_index=True)
    answers: fields.ForeignKeyNullableRelation['Post'] = fields.ForeignKeyField(
        'models.Post', related_name='answered_by', null=True, on_delete=fields.SET_NULL)
    author: fields.ForeignKeyRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='posts', on_delete=fields.RESTRICT)
    text = fields.TextField()
    posted_at = fields.DatetimeField()
    edited_at = fields.DatetimeField(null=True)
    removed_at = fields.DatetimeField(null=True)
    removed_by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='posts_removed', null=True, on_delete=fields.SET_NULL)

    class Meta:
        table = 'post'
        ordering = ('id',)

    async def place(self) -> tuple[int, int | None]:
        await self.fetch_related('thread__session_course')
        return await self.thread.place()
