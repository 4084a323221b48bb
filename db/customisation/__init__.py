"""What coaches change about a course for one session."""
from .content import acknowledge_course_update, adjust, hide, move_item, reset_order, revert, rewrite, unhide
from .dates import date_impact, open_section, pin_dates, reset_dates, revert_section, set_dates
from .impact import work_at
from .provenance import customising, date_sources, extensions_of
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
    'acknowledge_course_update',
    'add_session_item',
    'add_session_item_picture',
    'adjust',
    'customising',
    'date_impact',
    'date_sources',
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
