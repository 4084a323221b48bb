"""What a session course makes its own of an item of the shared course (domain §5). Empty fields follow the course."""
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

if TYPE_CHECKING:
    from .item import Item, Section
    from .session_course import SessionCourse


class Customisation(models.Model):
    """One item as this session course has it. Nothing of it is visible in the base course or in another session."""
    id = fields.IntField(primary_key=True)
    session_course: fields.ForeignKeyRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='customisations')
    session_course_id: int
    item: fields.ForeignKeyRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='customisations', db_index=True)
    item_id: int
    is_hidden = fields.BooleanField(default=False)
    title = fields.CharField(max_length=200, null=True)
    body = fields.TextField(null=True)
    base_title = fields.CharField(max_length=200, default='')
    base_body = fields.TextField(default='')
    base_version = fields.IntField(default=0)
    """The course's own title, text and version when this session's were written: tells what has changed since."""
    opens_at = fields.DatetimeField(null=True)
    due_at = fields.DatetimeField(null=True)
    closes_at = fields.DatetimeField(null=True)
    attempts = fields.IntField(null=True)
    points = fields.DecimalField(max_digits=8, decimal_places=2, null=True)
    required = fields.BooleanField(null=True)
    position = fields.IntField(null=True)
    """Place in its section, among all items of the session course there."""
    set_by: Any = fields.JSONField(default=dict)
    """By field: who set it, and when: `{"due_at": [person id, "2026-10-01T09:00:00+00:00"]}`."""

    class Meta:
        table = 'customisation'
        unique_together = (('session_course', 'item'),)


class SectionOpening(models.Model):
    """When a section opens in this session course, instead of on the course's own day."""
    id = fields.IntField(primary_key=True)
    session_course: fields.ForeignKeyRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='section_openings')
    session_course_id: int
    section: fields.ForeignKeyRelation['Section'] = fields.ForeignKeyField(
        'models.Section', related_name='openings', db_index=True)
    section_id: int
    opens_at = fields.DatetimeField(null=True)
    """Empty: from the beginning, whatever the course says."""
    set_by: Any = fields.JSONField(default=dict)

    class Meta:
        table = 'section_opening'
        unique_together = (('session_course', 'section'),)
