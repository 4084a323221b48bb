"""A learner's attempts at a quiz. Each answer is kept as it is given; the clock is the server's."""
import json
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

from ..core.clock import now
from ..core.topics import Topic
from .attempt_status import AttemptStatus, attempt_status

if TYPE_CHECKING:
    from .item import Item
    from .participation import Participation
    from .person import Person
    from .question import Question


class FinishedBy(StrEnum):
    LEARNER = 'learner'
    CLOCK = 'clock'
    """The time limit, or the quiz closed."""
    COACH = 'coach'


class Attempt(models.Model):
    id = fields.IntField(primary_key=True)
    participation: fields.ForeignKeyRelation['Participation'] = fields.ForeignKeyField(
        'models.Participation', related_name='attempts')
    participation_id: int
    item: fields.ForeignKeyRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='quiz_attempts', on_delete=fields.RESTRICT, db_index=True)
    item_id: int
    number = fields.IntField(default=1)
    started_at = fields.DatetimeField()
    ends_at = fields.DatetimeField(null=True, db_index=True)
    """When the time is over, added minutes included; empty: no limit."""
    extra_minutes = fields.IntField(default=0)
    finished_at = fields.DatetimeField(null=True)
    finished_by = fields.CharEnumField(FinishedBy, max_length=12, null=True)
    asked: Any = fields.JSONField(default=list)
    """In order: `{"question": id, "points": "2", "order": [2, 0, 1]}`, the order being that of what is shuffled."""
    points = fields.DecimalField(max_digits=8, decimal_places=2, null=True)
    """Of the item's points; empty while it is in progress or an essay waits to be graded."""
    out_of = fields.DecimalField(max_digits=8, decimal_places=2, default=Decimal(0))
    answers: fields.ReverseRelation['Answer']

    class Meta:
        table = 'attempt'
        unique_together = (('participation', 'item', 'number'),)
        indexes = (('item_id', 'finished_at'),)

    def topic(self, part: str = '') -> Topic:
        """Of time that is added and of an end elsewhere: for the learner's own page.

        Parts: `answers` (keys are questions).
        """
        return Topic('attempt', self.id, part)

    @property
    def status(self) -> AttemptStatus:
        return attempt_status(self.finished_at, self.points)

    def is_over(self, at: datetime | None = None) -> bool:
        """Finished, or its time is over and it is about to be finished."""
        return self.finished_at is not None or self.ends_at is not None and self.ends_at <= (at or now())

    def entry(self, question_id: int) -> dict[str, Any]:
        """What `asked` says of one question."""
        return next(entry for entry in self.asked if entry['question'] == question_id)

    async def place(self) -> tuple[int, int | None]:
        await self.fetch_related('participation__session_course')
        return await self.participation.place()


class Answer(models.Model):
    """The last answer given to one question of an attempt, and what it is worth once the attempt is finished.

    The rows of all its questions are made with the attempt, with nothing given yet.
    """
    id = fields.IntField(primary_key=True)
    attempt: fields.ForeignKeyRelation[Attempt] = fields.ForeignKeyField('models.Attempt', related_name='answers')
    attempt_id: int
    question: fields.ForeignKeyRelation['Question'] = fields.ForeignKeyField(
        'models.Question', related_name='answers', on_delete=fields.RESTRICT, db_index=True)
    question_id: int
    kept: Any = fields.TextField(null=True, source_field='given')
    """What was given, as JSON. A JSON field would take words that look like JSON for JSON: “12” would be a number."""
    saved_at = fields.DatetimeField()
    points = fields.DecimalField(max_digits=12, decimal_places=6, null=True)
    """Of the question's points in this attempt; empty until scored or graded."""
    comment = fields.TextField(default='')
    graded_by: fields.ForeignKeyNullableRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='answers_graded', null=True, on_delete=fields.SET_NULL)
    graded_by_id: int | None

    class Meta:
        table = 'answer'
        unique_together = (('attempt', 'question'),)

    @property
    def given(self) -> Any:
        """By kind of question: see `scoring.py`; None: not answered."""
        return None if self.kept is None else json.loads(self.kept)

    @given.setter
    def given(self, given: Any) -> None:
        self.kept = None if given is None else json.dumps(given)

    async def place(self) -> tuple[int, int | None]:
        await self.fetch_related('attempt__participation__session_course')
        return await self.attempt.participation.place()
