"""One course as it runs in one session: the one place that ties a result to a session and a course."""
from typing import TYPE_CHECKING

from tortoise import fields, models

from ..acting.in_course import ActingInCourse
from ..attention.finding import Attending
from ..attention.putting_off import PuttingOff
from ..certificate.issuing import Certifying
from ..gradebook.presence import GridPresences
from ..gradebook.reading import ReadingGrades
from ..gradebook.setting_up import SettingUp
from ..gradebook.several import EnteringSeveral
from ..quiz.keeping import SessionQuestions
from ..quiz.watching import WatchingQuizzes
from ..survey.results import SurveysOf
from ..talk.announcing import Announcing
from ..talk.discussing import Discussing
from ..talk.messaging import Messaging
from ..talk.reminding import Reminding
from ..topics import Topic
from .as_learner import AsLearner
from .customising import Customising
from .dating import Dating
from .enrolling import CourseEnrolling
from .group import CourseGroup
from .item_impact import WithWork
from .item_tracking import ItemTracking
from .layers import Layers
from .learner_file import LearnerFiles
from .outline import EffectiveOutline, OutlineItem, OutlineSection
from .over_time import OverTime
from .own_items import OwnItems
from .reading import ReadingItems
from .tracking import Tracking

if TYPE_CHECKING:
    from ..course import Course
    from ..session import Session

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
