"""What coaches see of learners' activity and progress."""
from .activity_feed import ActivityEntry, activity, shared_activity
from .course import learner_row_ids, learner_rows, learner_rows_at
from .course_charts import Charts, CompletionPoint, Day, GradeBand, charts
from .course_list import COURSE_TRACKING_COLUMNS, LearnerRow, course_tracking_columns, item_columns
from .course_summary import CourseSummary, course_figures
from .item import ITEM_COLUMNS, ItemLine, ItemTracking, Spread, item_lines, item_tracking, item_wrong_answers
from .learner import ItemActivity, LearnerDetail, learner_detail
from .session import session_row_ids, session_rows, session_rows_at
from .session_list import SESSION_TRACKING_COLUMNS, SessionRow, course_columns, session_tracking_columns
from .session_summary import SessionFigures, course_plans, session_figures, shared_session_figures

__all__ = [
    'COURSE_TRACKING_COLUMNS',
    'ITEM_COLUMNS',
    'SESSION_TRACKING_COLUMNS',
    'ActivityEntry',
    'Charts',
    'CompletionPoint',
    'CourseSummary',
    'Day',
    'GradeBand',
    'ItemActivity',
    'ItemLine',
    'ItemTracking',
    'LearnerDetail',
    'LearnerRow',
    'SessionFigures',
    'SessionRow',
    'Spread',
    'activity',
    'charts',
    'course_columns',
    'course_figures',
    'course_plans',
    'course_tracking_columns',
    'item_columns',
    'item_lines',
    'item_tracking',
    'item_wrong_answers',
    'learner_detail',
    'learner_row_ids',
    'learner_rows',
    'learner_rows_at',
    'session_figures',
    'session_row_ids',
    'session_rows',
    'session_rows_at',
    'session_tracking_columns',
    'shared_activity',
    'shared_session_figures',
]
