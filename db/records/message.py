"""A message from a coach to learners of a session: each of them has it for themselves."""
from enum import StrEnum
from typing import TYPE_CHECKING

from tortoise import fields, models

if TYPE_CHECKING:
    from .person import Person
    from .session import Session
    from .session_course import SessionCourse


class MessageKind(StrEnum):
    MESSAGE = 'message'
    REMINDER = 'reminder'


class Message(models.Model):
    id = fields.IntField(primary_key=True)
    session: fields.ForeignKeyRelation['Session'] = fields.ForeignKeyField(
        'models.Session', related_name='messages', db_index=True)
    session_id: int
    session_course_id: int | None
    session_course: fields.ForeignKeyNullableRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='messages', null=True, db_index=True)
    """Empty: about the session as a whole."""
    kind = fields.CharEnumField(MessageKind, max_length=12, default=MessageKind.MESSAGE)
    subject = fields.CharField(max_length=160)
    body = fields.TextField()
    by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='messages_sent', null=True, on_delete=fields.SET_NULL)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        table = 'message'
        ordering = ('-id',)

    async def place(self) -> tuple[int, int | None]:
        return self.session_id, self.session_course_id


class MessageCopy(models.Model):
    """The message as one of its readers has it."""
    id = fields.IntField(primary_key=True)
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField('models.Message', related_name='copies')
    message_id: int
    to: fields.ForeignKeyRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='messages', db_index=True)
    to_id: int
    read_at = fields.DatetimeField(null=True)

    class Meta:
        table = 'message_copy'
        unique_together = (('message', 'to'),)
