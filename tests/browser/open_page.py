"""An open page as far as the server can tell: fetched, its socket connected, and what it is told from then on.

It draws nothing, so that hundreds of them fit beside the server on one machine.
"""
import ast
import json
import re
from collections.abc import Callable
from time import perf_counter
from typing import Any
from uuid import uuid4

import httpx
from socketio import AsyncClient

from db import people

_ELEMENTS = re.compile(r'parseElements\(String\.raw`(.*?)`\)', re.DOTALL)
_QUERY = re.compile(r'query: (\{.*?\}),\n')
_METHOD = re.compile(r'runMethod\((\d+), ?"(\w+)", ?(\[.*\])\)', re.DOTALL)
_SIGNS = (('&#36;', '$'), ('&#96;', '`'), ('&gt;', '>'), ('&lt;', '<'), ('&amp;', '&'))


async def browser_of(person: Any) -> str:
    """The cookie of a browser in which the person has signed in, beside the open database, before or while the server
    serves."""
    return f'cohort={await people.sign_in_here(person)}'


class OpenPage:
    """`told` hears every message, with the moment at which it came."""

    def __init__(self, url: str, place: str, cookie: str, told: Callable[[float, str, Any], None]) -> None:
        self._url, self._place, self._cookie, self._told = url, place, cookie, told
        self._socket = AsyncClient(reconnection=False, request_timeout=60)
        self._socket.on('*', self._hears)
        self.elements: dict[int, dict[str, Any]] = {}

    async def opens(self) -> None:
        await self.connects(await self.reads(self._place))

    async def connects(self, page: httpx.Response) -> None:
        """What the browser does with the answer that the page has come in."""
        query = _QUERY.search(page.text)
        if not query:
            raise RuntimeError(f'{self._place} is no page ({page.status_code}).')
        self.elements = elements_of(page)
        asked = {**ast.literal_eval(query[1]), 'document_id': str(uuid4()), 'tab_id': str(uuid4()), 'old_tab_id': ''}
        self._client = asked['client_id']
        await self._socket.connect(
            f'{self._url}?{httpx.QueryParams(asked)}', headers={'Cookie': self._cookie},
            transports=['websocket'], socketio_path='/_nicegui_ws/socket.io', wait_timeout=60)

    async def reads(self, address: str) -> httpx.Response:
        """What the browser gets from another address of the same server."""
        async with httpx.AsyncClient(base_url=self._url, headers={'Cookie': self._cookie}, timeout=60) as client:
            return await client.get(address)

    def the(self, tag: str) -> int:
        """The number of the only element with this tag."""
        [id_] = [id_ for id_, element in self.elements.items() if element['tag'] == tag]
        return id_

    async def sends(self, id_: int, event: str, said: Any) -> None:
        """As the element does in a browser."""
        [listener] = [one['listener_id'] for one in self.elements[id_]['events'] if one['type'] == event]
        await self._socket.emit('event', {
            'id': id_, 'client_id': self._client, 'listener_id': listener, 'args': [json.dumps(said)]})

    async def leaves(self) -> None:
        await self._socket.disconnect()

    def called(self, tag: str, label: str) -> int:
        """The number of the first element with this tag and label."""
        return next(id_ for id_, element in self.elements.items()
                    if element['tag'] == tag and element.get('props', {}).get('label') == label)

    async def _hears(self, event: str, *said: Any) -> None:
        if event == 'update':
            self.elements |= {int(id_): element for id_, element in said[0].items()
                              if isinstance(element, dict) and 'tag' in element}
            for id_ in [int(id_) for id_, element in said[0].items() if element is None]:
                self.elements.pop(id_, None)
        self._told(perf_counter(), event, said[0] if said else None)


def elements_of(page: httpx.Response) -> dict[int, dict[str, Any]]:
    """What the page consists of as it comes, by their numbers."""
    found = _ELEMENTS.search(page.text)
    if not found:
        raise RuntimeError(f'{page.url.path} is no page ({page.status_code}).')
    elements = found[1]
    for code, sign in _SIGNS:
        elements = elements.replace(code, sign)
    return {int(id_): element for id_, element in json.loads(elements).items()}


def method(event: str, said: Any) -> tuple[int, str, list] | None:
    """The element, the name and the arguments, where a message calls a method of an element."""
    found = _METHOD.search(said['code']) if event == 'run_javascript' else None
    return (int(found[1]), found[2], json.loads(found[3])) if found else None


def size(event: str, said: Any) -> int:
    """Bytes of the message as it travels, before any compression."""
    return len(json.dumps([event, said], ensure_ascii=False, separators=(',', ':')).encode())
