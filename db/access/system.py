"""What the system itself may do."""

from ..core.refusals import Refusal
from ..records.session import Session
from ..records.session_course import SessionCourse
from ..records.system_actor import SYSTEM, Actor
from .guard import Rule


def or_system(rule: Rule) -> Rule:
    """The same rule for people; the system may."""
    async def ask(by: Actor, record: Session | SessionCourse) -> Refusal | None:
        return None if by is SYSTEM else await rule.why_not(by, record)
    return Rule(ask)
