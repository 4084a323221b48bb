"""What can be said about a course and about an item of one when it is written."""
from dataclasses import dataclass

from ..core.changes import UNSET, Changes, Unset


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseChanges(Changes):
    """Any of a course's fields."""
    code: str | Unset = UNSET
    """By which it is known, to people and to imports: letters, digits and . _ -"""
    title: str | Unset = UNSET
    language: str | Unset = UNSET
    """In which it is written, as BCP 47 calls it, such as en."""
    description: str | Unset = UNSET
    """Markdown."""
