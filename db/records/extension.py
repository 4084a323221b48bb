"""A personal extension: other dates, more attempts or more time at one item for one learner, with the reason."""
from typing import TYPE_CHECKING

from tortoise import fields, models

if TYPE_CHECKING:
    from .item import Item
    from .participation import Participation
    from .person import Person


class Extension(models.Model):
    id = fields.IntField(primary_key=True)
    participation: fields.ForeignKeyRelation['Participation'] = fields.ForeignKeyField(
        'models.Participation', related_name='extensions')
    participation_id: int
    item: fields.ForeignKeyRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='extensions', db_index=True)
    item_id: int
    due_at = fields.DatetimeField(null=True)
    closes_at = fields.DatetimeField(null=True)
    extra_attempts = fields.IntField(default=0)
    extra_minutes = fields.IntField(default=0)
    """More time in each attempt."""
    reason = fields.CharField(max_length=500, default='')
    by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='extensions_given', null=True, on_delete=fields.SET_NULL)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        table = 'extension'
        unique_together = (('participation', 'item'),)
