"""What the system itself may do."""
from typing import Any

from ..core.refusals import Refusal
from ..records.system_actor import SYSTEM, Actor
from .guard import Rule


def or_system(rule: Rule) -> Rule:
    """The same rule for people; the system may."""
    async def ask(by: Actor, record: Any) -> Refusal | None:
        return None if by is SYSTEM else await rule.why_not(by, record)
    return Rule(ask)
