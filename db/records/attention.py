"""Who needs attention in a session: the thresholds, and whom a coach has snoozed."""
from typing import TYPE_CHECKING

from tortoise import fields, models

if TYPE_CHECKING:
    from .enrolment import Enrolment
    from .participation import Participation
    from .person import Person
    from .session import Session


class AttentionTerms(models.Model):
    """From when on a learner of this session is pointed out. No row: as these defaults say. 0 turns a reason off."""
    id = fields.IntField(primary_key=True)
    session: fields.OneToOneRelation['Session'] = fields.OneToOneField(
        'models.Session', related_name='attention_terms')
    session_id: int
    inactive_days = fields.IntField(default=7)
    """Days without a visit."""
    late_days = fields.IntField(default=3)
    """Days that a required item is overdue."""
    below_pass = fields.BooleanField(default=True)
    """Grade below the pass mark of the course, where it has one."""
    failed_attempts = fields.IntField(default=2)
    """Attempts at one item that were not passed."""
    never_entered = fields.BooleanField(default=True)
    grace_days = fields.IntField(default=7)
    """Days after the enrolment, or the beginning of the session, in which nobody is pointed out."""

    class Meta:
        table = 'attention_terms'


class Snooze(models.Model):
    """Somebody looks after this learner: not pointed out until then."""
    id = fields.IntField(primary_key=True)
    enrolment: fields.OneToOneRelation['Enrolment'] = fields.OneToOneField(
        'models.Enrolment', related_name='snooze')
    enrolment_id: int
    until = fields.DatetimeField()
    note = fields.CharField(max_length=500)
    by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='snoozes', null=True, on_delete=fields.SET_NULL)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        table = 'snooze'


class CoachNote(models.Model):
    """What a coach has noted about a learner in a session course, for its coaches only."""
    id = fields.IntField(primary_key=True)
    participation: fields.ForeignKeyRelation['Participation'] = fields.ForeignKeyField(
        'models.Participation', related_name='coach_notes', db_index=True)
    participation_id: int
    text = fields.TextField()
    by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='coach_notes', null=True, on_delete=fields.SET_NULL)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        table = 'coach_note'
        ordering = ('id',)
