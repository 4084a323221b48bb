"""The outline of a course: sections, and the items that a learner opens or does."""
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

if TYPE_CHECKING:
    from .course import Course
    from .item_file import ItemFile
    from .question import QuizSlot
    from .session_course import SessionCourse


class ItemKind(StrEnum):
    PAGE = 'page'
    FILE = 'file'
    LINK = 'link'
    VIDEO = 'video'
    QUIZ = 'quiz'
    ASSIGNMENT = 'assignment'
    DISCUSSION = 'discussion'
    SURVEY = 'survey'


class CompletionRule(StrEnum):
    """What completes an item for a learner."""
    OPENED = 'opened'
    MARKED_DONE = 'marked_done'
    WATCHED = 'watched'
    POSTED = 'posted'
    SUBMITTED = 'submitted'
    """A quiz: an attempt finished. A survey: answered."""
    GRADED = 'graded'
    PASSED = 'passed'


NEEDS_SUBMISSION = (CompletionRule.SUBMITTED, CompletionRule.GRADED, CompletionRule.PASSED)
"""Rules that need a submission."""


class Section(models.Model):
    id = fields.IntField(primary_key=True)
    course: fields.ForeignKeyRelation['Course'] = fields.ForeignKeyField(
        'models.Course', related_name='sections', db_index=True)
    course_id: int
    title = fields.CharField(max_length=160)
    position = fields.IntField(default=0)
    opens_day = fields.IntField(null=True)
    """Whole days after the session's first day; from the beginning of that day its items may be opened."""
    items: fields.ReverseRelation['Item']
    shown: list['Item']
    """Those that are not archived, in order, where the base outline was read."""

    class Meta:
        table = 'section'
        ordering = ('position', 'id')


class Item(models.Model):
    id = fields.IntField(primary_key=True)
    section: fields.ForeignKeyRelation[Section] = fields.ForeignKeyField(
        'models.Section', related_name='items', db_index=True)
    section_id: int
    session_course: fields.ForeignKeyNullableRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='own_items', null=True, db_index=True)
    """Empty: an item of the base course. Set: it exists in this session course only."""
    session_course_id: int | None
    position = fields.IntField(default=0)
    kind = fields.CharEnumField(ItemKind, max_length=12)
    title = fields.CharField(max_length=200)
    body = fields.TextField(default='')
    """Markdown: the page, what an assignment asks for, a few words about a file, link or video."""
    url = fields.CharField(max_length=1000, default='')
    file_name = fields.CharField(max_length=200, default='')
    file_hash = fields.CharField(max_length=64, default='')
    file_size = fields.IntField(default=0)
    captions_hash = fields.CharField(max_length=64, default='')
    """WebVTT for a video."""
    settings: Any = fields.JSONField(default=dict)
    """What only this kind of item has (see `item_types`)."""
    needs: Any = fields.JSONField(default=list)
    """Prerequisites: `[[item id, 'completed' | 'passed'], …]`, all of which open this item."""
    attempts = fields.IntField(null=True)
    """How often a quiz may be attempted, or an assignment submitted; empty: as often as one likes."""
    minutes = fields.IntField(default=0)
    required = fields.BooleanField(default=True)
    completes = fields.CharEnumField(CompletionRule, max_length=12, default=CompletionRule.OPENED)
    opens_day = fields.IntField(null=True)
    due_day = fields.IntField(null=True)
    closes_day = fields.IntField(null=True)
    """Whole days after the session's first day: it opens at the beginning of a day, is due and closes at the end of
    one, in the session's zone. After it is due work is late; after it has closed there is none."""
    points = fields.DecimalField(max_digits=8, decimal_places=2, default=Decimal(100))
    pass_points = fields.DecimalField(max_digits=8, decimal_places=2, null=True)
    weight = fields.DecimalField(max_digits=8, decimal_places=2, default=Decimal(1))
    """Share in the course grade, relative to the other graded items. Zero: graded, but does not count."""
    assessment_type = fields.CharField(max_length=40, default='')
    is_draft = fields.BooleanField(default=False)
    """Never published: only authors see it."""
    pending: Any = fields.JSONField(null=True)
    """Edits that are saved but not published: the new value by field. Sessions go on with what was published."""
    pending_file_hash = fields.CharField(max_length=64, default='', db_default='')
    pending_captions_hash = fields.CharField(max_length=64, default='', db_default='')
    """Files that wait with these edits; the name and size are in `pending`."""
    version = fields.IntField(default=1)
    """Grows whenever what learners read is published anew."""
    is_archived = fields.BooleanField(default=False)
    archived_at = fields.DatetimeField(null=True)
    source = fields.CharField(max_length=120, default='', db_index=True)
    updated_at = fields.DatetimeField(auto_now=True)
    slots: fields.ReverseRelation['QuizSlot']
    files: fields.ReverseRelation['ItemFile']

    class Meta:
        table = 'item'
        ordering = ('position', 'id')
