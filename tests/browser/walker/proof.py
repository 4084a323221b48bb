"""What a walk has to prove in the end, against what its server has seen listening."""
import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import httpx
from playwright.async_api import Browser

from tests.browser.server import Server
from tests.browser.visits import Visits
from tests.pages.test_dependencies import PAGES

from .addresses import Addresses
from .found import Found
from .hands import Mouse
from .read_back import SAID_ONCE
from .walk import Walk
from .words import Words

BY = {'key': 'keyboard'}
"""What only one hand can do: a mouse has no keys."""


@dataclass(frozen=True)
class LeftOut:
    """What is left out, by what its name holds, and why; one that is no longer needed fails.

    :param sometimes: not in every walk: it depends on how long one takes
    """
    name: str
    why: str
    hand: str = 'mouse keyboard'
    sometimes: bool = False


def not_read_back(name: str, why: str) -> LeftOut:
    """Fields that are set and that hold something else, or are not there, when the page is opened anew."""
    return LeftOut(rf'{name}.*: was set and not read back', why, sometimes=True)


@dataclass(frozen=True)
class Area:
    """Pages that are walked together.

    :param under: what their addresses begin with
    :param but: what the addresses among them begin with that another walk has
    :param who: who walks them, and from where
    :param filled_by: a module that fills the demo's database before
    :param each: how many pages of one address are opened that show nothing new to who walks first; one to the others
    :param shared: the function that makes dialogs which are the same from wherever they are opened, and their titles
    :param elsewhere: the same of dialogs that another walk operates
    """
    under: Sequence[str]
    who: Mapping[str, Sequence[str]]
    each: int = 2
    frame: bool = False
    shared: Mapping[str, Sequence[str]] = field(default_factory=dict)
    left_out: Sequence[LeftOut] = field(default=())
    elsewhere: Mapping[str, Sequence[str]] = field(default_factory=dict)
    but: Sequence[str] = ()
    filled_by: str = ''

    def has(self, route: str) -> bool:
        return route.startswith(tuple(self.under)) and not route.startswith(tuple(self.but))

    def visited(self, routes: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Who of those who walk it is to come to which of its routes."""
        return ((who, route) for who in self.who for route in routes
                if self.has(route) and who in PAGES.get(route, '').split())


async def prove(area: Area, hand: type[Mouse], chromium: Browser, server: Server) -> None:
    """Everything there is in this area has been operated by this hand."""
    if area.filled_by:
        await asyncio.to_thread(server.run, area.filled_by)
    words, found = Words(server.database_url), Found()
    async with httpx.AsyncClient(base_url=server.url) as client:
        routes = (await client.get('/_watched')).json()['routes']
        own = [route for route in routes if area.has(route)]
        visits = Visits(chromium, server.url, {})
        for username, starts in area.who.items():
            walk = Walk(visits, hand, words, Addresses(words, own, routes), found,
                        shared=_titles(area.shared, words), elsewhere=_titles(area.elsewhere, words),
                        each=1 if found.opened else area.each, frame=area.frame)
            await walk.goes(username or None, *starts)
        await visits.end()
        listeners = (await client.get('/_watched')).json()['listeners']
    unheard = _not_heard([one for one in listeners if hand.name in BY.get(one['place'].split(' | ')[2], hand.name)],
                         own, sum(found.opened.values(), Counter()), area)
    unseen = [f'{route}: no way leads {who or "anybody"} there' for who, route in area.visited(own)
              if route not in {address.split('?')[0] for address in found.opened[who]}]
    left = [*unseen, *found.faults, *_not_operated(found, frame=area.frame), *_not_read_back(found), *unheard]
    told = [one for one in area.left_out if hand.name in one.hand]
    open_ = [one for one in left if not any(re.search(each.name, one) for each in told)]
    idle = [each.name for each in told if not each.sometimes and not any(re.search(each.name, one) for one in left)]
    idle = [f'no longer an exception: {name}' for name in idle]
    assert not open_ and not idle, '\n'.join([f'By {hand.name}:', *open_, *idle, *found.log[-80:]])


def _titles(dialogs: Mapping[str, Sequence[str]], words: Words) -> list[str]:
    return [words.without_data(title) for titles in dialogs.values() for title in titles]


def _not_operated(found: Found, *, frame: bool) -> list[str]:
    return [f'{key}: was seen at {kind.example.name!r} {kind.address} and not operated'
            for key, kind in found.kinds.items()
            if not kind.done and not kind.example.off and (frame or not key.startswith('every page'))]


def _not_read_back(found: Found) -> list[str]:
    """Who sets something wants to find it so."""
    return [f'{key}: was set and not read back' for key, kind in found.kinds.items()
            if kind.done and kind.example.is_set and kind.example.kind not in SAID_ONCE and key not in found.read]


def _not_heard(
    listeners: Sequence[Mapping], own: Sequence[str], opened: Mapping[str, int], area: Area,
) -> list[str]:
    """Of the elements that our code has put on these pages."""
    walked = {pattern.split('?')[0] for pattern in opened}
    seen: dict[str, int] = {}
    for one in listeners:
        route, _, event, place = one['place'].split(' | ')
        if one['shown'] and route in own and route in walked and 'pages/' in place and (
                area.frame or 'pages/frame.py' not in place):
            by = _whose(event, re.sub(r':[0-9]+', '', place).split(' < components/live.py')[0])
            if any(where in by for where in area.elsewhere):
                continue
            shared = next((where for where in area.shared if where in by), '')
            at = f'any page | {event} | {by.split(shared)[0]}{shared}' if shared else f'{route} | {event} | {by}'
            seen[at] = seen.get(at, 0) + one['heard']
    return [f'{place}: listens and was not heard' for place, heard in seen.items() if not heard]


def _whose(event: str, place: str) -> str:
    """What is told of a listener. Every dialog hears a click beside it, every action that can be undone has the same
    toast: once on a page is enough, beside the way out of each dialog, which is walked. How a dialog is left is the
    same from wherever it was opened."""
    if event == 'shake':
        return 'a dialog'
    if place.startswith(('components/forms/forms.py:dialog <', 'components/forms/forms.py:cancel <')):
        return ' < '.join(place.split(' < ')[:2])
    return place.split(' < ')[0] if place.startswith('pages/undo.py') else place
