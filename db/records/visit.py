"""A visit: from entering a session course to the last presence there."""
from datetime import timedelta
from typing import TYPE_CHECKING

from tortoise import fields, models

if TYPE_CHECKING:
    from .participation import Participation

GAP = timedelta(seconds=90)
"""So long without a sign, and the visit is over: a lost connection, a closed lid."""


class Visit(models.Model):
    id = fields.IntField(primary_key=True)
    participation: fields.ForeignKeyRelation['Participation'] = fields.ForeignKeyField(
        'models.Participation', related_name='visits')
    participation_id: int
    entered_at = fields.DatetimeField()
    last_presence = fields.DatetimeField(db_index=True)
    seconds = fields.IntField(default=0)
    """From entry to last presence, whole seconds: what is added to the participation's time."""
    tabs = fields.IntField(default=1)
    """How many open, visible pages hold it; at none it is over."""

    class Meta:
        table = 'visit'
        ordering = ('-entered_at', '-id')
        indexes = (('participation_id', 'last_presence'),)
