"""Who needs attention, why, and what coaches note about it."""
from .coach_notes import MAX_LENGTH_NOTE, edit_note, note, notes, remove_note
from .queries import (
    AttentionList,
    Evidence,
    LearnerAtRisk,
    attention,
    attention_changes_at,
    get_thresholds,
    shared_attention,
)
from .reasons import Reason, Thresholds
from .snoozing import set_thresholds, snooze, unsnooze

__all__ = [
    'MAX_LENGTH_NOTE',
    'AttentionList',
    'Evidence',
    'LearnerAtRisk',
    'Reason',
    'Thresholds',
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
