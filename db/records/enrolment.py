"""A learner in a session. Never deleted when it carries work: withdrawn."""
from enum import StrEnum
from typing import TYPE_CHECKING

from tortoise import fields, models

from i18n import LazyText, lazy

from ..core.session_windows import PersonalDates

if TYPE_CHECKING:
    from .participation import Participation
    from .person import Person
    from .session import Session


class Membership(StrEnum):
    ACTIVE = 'active'
    WITHDRAWN = 'withdrawn'


MEMBERSHIP_LABELS: dict[Membership, LazyText] = {
    Membership.ACTIVE: lazy('Enrolled'), Membership.WITHDRAWN: lazy('Withdrawn')}


class Enrolment(models.Model):
    id = fields.IntField(primary_key=True)
    session: fields.ForeignKeyRelation['Session'] = fields.ForeignKeyField(
        'models.Session', related_name='enrolments')
    session_id: int
    learner: fields.ForeignKeyRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='enrolments', on_delete=fields.RESTRICT, db_index=True)
    learner_id: int
    state = fields.CharEnumField(Membership, max_length=12, default=Membership.ACTIVE)
    enrolled_at = fields.DatetimeField()
    withdrawn_at = fields.DatetimeField(null=True)
    starts = fields.DatetimeField(null=True)
    ends = fields.DatetimeField(null=True)
    extra_days = fields.IntField(default=0)
    first_entered = fields.DatetimeField(null=True)
    """Starts the learner's own clock in a session by duration."""
    class_name = fields.CharField(max_length=80, default='', db_index=True)
    """The class or group in which the learner is in this session; empty: none."""
    participations: fields.ReverseRelation['Participation']

    class Meta:
        table = 'enrolment'
        unique_together = (('session', 'learner'),)

    @property
    def personal_dates(self) -> PersonalDates:
        return PersonalDates(self.starts, self.ends, self.extra_days, self.first_entered)
