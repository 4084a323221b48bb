"""What may be done to those who are selected in a list: a bar that floats over the page while somebody is."""
from collections.abc import Callable, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from components.events import on_event


class ShownAction(TypedDict):
    key: str
    label: str
    icon: str
    locked: NotRequired[str | None]  # why it may not be done now


WORDS = {'selected': '{n} selected', 'label': 'What to do with those who are selected', 'clear': 'Clear',
         'clear_hint': 'Select nobody'}


class BulkActionBar(Element, component='bulk_actions.js', esm=KIT):

    def __init__(self, deeds: Sequence[ShownAction], *, on_deed: Callable[[str], Any], on_clear: Callable[[], Any],
                 words: dict[str, str] = WORDS) -> None:
        """:param on_deed: is called with the key of a deed that is not locked"""
        super().__init__()
        self._props |= {'deeds': tuple(deeds), 'count': 0, 'words': words}
        on_event(self, 'deed', str, lambda key: on_deed(key) if self._may(key) else None)
        self.on('clear', lambda: on_clear(), args=[])

    def count(self, count: int) -> None:
        """So many are selected; at none there is no bar."""
        with self._props.suspend_updates():
            self._props['count'] = count
        self.run_method('set', count)

    def show(self, deeds: Sequence[ShownAction]) -> None:
        """What may be done now."""
        if self._props['deeds'] != tuple(deeds):
            with self._props.suspend_updates():
                self._props['deeds'] = tuple(deeds)
            self.update()

    def _may(self, key: str) -> bool:
        return any(deed['key'] == key and not deed.get('locked') for deed in self._props['deeds'])
