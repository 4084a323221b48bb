"""How far a learner has come in one session course: the participation and its kept figures."""
from typing import TYPE_CHECKING, Any

from tortoise import fields, models

from ..core.topics import Notice, Topic
from .enrolment import Enrolment, Membership
from .session_course import SessionCourse
from .visit import Visit

if TYPE_CHECKING:
    from .attempt import Attempt
    from .item import Item
    from .person import Person
    from .submission import ItemCompletion, Submission

__all__ = ['Participation', 'Visit']


class Participation(models.Model):
    """A learner in one session course. What `figures.py` defines (progress, grades, time, what is overdue) is kept
    here; `main.py check` proves it."""
    id = fields.IntField(primary_key=True)
    session_course: fields.ForeignKeyRelation['SessionCourse'] = fields.ForeignKeyField(
        'models.SessionCourse', related_name='participations')
    session_course_id: int
    enrolment: fields.ForeignKeyRelation[Enrolment] = fields.ForeignKeyField(
        'models.Enrolment', related_name='participations', db_index=True)
    enrolment_id: int
    learner: fields.ForeignKeyRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='participations', on_delete=fields.RESTRICT, db_index=True)
    learner_id: int
    state = fields.CharEnumField(Membership, max_length=12, default=Membership.ACTIVE)
    enrolled_at = fields.DatetimeField()
    withdrawn_at = fields.DatetimeField(null=True)
    done = fields.IntField(default=0)
    total = fields.IntField(default=0)
    grade = fields.DecimalField(max_digits=30, decimal_places=20, null=True)
    """Weighted mean in percent with 20 decimals, so that rounding it for display rounds only once."""
    grade_rounded = fields.IntField(null=True, db_index=True)
    """The grade in hundredths of a percent, rounded half up: for sorting."""
    released_grade = fields.DecimalField(max_digits=30, decimal_places=20, null=True)
    """The same of released grades only: the learner's own."""
    released_rounded = fields.IntField(null=True)
    to_grade = fields.IntField(default=0)
    open_due_at = fields.DatetimeField(null=True)
    """The earliest due date among the required items that wait for the learner, in the past or to come."""
    open_due_item_id = fields.IntField(null=True)
    failed_attempts = fields.IntField(default=0)
    """The most attempts at one item that is not passed yet."""
    failed_item_id = fields.IntField(null=True)
    completed_at = fields.DatetimeField(null=True)
    time_seconds = fields.IntField(default=0)
    first_seen = fields.DatetimeField(null=True)
    last_seen = fields.DatetimeField(null=True)
    last_item: fields.ForeignKeyNullableRelation['Item'] = fields.ForeignKeyField(
        'models.Item', related_name='last_opened_by', null=True, on_delete=fields.SET_NULL, db_index=True)
    completions: fields.ReverseRelation['ItemCompletion']
    submissions: fields.ReverseRelation['Submission']
    attempts: fields.ReverseRelation['Attempt']
    last_item_id: int | None

    class Meta:
        table = 'participation'
        unique_together = (('session_course', 'learner'),)

    def topic(self, part: str = '') -> Topic:
        """Of anything that this learner's own pages of the course show. Parts, for the learner only: `draft` when
        something is written or added to one, `watched` when more of a film is. For coaches only: `notes`."""
        return Topic('participation', self.id, part)

    async def place(self) -> tuple[int, int | None]:
        return await self._session_id(), self.session_course_id

    async def notices(self) -> tuple[Notice | Topic, ...]:
        """Everybody who looks at this learner's figures, each with the key of the row that shows them."""
        session_id = await self._session_id()
        return (
            self.topic(),
            Topic('session_course', self.session_course_id, 'tracking').about(self.id),
            Topic('session', session_id, 'tracking').about(self.enrolment_id),
            Topic('person', self.learner_id, 'figures').about(session_id),
        )

    async def _session_id(self) -> int:
        known: Any = self.session_course  # unfetched, it is a query
        if isinstance(known, SessionCourse):
            return known.session_id
        return (await SessionCourse.get(id=self.session_course_id).only('id', 'session_id')).session_id
