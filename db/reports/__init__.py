"""What is printed and exported."""
from .attendance import Attendance, Attended, attendances, my_attendance
from .attention import attention_table
from .course_tracking import course_table
from .grades import grades_table
from .items import items_table
from .learner import CourseReport, ItemReport, LearnerReport, learner_reports
from .selection import shown_enrolments, valid_certificates
from .session import CourseLines, SessionReport, session_report
from .session_tracking import session_table
from .table import ReportColumn, ReportTable
from .tracking_lines import TrackingLine, find_session, tracking_export

__all__ = [
    'Attendance',
    'Attended',
    'CourseLines',
    'CourseReport',
    'ItemReport',
    'LearnerReport',
    'ReportColumn',
    'ReportTable',
    'SessionReport',
    'TrackingLine',
    'attendances',
    'attention_table',
    'course_table',
    'find_session',
    'grades_table',
    'items_table',
    'learner_reports',
    'my_attendance',
    'session_report',
    'session_table',
    'shown_enrolments',
    'tracking_export',
    'valid_certificates',
]
