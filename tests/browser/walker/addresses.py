"""Where a walk goes: addresses without their numbers, and what is still to be visited."""
import re
from collections import deque
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlsplit

from .words import Words


class Addresses:

    def __init__(self, words: Words, own: Sequence[str], routes: Sequence[str]) -> None:
        """:param own: the routes that belong to this walk"""
        self._words, self._own = words, own
        self._routes = sorted(routes, key=lambda route: ('{' in route, -len(route)))
        self._ways: deque[str] = deque()
        self._known: set[str] = set()

    def begin(self, starts: Sequence[str]) -> None:
        self._ways, self._known = deque(starts), set(starts)

    def next(self) -> str | None:
        return self._ways.popleft() if self._ways else None

    def add(self, address: str) -> None:
        """Unless it is known, or not of this walk."""
        if address not in self._known and self.route(address) in self._own:
            self._known.add(address)
            self._ways.append(address)

    def pattern(self, address: str) -> str:
        """/sessions/3?tab=courses → /sessions/{session_id}?tab=courses"""
        at = urlsplit(address)
        route = next((route for route in self._routes if _fits(route, at.path)), re.sub('[0-9]+', '#', at.path))
        asked = [f'{name}={"#" if value.isdigit() else value}' for name, value in parse_qsl(at.query)]
        return route + ('?' + '&'.join(sorted(asked)) if asked else '')

    def route(self, address: str) -> str:
        return self.pattern(address).split('?')[0]

    def place(self, address: str) -> str:
        """The address without its numbers, and which kind of item is there."""
        return f'{self.route(address)} {self._words.sort(urlsplit(address).path)}'.strip()


def is_at(here: str, address: str) -> bool:
    """Whether this is the same page, with the same item open where the address names one."""
    at, goal = urlsplit(here), urlsplit(address)
    item = dict(parse_qsl(goal.query)).get('item')
    return at.path == goal.path and (not item or dict(parse_qsl(at.query)).get('item', item) == item)


def _fits(route: str, path: str) -> bool:
    return re.fullmatch(re.sub(r'\{[^}]*\}', '[^/]+', route), path) is not None
