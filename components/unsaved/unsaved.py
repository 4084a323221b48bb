"""What is typed or chosen and not saved yet: the browser knows of it at once, and asks before it is dropped."""
from collections.abc import Generator, Iterator, Mapping
from typing import Any, Protocol, Self

from nicegui import Client, ui
from nicegui.element import Element
from nicegui.elements.mixins.value_element import ValueElement

from components.browser_modules import KIT
from components.page_gone import PageGone, has_gone
from i18n import lazy, translated

WORDS = {
    'title': lazy('Discard changes?'), 'text': lazy('What you have entered here is not saved yet.'),
    'keep': lazy('Keep editing'), 'discard': lazy('Discard'),
}
OPENED = (ui.dialog, ui.menu, ui.expansion)
"""What has a value that nobody has entered."""


class UnsavedQuestion(Element, component='unsaved.js', esm=KIT):
    """One on each page; `kit/unsaved.js` says when it asks."""

    def __init__(self, words: Mapping[str, Any] = WORDS) -> None:
        super().__init__()
        self._props['words'] = translated(words)


class Field(Protocol):
    """What a person enters something into."""
    value: Any

    def on_value_change(self, callback: Any) -> Any: ...


class Region:
    """A part of the page whose fields are saved together. The elements that `mark`s are put on make it up."""

    def __init__(self, client: Client, key: str) -> None:
        self.key, self._client, self._told = key, client, False

    def mark(self, element: Element) -> None:
        element._props['data-unsaved'] = self.key

    def tell(self, changed: bool) -> None:
        """Whether anything in it differs from what is saved."""
        if changed != self._told:
            self._told = changed
            self._client.run_javascript(f'window.cohortUnsaved?.set({self.key!r}, {str(changed).lower()})')


class Dialog(ui.dialog):
    """A dialog that asks before it drops what was entered: with Esc, ×, Cancel or a press beside it."""

    def __init__(self, *, stays: bool = False) -> None:
        """:param stays: only its own buttons close it"""
        super().__init__()
        self._region = Region(self.client, f'dialog-{self.id}')
        self._stored: dict[int, tuple[Field, Any]] = {}
        self._is_touched = False
        self.props('persistent')
        if not stays:
            self.on('shake', self.close, js_handler=self.leave_script)

    @property
    def leave_script(self) -> str:
        """For what closes it."""
        return (f'() => (window.cohortUnsaved?.leave({self._region.key!r}) ?? Promise.resolve(true))'
                '.then((goes) => goes && emit())')

    @property
    def is_changed(self) -> bool:
        """Whether something was entered since it was opened, or saved."""
        self._adopt()
        return self._is_touched or any(field.value != value for field, value in self._stored.values())

    def touch(self) -> None:
        """It holds what somebody has brought: a file, a pasted block."""
        self._is_touched = True
        self._look()

    def saved(self) -> None:
        """What stands in it is kept now, though it stays open."""
        self._is_touched, self._stored = False, {}
        self._look()

    def open(self) -> Self:
        self._stored = {id_: (field, field.value) for id_, (field, _) in self._stored.items()}
        super().open()
        self._look()
        return self

    def __await__(self) -> Generator[Any, None, Any]:
        """The answer. Where the page has gone there is none, and nothing is done on it any more."""
        answer = yield from super().__await__()
        if has_gone(self):
            raise PageGone
        return answer

    def mark_region(self, element: Element) -> None:
        self._region.mark(element)
        self._adopt()

    def _adopt(self) -> None:
        """Fields come and go while it is open; one that has gone with another value than it had was changed."""
        for id_, (field, value) in list(self._stored.items()):
            if isinstance(field, Element) and field.is_deleted:
                self._is_touched = self._is_touched or field.value != value
                del self._stored[id_]
        for field in _fields(self):
            if field.id not in self._stored:
                self._stored[field.id] = field, field.value
                if not getattr(field, '_is_watched', False):
                    field._is_watched = True
                    field.on_value_change(lambda: self._look())

    def _look(self) -> None:
        self._region.tell(self.value and self.is_changed)

    def _handle_value_change(self, value: Any) -> None:
        super()._handle_value_change(value)
        if not value:
            self._region.tell(False)


def _fields(box: Element) -> Iterator[Any]:
    for element in box.descendants():
        is_field = isinstance(element, ValueElement) or hasattr(element, 'on_value_change')
        if is_field and not isinstance(element, OPENED):
            yield element
