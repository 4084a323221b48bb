"""A session: a dated edition that gives courses to people for a period. It owns every result, and copies no content."""
from typing import TYPE_CHECKING

from tortoise import fields, models

from ..core.session_windows import AfterEnd, Dates, State
from ..core.topics import Topic

if TYPE_CHECKING:
    from .enrolment import Enrolment
    from .lock import Lock
    from .person import Person
    from .session_course import SessionCourse

__all__ = ['Session']


class Session(models.Model):
    id = fields.IntField(primary_key=True)
    title = fields.CharField(max_length=160)
    description = fields.TextField(default='')
    category = fields.CharField(max_length=80, default='')
    state = fields.CharEnumField(State, max_length=12, default=State.DRAFT)
    time_zone = fields.CharField(max_length=60, default='UTC')
    starts = fields.DatetimeField(null=True)
    ends = fields.DatetimeField(null=True)
    coach_starts = fields.DatetimeField(null=True)
    coach_ends = fields.DatetimeField(null=True)
    days = fields.IntField(null=True)
    """Access by duration: days from a learner's own first entry."""
    after_end = fields.CharEnumField(AfterEnd, max_length=12, default=AfterEnd.READ_ONLY)
    source = fields.CharField(max_length=120, default='', db_index=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    administrators: fields.ManyToManyRelation['Person'] = fields.ManyToManyField(
        'models.Person', related_name='sessions_administered', through='session_administrator')
    coaches: fields.ManyToManyRelation['Person'] = fields.ManyToManyField(
        'models.Person', related_name='sessions_coached', through='session_coach')

    session_courses: fields.ReverseRelation['SessionCourse']
    locks: fields.ReverseRelation['Lock']
    enrolments: fields.ReverseRelation['Enrolment']

    class Meta:
        table = 'session'
        ordering = ('starts', 'title')

    @property
    def dates(self) -> Dates:
        return Dates(self.starts, self.ends, self.coach_starts, self.coach_ends, self.days, self.after_end, self.state)

    def topic(self, part: str = '') -> Topic:
        """Parts: `settings` (title, dates, state, courses), `locks`, `people`, `tracking` (keys are enrolments),
        `attention` (thresholds, and who is snoozed),
        `announcements` (keys are announcements)."""
        return Topic('session', self.id, part)

    async def place(self) -> tuple[int, int | None]:
        return self.id, None

    def __str__(self) -> str:
        return self.title
