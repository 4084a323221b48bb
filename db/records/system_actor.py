"""The system itself acting: whoever has its command line has its database in hand, so no rule binds them there."""
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .person import Person

Actor: TypeAlias = 'Person | SystemActor'
"""Who acts, where that need not be a person."""


class SystemActor:
    """Stands where a person stands, as `by=` or `seen_by=`. Nobody can sign in as it."""
    id = None


SYSTEM = SystemActor()
