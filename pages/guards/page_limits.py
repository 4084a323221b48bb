"""How many pages are kept: per person, and of those that anybody may open per address. The oldest go first.

NiceGUI keeps a page that was only asked for, and never opened, for a minute.
"""
from collections import defaultdict

from nicegui import Client

from pages.guards import page_owner, websocket_guard

MAX_OF_A_PERSON, MAX_UNOPENED_OF_A_PERSON = 50, 20
MAX_OF_AN_ADDRESS, MAX_UNOPENED_OF_AN_ADDRESS = 1000, 100
MAX_UNOPENED = 500
"""Pages for anybody that no browser has connected to yet: each costs about 100 kB."""
CLOSED = '/page-closed'


def enforce() -> None:
    """After a page has been made: let go of the oldest where there are too many."""
    people, unopened_of_people, anybody, unopened = (_Pages(list) for _ in range(4))
    for page in Client.instances.values():  # the oldest first
        owner = page_owner.owner_of(page)
        if page.has_socket_connection:
            (people if owner else anybody)[owner or page.ip].append(page)
        else:
            (unopened_of_people if owner else unopened)[owner or page.ip].append(page)
    for kind, most in ((people, MAX_OF_A_PERSON), (unopened_of_people, MAX_UNOPENED_OF_A_PERSON),
                       (anybody, MAX_OF_AN_ADDRESS), (unopened, MAX_UNOPENED_OF_AN_ADDRESS)):
        for pages in kind.values():
            _let_go(pages, most)
    while sum(map(len, unopened.values())) > MAX_UNOPENED:
        _let_go(largest := max(unopened.values(), key=len), len(largest) - 1)


_Pages = defaultdict[str, list[Client]]


def _let_go(pages: list[Client], most: int) -> None:
    while len(pages) > most:
        page = pages.pop(0)
        if page.has_socket_connection:
            websocket_guard.send_away(page, CLOSED)
        else:
            websocket_guard.let_go(page)
