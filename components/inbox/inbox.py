"""Messages that somebody has got, each to be opened; one that is opened stays where it is."""
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypedDict

from nicegui.element import Element

from components.browser_modules import GRID_MODULES, KIT
from components.composer import TIMES
from components.events import on_event
from i18n import lazy, translated


class ShownMessage(TypedDict):
    id: int
    subject: str
    who: str
    about: str  # 'Data Analyst · Autumn · Python for data'
    at: str  # an instant: ISO text with its offset
    icon: str
    fresh: bool  # not read yet
    html: str  # safe to show


WORDS: dict[str, Any] = {**TIMES, 'unread': lazy('(unread)'), 'news': lazy('{n} unread'),
                         'more': lazy('Earlier messages ({n})')}


class MessageList(Element, component='inbox.js', esm=KIT | GRID_MODULES):

    def __init__(self, title: str, rows: Sequence[ShownMessage], *, unread: int, left: int, empty: tuple[str, str],
                 zone: str, on_open: Callable[[int], Any], on_more: Callable[[], Any] | None = None,
                 links: Sequence[tuple[str, str]] = (), words: Mapping[str, Any] = WORDS) -> None:
        """:param left: how many earlier ones can be asked for
        :param on_open: is called with the id of one that was opened for the first time
        """
        super().__init__()
        self._props |= {'title': title, 'rows': tuple(rows), 'unread': unread, 'left': left, 'empty': empty,
                        'zone': zone, 'links': tuple(links), 'words': translated(words)}
        on_event(self, 'open', int, on_open)
        if on_more:
            self.on('more', lambda: on_more(), args=[])

    def show(self, rows: Sequence[ShownMessage], *, unread: int, left: int) -> None:
        """What there is now. What is the same is not sent."""
        now = {'rows': tuple(rows), 'unread': unread, 'left': left}
        if {name: self._props[name] for name in now} != now:
            with self._props.suspend_updates():
                self._props |= now
            self.run_method('set', list(rows), unread, left)
