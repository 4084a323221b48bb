"""What comes over a page's socket is looked at here before anything hears it.

An event counts only from the page's own connection, for something that is on the page and listens to it, and with
values that a browser's field can have. What is forged or came too late is passed over without a word.
"""
import asyncio
import json
import math
from typing import Any
from weakref import WeakSet

from nicegui import Client, background_tasks, core

from components.field_values import LARGEST, can_say
from db import note_use
from pages.doors import sign_in_on

DEEPEST = 12
GRACE = 2.0
"""Seconds that a page has to go by itself."""

_deaf: WeakSet[Client] = WeakSet()
_paused: WeakSet[Client] = WeakSet()


@core.sio.on('event')
def event(socket: str, message: Any) -> None:
    """In place of NiceGUI's own handler, which takes every connection's word for whose page it speaks."""
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
    if not page.is_deleted:
        for document in list(page._delete_tasks):
            page._cancel_delete_task(document)  # it would delete the page once more
        page.delete()


def _page(socket: str, message: Any) -> Client | None:
    client = Client.instances.get(_key(message, 'client_id'))
    if client is None or client in _deaf or client in _paused:
        return None
    return client if socket in client._socket_to_document_id else None


def _key(message: Any, name: str) -> Any:
    """Of a message that may be anything."""
    key = message.get(name) if isinstance(message, dict) else None
    return key if isinstance(key, int | str) else None


def _plain(said: Any, depth: int = 0) -> Any:
    """As said, without letters that no text can hold; ValueError for numbers and nestings that no browser sends."""
    if depth > DEEPEST:
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
        case _ if math.isfinite(said) and abs(said) <= LARGEST:
            return said
    raise ValueError(said)
