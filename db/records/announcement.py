"""Announcements to the people of a session, or of one of its courses."""
from typing import TYPE_CHECKING

from tortoise import fields, models

if TYPE_CHECKING:
    from .person import Person
    from .session import Session
    from .session_course import SessionCourse


class Announcement(models.Model):
    id = fields.IntField(primary_key=True)
    session: fields.ForeignKeyRelation['Session'] = fields.ForeignKeyField(
        'models.Session', related_name='announced', db_index=True)
    session_id: int
    session_course: fields.ForeignKeyNullableRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='announced', null=True)
    """Empty: for everybody in the session."""
    session_course_id: int | None
    title = fields.CharField(max_length=200)
    body = fields.TextField(default='')
    """Markdown."""
    author: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='announced', null=True, on_delete=fields.SET_NULL)
    author_id: int | None
    announced_at = fields.DatetimeField()
    edited_at = fields.DatetimeField(null=True)
    removed_at = fields.DatetimeField(null=True)

    class Meta:
        table = 'announcement'
        ordering = ('-announced_at', '-id')

    async def place(self) -> tuple[int, int | None]:
        return self.session_id, self.session_course_id


class AnnouncementRead(models.Model):
    """Somebody has seen it: it is not new to them any more."""
    id = fields.IntField(primary_key=True)
    announcement: fields.ForeignKeyRelation[Announcement] = fields.ForeignKeyField(
        'models.Announcement', related_name='reads')
    announcement_id: int
    person: fields.ForeignKeyRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='announcements_read', db_index=True)
    person_id: int

    class Meta:
        table = 'announcement_read'
        unique_together = (('announcement', 'person'),)
