"""A certificate: that somebody has completed a course in a session, under a number that anyone may look up."""
from typing import TYPE_CHECKING

from tortoise import fields, models

from .participation import Participation

if TYPE_CHECKING:
    from .person import Person


class Certificate(models.Model):
    """It states what was so on the day it was issued, whatever is renamed later."""
    id = fields.IntField(primary_key=True)
    number = fields.CharField(max_length=20, unique=True)
    """Random, so that nobody finds one by counting."""
    participation: fields.ForeignKeyRelation[Participation] = fields.ForeignKeyField(
        'models.Participation', related_name='certificates', on_delete=fields.RESTRICT, db_index=True)
    participation_id: int
    learner = fields.CharField(max_length=160)
    course = fields.CharField(max_length=160)
    session = fields.CharField(max_length=160)
    completed_at = fields.DatetimeField()
    grade = fields.CharField(max_length=40, default='')
    """As it is said: “82.50 %”, with the letter where there is a scale; empty: none."""
    issued_at = fields.DatetimeField()
    issued_by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='certificates_issued', null=True, on_delete=fields.SET_NULL)
    issued_by_id: int | None
    revoked_at = fields.DatetimeField(null=True)
    why_revoked = fields.CharField(max_length=500, default='')

    class Meta:
        table = 'certificate'

    async def place(self) -> tuple[int, int | None]:
        taking = await Participation.get(id=self.participation_id).select_related('session_course')
        return await taking.place()
