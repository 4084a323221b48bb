"""A course: a container of content and tools, written once by its teachers. No learners, no dates, no results."""
from typing import TYPE_CHECKING

from tortoise import fields, models

from ..core.topics import Topic
from .item import Item, Section
from .item_file import ItemFile

if TYPE_CHECKING:
    from .person import Person
    from .session_course import SessionCourse

__all__ = ['Course', 'Item', 'ItemFile', 'Section']


class Course(models.Model):
    id = fields.IntField(primary_key=True)
    code = fields.CharField(max_length=40, unique=True)
    title = fields.CharField(max_length=160)
    language = fields.CharField(max_length=12, default='en')
    description = fields.TextField(default='')
    is_archived = fields.BooleanField(default=False)
    source = fields.CharField(max_length=120, default='', db_index=True)
    """Where it was imported from, so that importing again finds it."""
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now=True)
    teachers: fields.ManyToManyRelation['Person'] = fields.ManyToManyField(
        'models.Person', related_name='courses_taught', through='course_teacher')
    session_courses: fields.ReverseRelation['SessionCourse']
    sections: fields.ReverseRelation['Section']

    class Meta:
        table = 'course'
        ordering = ('title', 'id')

    def topic(self, part: str = '') -> Topic:
        """Parts: `outline`, `bank`."""
        return Topic('course', self.id, part)

    def __str__(self) -> str:
        return self.title
