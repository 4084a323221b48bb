"""What is announced, the newest first: one element however much there is."""
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import GRID_MODULES, KIT
from components.composer import TIMES
from components.events import on_event
from i18n import lazy, translated


class ShownAnnouncement(TypedDict):
    id: int
    title: str
    who: str
    at: str  # an instant: ISO text with its offset
    edited: str | None
    where: str  # 'Python for data'; empty for what is for everybody
    fresh: bool  # the reader has not seen it
    html: NotRequired[str]  # all of it, safe to show
    text: NotRequired[str]  # or its words only, cut after some lines
    href: NotRequired[str]  # where all of it stands
    editable: NotRequired[bool]


WORDS: dict[str, Any] = {
    **TIMES, 'news': lazy('{n} new'), 'come': lazy('{n} new'), 'is_new': lazy('(new)'), 'edited': lazy('edited'),
    'more': lazy('Earlier announcements ({n})'), 'edit': lazy('Edit {title}'), 'edit_hint': lazy('Edit'),
    'remove': lazy('Remove {title}'),
    'remove_hint': lazy('Remove'),
}


class AnnouncementList(Element, component='announcements.js', esm=KIT | GRID_MODULES):

    def __init__(self, title: str, rows: Sequence[ShownAnnouncement], *, unseen: int, left: int = 0,
                 links: Sequence[tuple[str, str]] = (), empty: tuple[str, str], zone: str,
                 on_seen: Callable[[list[int]], Any] | None = None, on_more: Callable[[], Any] | None = None,
                 on_edit: Callable[[int], Any] | None = None, on_remove: Callable[[int], Any] | None = None,
                 words: Mapping[str, Any] = WORDS) -> None:
        """:param unseen: how many the reader has not seen, shown or not
        :param left: how many earlier ones can be asked for
        :param links: labels and addresses beside the title
        """
        super().__init__()
        self._props |= {'title': title, 'rows': tuple(rows), 'unseen': unseen, 'left': left, 'links': tuple(links),
                        'empty': empty, 'zone': zone, 'words': translated(words)}
        for event, shape, handler in (('seen', [int], on_seen), ('edit', int, on_edit), ('remove', int, on_remove)):
            if handler:
                on_event(self, event, shape, handler)
        if on_more:
            self.on('more', on_more, [])

    def show(self, rows: Sequence[ShownAnnouncement], *, unseen: int, left: int = 0) -> None:
        """What is announced now. What is the same is not sent."""
        now = {'rows': tuple(rows), 'unseen': unseen, 'left': left}
        if {name: self._props[name] for name in now} != now:
            with self._props.suspend_updates():
                self._props |= now
            self.run_method('set', list(rows), unseen, left)
