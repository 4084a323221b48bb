"""The parts of one page, each at an address of its own."""
from collections.abc import Sequence
from typing import NotRequired, TypedDict

from nicegui.element import Element


class Tab(TypedDict):
    key: str
    label: str
    href: str
    count: NotRequired[int | None]


class Tabs(Element, component='tabs.js'):
    """Underlined links with counts; `here` is the key of the one that is open."""

    def __init__(self, tabs: Sequence[Tab], *, here: str, label: str) -> None:
        super().__init__()
        self._props |= {'tabs': tuple(tabs), 'here': here, 'label': label}

    def count(self, key: str, count: int | None) -> None:
        """Show another count at one tab."""
        tabs: tuple[Tab, ...] = self._props['tabs']
        self._props['tabs'] = tuple(Tab(**{**tab, 'count': count}) if tab['key'] == key else tab for tab in tabs)
