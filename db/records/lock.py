"""What a session administrator keeps to themselves: locks bind coaches, not administrators (domain §4)."""
from enum import StrEnum
from typing import TYPE_CHECKING

from tortoise import fields, models

if TYPE_CHECKING:
    from .person import Person
    from .session import Session
    from .session_course import SessionCourse


class Part(StrEnum):
    """What may be locked."""
    CONTENT = 'content'
    DATES = 'dates'
    GRADEBOOK = 'gradebook'
    ANNOUNCEMENTS = 'announcements'
    ENROLMENT = 'enrolment'


class Lock(models.Model):
    """One part of a session, or of one of its courses, that coaches may not change. It has a reason, who and when."""
    id = fields.IntField(primary_key=True)
    session: fields.ForeignKeyRelation['Session'] = fields.ForeignKeyField('models.Session', related_name='locks')
    session_id: int
    session_course: fields.ForeignKeyNullableRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='locks', null=True)
    """Empty: the whole session."""
    session_course_id: int | None
    part = fields.CharEnumField(Part, max_length=16)
    reason = fields.CharField(max_length=300)
    by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='locks', null=True, on_delete=fields.SET_NULL)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        table = 'session_lock'
        indexes = (('session_id', 'part'),)
