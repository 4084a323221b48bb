"""In which language a page speaks: its reader's, from the request that opens it to the last event on it.

Whatever is drawn again later, because somebody else has changed something, is drawn in the context in which the page
was built (`components/live.py`), and so in the language that is set here.
"""
from typing import Any

from nicegui import Client, client, ui
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from i18n import language_for, language_tag, lazy, translated, use_language

QUASAR = {'en-GB': 'en-US'}
"""Packs of Quasar that are called otherwise than the language."""


class ReaderLanguage:
    """Around the application: what is asked for by a browser is answered in the language that it prefers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope['type'] not in ('http', 'websocket'):
            await self._app(scope, receive, send)
            return
        with use_language(language_for(Headers(scope=scope).get('accept-language'))):
            await self._app(scope, receive, send)


def language_of(page: Client) -> str:
    """Of an open page: what happens on it is told in it, whoever has sent the event."""
    return language_for(page.request.headers.get('accept-language') if page.request is not None else None)


def _quasar_language(page: ui.page) -> str:
    """Of what Quasar says by itself, and of the page for screen readers."""
    tag = language_tag()
    return QUASAR.get(tag, tag)


ui.page.resolve_language = _quasar_language  # type: ignore[assignment,method-assign]


class _NiceguiTexts(dict[Any, dict[str, str]]):
    """What NiceGUI's own page says, from our catalogue instead of its: languages are ours to offer."""

    def get(self, language: Any, otherwise: Any = None) -> dict[str, str]:
        return translated(NICEGUI_TEXTS)


NICEGUI_TEXTS = {
    'connection_lost': lazy('Connection lost.'),
    'trying_to_reconnect': lazy('Trying to reconnect...'),
    'message_too_long': lazy('Message too long'),
    'message_too_long_body': lazy('The message is too large for WebSocket transmission.'),
}
client.translations = _NiceguiTexts(client.translations)  # type: ignore[assignment]
