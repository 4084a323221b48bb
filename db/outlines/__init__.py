"""What a course looks like in a session, and to one learner."""
from .for_learner import learner_outline
from .item_status import ITEM_STATUS_LABELS, MOST_URGENT_FIRST, Cell, ItemStatus
from .items import session_item
from .outline import Need, Outline, OutlineItem, OutlineSection, effective_outline

__all__ = [
    'ITEM_STATUS_LABELS',
    'MOST_URGENT_FIRST',
    'Cell',
    'ItemStatus',
    'Need',
    'Outline',
    'OutlineItem',
    'OutlineSection',
    'effective_outline',
    'learner_outline',
    'session_item',
]
