"""The records: fields, relations and what one record knows of itself."""
from .announcement import Announcement, AnnouncementRead
from .attempt import Answer, Attempt, FinishedBy
from .attempt_status import ATTEMPT_STATUS_LABELS, AttemptStatus
from .attention import AttentionTerms, CoachNote, Snooze
from .calendar_feed import CalendarFeed
from .certificate import Certificate
from .content_import import ContentImport, ImportedPart
from .course import Course
from .customisation import Customisation, SectionOpening
from .enrolment import MEMBERSHIP_LABELS, Enrolment, Membership
from .event import Event
from .event_verbs import EventVerb
from .extension import Extension
from .gradebook import CellChange, FinalGrade, Gradebook, GradeColumn, GridPresence, LatePer, ManualGrade
from .item import NEEDS_SUBMISSION, CompletionRule, Item, ItemKind, Section
from .item_file import ItemFile
from .item_types import (
    ITEM_TYPES,
    AssignmentSettings,
    DiscussionSettings,
    ItemSettings,
    ItemType,
    OpenedBy,
    QuizSettings,
    Reveal,
    Scoring,
    SurveySettings,
    VideoSettings,
    Work,
    settings_of,
)
from .lock import Lock, Part
from .message import Message, MessageCopy, MessageKind
from .participation import Participation
from .person import Person
from .question import Question, QuizSlot
from .question_serialization import question_from_json, question_to_json
from .rubric import RubricCriterion, RubricLevel, level_of, worth
from .rubric import best as best_level
from .session import Session
from .session_course import SessionCourse
from .sign_in import RecoveryCode, SecondFactor, SignIn
from .submission import Draft, GradeChange, ItemCompletion, Submission, WorkFile
from .survey_response import SurveyResponse
from .system_actor import SYSTEM, SystemActor
from .thread import Post, Thread, ThreadRead
from .visit import Visit
from .watched import Watched

__all__ = [
    'ATTEMPT_STATUS_LABELS',
    'ITEM_TYPES',
    'MEMBERSHIP_LABELS',
    'NEEDS_SUBMISSION',
    'SYSTEM',
    'Announcement',
    'AnnouncementRead',
    'Answer',
    'AssignmentSettings',
    'Attempt',
    'AttemptStatus',
    'AttentionTerms',
    'CalendarFeed',
    'CellChange',
    'Certificate',
    'CoachNote',
    'CompletionRule',
    'ContentImport',
    'Course',
    'Customisation',
    'DiscussionSettings',
    'Draft',
    'Enrolment',
    'Event',
    'EventVerb',
    'Extension',
    'FinalGrade',
    'FinishedBy',
    'GradeChange',
    'GradeColumn',
    'Gradebook',
    'GridPresence',
    'ImportedPart',
    'Item',
    'ItemCompletion',
    'ItemFile',
    'ItemKind',
    'ItemSettings',
    'ItemType',
    'LatePer',
    'Lock',
    'ManualGrade',
    'Membership',
    'Message',
    'MessageCopy',
    'MessageKind',
    'OpenedBy',
    'Part',
    'Participation',
    'Person',
    'Post',
    'Question',
    'QuizSettings',
    'QuizSlot',
    'RecoveryCode',
    'Reveal',
    'RubricCriterion',
    'RubricLevel',
    'Scoring',
    'SecondFactor',
    'Section',
    'SectionOpening',
    'Session',
    'SessionCourse',
    'SignIn',
    'Snooze',
    'Submission',
    'SurveyResponse',
    'SurveySettings',
    'SystemActor',
    'Thread',
    'ThreadRead',
    'VideoSettings',
    'Visit',
    'Watched',
    'Work',
    'WorkFile',
    'best_level',
    'level_of',
    'question_from_json',
    'question_to_json',
    'settings_of',
    'worth',
]
