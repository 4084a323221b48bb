"""What is done to several learners at once, and undone."""
from .targets import SkippedLearner, Targets
from .undo import UndoableAction

__all__ = [
    'SkippedLearner',
    'Targets',
    'UndoableAction',
]
