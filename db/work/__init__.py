"""What learners do, and what coaches say of it: completions, submissions, grades."""
from .submission import GradeChange, ItemCompletion, Submission

__all__ = ['GradeChange', 'ItemCompletion', 'Submission']
