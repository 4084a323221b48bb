"""A list whose order matters, such as the courses of a session with their coaches."""
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from components.events import on_event
from i18n import lazy, translated

WORDS = {
    'up': lazy('Move {name} up'),
    'down': lazy('Move {name} down'),
    'moved': lazy('{name} is now number {place} of {count}.'),
    'more_people': lazy('{name} +{count}'),
    'nobody': lazy('No coach yet'),
}


class Act(TypedDict):
    key: str
    label: str
    icon: str  # Material Symbols name without prefix
    danger: NotRequired[bool]


class SortableLine(TypedDict):
    id: Any
    name: str
    note: NotRequired[str]
    href: NotRequired[str]
    people: NotRequired[Sequence[str]]  # leave out where people play no part; empty shows words['nobody']
    chip: NotRequired[dict[str, Any]]  # {text, tone, icon}
    actions: NotRequired[Sequence[Act]]


class SortableList(Element, component='sortable_list.js', esm=KIT):
    """Lines to drag, or to move by buttons or Alt with the arrows.

    `on_order` gets the ids in their new order, `on_act` gets {id, action}.
    """

    def __init__(self, items: Sequence[SortableLine], *, label: str, empty: str = '', readonly: bool = False,
                 words: Mapping[str, Any] = WORDS, on_order: Callable[[list[Any]], Any] | None = None,
                 on_act: Callable[[dict[str, Any]], Any] | None = None) -> None:
        super().__init__()
        self._props |= {'items': tuple(items), 'label': label, 'empty': empty, 'readonly': readonly,
                        'words': translated(words)}
        self._on_order = on_order
        on_event(self, 'order', [int], self._ordered)
        if on_act:
            on_event(self, 'act', {'id': int, 'action': str}, on_act)

    def set(self, items: Sequence[SortableLine]) -> None:
        """Show other lines, or these in the order that was kept."""
        with self._props.suspend_updates():
            self._props['items'] = tuple(items)
        self.update()

    def _ordered(self, said: list[Any]) -> Any:
        by_id = {item['id']: item for item in self._props['items']}
        ids = list(dict.fromkeys(key for key in [*said, *by_id] if key in by_id))  # every line once, whatever was said
        with self._props.suspend_updates():  # the browser shows it already
            self._props['items'] = tuple(by_id[key] for key in ids)
        return self._on_order(ids) if self._on_order else None
