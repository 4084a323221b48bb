"""What a list is asked for: which page, in which order, of whom."""
from dataclasses import dataclass
from typing import Any, NamedTuple

from .column_keys import item_in
from .search_words import MAX_LENGTH_SEARCH, MAX_WORDS, folded
from .sql import like_pattern

PAGE = 100
"""Rows per block; a longer one is cut."""


class SearchCondition(NamedTuple):
    sql: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ListQuery:
    """`start` and `end` as half-open row numbers; `sort` is a column's name; `search` matches name and username.

    What follows `state` is known to the list of one session course only, as far as nothing else is said.
    """
    start: int = 0
    end: int = PAGE
    sort: str = 'name'
    descending: bool = False
    search: str = ''
    state: str = 'active'
    item: int | None = None
    item_status: str = ''
    """The state of that item (`ItemStatus`)."""
    grade: str = ''
    """“below” or “passed” by the pass mark, where there is one; “none” yet."""
    seen: str = ''
    """“never”, or so many days for which nobody has seen them."""
    class_name: str = ''
    course: int | None = None
    """In the list of a session: only who takes this session course."""
    reason: str = ''
    """In the list of a session: why they need attention (`Reason`), or `any`."""

    @property
    def limit(self) -> int:
        return max(0, min(self.end - self.start, PAGE))

    @property
    def sorts_item(self) -> int | None:
        """By whose state the list is sorted, where it is by that of an item."""
        return item_in(self.sort)

    def order(self, orders: dict[str, str]) -> str:
        """The ordering; what has no value comes last in either direction, an unknown column sorts by name."""
        by = orders.get(self.sort, 'p.name')
        return f'({by}) IS NULL, {by} {"DESC" if self.descending else "ASC"}'

    def search_condition(self) -> SearchCondition:
        """A condition for every word typed."""
        values = {f'word{n}': like_pattern(word) for n, word in enumerate(
            folded(self.search[:MAX_LENGTH_SEARCH]).split()[:MAX_WORDS])}
        return SearchCondition(''.join(f" AND p.searchable LIKE :{name} ESCAPE '!'" for name in values), values)
