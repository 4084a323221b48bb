"""The outline of a course: sections, and the items that a learner opens or does."""
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from tortoise import fields, models

if TYPE_CHECKING:
    from . import Course


class Kind(StrEnum):
    PAGE = 'page'
    FILE = 'file'
    LINK = 'link'
    VIDEO = 'video'
    TASK = 'task'


class Completes(StrEnum):
    """What completes an item for a learner."""
    OPENED = 'opened'
    MARKED_DONE = 'marked_done'
    HANDED_IN = 'handed_in'
    GRADED = 'graded'
    PASSED = 'passed'


OF_TASKS = (Completes.HANDED_IN, Completes.GRADED, Completes.PASSED)
"""Rules that need something to be handed in."""


class Section(models.Model):
    id = fields.IntField(primary_key=True)
    course: fields.ForeignKeyRelation['Course'] = fields.ForeignKeyField(
        'models.Course', related_name='sections', db_index=True)
    title = fields.CharField(max_length=160)
    position = fields.IntField(default=0)

    class Meta:
        table = 'section'
        ordering = ('position', 'id')


class Item(models.Model):
    id = fields.IntField(primary_key=True)
    section: fields.ForeignKeyRelation[Section] = fields.ForeignKeyField(
        'models.Section', related_name='items', db_index=True)
    session_course = fields.ForeignKeyField('models.SessionCourse', related_name='own_items', null=True, db_index=True)
    """Empty: an item of the base course. Set: it exists in this session course only."""
    position = fields.IntField(default=0)
    kind = fields.CharEnumField(Kind, max_length=12)
    title = fields.CharField(max_length=200)
    body = fields.TextField(default='')
    """Markdown: the page, the brief of a task, a few words about a file, link or video."""
    url = fields.CharField(max_length=1000, default='')
    file_name = fields.CharField(max_length=200, default='')
    file_hash = fields.CharField(max_length=64, default='')
    file_size = fields.IntField(default=0)
    captions_hash = fields.CharField(max_length=64, default='')
    """WebVTT for a video."""
    minutes = fields.IntField(default=0)
    required = fields.BooleanField(default=True)
    completes = fields.CharEnumField(Completes, max_length=12, default=Completes.OPENED)
    due_day = fields.IntField(null=True)
    """Whole days after the session's first day; due at the end of that day in the session's zone."""
    points = fields.DecimalField(max_digits=8, decimal_places=2, default=Decimal(100))
    pass_points = fields.DecimalField(max_digits=8, decimal_places=2, null=True)
    weight = fields.DecimalField(max_digits=8, decimal_places=2, default=Decimal(1))
    """Share in the course grade, relative to the other graded items. Zero: graded, but does not count."""
    assessment_type = fields.CharField(max_length=40, default='')
    is_archived = fields.BooleanField(default=False)
    source = fields.CharField(max_length=120, default='', db_index=True)
    updated_at = fields.DatetimeField(auto_now=True)

    class Meta:
        table = 'item'
        ordering = ('position', 'id')
