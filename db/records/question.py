"""The question bank of a course, and what a quiz or a survey takes from it."""
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

from formats.questions import QuestionData, QuestionKind

from .question_serialization import question_from_json

if TYPE_CHECKING:
    from .course import Course
    from .item import Item
    from .session_course import SessionCourse


class Question(models.Model):
    """What it asks never changes once somebody has been asked it: an edit then makes a new one in its place."""
    id = fields.IntField(primary_key=True)
    course: fields.ForeignKeyRelation['Course'] = fields.ForeignKeyField(
        'models.Course', related_name='questions', db_index=True)
    course_id: int
    session_course: fields.ForeignKeyNullableRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='own_questions', null=True, db_index=True)
    """Empty: in the bank of the base course. Set: it exists in this session course only."""
    session_course_id: int | None
    category = fields.CharField(max_length=160, default='')
    position = fields.IntField(default=0)
    kind = fields.CharEnumField(QuestionKind, max_length=16)
    title = fields.CharField(max_length=200)
    content: Any = fields.JSONField(default=dict)
    """Everything else that `formats.questions.QuestionData` has, its texts in Markdown."""
    for_survey = fields.BooleanField(default=False)
    """No answer to it is right: it fits a survey, not a quiz."""
    is_draft = fields.BooleanField(default=False, db_default=False)
    """Never published: only authors see it, and no quiz draws it."""
    pending: Any = fields.JSONField(null=True)
    """Edits that wait to be published: `kind`, `title`, `category` and `content`."""
    replaces: fields.ForeignKeyNullableRelation['Question'] = fields.ForeignKeyField(
        'models.Question', related_name='replaced_by', null=True, on_delete=fields.SET_NULL)
    replaces_id: int | None
    is_archived = fields.BooleanField(default=False)
    source = fields.CharField(max_length=200, default='', db_index=True)
    updated_at = fields.DatetimeField(auto_now=True)
    slots: fields.ReverseRelation['QuizSlot']

    class Meta:
        table = 'question'
        ordering = ('category', 'position', 'id')

    @property
    def asked(self) -> QuestionData:
        """The question itself."""
        return question_from_json(self.content, kind=self.kind, title=self.title, category=self.category,
                                  source_id=self.source)

    @property
    def edited(self) -> QuestionData:
        """With the edits that wait."""
        if not self.pending:
            return self.asked
        return question_from_json(self.pending['content'], kind=QuestionKind(self.pending['kind']),
                                  title=self.pending['title'], category=self.pending['category'], source_id=self.source)


class QuizSlot(models.Model):
    """One place in a quiz or survey: this question, or so many drawn at random from a category of the bank."""
    id = fields.IntField(primary_key=True)
    item: fields.ForeignKeyRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='slots', db_index=True)
    item_id: int
    position = fields.IntField(default=0)
    question: fields.ForeignKeyNullableRelation[Question] = fields.ForeignKeyField(
        'models.Question', related_name='slots', null=True, on_delete=fields.RESTRICT, db_index=True)
    question_id: int | None
    draws = fields.IntField(default=0)
    """How many are drawn, where no question is named."""
    category = fields.CharField(max_length=160, default='')
    points = fields.DecimalField(max_digits=8, decimal_places=2, null=True)
    """For each question of this place; empty: the question's own."""

    class Meta:
        table = 'quiz_slot'
        ordering = ('position', 'id')
