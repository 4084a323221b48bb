"""The system itself acting: whoever has its command line has its database in hand, so no rule binds them there."""
from typing import TYPE_CHECKING, Any, TypeAlias

from ..access.capabilities import Rule
from ..core.refusals import Refusal

if TYPE_CHECKING:
    from .person import Person

Actor: TypeAlias = 'Person | SystemActor'
"""Who acts, where that need not be a person."""


class SystemActor:
    """Stands where a person stands, as `by=` or `seen_by=`. Nobody can sign in as it."""
    id = None


SYSTEM = SystemActor()


def or_system(rule: Rule) -> Rule:
    """The same rule for people; the system may."""
    async def ask(by: Actor, record: Any) -> Refusal | None:
        return None if by is SYSTEM else await rule.why_not(by, record)
    return Rule(ask)
