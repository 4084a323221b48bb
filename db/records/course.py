"""A course: a container of content and tools, written once by its teachers. No learners, no dates, no results."""
from tortoise import fields, models

from ..core.topics import Topic
from ..courses.archiving import Archiving
from ..courses.authoring import Authoring
from ..courses.course_list import CourseListing
from ..courses.date_impact import DatingItems
from ..courses.impact import Reaching
from ..courses.item_images import Illustrating
from ..courses.outline_editing import OutlineEditing
from ..courses.previewing import Previewing
from ..courses.publishing import Publishing
from ..courses.readiness import CheckingItems
from ..quizzes.bank_access import QuestionBank
from .item import Item, Section
from .item_file import ItemFile

__all__ = ['Course', 'Item', 'ItemFile', 'Section']


class Course(Archiving, Authoring, CheckingItems, CourseListing, DatingItems, Illustrating, OutlineEditing, Previewing,
             Publishing, QuestionBank, Reaching, models.Model):
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
    teachers = fields.ManyToManyField('models.Person', related_name='courses_taught', through='course_teacher')

    class Meta:
        table = 'course'
        ordering = ('title', 'id')

    def topic(self, part: str = '') -> Topic:
        """Parts: `outline`, `bank`."""
        return Topic('course', self.id, part)

    def __str__(self) -> str:
        return self.title
