"""What the application knows: its records, their rules and their verbs. The front desk: others import `from db`."""
from formats.questions import QuestionKind

from . import (
    agenda,
    attention,
    bulk,
    certificates,
    communication,
    courses,
    customisation,
    extensions,
    grades,
    outlines,
    people,
    progress,
    quizzes,
    sessions,
    submissions,
    surveys,
    tracking,
)
from .access.capabilities import Capability, refusal, why_not_discuss, why_not_message
from .access.guard import administrator, any_author, any_session_administrator, attendee, author, can, learner
from .access.session_role import Locked, SessionRole, role_in
from .actions.targets import SkippedLearner, Targets
from .actions.undo import UndoableAction
from .agenda.calendar_feeds import calendar_of
from .agenda.entries import AgendaEntry, DateKind
from .attention.coach_notes import MAX_LENGTH_NOTE
from .attention.queries import AttentionList, Evidence, LearnerAtRisk
from .attention.reasons import Reason, Thresholds
from .certificates.issuing import CertificateLine, Issued
from .certificates.verifying import forget_numbers
from .communication.announcing import AnnouncementLine, Announcements, Audience
from .communication.discussions import ThreadLine, Threads
from .communication.messages import Recalled
from .communication.reminders import DUE as OWN_DUE_DATE
from .communication.reminders import ProposedReminder, unfilled_placeholders
from .communication.text_limits import MAX_LENGTH_ANNOUNCEMENT, MAX_LENGTH_POST, MAX_LENGTH_SUBJECT, MAX_LENGTH_TITLE
from .communication.thread_view import PostLine, Posts, QuotedPost, Role
from .core import clock, column_keys, files, numbers
from .core.changes import UNSET, Changes, Unset
from .core.check_list import Finding, Readiness, Severity, Target
from .core.column_keys import COURSE_GRADE
from .core.config import Settings, settings
from .core.dates import (
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
from .core.files import Upload
from .core.last_use import note as note_use
from .core.list_query import ListQuery
from .core.media_types import ANYTHING, media_type
from .core.private_files import keep_private
from .core.rate_limits import EXPORTS, IMPORTS, PREVIEWS, UPLOADS, RateLimit
from .core.refusals import (
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
from .core.secret import is_signature, sealed, signature, storage_secret, unsealed
from .core.sql import reload
from .core.topics import Notice, Topic, subscription_count
from .core.windows import AfterEnd, Availability, Dates, Entry, PersonalDates, Phase, State, Window, availability
from .core.workers import WorkerTask, close_workers, one_at_a_time, start_workers
from .core.write_queue import when_free
from .courses.changes import CourseChanges
from .courses.course_list import CourseEntry
from .courses.edits import as_edited
from .courses.embeds import embedded, player_hosts
from .courses.impact import ChangeImpact
from .courses.publishing import PublishedItems
from .customisation.changes import ItemDates, ItemRules
from .customisation.impact import ItemImpact, ItemWork
from .customisation.provenance import CustomisedItem, CustomisedSection, DateSource, SetBy, date_sources_of
from .demo import seed_demo
from .demo.accounts import demo_accounts
from .demo.people import has_demo_accounts
from .extensions.grant import ExtensionGrant
from .gradebook.cell import EXCUSED
from .gradebook.formula import (
    COLUMN_STATUS_LABELS,
    CategoryPart,
    ColumnInput,
    ColumnPart,
    ColumnStatus,
    CourseGrade,
    late_units,
)
from .gradebook.grading_scheme import Category, GradingScheme, SchemeColumn
from .grades.bulk_entry import CellInput, PlannedChange, SheetPlan
from .grades.changes import GradebookChanges, GradeColumnChanges
from .grades.entry import MAX_LENGTH_REASON
from .grades.grid import CellDetail, CellEvent, GradeCell, GradeRow
from .grades.grid_presence import CellPresence
from .imports.content import ContentFormat, import_course, plan_content, plan_new_course
from .imports.content.drafts import ImportedDrafts, import_impact, imported_drafts
from .imports.content.history import (
    ImportDetail,
    ImportedPartRow,
    ImportedPartState,
    ImportRow,
    import_days,
    import_detail,
    import_history,
    question_import_days,
)
from .imports.content.parsing import read_content
from .imports.content.planning import ImportPlan, ImportStatus, PlannedItem, PlannedQuestion
from .imports.content.publishing import PublishedImport, import_readiness, publish_import
from .imports.content.report import SkippedGroup, content_report, group_skipped
from .imports.content.undoing import UndoPlan, UndoRow, undo_import, undo_preview
from .imports.content.writing import ImportResult
from .imports.oulad import import_oulad
from .imports.oulad.replay import ReplayProgress, replay_oulad
from .imports.summary import ImportSummary
from .integrity.figures import FigureCheckReport, FigureDifference, check_figures
from .integrity.files import FileCheckReport, check_files
from .items.changes import ItemChanges
from .lifecycle import open_database, open_with
from .outlines.item_status import ITEM_STATUS_LABELS, MOST_URGENT_FIRST, Cell, ItemStatus
from .outlines.outline import Need, Outline, OutlineItem, OutlineSection
from .people.account_list import AccountLine
from .people.changes import AccountChanges
from .people.inboxes import Inbox, MessageLine
from .people.second_factor import authenticator_address, new_secret
from .people.setup_code import check_setup_code, setup_code
from .progress.item_progress import how_completed
from .progress.item_views import ItemView
from .progress.learner_views import LearnerView
from .progress.my_progress import MIN_MEDIAN_VALUES, Median, MyFigures
from .progress.summary import CohortSummary, LearnerCounts
from .quizzes.attempt_board import AttemptRow
from .quizzes.attempt_review import AttemptReview, ReviewedQuestion
from .quizzes.bank import BankEntry
from .quizzes.deadlines import GRACE as ANSWER_GRACE
from .quizzes.deadlines import finish_overdue
from .quizzes.item_analysis import QuestionStats, Respondent, WrongAnswer
from .quizzes.learner_view import AttemptInProgress, AttemptSummary, QuizView
from .quizzes.presentation import PresentedGap, PresentedQuestion
from .quizzes.scoring import (
    MAX_LENGTH_ANSWER,
    MAX_LENGTH_ESSAY,
    AnswerPart,
    AnswerScore,
    match_choices,
    right_answer,
    score,
)
from .quizzes.slots import Slot, SlotRow
from .quizzes.validation import GAP_PATTERN, validate_question
from .records.announcement import Announcement, AnnouncementRead
from .records.attempt import Answer, Attempt, FinishedBy
from .records.attempt_status import ATTEMPT_STATUS_LABELS, AttemptStatus
from .records.attention import AttentionTerms, CoachNote, Snooze
from .records.calendar_feed import CalendarFeed
from .records.certificate import Certificate
from .records.content_import import ContentImport, ImportedPart
from .records.course import Course
from .records.customisation import Customisation, SectionOpening
from .records.enrolment import MEMBERSHIP_LABELS, Enrolment, Membership
from .records.event import Event
from .records.extension import Extension
from .records.gradebook import CellChange, FinalGrade, Gradebook, GradeColumn, GridPresence, LatePer, ManualGrade
from .records.item import COMPLETION_RULES, GRADED_KINDS, NEEDS_SUBMISSION, CompletionRule, Item, ItemKind, Section
from .records.item_file import ItemFile
from .records.item_settings import (
    AssignmentSettings,
    DiscussionSettings,
    QuizSettings,
    Reveal,
    RubricCriterion,
    RubricLevel,
    Scoring,
    SurveySettings,
    VideoSettings,
    settings_of,
)
from .records.lock import Lock, Part
from .records.message import Message, MessageCopy, MessageKind
from .records.participation import Participation
from .records.person import Person
from .records.question import Question, QuizSlot
from .records.question_serialization import question_from_json, question_to_json
from .records.rubric import best as best_level
from .records.rubric import level_of, worth
from .records.session import Session
from .records.session_course import SessionCourse
from .records.sign_in import RecoveryCode, SecondFactor, SignIn
from .records.submission import Draft, GradeChange, ItemCompletion, Submission, WorkFile
from .records.survey_response import SurveyResponse
from .records.system_actor import SYSTEM, SystemActor
from .records.thread import Post, Thread, ThreadRead
from .records.visit import Visit
from .records.watched import Watched
from .reports.attendance import Attendance, Attended, attendances, my_attendance
from .reports.attention import attention_table
from .reports.course_tracking import course_table
from .reports.grades import grades_table
from .reports.items import items_table
from .reports.learner import CourseReport, ItemReport, LearnerReport, learner_reports
from .reports.selection import shown_enrolments, valid_certificates
from .reports.session import CourseLines, SessionReport, session_report
from .reports.session_tracking import session_table
from .reports.table import Holds, ReportColumn, ReportTable
from .reports.tracking_export import TrackingLine, find_session, tracking_export
from .sessions.admin_list import STAGE_LABELS, SessionLine, Stage
from .sessions.change_log import Change
from .sessions.changes import SessionChanges
from .sessions.courses import SessionCourseRow
from .sessions.due_date_list import DueDate
from .sessions.home import CoachCard
from .sessions.impact import WindowImpact
from .sessions.my_sessions import CourseLine, SessionCard
from .sessions.rosters import FoundPerson, RosterRow
from .submissions.assignment_rules import MAX_LENGTH_TEXT, largest, why_not_submit, why_not_unsubmit
from .surveys.answering import SurveyView
from .surveys.results import QuestionResult, SurveyResults
from .tracking.activity_feed import ActivityEntry
from .tracking.course import LearnerRow
from .tracking.course_charts import Charts, CompletionPoint, Day, GradeBand
from .tracking.course_summary import CourseSummary
from .tracking.item import ItemLine, ItemTracking, Spread
from .tracking.learner import ItemActivity, LearnerDetail
from .tracking.session import SessionRow
from .tracking.session_summary import SessionFigures

__all__ = [
    'ANSWER_GRACE',
    'ANYTHING',
    'ATTEMPT_STATUS_LABELS',
    'COLUMN_STATUS_LABELS',
    'COMPLETION_RULES',
    'COURSE_GRADE',
    'EXCUSED',
    'EXPORTS',
    'FIRST_YEAR',
    'GAP_PATTERN',
    'GRADED_KINDS',
    'IMPORTS',
    'ITEM_STATUS_LABELS',
    'LAST_YEAR',
    'MAX_LENGTH_ANNOUNCEMENT',
    'MAX_LENGTH_ANSWER',
    'MAX_LENGTH_ESSAY',
    'MAX_LENGTH_NOTE',
    'MAX_LENGTH_POST',
    'MAX_LENGTH_REASON',
    'MAX_LENGTH_SUBJECT',
    'MAX_LENGTH_TEXT',
    'MAX_LENGTH_TITLE',
    'MEMBERSHIP_LABELS',
    'MIN_MEDIAN_VALUES',
    'MOST_URGENT_FIRST',
    'NEEDS_SUBMISSION',
    'OWN_DUE_DATE',
    'PREVIEWS',
    'STAGE_LABELS',
    'SYSTEM',
    'UNSET',
    'UPLOADS',
    'AccountChanges',
    'AccountLine',
    'ActivityEntry',
    'AfterEnd',
    'AgendaEntry',
    'Announcement',
    'AnnouncementLine',
    'AnnouncementRead',
    'Announcements',
    'Answer',
    'AnswerPart',
    'AnswerScore',
    'AssignmentSettings',
    'Attempt',
    'AttemptInProgress',
    'AttemptReview',
    'AttemptRow',
    'AttemptStatus',
    'AttemptSummary',
    'Attendance',
    'Attended',
    'AttentionList',
    'AttentionTerms',
    'Audience',
    'Availability',
    'BankEntry',
    'CalendarFeed',
    'Capability',
    'Category',
    'CategoryPart',
    'Cell',
    'CellChange',
    'CellDetail',
    'CellEvent',
    'CellInput',
    'CellPresence',
    'Certificate',
    'CertificateLine',
    'Change',
    'ChangeImpact',
    'Changes',
    'Charts',
    'CoachCard',
    'CoachNote',
    'CohortSummary',
    'ColumnInput',
    'ColumnPart',
    'ColumnStatus',
    'CompletionPoint',
    'CompletionRule',
    'ContentFormat',
    'ContentImport',
    'Course',
    'CourseChanges',
    'CourseEntry',
    'CourseGrade',
    'CourseLine',
    'CourseLines',
    'CourseReport',
    'CourseSummary',
    'Customisation',
    'CustomisedItem',
    'CustomisedSection',
    'DatabaseBusy',
    'DateKind',
    'DateSource',
    'Dates',
    'Day',
    'DiscussionSettings',
    'Draft',
    'DueDate',
    'EditConflict',
    'Enrolment',
    'Entry',
    'Event',
    'Evidence',
    'Extension',
    'ExtensionGrant',
    'FigureCheckReport',
    'FigureDifference',
    'FileCheckReport',
    'FinalGrade',
    'Finding',
    'FinishedBy',
    'FoundPerson',
    'GradeBand',
    'GradeCell',
    'GradeChange',
    'GradeColumn',
    'GradeColumnChanges',
    'GradeRow',
    'Gradebook',
    'GradebookChanges',
    'GradingScheme',
    'GridPresence',
    'Holds',
    'ImportDetail',
    'ImportPlan',
    'ImportResult',
    'ImportRow',
    'ImportStatus',
    'ImportSummary',
    'ImportedDrafts',
    'ImportedPart',
    'ImportedPartRow',
    'ImportedPartState',
    'Inbox',
    'Invalid',
    'IsLocked',
    'Issued',
    'Item',
    'ItemActivity',
    'ItemChanges',
    'ItemCompletion',
    'ItemDates',
    'ItemFile',
    'ItemImpact',
    'ItemKind',
    'ItemLine',
    'ItemReport',
    'ItemRules',
    'ItemStatus',
    'ItemTracking',
    'ItemView',
    'ItemWork',
    'LatePer',
    'LearnerAtRisk',
    'LearnerCounts',
    'LearnerDetail',
    'LearnerReport',
    'LearnerRow',
    'LearnerView',
    'ListQuery',
    'Lock',
    'Locked',
    'ManualGrade',
    'Median',
    'Membership',
    'Message',
    'MessageCopy',
    'MessageKind',
    'MessageLine',
    'MyFigures',
    'Need',
    'NotAllowed',
    'NotFound',
    'NotOpen',
    'Notice',
    'Outline',
    'OutlineItem',
    'OutlineSection',
    'Part',
    'Participation',
    'Person',
    'PersonalDates',
    'Phase',
    'PlannedChange',
    'PlannedItem',
    'PlannedQuestion',
    'Post',
    'PostLine',
    'Posts',
    'PresentedGap',
    'PresentedQuestion',
    'ProposedReminder',
    'PublishedImport',
    'PublishedItems',
    'Question',
    'QuestionKind',
    'QuestionResult',
    'QuestionStats',
    'QuizSettings',
    'QuizSlot',
    'QuizView',
    'QuotedPost',
    'RateLimit',
    'Readiness',
    'Reason',
    'Recalled',
    'RecoveryCode',
    'Refusal',
    'ReplayProgress',
    'ReportColumn',
    'ReportTable',
    'Respondent',
    'Reveal',
    'ReviewedQuestion',
    'Role',
    'RosterRow',
    'RubricCriterion',
    'RubricLevel',
    'SchemeColumn',
    'Scoring',
    'SecondFactor',
    'Section',
    'SectionOpening',
    'Session',
    'SessionCard',
    'SessionChanges',
    'SessionCourse',
    'SessionCourseRow',
    'SessionFigures',
    'SessionLine',
    'SessionReport',
    'SessionRole',
    'SessionRow',
    'SetBy',
    'Settings',
    'Severity',
    'SheetPlan',
    'SignIn',
    'SignInOver',
    'SignedOut',
    'SkippedGroup',
    'SkippedLearner',
    'Slot',
    'SlotRow',
    'Snooze',
    'Spread',
    'Stage',
    'State',
    'Submission',
    'SurveyResponse',
    'SurveyResults',
    'SurveySettings',
    'SurveyView',
    'SystemActor',
    'Target',
    'Targets',
    'Thread',
    'ThreadLine',
    'ThreadRead',
    'Threads',
    'Thresholds',
    'TooBusy',
    'TooComplex',
    'TooManyAttempts',
    'Topic',
    'TrackingLine',
    'UndoPlan',
    'UndoRow',
    'UndoableAction',
    'Unset',
    'Upload',
    'VideoSettings',
    'Visit',
    'Watched',
    'Window',
    'WindowImpact',
    'WorkFile',
    'WorkerTask',
    'WrongAnswer',
    'administrator',
    'agenda',
    'any_author',
    'any_session_administrator',
    'as_edited',
    'as_entered',
    'at_wall_clock',
    'attendances',
    'attendee',
    'attention',
    'attention_table',
    'authenticator_address',
    'author',
    'availability',
    'best_level',
    'bulk',
    'calendar_of',
    'can',
    'certificates',
    'check_figures',
    'check_files',
    'check_setup_code',
    'clock',
    'close_workers',
    'column_keys',
    'communication',
    'content_report',
    'course_table',
    'courses',
    'customisation',
    'date_sources_of',
    'day_ends',
    'day_starts',
    'demo_accounts',
    'embedded',
    'entered',
    'extensions',
    'files',
    'find_session',
    'finish_overdue',
    'forget_numbers',
    'grades',
    'grades_table',
    'group_skipped',
    'has_demo_accounts',
    'how_completed',
    'import_course',
    'import_days',
    'import_detail',
    'import_history',
    'import_impact',
    'import_oulad',
    'import_readiness',
    'imported_drafts',
    'is_signature',
    'items_table',
    'keep_private',
    'largest',
    'late_units',
    'learner',
    'learner_reports',
    'level_of',
    'match_choices',
    'media_type',
    'my_attendance',
    'new_secret',
    'note_use',
    'numbers',
    'one_at_a_time',
    'open_database',
    'open_with',
    'outlines',
    'people',
    'plan_content',
    'plan_new_course',
    'player_hosts',
    'progress',
    'publish_import',
    'question_from_json',
    'question_import_days',
    'question_to_json',
    'quizzes',
    'read_content',
    'refusal',
    'reload',
    'replay_oulad',
    'right_answer',
    'role_in',
    'said_twice',
    'say_day',
    'say_moment',
    'score',
    'sealed',
    'seed_demo',
    'session_report',
    'session_table',
    'sessions',
    'settings',
    'settings_of',
    'setup_code',
    'shown_enrolments',
    'signature',
    'start_workers',
    'storage_secret',
    'submissions',
    'subscription_count',
    'surveys',
    'tracking',
    'tracking_export',
    'undo_import',
    'undo_preview',
    'unfilled_placeholders',
    'unsealed',
    'valid_certificates',
    'validate_question',
    'when_free',
    'why_not_discuss',
    'why_not_message',
    'why_not_submit',
    'why_not_unsubmit',
    'worth',
]
