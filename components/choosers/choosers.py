"""Small menus side by side that narrow a list: what each is set to is always to be seen, and all can be cleared."""
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from components.events import on_event
from i18n import lazy, translated

WORDS = {'clear': lazy('Clear filters')}


class Chooser(TypedDict):
    key: str
    label: str
    options: Sequence[tuple[str, str]]  # value and words; the first is what is usual
    value: str


class Choosers(Element, component='choosers.js', esm=KIT):
    """What is chosen shows at once, and with it the button that clears it."""

    def __init__(self, choosers: Sequence[Chooser], *, label: str, on_choose: Callable[..., Any],
                 words: Mapping[str, Any] = WORDS) -> None:
        """:param on_choose: is called with the keys that changed and their values"""
        super().__init__()
        self._props |= {'choosers': tuple(choosers), 'label': label, 'words': translated(words)}
        self._on_choose = on_choose
        on_event(self, 'choose', (str, str), lambda said: self._choose(*said))
        self.on('clear', lambda: self._clear())

    def show(self, choosers: Sequence[Chooser]) -> None:
        """Other menus. What is the same is not sent."""
        if self._props['choosers'] != tuple(choosers):
            self._props['choosers'] = tuple(choosers)

    def _choose(self, key: str, value: str) -> Any:
        for one in self._props['choosers']:
            if one['key'] == key and any(value == known for known, _ in one['options']):
                return self._become({key: value})
        return None

    def _clear(self) -> Any:
        return self._become({one['key']: one['options'][0][0] for one in self._props['choosers']})

    def _become(self, chosen: Mapping[str, str]) -> Any:
        shown: list[Chooser] = [one.copy() for one in self._props['choosers']]
        for one in shown:
            one['value'] = chosen.get(one['key'], one['value'])
        self.show(shown)
        return self._on_choose(**chosen)
