"""The gradebook of a session course: how its grades are weighed, what was given by hand, and when learners see it."""
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

if TYPE_CHECKING:
    from .item import Item
    from .participation import Participation
    from .person import Person
    from .session_course import SessionCourse


class LatePer(StrEnum):
    DAY = 'day'
    HOUR = 'hour'


class Gradebook(models.Model):
    """The set-up of one session course. There is no row until something is set up: then everything is as it comes,
    one category, each item by its weight, grades released as they are given."""
    id = fields.IntField(primary_key=True)
    session_course: fields.OneToOneRelation['SessionCourse'] = fields.OneToOneField(
        'models.SessionCourse', related_name='gradebook_terms')
    session_course_id: int
    categories: Any = fields.JSONField(default=list)
    """In order: `{"id": 1, "title": "Exams", "weight": "60", "drop": 0}`. What is in no category is in the first."""
    late_percent = fields.DecimalField(max_digits=5, decimal_places=2, default=Decimal(0))
    """Of an item's points, taken off for each day or hour begun; 0: nothing is taken off."""
    late_per = fields.CharEnumField(LatePer, max_length=4, default=LatePer.DAY)
    late_floor = fields.DecimalField(max_digits=5, decimal_places=2, default=Decimal(0))
    """Percent of an item's points below which lateness takes nobody; who had less keeps it."""
    missing_percent = fields.DecimalField(max_digits=5, decimal_places=2, null=True)
    """What a required item that is overdue and not submitted counts as; empty: it does not count."""
    pass_mark = fields.DecimalField(max_digits=5, decimal_places=2, null=True)
    """In percent."""
    scale: Any = fields.JSONField(default=list)
    """From the best letter down: `["A", "90"]`, the least percent for it."""
    withholds = fields.BooleanField(default=False)
    """Learners see new grades only once they are released."""
    shows_median = fields.BooleanField(default=False)
    """Learners see their own figures beside the median of the session course."""
    certifies = fields.BooleanField(default=False)
    """Whoever completes the course, and passes where there is a pass mark, may have a certificate."""
    recalculated_at = fields.DatetimeField(null=True)
    """Until when the mere passing of time is in the kept figures."""

    class Meta:
        table = 'gradebook'


class GradeColumn(models.Model):
    """How one item counts here, or a column made by hand. An item without a row counts as it comes."""
    id = fields.IntField(primary_key=True)
    session_course: fields.ForeignKeyRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='grade_columns')
    session_course_id: int
    item: fields.ForeignKeyNullableRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='grade_columns', null=True, db_index=True)
    item_id: int | None
    title = fields.CharField(max_length=160, default='')
    """Of a column made by hand."""
    points = fields.DecimalField(max_digits=8, decimal_places=2, default=Decimal(100))
    """Of a column made by hand."""
    category = fields.IntField(null=True)
    weight = fields.DecimalField(max_digits=8, decimal_places=2, null=True)
    """Within its category; empty: the item's own, 1 for a column made by hand."""
    extra_credit = fields.BooleanField(default=False)
    """Adds to the category's points without adding to what can be reached."""
    withheld = fields.BooleanField(null=True)
    """Not released; empty: as the gradebook says."""
    release_at = fields.DatetimeField(null=True)
    """Held until then."""
    position = fields.IntField(default=0)
    is_archived = fields.BooleanField(default=False)

    class Meta:
        table = 'grade_column'
        unique_together = (('session_course', 'item'),)
        ordering = ('position', 'id')


class ManualGrade(models.Model):
    """What a coach has given one learner in one column, beside or instead of what follows from their work."""
    id = fields.IntField(primary_key=True)
    participation: fields.ForeignKeyRelation['Participation'] = fields.ForeignKeyField(
        'models.Participation', related_name='given_grades')
    participation_id: int
    column: fields.ForeignKeyRelation[GradeColumn] = fields.ForeignKeyField(
        'models.GradeColumn', related_name='given', db_index=True)
    column_id: int
    points = fields.DecimalField(max_digits=8, decimal_places=2, null=True)
    """Instead of those of the work; empty: those of the work count."""
    out_of = fields.DecimalField(max_digits=8, decimal_places=2, null=True)
    """What the item was worth then; empty: what the column is worth."""
    excused = fields.BooleanField(default=False)
    reason = fields.CharField(max_length=500, default='')
    by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='grades_given', null=True, on_delete=fields.SET_NULL)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        table = 'given_grade'
        unique_together = (('participation', 'column'),)


class FinalGrade(models.Model):
    """A course grade that a coach has set instead of the computed one."""
    id = fields.IntField(primary_key=True)
    participation: fields.OneToOneRelation['Participation'] = fields.OneToOneField(
        'models.Participation', related_name='final_grade')
    participation_id: int
    percent = fields.DecimalField(max_digits=6, decimal_places=2)
    reason = fields.CharField(max_length=500)
    by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='final_grades_set', null=True, on_delete=fields.SET_NULL)
    by_id: int | None
    at = fields.DatetimeField()

    class Meta:
        table = 'final_grade'


class CellChange(models.Model):
    """The history of a cell beside the grade changes of the work in it: each change appends a row, none is altered."""
    id = fields.IntField(primary_key=True)
    participation: fields.ForeignKeyRelation['Participation'] = fields.ForeignKeyField(
        'models.Participation', related_name='cell_changes')
    participation_id: int
    column: fields.ForeignKeyNullableRelation[GradeColumn] = fields.ForeignKeyField(
        'models.GradeColumn', related_name='changes', null=True, db_index=True)
    """None: the course grade."""
    column_id: int | None
    at = fields.DatetimeField()
    by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='cell_changes', null=True, on_delete=fields.SET_NULL)
    by_id: int | None
    old = fields.CharField(max_length=40, default='')
    new = fields.CharField(max_length=40, default='')
    """Points or percent; “excused”; empty: nothing given."""
    why = fields.CharField(max_length=500, default='')
    is_applied = fields.BooleanField(default=True)
    """False: typed while somebody else had just given another value; kept here, and not counted."""

    class Meta:
        table = 'cell_change'
        ordering = ('id',)
        indexes = (('participation_id', 'column_id'),)


class GridPresence(models.Model):
    """In which cell of the gradebook somebody is at work."""
    id = fields.IntField(primary_key=True)
    session_course: fields.ForeignKeyRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='grid_presences')
    session_course_id: int
    person: fields.ForeignKeyRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='grid_presences', db_index=True)
    person_id: int
    page = fields.CharField(max_length=60)
    """One open page of theirs."""
    participation_id = fields.IntField(null=True)
    column_key = fields.CharField(max_length=24, default='')
    at = fields.DatetimeField()

    class Meta:
        table = 'grid_presence'
        unique_together = (('session_course', 'page'),)
