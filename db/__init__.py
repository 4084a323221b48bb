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
from .course.item import OF_TASKS, Completes, Kind
from .course.listing import CourseEntry
from .dates import as_entered, at_wall_clock, day_ends, day_starts, entered, say_day, say_moment
from .event import Event
from .files import Upload
from .house import House, the_house
from .importing.oulad import import_oulad
from .importing.oulad.replay import Replayed, replay_oulad
from .importing.tally import Tally
from .live import Ring, Topic, listening
from .media import ANYTHING, media_type
from .opening import open_database, open_with
from .person import Person, SignIn
from .person.accounts import AccountLine
from .person.signing_in import is_sign_in
from .progress import Participation, Visit
from .progress.checking import Checked, Difference, check_figures
from .progress.figures import half_up
from .progress.own import Own
from .progress.showing import Showing
from .refusals import Invalid, IsLocked, NotAllowed, NotFound, NotOpen, Refusal, SignedOut, TooManyAttempts
from .session import Session
from .session.change_log import Change
from .session.due_days import DueDay
from .session.enrolment import Enrolment, Membership
from .session.exporting import TrackingLine, session_called, tracking_export
from .session.home import CoachCard
from .session.listing import CourseLine, SessionCard
from .session.locking import Lock, Part
from .session.overview import SessionLine, Stage
from .session.programme import ProgrammeLine
from .session.roll import Named, RollLine
from .session.tracking import SessionFigures, SessionRow
from .session_course import SessionCourse
from .session_course.outline import Outline, OutlineItem, OutlineSection
from .session_course.reading import Reading
from .session_course.tracking import Cell, LearnerRow, Mark
from .work import GradeChange, ItemCompletion, Submission
from .work.handing_in import LONGEST as LONGEST_TEXT
from .work.opening import HOW as HOW_COMPLETED

__all__ = [
    'ANYTHING', 'HOW_COMPLETED', 'LONGEST_TEXT', 'OF_TASKS', 'AccountLine', 'AfterEnd', 'Capability', 'Cell', 'Change',
    'Checked', 'CoachCard', 'Completes', 'Course', 'CourseEntry', 'CourseLine', 'Dates', 'Difference', 'DueDay',
    'Enrolment', 'Entry', 'Event', 'Footing', 'GradeChange', 'House', 'Invalid', 'IsLocked', 'Item', 'ItemCompletion',
    'Kind', 'LearnerRow', 'Lock', 'Mark', 'Membership', 'Named', 'NotAllowed', 'NotFound', 'NotOpen', 'Outline',
    'OutlineItem', 'OutlineSection', 'Own', 'OwnDates', 'Part', 'Participation', 'Person', 'Phase', 'ProgrammeLine',
    'Reading', 'Refusal', 'Replayed', 'Ring', 'RollLine', 'Section', 'Session', 'SessionCard', 'SessionCourse',
    'SessionFigures', 'SessionLine', 'SessionRow', 'Settings', 'Showing', 'SignIn', 'SignedOut', 'Stage', 'Standing',
    'State', 'Submission', 'Tally', 'TooManyAttempts', 'Topic', 'TrackingLine', 'Upload', 'Visit', 'Window',
    'administrator', 'any_author', 'any_session_administrator', 'as_entered', 'at_wall_clock', 'attendee', 'author',
    'can', 'check_figures', 'clock', 'day_ends', 'day_starts', 'entered', 'files', 'footing', 'half_up', 'import_oulad',
    'is_sign_in', 'learner', 'listening', 'media_type', 'open_database', 'open_with', 'refusal', 'replay_oulad',
    'say_day', 'say_moment', 'session_called', 'settings', 'standing', 'the_house', 'tracking_export',
]
