"""The cookie by which a browser is known: a random token in it, only its hash in the database.

It is given by the answer to an ordinary form, never over a socket. With every sign-in, sign-out and new password the
browser gets a new one, and NiceGUI's own number for the browser is drawn anew as well.
"""
from uuid import uuid4

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from db import Person, SignIn
from db.core import settings

DAYS_TO_SIGN_IN_AGAIN = 7
"""So long a page whose sign-in is over knows which one it was."""
DAY = 24 * 60 * 60


def cookie_name(what: str = 'cohort') -> str:
    """Behind TLS a browser takes a `__Host-` cookie from this very host only."""
    return f'__Host-{what}' if settings().https else what


def token_of(connection: HTTPConnection) -> str | None:
    return connection.cookies.get(cookie_name())


async def sign_in_of(connection: HTTPConnection) -> SignIn | None:
    """The sign-in that holds in the browser of this request or websocket; its person comes with it."""
    return await SignIn.of(token_of(connection))


async def person_of(connection: HTTPConnection) -> Person | None:
    """Who sends this request or opens this websocket: `HTTPConnection(scope)`."""
    sign_in = await sign_in_of(connection)
    return sign_in.person if sign_in else None


def give_token(response: Response, request: Request, token: str) -> None:
    """From now on the browser is signed in."""
    new_browser(request)
    set_cookie(response, cookie_name(), token, days=settings().sign_in_max_days + DAYS_TO_SIGN_IN_AGAIN)


def take_token(response: Response, request: Request) -> None:
    """From now on it is nobody's."""
    new_browser(request)
    drop_cookie(response, cookie_name())


def new_browser(request: Request) -> None:
    """What NiceGUI keeps for a browser is kept for nobody who has used it before."""
    request.session.clear()
    request.session['id'] = str(uuid4())


def set_cookie(response: Response, name: str, value: str, *, days: float) -> None:
    response.set_cookie(
        name, value, max_age=round(days * DAY), path='/', secure=settings().https, httponly=True, samesite='lax')


def drop_cookie(response: Response, name: str) -> None:
    response.delete_cookie(name, path='/', secure=settings().https, httponly=True, samesite='lax')
