"""A short table that somebody writes: rows come, go and move, and each column holds words, a number or a tick."""
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.events import GenericEventArguments

from components.bound_value import BoundValue
from components.browser_modules import KIT
from components.number_field import NOT_A_NUMBER, read_number
from components.text_field import too_long
from db.core import numbers
from i18n import _, lazy, translated

WORDS = {'add': lazy('Add a row'), 'remove': lazy('Remove row {n}'), 'up': lazy('Move row {n} up'),
         'down': lazy('Move row {n} down'),
         'cell': lazy('{label}, row {n}'), 'none': lazy('Nothing here yet.')}
MAX_LENGTH_TEXT = 5000
"""Characters of a cell."""


class RowColumn(TypedDict):
    key: str
    label: str
    kind: str  # 'text', 'number', 'check'; 'kept': a number that is not shown, and none in a new row
    grow: NotRequired[int]  # how much of the width, relative to the others
    hint: NotRequired[str]  # stands in an empty cell


class RowsEditor(BoundValue, component='rows_editor.js', esm=KIT):
    """The value is a list of rows: `[{'text': 'Oslo', 'share': 100, 'right': True}, …]`, with every column's key. A
    number is None where nothing is typed, and NOT_A_NUMBER where something else is: it stays as it was typed."""

    def __init__(self, label: str, columns: Sequence[RowColumn], *, value: Sequence[dict[str, Any]] = (),
                 add: str = '', hint: str = '', ordered: bool = True, most: int = 100,
                 words: Mapping[str, Any] = WORDS, on_change: Callable[..., Any] | None = None) -> None:
        """:param add: what the button says that adds a row
        :param ordered: rows may be moved
        """
        self._most, self._columns = most, tuple(columns)
        self._typed: list[dict[str, Any]] = []
        super().__init__(value=list(value), on_value_change=on_change)
        with self._props.suspend_updates():
            self._props |= {'label': label, 'columns': tuple(columns), 'hint': hint, 'ordered': ordered, 'most': most,
                            'words': translated(words) | ({'add': add} if add else {})}

    @property
    def wrong(self) -> str | None:
        """What is wrong with the first cell in which something stands that it does not take, in a sentence."""
        said = (_('Row {n}, {column}: {sentence}', n=n + 1, column=column['label'], sentence=sentence)
                for n, column, sentence in self._wrong_cells())
        return next(said, None)

    def _wrong_cells(self) -> Iterator[tuple[int, RowColumn, str]]:
        for n, row in enumerate(self.value):
            for column in self._columns:
                if sentence := _wrong(column['kind'], row.get(column['key'])):
                    yield n, column, sentence

    def _handle_value_change(self, value: Any) -> None:
        super()._handle_value_change(value)
        self._props['wrong_at'] = [(n, column['key']) for n, column, _ in self._wrong_cells()]
        if sentence := self.wrong:
            self.error = sentence

    def _event_args_to_value(self, e: GenericEventArguments) -> Any:
        """Only rows of this shape; anything else is as good as not said."""
        if not isinstance(e.args, list) or len(e.args) > self._most:
            return self.value
        self._typed = [row for row in e.args if isinstance(row, dict)]
        return self._read(self._typed)

    def _value_to_model_value(self, value: Any) -> Any:
        """What was typed, as long as it says the same."""
        if self._read(self._typed) == value:
            return [{column['key']: row.get(column['key']) for column in self._columns} for row in self._typed]
        return value

    def _read(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{column['key']: _cell(column['kind'], row.get(column['key'])) for column in self._columns}
                for row in rows]


def _cell(kind: str, said: Any) -> Any:
    if kind == 'check':
        return said is True
    if kind == 'number' and isinstance(said, str):
        number = read_number(said)
        return int(number) if number is not None and number.is_integer() else number
    if kind in ('number', 'kept'):
        return said if isinstance(said, int | float) and not isinstance(said, bool) else None
    return said if isinstance(said, str) else ''


def _wrong(kind: str, value: Any) -> str | None:
    if kind == 'number' and value is NOT_A_NUMBER:
        return numbers.number_wanted()
    return too_long(value, MAX_LENGTH_TEXT) if kind == 'text' else None
