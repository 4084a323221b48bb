"""What coaches change about a course for one session."""
from .changes import ItemDates, ItemRules
from .content import acknowledge_course_update, adjust, move_item, reset_order, revert, rewrite
from .dates import date_impact, open_section, pin_dates, reset_dates, revert_section, set_dates
from .hiding import hide, unhide
from .impact import ItemImpact, ItemWork, work_at
from .provenance import (
    CustomisedItem,
    CustomisedSection,
    DateSource,
    SetBy,
    customising,
    date_sources,
    date_sources_of,
    extensions_of,
)
from .session_items import (
    add_session_item,
    add_session_item_picture,
    edit_session_item,
    move_session_item,
    remove_session_item,
    removed_session_items,
    restore_session_item,
)

__all__ = [
    'CustomisedItem',
    'CustomisedSection',
    'DateSource',
    'ItemDates',
    'ItemImpact',
    'ItemRules',
    'ItemWork',
    'SetBy',
    'acknowledge_course_update',
    'add_session_item',
    'add_session_item_picture',
    'adjust',
    'customising',
    'date_impact',
    'date_sources',
    'date_sources_of',
    'edit_session_item',
    'extensions_of',
    'hide',
    'move_item',
    'move_session_item',
    'open_section',
    'pin_dates',
    'remove_session_item',
    'removed_session_items',
    'reset_dates',
    'reset_order',
    'restore_session_item',
    'revert',
    'revert_section',
    'rewrite',
    'set_dates',
    'unhide',
    'work_at',
]
