"""What the application knows: its records, their rules and their verbs. The front desk: others import `from db`."""
from formats.questions import QuestionKind

from . import clock, files
from .access import (
    Capability,
    Locked,
    SessionRole,
    administrator,
    any_author,
    any_session_administrator,
    attendee,
    author,
    can,
    learner,
    refusal,
    role_in,
    why_not_discuss,
    why_not_message,
)
from .acting.done import Done
from .acting.reaching import LeftOut, Reaching
from .agenda import AgendaEntry, DateKind
from .agenda.feeding import calendar_of
from .attention import AttentionTerms, CoachNote, Snooze
from .attention.finding import Evidence, InNeed, Lane
from .attention.noting import LONGEST_NOTE
from .attention.reasons import Reason, Thresholds
from .calendar import AfterEnd, Dates, Entry, OwnDates, Phase, Standing, State, Window, standing
from .certificate import Certificate
from .certificate.issuing import CertificateLine, Issued
from .certificate.verifying import forget_numbers
from .changes import UNSET, Changes, Unset
from .checking_files import CheckedFiles, check_files
from .config import Settings, settings
from .core import column_keys, numbers
from .core.column_keys import COURSE_GRADE
from .course import Course, Item, ItemFile, Section
from .course.changes import CourseChanges, ItemChanges
from .course.content_import import ContentImport, ImportedPart
from .course.embeds import embedded, player_hosts
from .course.item import GRADED_KINDS, OF_WORK, RULES, Completes, Kind
from .course.listing import CourseEntry
from .course.publishing import PublishedItems, as_edited
from .course.reaching import Reach
from .course.rubric import best as best_level
from .course.rubric import level_of, worth
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
from .dates import (
    FIRST_YEAR,
    LAST_YEAR,
    as_entered,
    at_wall_clock,
    day_ends,
    day_starts,
    entered,
    said_twice,
    say_day,
    say_moment,
)
from .demo import demo_accounts, seed_demo
from .demo.people import has_demo_accounts
from .event import Event
from .files import Upload
from .gradebook import CellChange, FinalGrade, GivenGrade, Gradebook, GradeColumn, GridPresence, LatePer
from .gradebook.book import Book, BookColumn, Category
from .gradebook.cells import EXCUSED
from .gradebook.changes import GradebookChanges, GradeColumnChanges
from .gradebook.formula import COUNTS_LABELS, CategoryPart, ColumnPart, CourseGrade, Worth, late_units
from .gradebook.formula import Counts as ColumnCounts
from .gradebook.giving import LONGEST_REASON
from .gradebook.presence import AtCell
from .gradebook.reading import CellEvent, CellFile, GradeCell, GradeRow
from .gradebook.several import Planned, SheetPlan, TypedCell
from .importing.content import (
    Brought,
    ContentFormat,
    ImportPlan,
    bring_in,
    content_report,
    plan_content,
    plan_new_course,
    read_content,
)
from .importing.content.drafts import ImportedDrafts, imported_drafts, reach_of_import
from .importing.content.history import (
    ImportDetail,
    ImportLine,
    PartLine,
    PartState,
    import_days,
    import_detail,
    import_history,
    question_import_days,
)
from .importing.content.planning import PlannedItem, PlannedQuestion
from .importing.content.planning import Status as ImportStatus
from .importing.content.publishing import PublishedImport, import_readiness, publish_import
from .importing.content.report import RefusedAlike, grouped_refused
from .importing.content.undoing import UndoLine, UndoPlan, undo_import, undo_preview
from .importing.oulad import import_oulad
from .importing.oulad.replay import Replayed, replay_oulad
from .importing.tally import Tally
from .media_types import ANYTHING, media_type
from .opening import open_database, open_with
from .person import Person, RecoveryCode, SecondFactor, SignIn
from .person.accounts import AccountLine
from .person.calendar_feed import CalendarFeed
from .person.changes import AccountChanges
from .person.inbox import Inbox, MessageLine
from .person.second_factor import authenticator_address, new_secret
from .person.setup_code import check_setup_code, setup_code
from .person.use import note as note_use
from .private_files import keep_private
from .progress import Participation, Visit
from .progress.checking import Checked, Difference, check_figures
from .progress.extension import Extension
from .progress.extension_terms import ExtensionTerms
from .progress.groups import Counts, Group
from .progress.own import Own
from .progress.own_figures import FEWEST, Median, OwnFigures
from .progress.showing import Showing
from .progress.watched import Watched
from .quiz import Answer, Attempt, Question, QuizSlot
from .quiz.attempt import FinishedBy
from .quiz.attempt_status import ATTEMPT_STATUS_LABELS, AttemptStatus
from .quiz.bank import BankEntry
from .quiz.checking import NAMED_GAP
from .quiz.checking import checked as checked_question
from .quiz.difficulty import Gave, Hardness, WrongAnswer
from .quiz.overdue import GRACE as ANSWER_GRACE
from .quiz.overdue import finish_overdue
from .quiz.quizzing import AttemptLine, Quizzing, UnderWay
from .quiz.reviewing import Review, ReviewedQuestion
from .quiz.scoring import LONGEST_ESSAY, LONGEST_TYPED, Scored, choices, right_answer, score
from .quiz.scoring import Part as AnswerPart
from .quiz.shown import AskedGap, AskedQuestion
from .quiz.slots import Slot, SlotLine
from .quiz.stored import content_of, question_of
from .quiz.watching import AttemptRow
from .rate_limits import EXPORTS, IMPORTS, PREVIEWS, UPLOADS, RateLimit
from .readiness import Finding, Readiness, Severity, Target
from .refusals import (
    DatabaseBusy,
    EditConflict,
    Invalid,
    IsLocked,
    NotAllowed,
    NotFound,
    NotOpen,
    Refusal,
    SignedOut,
    SignInOver,
    TooBusy,
    TooComplex,
    TooManyAttempts,
)
from .reporting import Holds, ReportColumn, ReportTable
from .reporting.attendance import Attendance, Attended, attendances, own_attendance
from .reporting.attention import attention_table
from .reporting.course_tracking import course_table
from .reporting.grades import grades_table
from .reporting.items import items_table
from .reporting.learner import CourseReport, ItemReport, LearnerReport, learner_reports
from .reporting.session import CourseLines, SessionReport, session_report
from .reporting.session_tracking import session_table
from .reporting.whom import shown_enrolments, valid_certificates
from .secret import is_signature, sealed, signature, storage_secret, unsealed
from .session import Session
from .session.activity import Happened
from .session.change_log import Change
from .session.changes import SessionChanges
from .session.due_days import DueDay
from .session.enrolment import MEMBERSHIP_LABELS, Enrolment, Membership
from .session.exporting import TrackingLine, session_called, tracking_export
from .session.group import SessionFigures
from .session.home import CoachCard
from .session.impact import WindowImpact
from .session.listing import CourseLine, SessionCard
from .session.locking import Lock, Part
from .session.overview import STAGE_LABELS, SessionLine, Stage
from .session.programme import ProgrammeLine
from .session.roll import Named, RollLine
from .session.tracking import SessionRow
from .session_course import SessionCourse
from .session_course.changes import ItemDates, ItemRules
from .session_course.customisation import Customisation, SectionOpening
from .session_course.group import GroupFigures
from .session_course.item_impact import ItemImpact, ItemWork
from .session_course.item_status import ITEM_STATUS_LABELS
from .session_course.item_tracking import ItemLine, ItemTracked, Spread
from .session_course.layers import CustomisedItem, CustomisedSection, Layer, SetBy, layers_of
from .session_course.learner_file import LearnerFile, Touched
from .session_course.outline import Need, Outline, OutlineItem, OutlineSection
from .session_course.over_time import Band, Charts, Day, Stop
from .session_course.reading import Reading
from .session_course.tracking import NEEDIEST_FIRST, Cell, ItemStatus, LearnerRow
from .survey import SurveyResponse
from .survey.answering import Surveying
from .survey.results import QuestionResult, SurveyResults
from .system_actor import SYSTEM, SystemActor
from .talk import Announcement, AnnouncementRead, Message, MessageCopy, MessageKind, Post, Thread, ThreadRead
from .talk.announcing import Announced, Announcements, Audience
from .talk.discussing import ThreadLine, Threads
from .talk.messaging import Recalled
from .talk.reading import Answered, PostLine, Posts, Role
from .talk.reminding import DUE as OWN_DUE_DATE
from .talk.reminding import Proposed as ProposedReminder
from .talk.reminding import unfilled
from .talk.words import LONGEST_ANNOUNCEMENT, LONGEST_POST, LONGEST_SUBJECT, LONGEST_TITLE
from .topics import Notice, Topic, subscription_count
from .waiting import when_free
from .work import Draft, GradeChange, ItemCompletion, Submission, WorkFile
from .work.opening import how_completed
from .work.terms import LONGEST as LONGEST_TEXT
from .work.terms import largest, why_no_more, why_not_taken_back
from .workers import WorkerTask, close_workers, one_at_a_time, start_workers

__all__ = [
    'ANSWER_GRACE',
    'ANYTHING',
    'ATTEMPT_STATUS_LABELS',
    'COUNTS_LABELS',
    'COURSE_GRADE',
    'EXCUSED',
    'EXPORTS',
    'FEWEST',
    'FIRST_YEAR',
    'GRADED_KINDS',
    'IMPORTS',
    'ITEM_STATUS_LABELS',
    'LAST_YEAR',
    'LONGEST_ANNOUNCEMENT',
    'LONGEST_ESSAY',
    'LONGEST_NOTE',
    'LONGEST_POST',
    'LONGEST_REASON',
    'LONGEST_SUBJECT',
    'LONGEST_TEXT',
    'LONGEST_TITLE',
    'LONGEST_TYPED',
    'MEMBERSHIP_LABELS',
    'NAMED_GAP',
    'NEEDIEST_FIRST',
    'OF_WORK',
    'OWN_DUE_DATE',
    'PREVIEWS',
    'RULES',
    'STAGE_LABELS',
    'SYSTEM',
    'UNSET',
    'UPLOADS',
    'AccountChanges',
    'AccountLine',
    'AfterEnd',
    'AgendaEntry',
    'Announced',
    'Announcement',
    'AnnouncementRead',
    'Announcements',
    'Answer',
    'AnswerPart',
    'Answered',
    'AskedGap',
    'AskedQuestion',
    'AssignmentSettings',
    'AtCell',
    'Attempt',
    'AttemptLine',
    'AttemptRow',
    'AttemptStatus',
    'Attendance',
    'Attended',
    'AttentionTerms',
    'Audience',
    'Band',
    'BankEntry',
    'Book',
    'BookColumn',
    'Brought',
    'CalendarFeed',
    'Capability',
    'Category',
    'CategoryPart',
    'Cell',
    'CellChange',
    'CellEvent',
    'CellFile',
    'Certificate',
    'CertificateLine',
    'Change',
    'Changes',
    'Charts',
    'Checked',
    'CheckedFiles',
    'CoachCard',
    'CoachNote',
    'ColumnCounts',
    'ColumnPart',
    'Completes',
    'ContentFormat',
    'ContentImport',
    'Counts',
    'Course',
    'CourseChanges',
    'CourseEntry',
    'CourseGrade',
    'CourseLine',
    'CourseLines',
    'CourseReport',
    'Customisation',
    'CustomisedItem',
    'CustomisedSection',
    'DatabaseBusy',
    'DateKind',
    'Dates',
    'Day',
    'Difference',
    'DiscussionSettings',
    'Done',
    'Draft',
    'DueDay',
    'EditConflict',
    'Enrolment',
    'Entry',
    'Event',
    'Evidence',
    'Extension',
    'ExtensionTerms',
    'FinalGrade',
    'Finding',
    'FinishedBy',
    'Gave',
    'GivenGrade',
    'GradeCell',
    'GradeChange',
    'GradeColumn',
    'GradeColumnChanges',
    'GradeRow',
    'Gradebook',
    'GradebookChanges',
    'GridPresence',
    'Group',
    'GroupFigures',
    'Happened',
    'Hardness',
    'Holds',
    'ImportDetail',
    'ImportLine',
    'ImportPlan',
    'ImportStatus',
    'ImportedDrafts',
    'ImportedPart',
    'InNeed',
    'Inbox',
    'Invalid',
    'IsLocked',
    'Issued',
    'Item',
    'ItemChanges',
    'ItemCompletion',
    'ItemDates',
    'ItemFile',
    'ItemImpact',
    'ItemLine',
    'ItemReport',
    'ItemRules',
    'ItemStatus',
    'ItemTracked',
    'ItemWork',
    'Kind',
    'Lane',
    'LatePer',
    'Layer',
    'LearnerFile',
    'LearnerReport',
    'LearnerRow',
    'LeftOut',
    'Lock',
    'Locked',
    'Median',
    'Membership',
    'Message',
    'MessageCopy',
    'MessageKind',
    'MessageLine',
    'Named',
    'Need',
    'NotAllowed',
    'NotFound',
    'NotOpen',
    'Notice',
    'Outline',
    'OutlineItem',
    'OutlineSection',
    'Own',
    'OwnDates',
    'OwnFigures',
    'Part',
    'PartLine',
    'PartState',
    'Participation',
    'Person',
    'Phase',
    'Planned',
    'PlannedItem',
    'PlannedQuestion',
    'Post',
    'PostLine',
    'Posts',
    'ProgrammeLine',
    'ProposedReminder',
    'PublishedImport',
    'PublishedItems',
    'Question',
    'QuestionKind',
    'QuestionResult',
    'QuizSettings',
    'QuizSlot',
    'Quizzing',
    'RateLimit',
    'Reach',
    'Reaching',
    'Readiness',
    'Reading',
    'Reason',
    'Recalled',
    'RecoveryCode',
    'Refusal',
    'RefusedAlike',
    'Replayed',
    'ReportColumn',
    'ReportTable',
    'Review',
    'ReviewedQuestion',
    'Role',
    'RollLine',
    'RubricCriterion',
    'RubricLevel',
    'Scored',
    'Scoring',
    'SecondFactor',
    'Section',
    'SectionOpening',
    'Session',
    'SessionCard',
    'SessionChanges',
    'SessionCourse',
    'SessionFigures',
    'SessionLine',
    'SessionReport',
    'SessionRole',
    'SessionRow',
    'SetBy',
    'Settings',
    'Severity',
    'SheetPlan',
    'Showing',
    'Shown',
    'SignIn',
    'SignInOver',
    'SignedOut',
    'Slot',
    'SlotLine',
    'Snooze',
    'Spread',
    'Stage',
    'Standing',
    'State',
    'Stop',
    'Submission',
    'SurveyResponse',
    'SurveyResults',
    'SurveySettings',
    'Surveying',
    'SystemActor',
    'Tally',
    'Target',
    'Thread',
    'ThreadLine',
    'ThreadRead',
    'Threads',
    'Thresholds',
    'TooBusy',
    'TooComplex',
    'TooManyAttempts',
    'Topic',
    'Touched',
    'TrackingLine',
    'TypedCell',
    'UnderWay',
    'UndoLine',
    'UndoPlan',
    'Unset',
    'Upload',
    'VideoSettings',
    'Visit',
    'Watched',
    'Window',
    'WindowImpact',
    'WorkFile',
    'WorkerTask',
    'Worth',
    'WrongAnswer',
    'administrator',
    'any_author',
    'any_session_administrator',
    'as_edited',
    'as_entered',
    'at_wall_clock',
    'attendances',
    'attendee',
    'attention_table',
    'authenticator_address',
    'author',
    'best_level',
    'bring_in',
    'calendar_of',
    'can',
    'check_figures',
    'check_files',
    'check_setup_code',
    'checked_question',
    'choices',
    'clock',
    'close_workers',
    'column_keys',
    'content_of',
    'content_report',
    'course_table',
    'day_ends',
    'day_starts',
    'demo_accounts',
    'embedded',
    'entered',
    'files',
    'finish_overdue',
    'forget_numbers',
    'grades_table',
    'grouped_refused',
    'has_demo_accounts',
    'how_completed',
    'import_days',
    'import_detail',
    'import_history',
    'import_oulad',
    'import_readiness',
    'imported_drafts',
    'is_signature',
    'items_table',
    'keep_private',
    'largest',
    'late_units',
    'layers_of',
    'learner',
    'learner_reports',
    'level_of',
    'media_type',
    'new_secret',
    'note_use',
    'numbers',
    'one_at_a_time',
    'open_database',
    'open_with',
    'own_attendance',
    'plan_content',
    'plan_new_course',
    'player_hosts',
    'publish_import',
    'question_import_days',
    'question_of',
    'reach_of_import',
    'read_content',
    'refusal',
    'replay_oulad',
    'right_answer',
    'role_in',
    'said_twice',
    'say_day',
    'say_moment',
    'score',
    'sealed',
    'seed_demo',
    'session_called',
    'session_report',
    'session_table',
    'settings',
    'settings_of',
    'setup_code',
    'shown_enrolments',
    'signature',
    'standing',
    'start_workers',
    'storage_secret',
    'subscription_count',
    'tracking_export',
    'undo_import',
    'undo_preview',
    'unfilled',
    'unsealed',
    'valid_certificates',
    'when_free',
    'why_no_more',
    'why_not_discuss',
    'why_not_message',
    'why_not_taken_back',
    'worth',
]
