"""Whose an open page is: that of the browser, and of the sign-in, with which it was opened."""
from typing import Any
from urllib.parse import urlsplit

from nicegui import Client
from starlette.requests import HTTPConnection

from db import SignIn
from db.core import settings
from pages.dependencies import sign_in_on
from pages.sign_in.cookie import token_of


async def sends_for(page: Client, scope: Any) -> bool:
    """Whether this request or websocket comes from the browser that opened the page, with the same sign-in. One that
    is over for a time only is the same: whoever signs in again goes on."""
    opened = sign_in_on(page.request)
    if opened is None:
        return bool(_browser(page.request)) and _browser(page.request) == _browser(HTTPConnection(scope))
    now = await SignIn.once_of(token_of(HTTPConnection(scope)))
    return now is not None and now.id == opened.id


def owner_of(page: Client) -> str | None:
    """Names the person to whom a page was given; None for a page that anybody may open."""
    person_id = person_of(page)
    return f'person {person_id}' if person_id is not None else None


def person_of(page: Client) -> int | None:
    """To whom a page was given; None for a page that anybody may open."""
    sign_in = sign_in_on(page.request)
    return sign_in.person.id if sign_in else None


def is_own_origin(origin: str, host: str) -> bool:
    """Whether a page of this installation says so; by the address at which it is asked, or the one that is set."""
    said = urlsplit(origin)
    public = urlsplit(settings().public_url)
    return bool(said.netloc) and (said.netloc == host or (said.scheme, said.netloc) == (public.scheme, public.netloc))


def _browser(connection: HTTPConnection) -> str | None:
    return (connection.scope.get('session') or {}).get('id')
