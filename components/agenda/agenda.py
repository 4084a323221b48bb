"""What is due, by day: late first, then the nearest."""
from collections.abc import Sequence
from typing import TypedDict

from nicegui.element import Element

from components.browser_modules import KIT


class AgendaItem(TypedDict, total=False):
    id: str
    name: str
    href: str
    where: str  # 'SQL and data modelling · 20 points'
    when: str  # '18:00'
    tone: str
    mark: str  # see components.html.WORDS
    word: str
    go: str  # 'Start', 'Continue'; left out for what is far
    first: bool  # the one primary button


class AgendaDay(TypedDict, total=False):
    day: str  # '24'
    word: str  # 'Tomorrow', 'Fri, Dec'
    tone: str
    items: list[AgendaItem]


class AgendaList(Element, component='agenda.js', esm=KIT):

    def __init__(self, title: str, days: Sequence[AgendaDay], *, empty: tuple[str, str], more: str = '') -> None:
        """:param more: what is left out, in words"""
        super().__init__()
        self._props |= {'title': title, 'days': tuple(days), 'empty': empty, 'more': more}

    def show(self, days: Sequence[AgendaDay], *, more: str = '') -> None:
        """What is due now. What is the same is not sent."""
        if (self._props['days'], self._props['more']) != (tuple(days), more):
            self._props['days'], self._props['more'] = tuple(days), more
            self.update()
