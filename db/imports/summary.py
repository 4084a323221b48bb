"""What an import has done, counted."""
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

ProgressCallback = Callable[[str, int, int], None]
"""Told now and then what is being done, and how many rows of how many are behind it."""


def no_progress(what: str, done: int, total: int) -> None:
    """For those who do not care how far it is."""


@dataclass
class ImportSummary:
    """`added`, `changed`, `unchanged` and `left` count by a word such as “submissions”."""
    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    """What says something else here than in the files. What is here stays."""
    bad_rows: list[Any] = field(default_factory=list)

    @property
    def nothing_changed(self) -> bool:
        return not self.added.total() and not self.changed.total()

    @property
    def bad_rows_alike(self) -> list[list[Any]]:
        """Grouped by file and reason, numbers aside; the most frequent first."""
        groups: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
        for row in self.bad_rows:
            groups[row.file, re.sub(r'[0-9]+', '0', row.reason)].append(row)
        return sorted(groups.values(), key=len, reverse=True)

    def count(self, what: str, *, added: int = 0, changed: int = 0, unchanged: int = 0, left: int = 0) -> None:
        for kind, number in ((self.added, added), (self.changed, changed), (self.unchanged, unchanged),
                             (self.left, left)):
            if number:
                kind[what] += number

    def include(self, other: 'ImportSummary') -> None:
        for kind in ('added', 'changed', 'unchanged', 'left'):
            getattr(self, kind).update(getattr(other, kind))
