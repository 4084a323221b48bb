"""What an administrator can say about an account."""
from dataclasses import dataclass

from ..core.changes import UNSET, Changes, Unset


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChanges(Changes):
    """Any of an account's fields; a username and a password are not changed by it."""
    name: str | Unset = UNSET
    email: str | Unset = UNSET
    """Empty: none is known."""
    is_administrator: bool | Unset = UNSET
    """Whether they look after the whole platform."""
    is_session_administrator: bool | Unset = UNSET
    """Whether they may create sessions, which they then administer."""
    is_teacher: bool | Unset = UNSET
    """Whether they may create courses, which they then write."""
