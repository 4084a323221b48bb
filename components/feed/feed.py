"""What happened, newest first; news waits while somebody reads."""
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import GRID_MODULES, KIT
from components.events import on_event
from components.grid.grid import WORDS as GRID_WORDS
from i18n import lazy, translated

WORDS = {name: GRID_WORDS[name] for name in ('language', 'now', 'minutes', 'hours', 'days')} | {'new': lazy('{n} new')}
KEPT = 50


class Happening(TypedDict):
    id: Any                         # the same id again changes the line instead of adding one
    what: str                       # 'submitted'
    at: str                         # an instant: ISO text with its offset
    who: NotRequired[str]
    item: NotRequired[str]          # what it was about
    href: NotRequired[str]          # where that can be seen
    where: NotRequired[str]         # 'Python'
    mark: NotRequired[str]
    word: NotRequired[str]          # what the mark says
    icon: NotRequired[str]          # where no mark fits


class Feed(Element, component='feed.js', esm=KIT | GRID_MODULES):

    def __init__(self, title: str, items: Sequence[Happening], *, empty: str, link: tuple[str, str] | None = None,
                 height: str | None = None, zone: str | None = None, words: Mapping[str, Any] = WORDS,
                 on_open: Callable[[Any], Any] | None = None) -> None:
        """:param link: label and address of the place with everything
        :param on_open: is called with the id of the line that was pressed
        """
        super().__init__()
        self._props |= {
            'title': title, 'items': tuple(items), 'empty': empty, 'link': link, 'height': height, 'zone': zone,
            'words': translated(words), 'kept': KEPT, 'opens': on_open is not None,
        }
        if on_open:
            on_event(self, 'open', int, on_open)

    def add(self, item: Happening) -> None:
        """Put a line on top, as soon as nobody's eyes or pointer are on the list."""
        others = tuple(line for line in self._props['items'] if line['id'] != item['id'])
        with self._props.suspend_updates():
            self._props['items'] = (item, *others)[:KEPT]
        self.run_method('add', item)
