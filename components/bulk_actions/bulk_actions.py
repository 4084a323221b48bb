"""What may be done to those who are selected in a list: a bar that floats over the page while somebody is."""
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from components.events import on_event
from i18n import lazy, translated


class ShownAction(TypedDict):
    key: str
    label: str
    icon: str
    locked: NotRequired[str | None]  # why it may not be done now


WORDS = {'selected': lazy('{n} selected'), 'label': lazy('What to do with those who are selected'),
         'clear': lazy('Clear'),
         'clear_hint': lazy('Select nobody')}


class BulkActionBar(Element, component='bulk_actions.js', esm=KIT):

    def __init__(self, actions: Sequence[ShownAction], *, on_action: Callable[[str], Any], on_clear: Callable[[], Any],
                 words: Mapping[str, Any] = WORDS) -> None:
        """:param on_action: is called with the key of an action that is not locked"""
        super().__init__()
        self._props |= {'actions': tuple(actions), 'count': 0, 'words': translated(words)}
        on_event(self, 'action', str, lambda key: on_action(key) if self._may(key) else None)
        self.on('clear', lambda: on_clear(), args=[])

    def count(self, count: int) -> None:
        """So many are selected; at none there is no bar."""
        with self._props.suspend_updates():
            self._props['count'] = count
        self.run_method('set', count)

    def show(self, actions: Sequence[ShownAction]) -> None:
        """What may be done now."""
        if self._props['actions'] != tuple(actions):
            with self._props.suspend_updates():
                self._props['actions'] = tuple(actions)
            self.update()

    def _may(self, key: str) -> bool:
        return any(action['key'] == key and not action.get('locked') for action in self._props['actions'])
