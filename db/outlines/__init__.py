"""What a course looks like in a session, and to one learner."""
from .for_learner import learner_outline
from .items import session_item
from .outline import effective_outline

__all__ = [
    'effective_outline',
    'learner_outline',
    'session_item',
]
