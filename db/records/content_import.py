"""What was brought into a course from a file, and by whom: so that it can be published or undone later as well."""
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

from ..core.topics import Topic

if TYPE_CHECKING:
    from .course import Course
    from .item import Item, Section
    from .person import Person
    from .question import Question


class ContentImport(models.Model):
    id = fields.IntField(primary_key=True)
    course: fields.ForeignKeyRelation['Course'] = fields.ForeignKeyField(
        'models.Course', related_name='imports', db_index=True)
    course_id: int
    person: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='imports', null=True, on_delete=fields.SET_NULL)
    """Nobody for what came by the command line."""
    person_id: int | None
    at = fields.DatetimeField()
    format = fields.CharField(max_length=20)
    file_name = fields.CharField(max_length=200, default='')
    counts: Any = fields.JSONField(default=dict)
    """`added`, `changed` and `unchanged`, each by “sections”, “items”, “questions”."""
    refused: Any = fields.JSONField(default=list)
    """What was left out: `[[where, reason], …]`."""
    undone_at = fields.DatetimeField(null=True)
    undone_by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='imports_undone', null=True, on_delete=fields.SET_NULL)
    undone_by_id: int | None

    class Meta:
        table = 'content_import'
        ordering = ('-id',)

    def topic(self) -> Topic:
        return Topic('course', self.course_id, 'imports')  # type: ignore[attr-defined]


class ImportedPart(models.Model):
    """One section, item or question that an import added or changed. What is deleted for good leaves its title."""
    id = fields.IntField(primary_key=True)
    content_import: fields.ForeignKeyRelation[ContentImport] = fields.ForeignKeyField(
        'models.ContentImport', related_name='parts', db_index=True)
    content_import_id: int
    section: fields.ForeignKeyNullableRelation['Section'] = fields.ForeignKeyField(
        'models.Section', related_name='imported_as', null=True, on_delete=fields.SET_NULL, db_index=True)
    section_id: int | None
    item: fields.ForeignKeyNullableRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='imported_as', null=True, on_delete=fields.SET_NULL, db_index=True)
    item_id: int | None
    question: fields.ForeignKeyNullableRelation['Question'] = fields.ForeignKeyField(
        'models.Question', related_name='imported_as', null=True, on_delete=fields.SET_NULL, db_index=True)
    question_id: int | None
    title = fields.CharField(max_length=200)
    is_new = fields.BooleanField(default=True)
    """Else it was here, and the import has changed it."""
    was_hidden = fields.BooleanField(default=False)
    """Not published where it comes from: “Publish all” leaves it a draft unless asked."""
    fingerprints: Any = fields.JSONField(default=dict)
    """A short hash of each field as the file had it: what a later file says anew differs from it."""
    left = fields.CharField(max_length=64, default='')
    """A hash of the record as the import left it: whoever edits it makes another."""
    before: Any = fields.JSONField(null=True)
    """What a changed record held before: the values to put back."""
    is_undone = fields.BooleanField(default=False)

    class Meta:
        table = 'imported_part'
