"""The types of items: what the rules know of each. A new one is a module here and a line of `registry.py`; how it is
called and drawn, `pages/item_types` says."""
from .assignment import AssignmentSettings
from .discussion import DiscussionSettings
from .item_settings import ItemSettings, as_kept, check_whole
from .item_type import ItemType, Needed, OpenedBy, Work
from .quiz import QuizSettings, Reveal, Scoring
from .registry import ITEM_TYPES, settings_of
from .survey import SurveySettings
from .video import VideoSettings

__all__ = [
    'ITEM_TYPES',
    'AssignmentSettings',
    'DiscussionSettings',
    'ItemSettings',
    'ItemType',
    'Needed',
    'OpenedBy',
    'QuizSettings',
    'Reveal',
    'Scoring',
    'SurveySettings',
    'VideoSettings',
    'Work',
    'as_kept',
    'check_whole',
    'settings_of',
]
