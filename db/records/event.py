"""What happened: every verb of consequence appends one row. Feed, log and exports read it."""
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

from ..core.clock import now
from .event_verbs import EventVerb
from .system_actor import Actor

if TYPE_CHECKING:
    from .course import Course
    from .item import Item
    from .participation import Participation
    from .person import Person
    from .session import Session
    from .session_course import SessionCourse


class Event(models.Model):
    id = fields.BigIntField(primary_key=True)
    at = fields.DatetimeField(db_index=True)
    person: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='events', null=True, on_delete=fields.SET_NULL)
    """Who did it; nobody for what the system does itself."""
    person_id: int | None
    verb = fields.CharField(max_length=40)
    session: fields.ForeignKeyNullableRelation['Session'] = fields.ForeignKeyField(
        'models.Session', related_name='events', null=True, on_delete=fields.SET_NULL)
    session_id: int | None
    session_course: fields.ForeignKeyNullableRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='events', null=True, on_delete=fields.SET_NULL)
    session_course_id: int | None
    course: fields.ForeignKeyNullableRelation['Course'] = fields.ForeignKeyField(
        'models.Course', related_name='events', null=True, on_delete=fields.SET_NULL)
    course_id: int | None
    item: fields.ForeignKeyNullableRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='events', null=True, on_delete=fields.SET_NULL)
    item_id: int | None
    participation: fields.ForeignKeyNullableRelation['Participation'] = fields.ForeignKeyField(
        'models.Participation', related_name='events', null=True, on_delete=fields.SET_NULL, db_index=True)
    participation_id: int | None
    details: Any = fields.JSONField(default=dict)

    class Meta:
        table = 'event'
        indexes = (('session_id', 'id'), ('session_course_id', 'id'))


async def log(verb: EventVerb, *, by: 'Actor | None', details: dict[str, Any] | None = None, **where: Any) -> Event:
    """Append what happened. `where` takes the ids `session_id`, `session_course_id`, `course_id`, `item_id`,
    `participation_id`, as far as they apply."""
    return await Event.create(at=now(), person_id=by.id if by else None, verb=verb, details=details or {}, **where)
