"""What can be said about a gradebook and its columns when they are set up."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..core.changes import UNSET, Changes, Number, Unset
from ..records.gradebook import LatePer


@dataclass(frozen=True, slots=True, kw_only=True)
class GradebookChanges(Changes):
    """Any of what all grades of a session course follow from."""
    categories: Sequence[Mapping[str, Any]] | Unset = UNSET
    """All of them, in order: `{"id", "title", "weight", "drop"}`, a new one without an id. `drop` is how many of the
    lowest do not count."""
    late_percent: Number | Unset = UNSET
    """Of an item's points, taken off for each day or hour begun; 0: nothing is taken off."""
    late_per: LatePer | str | Unset = UNSET
    """What is begun; a text is one of the enum's values."""
    late_floor: Number | Unset = UNSET
    """Percent of an item's points below which lateness takes nobody."""
    missing_percent: Number | Unset | None = UNSET
    """What a required item that is overdue and not submitted counts as; None or empty: it does not count."""
    pass_mark: Number | Unset | None = UNSET
    """In percent; None or empty: nothing is to be passed."""
    scale: Sequence[Sequence[Any]] | Unset = UNSET
    """`[letter, least percent]` of each letter."""
    shows_median: bool | Unset = UNSET
    """Whether learners see their own figures beside the median of the course."""
    certifies: bool | Unset = UNSET
    """Whether who completes and passes the course may have a certificate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeColumnChanges(Changes):
    """Any of how one column counts; only a column made by hand has a title and points of its own."""
    title: str | Unset = UNSET
    points: Number | Unset = UNSET
    """The most that can be given in it."""
    category: int | Unset | None = UNSET
    """The id of a category; None: the first."""
    weight: Number | Unset | None = UNSET
    """Among the columns of its category; None: the item's own."""
    extra_credit: bool | Unset = UNSET
    """Whether it only adds to a grade, and takes nothing away where it is missing."""
