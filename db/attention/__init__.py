"""Who needs attention, why, and what coaches note about it."""
from .coach_notes import edit_note, note, notes, remove_note
from .queries import attention, attention_changes_at, get_thresholds, shared_attention
from .snoozing import set_thresholds, snooze, unsnooze

__all__ = [
    'attention',
    'attention_changes_at',
    'edit_note',
    'get_thresholds',
    'note',
    'notes',
    'remove_note',
    'set_thresholds',
    'shared_attention',
    'snooze',
    'unsnooze',
]
