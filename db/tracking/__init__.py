"""What coaches see of learners' activity and progress."""
from .activity_feed import activity, shared_activity
from .course import learner_row_ids, learner_rows, learner_rows_at
from .course_charts import charts
from .course_summary import course_figures
from .item import item_lines, item_tracking, item_wrong_answers
from .learner import learner_detail
from .session import session_row_ids, session_rows, session_rows_at
from .session_summary import course_plans, session_figures, shared_session_figures

__all__ = [
    'activity',
    'charts',
    'course_figures',
    'course_plans',
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
    'shared_activity',
    'shared_session_figures',
]
