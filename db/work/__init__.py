"""What learners do, and what coaches say of it: completions, drafts, submissions, grades."""
from .submission import Draft, GradeChange, ItemCompletion, Submission, WorkFile

__all__ = ['Draft', 'GradeChange', 'ItemCompletion', 'Submission', 'WorkFile']
