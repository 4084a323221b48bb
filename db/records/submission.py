"""The rows of work. Each belongs to a participation, and through it to exactly one session course."""
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

if TYPE_CHECKING:
    from .item import Item
    from .participation import Participation
    from .person import Person


class ItemCompletion(models.Model):
    """One learner and one item: opened, and perhaps completed."""
    id = fields.IntField(primary_key=True)
    participation: fields.ForeignKeyRelation['Participation'] = fields.ForeignKeyField(
        'models.Participation', related_name='completions')
    participation_id: int
    item: fields.ForeignKeyRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='completions', on_delete=fields.RESTRICT, db_index=True)
    item_id: int
    opened_at = fields.DatetimeField(null=True)
    completed_at = fields.DatetimeField(null=True)

    class Meta:
        table = 'item_completion'
        unique_together = (('participation', 'item'),)


class Submission(models.Model):
    """Submitted work. Submitting again makes a new one, and the newest is what a coach grades.

    A quiz has one for each learner, whose points follow from the attempts as the quiz says: best, last or average.
    """
    id = fields.IntField(primary_key=True)
    participation: fields.ForeignKeyRelation['Participation'] = fields.ForeignKeyField(
        'models.Participation', related_name='submissions')
    participation_id: int
    item: fields.ForeignKeyRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='submissions', on_delete=fields.RESTRICT, db_index=True)
    item_id: int
    number = fields.IntField(default=1)
    text = fields.TextField(default='')
    submitted_at = fields.DatetimeField()
    is_late = fields.BooleanField(default=False)
    """Submitted after the item was due, as the date stood then."""
    points = fields.DecimalField(max_digits=8, decimal_places=2, null=True)
    out_of = fields.DecimalField(max_digits=8, decimal_places=2, default=Decimal(100))
    """The item's points when this was graded."""
    comment = fields.TextField(default='')
    rubric: Any = fields.JSONField(default=dict)
    """What the coach chose: `{criterion id: {"points": "3", "comment": "…"}}`; the points are their sum."""
    returned_at = fields.DatetimeField(null=True)
    """Given back to be revised, without points: the learner submits again."""
    graded_at = fields.DatetimeField(null=True)
    graded_by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='graded', null=True, on_delete=fields.SET_NULL)
    graded_by_id: int | None
    source = fields.CharField(max_length=120, default='')
    files: fields.ReverseRelation['WorkFile']

    class Meta:
        table = 'submission'
        unique_together = (('participation', 'item', 'number'),)

    async def place(self) -> tuple[int, int | None]:
        await self.fetch_related('participation__session_course')
        return await self.participation.place()


class Draft(models.Model):
    """Work that is being written and not submitted: nobody but its learner sees it."""
    id = fields.IntField(primary_key=True)
    participation: fields.ForeignKeyRelation['Participation'] = fields.ForeignKeyField(
        'models.Participation', related_name='drafts')
    participation_id: int
    item: fields.ForeignKeyRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='drafts', on_delete=fields.RESTRICT, db_index=True)
    item_id: int
    text = fields.TextField(default='')
    saved_at = fields.DatetimeField()
    overtaken: Any = fields.JSONField(default=list)
    """Words that were saved in one window and then replaced from another that had not seen them:
    `[{"text": …, "saved_at": …}]`, kept until the learner has looked."""
    files: fields.ReverseRelation['WorkFile']

    class Meta:
        table = 'draft'
        unique_together = (('participation', 'item'),)


class WorkFile(models.Model):
    """A file of a draft or of a submission, never of both."""
    id = fields.IntField(primary_key=True)
    draft: fields.ForeignKeyNullableRelation[Draft] = fields.ForeignKeyField(
        'models.Draft', related_name='files', null=True, db_index=True)
    draft_id: int | None
    submission: fields.ForeignKeyNullableRelation[Submission] = fields.ForeignKeyField(
        'models.Submission', related_name='files', null=True, db_index=True)
    submission_id: int | None
    file_name = fields.CharField(max_length=200)
    file_hash = fields.CharField(max_length=64)
    file_size = fields.IntField(default=0)

    class Meta:
        table = 'work_file'
        ordering = ('id',)


class GradeChange(models.Model):
    """The history of a grade: each change appends a row, none is ever altered."""
    id = fields.IntField(primary_key=True)
    submission: fields.ForeignKeyRelation[Submission] = fields.ForeignKeyField(
        'models.Submission', related_name='history', db_index=True)
    submission_id: int
    at = fields.DatetimeField()
    by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='grade_changes', null=True, on_delete=fields.SET_NULL)
    by_id: int | None
    old = fields.DecimalField(max_digits=8, decimal_places=2, null=True)
    new = fields.DecimalField(max_digits=8, decimal_places=2, null=True)
    why = fields.TextField(default='')

    class Meta:
        table = 'grade_change'
        ordering = ('id',)
