"""Looks at every request before anything reads its body: how much of it is taken, and from whom.

Bodies are counted as they come, with a declared length and without one. Files come in by addresses that belong to an
element of an open page (`upload_guard`); everything else that is sent to us is small.
"""
import re
from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from i18n import _
from pages.error_pages import answer
from pages.guards import page_limits, upload_guard
from pages.guards.reader_language import ReaderLanguage

MAX_BODY = 64 * 1024
"""Bytes of a form, or of anything else that is neither a file nor a message of a page."""
MAX_MESSAGE = 1_100_000
"""Bytes of a message of a page that has no websocket; engine.io itself takes a million."""
MESSAGES = re.compile(r'/_nicegui_ws(/|$)')


class BodyTooLarge(Exception):
    """More has come than is taken."""


class CountedBody:
    """The body of a request, until there is too much of it."""

    def __init__(self, scope: Scope, receive: Receive, limit: int) -> None:
        self._receive, self._limit, self._came = receive, limit, 0
        self.is_too_large = _declared(scope) > limit

    async def receive(self) -> Message:
        if self.is_too_large:
            raise BodyTooLarge
        message = await self._receive()
        self._came += len(message.get('body', b''))
        if self._came > self._limit:
            self.is_too_large = True
            raise BodyTooLarge
        return message


class RequestGuard:

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope['type'] != 'http':
            await self._app(scope, receive, send)
            return
        app, limit = self._app, MAX_MESSAGE if MESSAGES.match(scope['path']) else MAX_BODY
        if asked := upload_guard.asked(scope):
            upload = await upload_guard.uploader(asked, scope)
            if upload is None:
                await refuse(scope, receive, send, 404, _('Not taken'),
                             _('There is no page of yours that asks for a file.'))
                return
            app, limit = upload, upload.limit
        await self._within(limit, app, scope, receive, send)
        if 'nicegui_page_path' in scope:
            page_limits.enforce()

    async def _within(self, limit: int, app: Callable[..., Any], scope: Scope, receive: Receive, send: Send) -> None:
        body, has_begun = CountedBody(scope, receive, limit), False

        async def send_unless_too_large(message: Message) -> None:
            nonlocal has_begun
            if has_begun or not body.is_too_large:  # else it only says that the body could not be read
                has_begun = True
                await send(message)

        if not body.is_too_large:
            try:
                await app(scope, body.receive, send_unless_too_large)
            except Exception:
                if not body.is_too_large:
                    raise
        if body.is_too_large and not has_begun:
            await refuse(scope, receive, send, 413, _('Too large'),
                         _('You can send up to {size} here.', size=_size(limit)))


def guard_requests(app: Starlette) -> None:
    """Doing it again changes nothing."""
    layers: list[Any] = app.user_middleware
    if not any(layer.cls is RequestGuard for layer in layers):
        app.add_middleware(RequestGuard)
        app.add_middleware(ReaderLanguage)  # around it: what it refuses is said in the reader's language


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, title: str, sentence: str) -> None:
    """Say why, and close the connection: what still comes is not read."""
    response = answer(Request(scope), status, title, sentence)
    response.headers['Connection'] = 'close'
    await response(scope, receive, send)


def _declared(scope: Scope) -> int:
    lengths = [value for name, value in scope['headers'] if name == b'content-length']
    return max((int(length) if length.isdigit() else 0 for length in lengths), default=0)


def _size(count: int) -> str:
    if count >= 1024 * 1024:
        return _('{size} MB', size=f'{count / 1024 / 1024:.0f}')
    return _('{size} kB', size=count // 1024)
