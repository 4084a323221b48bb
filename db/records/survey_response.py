"""The row that keeps what somebody answered to a survey."""
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tortoise import fields, models

if TYPE_CHECKING:
    from .item import Item
    from .participation import Participation
    from .session_course import SessionCourse


class SurveyResponse(models.Model):
    """One learner's answers. Of an anonymous survey it holds nothing that leads to the learner: no participation, no
    time, and a random key, so that not even the order of the rows tells."""
    id = fields.UUIDField(primary_key=True, default=uuid4)
    item: fields.ForeignKeyRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='survey_responses', on_delete=fields.RESTRICT, db_index=True)
    item_id: int
    session_course: fields.ForeignKeyRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='survey_responses', db_index=True)
    session_course_id: int
    participation: fields.ForeignKeyNullableRelation['Participation'] = fields.ForeignKeyField(
        'models.Participation', related_name='survey_responses', null=True, db_index=True)
    participation_id: int | None
    answers: Any = fields.JSONField(default=dict)
    """By question id, as `quizzes/scoring.py` describes what is given."""

    class Meta:
        table = 'survey_response'
