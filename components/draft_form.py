"""A form that knows what its reader has changed, and gets along with what somebody else saves meanwhile."""
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from nicegui import ui

from components.forms.forms import SavedNote, check, checked
from components.unsaved.unsaved import Region


class DraftForm:
    """Fields by name, as they are stored now. While something is changed, leaving the page asks.

    Keep only `changes`: what others have changed meanwhile stays theirs.
    """

    def __init__(self, fields: Mapping[str, Any], note: SavedNote, *,
                 on_change: Callable[[], Any] | None = None) -> None:
        self.fields, self._note, self._on_change = fields, note, on_change
        self._stored = self.values
        self._region = Region(note.client, f'draft-{note.id}')
        self._has_changed = False
        for field in fields.values():
            self._region.mark(field)
            field.on_value_change(lambda: self._typed())

    @property
    def values(self) -> dict[str, Any]:
        return {name: field.value for name, field in self.fields.items()}

    @property
    def changes(self) -> dict[str, Any]:
        """What the reader has changed, by name."""
        return {name: value for name, value in self.values.items() if not _same(value, self._stored[name])}

    def meet(self, stored: Mapping[str, Any]) -> set[str]:
        """Somebody has saved these values. Untouched fields take them; returns the names of what is new."""
        mine = self.changes
        news = {name for name, value in stored.items() if not _same(value, self._stored[name])}
        self._stored = dict(stored)
        for name in stored.keys() - mine.keys():
            self._put(name)
        self._typed()
        return news

    def take_theirs(self) -> None:
        """Forget what the reader has typed."""
        for name in self.fields:
            self._put(name)
        self._typed()

    def let_go(self) -> None:
        """The fields leave the page: nothing to warn about any more."""
        self._region.tell(False)

    def saved(self, changes: Mapping[str, Any]) -> None:
        """These are kept now; what was typed while they were on their way is not."""
        self._stored |= changes
        self._typed()
        if not self.changes:
            self._note.saved()

    @contextmanager
    def checked(self) -> Iterator[None]:
        """What is refused inside is said at its field, and nothing typed is lost. Begin with `check`."""
        with checked(self.fields):
            yield

    def check(self) -> None:
        """Raises Invalid where something stands in a field that it does not take."""
        check(self.fields)

    def _typed(self) -> None:
        changed = bool(self.changes)
        if changed:
            self._note.unsaved()
        elif self._has_changed:
            self._note.nothing()
        self._has_changed = changed
        self._region.tell(changed)
        if self._on_change:
            self._on_change()

    def _put(self, name: str) -> None:
        field, value = self.fields[name], self._stored[name]
        if isinstance(field, ui.select) and isinstance(value, str) and value not in field.options:
            field.set_options([*field.options, value])  # somebody has made up a new one
        field.value = value


def _same(one: Any, other: Any) -> bool:
    """An emptied field is as good as one that never held anything."""
    return one == other or (one in (None, '') and other in (None, ''))
