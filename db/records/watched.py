"""How much of a video a learner has watched, and where they were."""
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

if TYPE_CHECKING:
    from .item import Item
    from .participation import Participation


class Watched(models.Model):
    id = fields.IntField(primary_key=True)
    participation: fields.ForeignKeyRelation['Participation'] = fields.ForeignKeyField(
        'models.Participation', related_name='watched')
    participation_id: int
    item: fields.ForeignKeyRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='watched', on_delete=fields.RESTRICT, db_index=True)
    item_id: int
    position_seconds = fields.IntField(default=0)
    """Where to go on."""
    length_seconds = fields.IntField(default=0)
    intervals: Any = fields.JSONField(default=list)
    """What has been played, merged: `[[from, to], …]` in seconds; playing something twice counts once."""
    percent = fields.IntField(default=0)
    reported_at = fields.DatetimeField(null=True)
    """When the player last told of it: nobody watches more than the time since then allows."""

    class Meta:
        table = 'watched'
        unique_together = (('participation', 'item'),)
