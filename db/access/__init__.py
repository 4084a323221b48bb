"""Who may do what, and what somebody is in a session."""
from .capabilities import Capability, refusal, why_not_discuss, why_not_message
from .guard import administrator, any_author, any_session_administrator, attendee, author, can, learner
from .session_role import Locked, SessionRole, role_in

__all__ = [
    'Capability',
    'Locked',
    'SessionRole',
    'administrator',
    'any_author',
    'any_session_administrator',
    'attendee',
    'author',
    'can',
    'learner',
    'refusal',
    'role_in',
    'why_not_discuss',
    'why_not_message',
]
