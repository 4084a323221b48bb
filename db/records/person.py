"""A person: an account with any number of platform roles. Everyone may learn or coach as well."""
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tortoise import fields, models

from ..core.config import settings
from ..core.topics import Topic
from .sign_in import RecoveryCode, SecondFactor, SignIn

if TYPE_CHECKING:
    from .course import Course
    from .session import Session
    from .session_course import SessionCourse

__all__ = ['Person', 'RecoveryCode', 'SecondFactor', 'SignIn']


class Person(models.Model):
    id = fields.IntField(primary_key=True)
    username = fields.CharField(max_length=60, unique=True)
    name = fields.CharField(max_length=120)
    email = fields.CharField(max_length=200, default='')
    password_hash = fields.CharField(max_length=200, default='')
    """Empty: this person cannot sign in until an administrator sets a password."""
    must_change_password = fields.BooleanField(default=False, db_default=False)
    """Somebody else has set the password: its owner chooses another at the next sign-in."""
    is_active = fields.BooleanField(default=True)
    is_administrator = fields.BooleanField(default=False)
    is_session_administrator = fields.BooleanField(default=False)
    is_teacher = fields.BooleanField(default=False)
    time_zone = fields.CharField(max_length=60, default='')
    """Empty: the platform's."""
    searchable = fields.CharField(max_length=300, default='', db_index=True)
    """Name, username and e-mail without accents and capitals, for finding people."""
    created_at = fields.DatetimeField(auto_now_add=True)
    sign_ins: fields.ReverseRelation['SignIn']
    session_courses_coached: fields.ManyToManyRelation['SessionCourse']
    sessions_coached: fields.ManyToManyRelation['Session']
    sessions_administered: fields.ManyToManyRelation['Session']
    courses_taught: fields.ManyToManyRelation['Course']

    class Meta:
        table = 'person'
        ordering = ('name', 'id')

    def topic(self, part: str = '') -> Topic:
        """Parts: `sign_in` (is this sign-in still valid), `sessions` (which sessions are theirs), `figures`,
        `calendar` (the private address of their dates), `messages` (keys are sessions)."""
        return Topic('person', self.id, part)

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which dates are shown to this person."""
        return ZoneInfo(self.time_zone) if self.time_zone else settings().zone

    def __str__(self) -> str:
        return self.name
