"""One course as it runs in one session: the one place that ties a result to a session and a course."""
from typing import TYPE_CHECKING

from tortoise import fields, models

from ..core.topics import Topic

if TYPE_CHECKING:
    from .course import Course
    from .participation import Participation
    from .person import Person
    from .session import Session
    from .thread import Thread


class SessionCourse(models.Model):
    id = fields.IntField(primary_key=True)
    session: fields.ForeignKeyRelation['Session'] = fields.ForeignKeyField(
        'models.Session', related_name='session_courses')
    course: fields.ForeignKeyRelation['Course'] = fields.ForeignKeyField(
        'models.Course', related_name='session_courses', on_delete=fields.RESTRICT, db_index=True)
    session_id: int
    course_id: int
    position = fields.IntField(default=0)
    weight = fields.DecimalField(max_digits=8, decimal_places=2, null=True)
    """Share in the session's progress and grade; empty counts as 1."""
    coaches: fields.ManyToManyRelation['Person'] = fields.ManyToManyField(
        'models.Person', related_name='session_courses_coached', through='course_coach',
        backward_key='session_course_id')
    participations: fields.ReverseRelation['Participation']
    all_threads: fields.ReverseRelation['Thread']

    class Meta:
        table = 'session_course'
        unique_together = (('session', 'course'),)
        ordering = ('position', 'id')

    def topic(self, part: str = '') -> Topic:
        """Parts: `locks`, `outline`, `bank`, `gradebook` (its set-up), `grading` (who is at which cell),
        `tracking` (keys are participations), `attempts` (keys are attempts),
        `discussion` (keys are threads)."""
        return Topic('session_course', self.id, part)

    async def place(self) -> tuple[int, int | None]:
        return self.session_id, self.id
