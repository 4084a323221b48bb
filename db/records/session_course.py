"""One course as it runs in one session: the one place that ties a result to a session and a course."""
from typing import TYPE_CHECKING

from tortoise import fields, models

from ..attention.queries import Attending
from ..attention.snoozing import PuttingOff
from ..bulk.course_actions import ActingInCourse
from ..certificates.issuing import Certifying
from ..communication.announcements import Announcing
from ..communication.discussions import Discussing
from ..communication.messages import Messaging
from ..communication.reminders import Reminding
from ..core.topics import Topic
from ..customisation.content import Customising
from ..customisation.dates import Dating
from ..customisation.impact import WithWork
from ..customisation.provenance import Layers
from ..customisation.session_items import OwnItems
from ..grades.bulk_entry import EnteringSeveral
from ..grades.grid import ReadingGrades
from ..grades.grid_presence import GridPresences
from ..grades.setup import SettingUp
from ..outline.item_view import ReadingItems
from ..outline.outline import EffectiveOutline, OutlineItem, OutlineSection
from ..outline.view_as_learner import AsLearner
from ..quizzes.attempt_board import WatchingQuizzes
from ..quizzes.bank_access import SessionQuestions
from ..sessions.course_enrolments import CourseEnrolling
from ..surveys.results import SurveysOf
from ..tracking.charts import OverTime
from ..tracking.course import Tracking
from ..tracking.course_summary import CourseGroup
from ..tracking.item import ItemTracking
from ..tracking.learner import LearnerFiles

if TYPE_CHECKING:
    from .course import Course
    from .session import Session

__all__ = ['EffectiveOutline', 'OutlineItem', 'OutlineSection', 'SessionCourse']


class SessionCourse(ActingInCourse, Announcing, AsLearner, Attending, Certifying, CourseEnrolling, CourseGroup,
                    Customising, Dating, Discussing, EffectiveOutline, EnteringSeveral, GridPresences, ItemTracking,
                    Layers, LearnerFiles, Messaging, OverTime, OwnItems, PuttingOff, ReadingGrades,
                    ReadingItems, Reminding, SessionQuestions, SettingUp, SurveysOf, Tracking, WatchingQuizzes,
                    WithWork, models.Model):
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
    coaches = fields.ManyToManyField(
        'models.Person', related_name='session_courses_coached', through='course_coach',
        backward_key='session_course_id')

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
