"""What learners submit, and what is said of it."""
from .assignment_rules import MAX_LENGTH_TEXT, largest, why_not_submit, why_not_unsubmit
from .drafts import add_draft_file, discard_conflicting_versions, draft_of, remove_draft_file, save_draft
from .file_access import readable
from .grading import get_submission, grade_submission, return_for_revision, ungrade
from .submitting import submit, unsubmit

__all__ = [
    'MAX_LENGTH_TEXT',
    'add_draft_file',
    'discard_conflicting_versions',
    'draft_of',
    'get_submission',
    'grade_submission',
    'largest',
    'readable',
    'remove_draft_file',
    'return_for_revision',
    'save_draft',
    'submit',
    'ungrade',
    'unsubmit',
    'why_not_submit',
    'why_not_unsubmit',
]
