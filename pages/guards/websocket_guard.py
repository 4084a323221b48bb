"""What comes over a page's socket is looked at here before anything hears it.

A page is connected only with the browser that opened it, signed in as it was then, and only from a page of our own. An
event counts only from the page's own connection, for something that is on the page and listens to it, and with values
that a browser's field can have. What is forged or came too late gets no answer; who speaks for somebody else's page, or
from another site, is warned of in the log.
"""
import asyncio
import json
import math
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs
from weakref import WeakSet

from nicegui import Client, background_tasks, core
from nicegui import nicegui as niceguis
from nicegui.elements.mixins.value_element import ValueElement
from socketio import exceptions  # type: ignore[import-untyped]

from components.field_values import can_say
from db.core import note_use
from pages.dependencies import sign_in_on
from pages.guards import page_owner, refused_access

MAX_DEPTH = 12
GRACE = 2.0
"""Seconds that a page has to go by itself."""

IDLE = 15.0
"""Seconds that a connection has to say which page it is for, and that one has that was refused."""
MAX_LENGTH_KEY = 100
MAX_NUMBER = 2**53
"""A browser has no whole number beyond."""

_deaf: WeakSet[Client] = WeakSet()
_paused: WeakSet[Client] = WeakSet()


def _is_own_origin(origin: str, environ: Any) -> bool:
    if page_owner.is_own_origin(origin, environ.get('HTTP_HOST', '')):
        return True
    refused_access.warn_of_origin('A connection', origin, environ.get('asgi.scope', {}))
    return False


core.sio.eio.cors_allowed_origins = _is_own_origin
core.sio.handlers['/'].pop('log', None)  # nothing of ours is told by it


@core.sio.on('connect')
async def connect(socket: str, environ: Any, *_: Any) -> None:
    """The page stands in the address; one that was fetched in advance says so later, by `handshake`."""
    asked = {name: values[0] for name, values in parse_qs(environ.get('QUERY_STRING', '')).items()}
    if asked.get('implicit_handshake') == 'true' and not await _greet(socket, asked, environ):
        raise exceptions.ConnectionRefusedError('Implicit handshake failed')  # NiceGUI's page loads itself anew


@core.sio.on('handshake')
async def handshake(socket: str, *said: Any) -> bool:
    return len(said) == 1 and await _greet(socket, said[0], core.sio.get_environ(socket))


@core.sio.on('ack')
def ack(socket: str, *said: Any) -> None:
    """How far the browser has heard; what it has heard need not be kept."""
    page, number = _page(socket, *said[:1]), said and _key(said[0], 'next_message_id')
    if page is not None and isinstance(number, int):
        page.outbox.prune_history(number)


@core.sio.on('javascript_response')
def answer(socket: str, *said: Any) -> None:
    """What the page's own browser answers to a question that only it was asked: the number of a question is random."""
    page, request = _page(socket, *said[:1]), said and _key(said[0], 'request_id')
    if page is None or not isinstance(request, str):
        return
    with suppress(TypeError, ValueError, RecursionError):
        page.handle_javascript_response({'request_id': request, 'result': _plain(said[0].get('result'))})


@core.sio.on('event')
def event(socket: str, *said_of_it: Any) -> None:
    """In place of NiceGUI's own handler, which takes every connection's word for whose page it speaks."""
    message: Any = said_of_it[0] if said_of_it else None
    client = _page(socket, message)
    if client is None:
        return
    element, listener = client.elements.get(_key(message, 'id')), _key(message, 'listener_id')
    if element is None or listener not in element._event_listeners:
        return
    try:
        said = _plain([None if arg is None else json.loads(arg) for arg in message.get('args', [])])
    except (TypeError, ValueError, RecursionError):
        return
    if sign_in := sign_in_on(client.request):
        note_use(sign_in.id)
    if can_say(element, element._event_listeners[listener].type, said[0] if len(said) == 1 else said):
        client.handle_event({'id': element.id, 'listener_id': listener, 'args': [json.dumps(arg) for arg in said]})
    elif isinstance(element, ValueElement):
        element.update()  # the browser shows again what is kept


def hears_nothing(page: Client) -> bool:
    return page in _deaf or page in _paused


def send_away(page: Client, address: str) -> None:
    """The page is to go there. Whether its browser obeys or not, nothing on it does anything from now on."""
    if page not in _deaf:
        hear_no_more(page)
        page.open(address)


def hear_no_more(page: Client) -> None:
    """It is going by itself; nothing on it does anything from now on."""
    _deaf.add(page)
    background_tasks.create(_end(page), name='end a page that was sent away')


def pause(page: Client) -> None:
    """Nothing on it does anything until it is resumed: the sign-in of its viewer is over."""
    _paused.add(page)


def resume(page: Client) -> None:
    _paused.discard(page)


async def _end(page: Client) -> None:
    await asyncio.sleep(GRACE)
    let_go(page)


def let_go(page: Client) -> None:
    """Of a page whose browser has left: NiceGUI waits for it to come back, and would delete the page once more."""
    if not page.is_deleted:
        for document in list(page._delete_tasks):
            page._cancel_delete_task(document)
        page.delete()


async def _greet(socket: str, asked: Any, environ: Any) -> bool:
    """Connect a page with its browser. A page that is not there and one of somebody else are told the same."""
    page = Client.instances.get(_key(asked, 'client_id'))
    if page is None or page in _deaf or not environ:
        return False
    if not await page_owner.sends_for(page, environ['asgi.scope']):
        refused_access.warn_of_browser('A connection', environ['asgi.scope'])
        return False
    names = [_key(asked, name) for name in ('tab_id', 'document_id')]
    number = _key(asked, 'next_message_id')
    if not all(isinstance(name, str) and len(name) <= MAX_LENGTH_KEY for name in names) or not str(number).isdigit():
        return False
    old: Any = _key(asked, 'old_tab_id')
    plain = {'client_id': page.id, 'tab_id': names[0], 'document_id': names[1], 'next_message_id': int(str(number)),
             'old_tab_id': old if isinstance(old, str) and len(old) <= MAX_LENGTH_KEY else None}
    return await niceguis._on_handshake(socket, plain)


async def _connected(line: str, environ: Any) -> Any:
    """By engine.io, before it is said for which page."""
    background_tasks.create(_hang_up_unless_of_a_page(line), name='hang up on a connection without a page')
    return await core.sio._handle_eio_connect(line, environ)


async def _hang_up_unless_of_a_page(line: str) -> None:
    await asyncio.sleep(IDLE)
    socket = core.sio.manager.sid_from_eio_sid(line, '/')
    if not any(socket in page._socket_to_document_id for page in Client.instances.values()):
        await core.sio.eio.disconnect(line)


core.sio.eio.on('connect', _connected)


def _page(socket: str, message: Any = None) -> Client | None:
    client = Client.instances.get(_key(message, 'client_id'))
    if client is None or client in _deaf or client in _paused:
        return None
    if socket in client._socket_to_document_id:
        return client
    refused_access.warn_of_browser('An event', (core.sio.get_environ(socket) or {}).get('asgi.scope', {}))
    return None


def _key(message: Any, name: str) -> Any:
    """Of a message that may be anything."""
    key = message.get(name) if isinstance(message, dict) else None
    return key if isinstance(key, int | str) else None


def _plain(said: Any, depth: int = 0) -> Any:
    """As said, without letters that no text can hold; ValueError for numbers and nestings that no browser sends."""
    if depth > MAX_DEPTH:
        raise ValueError(said)
    match said:
        case str():
            return said.encode('utf-8', 'ignore').decode().replace('\0', '')
        case list():
            return [_plain(one, depth + 1) for one in said]
        case dict():
            return {_plain(name): _plain(one, depth + 1) for name, one in said.items()}
        case bool() | None:
            return said
        case _ if math.isfinite(said) and abs(said) <= MAX_NUMBER:
            return said
    raise ValueError(said)
