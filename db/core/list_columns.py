"""The columns of a list, each said once: its grid, its exports and its sort orders follow from the same entries."""
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from i18n import Text

LOADED = ''
"""The order of a column by which rows are sorted once they are loaded, and not by the database."""
Row = TypeVar('Row')


class ColumnKind(StrEnum):
    """What the values of a column are: texts, numbers (whole ones and exact decimals) or instants in UTC."""
    TEXT = 'text'
    NUMBER = 'number'
    INSTANT = 'instant'


@dataclass(frozen=True)
class ListColumn(Generic[Row]):
    """One column of a list whose rows are `Row`s. How a grid draws it otherwise than its value says, the page knows."""
    key: str
    label: Text
    value: Callable[[Row], Any]
    kind: ColumnKind = ColumnKind.TEXT
    digits: int | None = None
    """After the point in an export, where a number has always so many."""
    order: str | None = None
    """The expression by which the database sorts the list, or LOADED; None: nobody sorts by it."""
    shown: bool = True
    """In the grid."""
    exported: bool = True
    """In the exports, where the list has any."""
    export_label: Text = ''
    """The head in an export, where it has to say more than the one on the screen."""


def orders_of(columns: Iterable[ListColumn[Any]]) -> dict[str, str]:
    """By key, what the database sorts by."""
    return {column.key: column.order for column in columns if column.order}
