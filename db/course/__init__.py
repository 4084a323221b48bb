"""A course: a container of content and tools, written once by its teachers. No learners, no dates, no results."""
from tortoise import fields, models

from ..quiz.keeping import QuestionBank
from ..topics import Topic
from .archiving import Archiving
from .authoring import Authoring
from .date_impact import DatingItems
from .illustrating import Illustrating
from .item import Item, Section
from .item_file import ItemFile
from .listing import CourseListing
from .outline_editing import OutlineEditing
from .previewing import Previewing
from .publishing import Publishing
from .reaching import Reaching
from .readiness import CheckingItems

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
