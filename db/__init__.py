"""What the application knows: its records, their rules and their verbs. The front desk: others import `from db`."""
from . import clock, files
from .access import (
    Capability,
    Footing,
    administrator,
    any_author,
    any_session_administrator,
    attendee,
    author,
    can,
    footing,
    learner,
    refusal,
)
from .calendar import AfterEnd, Dates, Entry, OwnDates, Phase, Standing, State, Window, standing
from .config import Settings, settings
from .course import Course, Item, Section
from .course.item import Completes, Kind
from .event import Event
from .files import Upload
from .live import Ring, Topic, listening
from .opening import open_database, open_with
from .person import Person, SignIn
from .progress import Participation, Visit
from .progress.figures import half_up
from .progress.showing import Showing
from .refusals import Invalid, NotAllowed, NotFound, NotOpen, Refusal, SignedOut, TooManyAttempts
from .session import Session
from .session.enrolment import Enrolment, Membership
from .session.listing import CourseLine, SessionCard
from .session.tracking import SessionFigures, SessionRow
from .session_course import SessionCourse
from .session_course.outline import Outline, OutlineItem, OutlineSection
from .session_course.tracking import Cell, LearnerRow, Mark
from .work import GradeChange, ItemCompletion, Submission

__all__ = [
    'AfterEnd', 'Capability', 'Cell', 'Completes', 'Course', 'CourseLine', 'Dates', 'Enrolment', 'Entry', 'Event',
    'Footing', 'GradeChange', 'Invalid', 'Item', 'ItemCompletion', 'Kind', 'LearnerRow', 'Mark', 'Membership',
    'NotAllowed', 'NotFound', 'NotOpen', 'Outline', 'OutlineItem', 'OutlineSection', 'OwnDates', 'Participation',
    'Person', 'Phase', 'Refusal', 'Ring', 'Section', 'Session', 'SessionCard', 'SessionCourse', 'SessionFigures',
    'SessionRow', 'Settings', 'Showing', 'SignIn', 'SignedOut', 'Standing', 'State', 'Submission',
    'TooManyAttempts', 'Topic', 'Upload', 'Visit', 'Window', 'administrator', 'any_author',
    'any_session_administrator', 'attendee', 'author', 'can', 'clock', 'files', 'footing', 'half_up',
    'learner', 'listening', 'open_database',
    'open_with', 'refusal', 'settings', 'standing',
]
