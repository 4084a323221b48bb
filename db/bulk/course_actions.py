"""Acting on several learners of a session course; the ids are those of participations."""
from .extensions import ExtendingMany
from .grading import GradingMany
from .reopening import ReopeningMany
from .withdrawing import WithdrawingFromCourse


class ActingInCourse(ExtendingMany, GradingMany, ReopeningMany, WithdrawingFromCourse):
    """Each deed is one transaction: done to all whom it reaches, or to nobody. `…_reaches` tells beforehand whom, and
    whom not and why; what a verb returns can be undone."""
