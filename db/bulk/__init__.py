"""Bulk actions: which of several learners they apply to, which not and why, and how they are undone."""
from .extensions import extend_many, extend_targets
from .grading import excuse_many, excuse_targets, grade_many, grade_targets
from .group_assignment import assign_group, assign_group_targets, group_names
from .move_to_session import move, move_destinations, move_targets
from .reopening import reopen_many, reopen_targets
from .session_actions import enrolments_of, participations_of
from .withdrawal import withdraw_many, withdraw_targets

__all__ = [
    'assign_group',
    'assign_group_targets',
    'enrolments_of',
    'excuse_many',
    'excuse_targets',
    'extend_many',
    'extend_targets',
    'grade_many',
    'grade_targets',
    'group_names',
    'move',
    'move_destinations',
    'move_targets',
    'participations_of',
    'reopen_many',
    'reopen_targets',
    'withdraw_many',
    'withdraw_targets',
]
