"""The windows of a session on one axis: who may come in from when to when, and what is due in between."""
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from components.browser_words import LANGUAGE
from components.events import on_event
from i18n import lazy, translated

WORDS = {
    'language': LANGUAGE,
    'today': lazy('Today'),
    'due': lazy('Due dates'),
    'from': lazy('From {date}'),
    'until': lazy('Until {date}'),
    'always': lazy('No limit'),
    'no_limit': lazy('no limit'),
    'same': lazy('Same as {name}'),
    'same_date': lazy('{date}, as {name}'),
    'starts': lazy('{name}: start'),
    'ends': lazy('{name}: end'),
    'due_on': lazy('{title}, {date}'),
    'due_out': lazy('{title}, {date}: outside the dates of {name}'),
}


class DateRange(TypedDict):
    """Days are ISO dates in the session's own zone; None is no limit, or the dates of the row it follows."""

    key: str
    label: str
    note: NotRequired[str]
    starts: str | None
    ends: str | None
    tone: NotRequired[str]  # strong, soft or calm
    follows: NotRequired[str]  # key of the row that this one surrounds and copies while it has no dates of its own


class DueMark(TypedDict):
    day: str
    text: str


class DateRangeEditor(Element, component='dates.js', esm=KIT):
    """Rows of windows whose ends can be dragged or moved by key; `on_change` gets {key, starts, ends} of one row."""

    def __init__(self, rows: Sequence[DateRange], *, today: str, due: Sequence[DueMark] = (), due_in: str | None = None,
                 readonly: bool = False, words: Mapping[str, Any] = WORDS,
                 on_change: Callable[[dict[str, Any]], Any] | None = None) -> None:
        super().__init__()
        self._props |= {'rows': tuple(rows), 'due': tuple(due), 'due-in': due_in or rows[-1]['key'], 'today': today,
                        'readonly': readonly, 'words': translated(words)}
        self._on_change = on_change
        on_event(self, 'change', {'key': str, 'starts': str | None, 'ends': str | None}, self._moved)

    @property
    def rows(self) -> tuple[DateRange, ...]:
        return self._props['rows']

    def set(self, rows: Sequence[DateRange], *, due: Sequence[DueMark] | None = None) -> None:
        """Show other dates, for instance because a form field has changed."""
        with self._props.suspend_updates():
            self._props['rows'] = tuple(rows)
            if due is not None:
                self._props['due'] = tuple(due)
        self.update()

    def _moved(self, change: dict[str, Any]) -> Any:
        if not any(row['key'] == change['key'] for row in self.rows):
            return None
        with self._props.suspend_updates():  # the browser shows it already
            self._props['rows'] = tuple({**row, **change} if row['key'] == change['key'] else row for row in self.rows)
        return self._on_change(change) if self._on_change else None
