"""What happened: every verb of consequence appends one row. Feed, log and exports read it."""
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

from ..core.clock import now
from .system_actor import Actor

if TYPE_CHECKING:
    from .person import Person


class Event(models.Model):
    id = fields.BigIntField(primary_key=True)
    at = fields.DatetimeField(db_index=True)
    person: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='events', null=True, on_delete=fields.SET_NULL)
    """Who did it; nobody for what the system does itself."""
    verb = fields.CharField(max_length=40)
    session = fields.ForeignKeyField('models.Session', related_name='events', null=True, on_delete=fields.SET_NULL)
    session_course = fields.ForeignKeyField(
        'models.SessionCourse', related_name='events', null=True, on_delete=fields.SET_NULL)
    course = fields.ForeignKeyField('models.Course', related_name='events', null=True, on_delete=fields.SET_NULL)
    item = fields.ForeignKeyField('models.Item', related_name='events', null=True, on_delete=fields.SET_NULL)
    participation = fields.ForeignKeyField(
        'models.Participation', related_name='events', null=True, on_delete=fields.SET_NULL, db_index=True)
    details: Any = fields.JSONField(default=dict)

    class Meta:
        table = 'event'
        indexes = (('session_id', 'id'), ('session_course_id', 'id'))


async def log(verb: str, *, by: 'Actor | None', details: dict | None = None, **where: Any) -> Event:
    """Append what happened. `where` takes the ids `session_id`, `session_course_id`, `course_id`, `item_id`,
    `participation_id`, as far as they apply."""
    return await Event.create(at=now(), person_id=by.id if by else None, verb=verb, details=details or {}, **where)
