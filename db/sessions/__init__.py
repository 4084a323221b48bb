"""Sessions: set up, staffed, enrolled into, listed."""
from .admin_list import SESSION_COLUMNS, STAGE_LABELS, SessionLine, Stage, admin_lines, stage, stage_counts
from .change_log import Change, logged_changes
from .changes import SessionChanges
from .course_enrolments import course_withdrawal_impact, enrol_in_course, withdraw_from_course
from .courses import SessionCourseRow, course_lines, courses_to_add
from .due_date_list import DueDate, due_dates
from .enrolments import choose_courses, enrol, set_personal_dates
from .home import CoachCard, coach_cards, my_courses
from .impact import WindowImpact, dates_impact, learner_dates_impact, withdrawal_impact
from .locks import all_locks, lock, unlock
from .lookup import (
    administrators_of,
    coaches_of,
    get_session,
    get_session_course,
    session_course_of,
    session_courses,
    session_sizes,
)
from .my_sessions import CourseLine, SessionCard, administered_by, cards_of, session_categories
from .readiness import session_readiness
from .rosters import (
    ROSTER_COLUMNS,
    FoundPerson,
    RosterRow,
    enrolled,
    enrolment,
    lookup_usernames,
    roster,
    roster_counts,
)
from .settings import (
    add_course,
    archive,
    cancel,
    configure,
    create_session,
    order_courses,
    publish,
    remove_course,
    restore_settings,
    unpublish,
    why_not_remove,
)
from .staff import appoint_administrators, appoint_coaches, appoint_course_coaches
from .withdrawals import withdraw

__all__ = [
    'ROSTER_COLUMNS',
    'SESSION_COLUMNS',
    'STAGE_LABELS',
    'Change',
    'CoachCard',
    'CourseLine',
    'DueDate',
    'FoundPerson',
    'RosterRow',
    'SessionCard',
    'SessionChanges',
    'SessionCourseRow',
    'SessionLine',
    'Stage',
    'WindowImpact',
    'add_course',
    'admin_lines',
    'administered_by',
    'administrators_of',
    'all_locks',
    'appoint_administrators',
    'appoint_coaches',
    'appoint_course_coaches',
    'archive',
    'cancel',
    'cards_of',
    'choose_courses',
    'coach_cards',
    'coaches_of',
    'configure',
    'course_lines',
    'course_withdrawal_impact',
    'courses_to_add',
    'create_session',
    'dates_impact',
    'due_dates',
    'enrol',
    'enrol_in_course',
    'enrolled',
    'enrolment',
    'get_session',
    'get_session_course',
    'learner_dates_impact',
    'lock',
    'logged_changes',
    'lookup_usernames',
    'my_courses',
    'order_courses',
    'publish',
    'remove_course',
    'restore_settings',
    'roster',
    'roster_counts',
    'session_categories',
    'session_course_of',
    'session_courses',
    'session_readiness',
    'session_sizes',
    'set_personal_dates',
    'stage',
    'stage_counts',
    'unlock',
    'unpublish',
    'why_not_remove',
    'withdraw',
    'withdraw_from_course',
    'withdrawal_impact',
]
