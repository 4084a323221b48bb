"""The private address under which a calendar program reads a person's dates."""
from typing import TYPE_CHECKING

from tortoise import fields, models

if TYPE_CHECKING:
    from .person import Person


class CalendarFeed(models.Model):
    """Whoever has the token reads the dates. A new one makes the old address a stranger's."""
    id = fields.IntField(primary_key=True)
    person: fields.OneToOneRelation['Person'] = fields.OneToOneField('models.Person', related_name='calendar_feed')
    person_id: int
    token = fields.CharField(max_length=64, unique=True)
    made_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = 'calendar_feed'
