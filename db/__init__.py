"""What the application knows: its records, their rules and their verbs. The front desk: others import `from db`."""
from . import clock, files
from .access import (
    Capability,
    Footing,
    Locked,
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
from .course import Course, Item, ItemFile, Section
from .course.item import GRADED_KINDS, OF_WORK, RULES, Completes, Kind
from .course.listing import CourseEntry
from .course.publishing import as_edited
from .course.reaching import Reach
from .course.settings import (
    AssignmentSettings,
    DiscussionSettings,
    QuizSettings,
    RubricCriterion,
    RubricLevel,
    Scoring,
    Shown,
    SurveySettings,
    VideoSettings,
    settings_of,
)
from .dates import as_entered, at_wall_clock, day_ends, day_starts, entered, say_day, say_moment
from .demo import demo_accounts, seed_demo
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
from .person.calendar_feed import CalendarFeed
from .person.signing_in import is_sign_in
from .progress import Participation, Visit
from .progress.checking import Checked, Difference, check_figures
from .progress.extension import Extension
from .progress.groups import Counts, Group
from .progress.own import Own
from .progress.showing import Showing
from .progress.watched import Watched
from .quiz import Answer, Attempt, Question, QuizSlot
from .refusals import Invalid, IsLocked, NotAllowed, NotFound, NotOpen, Refusal, SignedOut, TooManyAttempts
from .rounding import half_up, percent
from .session import Session
from .session.activity import Happened
from .session.change_log import Change
from .session.due_days import DueDay
from .session.enrolment import Enrolment, Membership
from .session.exporting import TrackingLine, session_called, tracking_export
from .session.group import SessionFigures
from .session.home import CoachCard
from .session.listing import CourseLine, SessionCard
from .session.locking import Lock, Part
from .session.overview import SessionLine, Stage
from .session.programme import ProgrammeLine
from .session.roll import Named, RollLine
from .session.tracking import SessionRow
from .session_course import SessionCourse
from .session_course.customisation import Customisation, SectionOpening
from .session_course.group import GroupFigures
from .session_course.learner_file import LearnerFile, Touched
from .session_course.outline import Need, Outline, OutlineItem, OutlineSection
from .session_course.reading import Reading
from .session_course.tracking import Cell, LearnerRow, Mark
from .survey import SurveyResponse
from .talk import Announcement, AnnouncementRead, Post, Thread
from .work import Draft, GradeChange, ItemCompletion, Submission, WorkFile
from .work.handing_in import LONGEST as LONGEST_TEXT
from .work.opening import HOW as HOW_COMPLETED

__all__ = [
    'ANYTHING', 'GRADED_KINDS', 'HOW_COMPLETED', 'LONGEST_TEXT', 'OF_WORK', 'RULES', 'AccountLine', 'AfterEnd',
    'Announcement', 'AnnouncementRead', 'Answer', 'AssignmentSettings', 'Attempt', 'CalendarFeed', 'Capability',
    'Cell', 'Change', 'Checked', 'CoachCard', 'Completes', 'Counts', 'Course', 'CourseEntry', 'CourseLine',
    'Customisation', 'Dates', 'Difference', 'DiscussionSettings', 'Draft', 'DueDay', 'Enrolment', 'Entry', 'Event',
    'Extension', 'Footing', 'GradeChange', 'Group', 'GroupFigures', 'Happened', 'House', 'Invalid', 'IsLocked',
    'Item', 'ItemCompletion', 'ItemFile', 'Kind', 'LearnerFile', 'LearnerRow', 'Lock', 'Locked', 'Mark',
    'Membership', 'Named', 'Need', 'NotAllowed', 'NotFound', 'NotOpen', 'Outline', 'OutlineItem', 'OutlineSection',
    'Own', 'OwnDates', 'Part', 'Participation', 'Person', 'Phase', 'Post', 'ProgrammeLine', 'Question',
    'QuizSettings', 'QuizSlot', 'Reach', 'Reading', 'Refusal', 'Replayed', 'Ring', 'RollLine', 'RubricCriterion',
    'RubricLevel', 'Scoring', 'Section', 'SectionOpening', 'Session', 'SessionCard', 'SessionCourse',
    'SessionFigures', 'SessionLine', 'SessionRow', 'Settings', 'Showing', 'Shown', 'SignIn', 'SignedOut', 'Stage',
    'Standing', 'State', 'Submission', 'SurveyResponse', 'SurveySettings', 'Tally', 'Thread', 'TooManyAttempts',
    'Topic', 'Touched', 'TrackingLine', 'Upload', 'VideoSettings', 'Visit', 'Watched', 'Window', 'WorkFile',
    'administrator', 'any_author', 'any_session_administrator', 'as_edited', 'as_entered', 'at_wall_clock',
    'attendee', 'author', 'can', 'check_figures', 'clock', 'day_ends', 'day_starts', 'demo_accounts', 'entered',
    'files', 'footing', 'half_up', 'import_oulad', 'is_sign_in', 'learner', 'listening', 'media_type',
    'open_database', 'open_with', 'percent', 'refusal', 'replay_oulad', 'say_day', 'say_moment', 'seed_demo',
    'session_called', 'settings', 'settings_of', 'standing', 'the_house', 'tracking_export',
]
