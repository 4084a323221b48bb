"""The columns and cells of a grid, from the catalogue of its list."""
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypedDict, TypeVar

from components.grid.grid import Column
from db.core import ColumnKind, ListColumn
from i18n import Text, translated

Row = TypeVar('Row')
KINDS = {ColumnKind.TEXT: 'text', ColumnKind.NUMBER: 'num', ColumnKind.INSTANT: 'date'}


class ColumnLook(TypedDict, total=False):
    """What only the grid has of a column; see `Column`."""
    kind: str
    sub: str
    hint: Text
    plan: float | None
    width: int
    slim: int
    narrow: bool
    pinned: bool
    turned: bool
    group: str


def grid_columns(columns: Iterable[ListColumn[Any]], looks: Mapping[str, ColumnLook]) -> list[Column]:
    """Those of the catalogue that are shown.

    :param looks: by key; what is left out is as usual
    """
    return [_column(column, {'kind': KINDS[column.kind], **looks.get(column.key, {})})
            for column in columns if column.shown]


def grid_cells(columns: Iterable[ListColumn[Row]], row: Row, drawn: Mapping[str, Callable[[Row], Any]]
               ) -> dict[str, Any]:
    """By key, as the grid wants them.

    :param drawn: by key, where the value alone does not do
    """
    return {column.key: drawn.get(column.key, column.value)(row) for column in columns if column.shown}


def _column(column: ListColumn[Any], look: ColumnLook) -> Column:
    return Column(key=column.key, label=str(column.label), sortable=column.order is not None, **translated(look))
