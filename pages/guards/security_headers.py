"""What every answer tells the browser to refuse, and which answers carry no cookie.

Stands around the whole application, so that answers of NiceGUI and of broken pages carry it too. The sources: OWASP
ASVS 5 (chapter V3), and what NiceGUI's page needs (`docs/security.md`).
"""
import secrets
from collections.abc import Callable
from functools import cache
from typing import Any

from nicegui import client as nicegui_client
from nicegui.storage import RequestTrackingMiddleware
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware.sessions import SessionMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from db.core import settings
from db.courses import player_hosts

PUBLIC = ('/assets/', '/_nicegui/', '/favicon')
"""Where files are that are the same for everybody."""
NOT_PUBLIC = '/_nicegui/client/'
"""Except what belongs to one open page: its uploads."""
NOT_A_PAGE = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'"
"""For what is no page and brings no policy of its own. Pictures of ours carry styles."""
PERMISSIONS = ', '.join(f'{feature}=()' for feature in (
    'accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi',
    'payment', 'serial', 'usb'))
ALWAYS = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'SAMEORIGIN',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': PERMISSIONS,
}
OVER_TLS = 'max-age=31536000; includeSubDomains'


class SecurityHeaders:
    """The outermost layer.

    :param private: the application
    :param public: the same without sign-ins and browser storage, for files that are the same for everybody
    """

    def __init__(self, private: ASGIApp, public: ASGIApp) -> None:
        self._private, self._public = private, public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope['type'] != 'http':
            await self._private(scope, receive, send)
            return
        is_public = _is_public(scope)
        nonce = secrets.token_urlsafe(16)
        scope.setdefault('state', {})['nonce'] = nonce

        async def send_guarded(message: Message) -> None:
            if message['type'] == 'http.response.start':
                _guard(MutableHeaders(scope=message), nonce, is_public=is_public)
            await send(message)

        await (self._public if is_public else self._private)(scope, receive, send_guarded)


def add_security_headers(app: Starlette) -> None:
    """Put the headers on every answer of this application, and give each inline script of its pages the number that
    lets it run. Doing it again changes nothing."""
    build: Callable[[], ASGIApp] = app.build_middleware_stack
    if getattr(build, 'has_headers', False):
        return

    def with_headers() -> ASGIApp:
        return SecurityHeaders(build(), _without_browsers(app, build))

    with_headers.has_headers = True  # type: ignore[attr-defined]
    app.build_middleware_stack = with_headers  # type: ignore[method-assign]
    _number_scripts()


def policy(nonce: str) -> str:
    """What a page may load and do. NiceGUI compiles its components and runs the server's commands in the page, hence
    `unsafe-eval`; Quasar and the grid set styles."""
    pictures = ''.join(f' https://{host}' for host in sorted(settings().picture_hosts))
    players = ''.join(f' https://{host}' for host in sorted(player_hosts(settings().embed_hosts)))
    return '; '.join((
        "default-src 'none'",
        f"script-src 'self' 'nonce-{nonce}' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        f"img-src 'self' data: blob:{pictures}",
        "font-src 'self' data:",
        "connect-src 'self'",
        "media-src 'self' blob:",
        f"frame-src 'self'{players}",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ))


def _guard(headers: MutableHeaders, nonce: str, *, is_public: bool) -> None:
    for name, value in ALWAYS.items():
        headers.setdefault(name, value)
    if settings().https:
        headers.setdefault('Strict-Transport-Security', OVER_TLS)
    is_page = headers.get('content-type', '').startswith('text/html')
    headers.setdefault('Content-Security-Policy', policy(nonce) if is_page else NOT_A_PAGE)
    if not is_public and 'no-store' not in headers.get('cache-control', ''):
        headers['Cache-Control'] = 'private, no-store'


def _is_public(scope: Scope) -> bool:
    path = scope['path']
    return scope['method'] in ('GET', 'HEAD') and path.startswith(PUBLIC) and not path.startswith(NOT_PUBLIC)


def _without_browsers(app: Starlette, build: Callable[[], ASGIApp]) -> ASGIApp:
    everything = app.user_middleware
    browsers: tuple[object, ...] = SessionMiddleware, RequestTrackingMiddleware
    app.user_middleware = [layer for layer in everything if layer.cls not in browsers]
    try:
        return build()
    finally:
        app.user_middleware = everything


@cache
def _number_scripts() -> None:
    """NiceGUI's page has inline scripts without the number (nonce) that a closed policy asks for."""
    environment: Any = nicegui_client.templates.env
    original = environment.loader

    class Numbered(type(original)):  # type: ignore[misc]
        def get_source(self, environment: Any, template: str) -> Any:
            text, name, is_current = original.get_source(environment, template)
            return text.replace('<script', '<script nonce="{{ request.state.nonce }}"'), name, is_current

    environment.loader = Numbered(original.searchpath)
