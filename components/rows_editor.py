"""A short table that somebody writes: rows come, go and move, and each column holds words, a number or a tick."""
from collections.abc import Callable, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.events import GenericEventArguments

from components.own_value import OwnValue

KIT = {'cohort-kit': 'kit'}
WORDS = {'add': 'Add a row', 'remove': 'Remove row {n}', 'up': 'Move row {n} up', 'down': 'Move row {n} down',
         'cell': '{label}, row {n}', 'none': 'Nothing here yet.'}


class RowColumn(TypedDict):
    key: str
    label: str
    kind: str  # 'text', 'number', 'check'; 'kept': a number that is not shown, and none in a new row
    grow: NotRequired[int]  # how much of the width, relative to the others
    hint: NotRequired[str]  # stands in an empty cell


class RowsEditor(OwnValue, component='rows_editor.js', esm=KIT):
    """The value is a list of rows: `[{'text': 'Oslo', 'share': 100, 'right': True}, …]`, with every column's key."""

    def __init__(self, label: str, columns: Sequence[RowColumn], *, value: Sequence[dict[str, Any]] = (),
                 add: str = '', hint: str = '', ordered: bool = True, most: int = 100,
                 words: dict[str, str] = WORDS, on_change: Callable[..., Any] | None = None) -> None:
        """:param add: what the button says that adds a row
        :param ordered: rows may be moved
        """
        super().__init__(value=list(value), on_value_change=on_change)
        self._most = most
        self._kinds = {column['key']: column['kind'] for column in columns}
        with self._props.suspend_updates():
            self._props |= {'label': label, 'columns': tuple(columns), 'hint': hint, 'ordered': ordered, 'most': most,
                            'words': words | ({'add': add} if add else {})}

    def _event_args_to_value(self, e: GenericEventArguments) -> Any:
        """Only rows of this shape; anything else is as good as not said."""
        if not isinstance(e.args, list) or len(e.args) > self._most:
            return self.value
        return [self._row(row) for row in e.args if isinstance(row, dict)]

    def _row(self, said: dict) -> dict[str, Any]:
        return {key: _cell(kind, said.get(key)) for key, kind in self._kinds.items()}


def _cell(kind: str, said: Any) -> Any:
    if kind == 'check':
        return said is True
    if kind in ('number', 'kept'):
        return said if isinstance(said, int | float) and not isinstance(said, bool) else None
    return said[:5000] if isinstance(said, str) else ''
