"""How far learners are."""
from .item_progress import how_completed, mark_done, mark_not_done, open_item, visit
from .item_views import ItemView, item_picture, item_view, outline_seen_by
from .learner_views import LearnerView, learner_view, submissions_of
from .my_progress import MIN_MEDIAN_VALUES, Median, MyFigures, my_figures, shared_median
from .participations import my_participation, participation_count, participation_in
from .presence import arrive, leave, stay
from .summary import CohortSummary, LearnerCounts
from .video_progress import playback_of, record_playback
from .view_as_learner import as_learner

__all__ = [
    'MIN_MEDIAN_VALUES',
    'CohortSummary',
    'ItemView',
    'LearnerCounts',
    'LearnerView',
    'Median',
    'MyFigures',
    'arrive',
    'as_learner',
    'how_completed',
    'item_picture',
    'item_view',
    'learner_view',
    'leave',
    'mark_done',
    'mark_not_done',
    'my_figures',
    'my_participation',
    'open_item',
    'outline_seen_by',
    'participation_count',
    'participation_in',
    'playback_of',
    'record_playback',
    'shared_median',
    'stay',
    'submissions_of',
    'visit',
]
