"""Acting on several learners of a session course; the ids are those of participations."""
from .extensions import ExtendingMany
from .grading import GradingMany
from .reopening import ReopeningMany
from .withdrawing import WithdrawingFromCourse


class ActingInCourse(ExtendingMany, GradingMany, ReopeningMany, WithdrawingFromCourse):
    """Each action is one transaction: done to all of its targets, or to nobody. `…_targets` tells beforehand who they
    are, and who is skipped and why; what an action returns can be undone."""
