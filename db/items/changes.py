"""What somebody wants changed about an item."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..core.changes import UNSET, Changes, Number, Unset
from ..records.item import CompletionRule
from ..records.item_types import ItemSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChanges(Changes):
    """Any of an item's fields, as authors type them. Days are counted from a session's first, which is 0."""
    title: str | Unset = UNSET
    body: str | Unset = UNSET
    """Markdown."""
    url: str | Unset = UNSET
    """Of a link, or of a film elsewhere."""
    minutes: float | Unset | None = UNSET
    """How long it takes; None or 0: nobody says."""
    required: bool | Unset = UNSET
    """Whether it counts for completing the course."""
    completes: CompletionRule | str | Unset = UNSET
    """What makes it complete; a text is one of the enum's values."""
    opens_day: float | str | Unset | None = UNSET
    """None or empty: with its section."""
    due_day: float | str | Unset | None = UNSET
    """None or empty: never due."""
    closes_day: float | str | Unset | None = UNSET
    """None or empty: with the session."""
    points: Number | Unset = UNSET
    """The most that it brings; an assignment with a rubric takes them from there."""
    pass_points: Number | Unset | None = UNSET
    """How many of them pass it; None or empty: it is not to be passed."""
    weight: Number | Unset = UNSET
    """In the course grade; 0: it does not count."""
    attempts: float | str | Unset | None = UNSET
    """How often it may be submitted or attempted; None or empty: as often as one likes."""
    settings: ItemSettings | Mapping[str, Any] | Unset | None = UNSET
    """Of its kind: one of `settings.py`, or some of its fields."""
    needs: Sequence[Sequence[Any]] | Unset | None = UNSET
    """For what it waits: `[item id, 'completed' | 'passed']` of each."""
    is_draft: bool | Unset = UNSET
    """Whether only its authors see it."""
