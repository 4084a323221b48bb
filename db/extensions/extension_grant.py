"""What somebody is given at one item beside what everybody has."""
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionGrant:
    """All of an extension: whatever is not said is what everybody has."""
    due_at: datetime | None = None
    """An instant; None: everybody's."""
    closes_at: datetime | None = None
    """An instant; None: everybody's."""
    extra_attempts: int = 0
    """On top of everybody's."""
    extra_minutes: int = 0
    """On top of a quiz's time limit."""

    def given(self) -> dict[str, Any]:
        """What is given, by its field; empty: nothing is."""
        return {name: value for name, value in asdict(self).items() if value}
