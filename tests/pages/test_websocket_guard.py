"""Who may speak for a page: its own browser, signed in as when it was opened, from a page of our own."""
import asyncio
import importlib
from typing import Any
from uuid import uuid4

import pytest
from nicegui import Client, core
from nicegui.javascript_request import JavaScriptRequest
from socketio import exceptions

from components.filters.filters import Filters
from tests.pages.forging import everything, raw, send
from tests.pages.screen import quiet, the

HANDLED = {'connect', 'handshake', 'disconnect', 'event', 'ack', 'javascript_response'}
"""Each of them asks whose page it is about, `disconnect` excepted: it knows only its own socket."""


def environ(browser, page: Client, **also: str) -> dict[str, Any]:
    """As engine.io tells of a connection."""
    cookies = '; '.join(f'{cookie.name}={cookie.value}' for cookie in browser.http_client.cookies.jar)
    query = {'client_id': page.id, 'tab_id': 'tab', 'document_id': 'document', 'next_message_id': '0',
             'implicit_handshake': 'true', **also}
    return {'QUERY_STRING': '&'.join(f'{name}={value}' for name, value in query.items()), 'HTTP_HOST': 'test',
            'asgi.scope': {'type': 'websocket', 'headers': [(b'cookie', cookies.encode())],
                           'session': browser.client.request.session}}


async def connects(socket: str, told: dict[str, Any], monkeypatch) -> bool:
    async def in_a_room(*_: Any) -> None: ...
    monkeypatch.setattr(core.sio, 'enter_room', in_a_room)
    monkeypatch.setattr(core.sio, 'get_environ', lambda *_: told)
    try:
        await core.sio.handlers['/']['connect'](socket, told)
    except exceptions.ConnectionRefusedError as no:
        assert str(no.error_args) == "{'message': 'Implicit handshake failed'}"
        return False
    return True


async def test_a_page_is_connected_with_the_browser_that_opened_it_only(campus, monkeypatch):
    priya = await campus.visit(campus.priya, '/sessions')
    emeka = await campus.visit(campus.emeka, '/sessions')
    page = await opened(priya)
    assert not await connects('1', environ(emeka, page), monkeypatch)
    strange = environ(priya, page)
    strange['asgi.scope']['headers'] = []
    assert not await connects('2', strange, monkeypatch)
    other = environ(priya, page)
    other['asgi.scope']['headers'] = [(b'cookie', b'cohort=another-sign-in')]
    assert not await connects('3', other, monkeypatch)
    assert not await connects('4', environ(priya, page) | {'QUERY_STRING': 'implicit_handshake=true'}, monkeypatch)
    assert not page.has_socket_connection
    assert await connects('5', environ(priya, page), monkeypatch)
    assert page.has_socket_connection


async def opened(browser) -> Client:
    """A page that its browser has fetched and not connected yet."""
    before = set(Client.instances)
    await browser.http_client.get('/sessions')
    [page] = [page for id_, page in Client.instances.items() if id_ not in before]
    return page


@pytest.mark.parametrize('said', [
    [], [None], ['x'], [{}], [{'client_id': None}], [{'client_id': []}], [{'client_id': 'x'}, 1],
    ['OWN', {'tab_id': []}], ['OWN', {'tab_id': 'x' * 5000}], ['OWN', {'document_id': None}],
    ['OWN', {'next_message_id': 'x'}], ['OWN', {'next_message_id': None}], ['OWN', {'next_message_id': [1]}],
])
async def test_a_greeting_that_makes_no_sense_is_refused(campus, monkeypatch, said):
    """An error in the log fails the test."""
    priya = await campus.visit(campus.priya, '/sessions')
    page = await opened(priya)
    if said[:1] == ['OWN']:
        said = [{'client_id': page.id, 'tab_id': 'tab', 'document_id': 'd', 'next_message_id': 0} | said[1]]
    monkeypatch.setattr(core.sio, 'get_environ', lambda *_: environ(priya, page))
    assert await core.sio.handlers['/']['handshake'](str(uuid4()), *said) is False


@pytest.mark.parametrize(('origin', 'host', 'public', 'is_own'), [
    ('http://cohort.test', 'cohort.test', '', True), ('https://cohort.test', 'cohort.test', '', True),
    ('http://localhost:8080', 'localhost:8080', '', True), ('http://evil.test', 'cohort.test', '', False),
    ('http://cohort.test.evil.test', 'cohort.test', '', False), ('null', 'cohort.test', '', False),
    ('', 'cohort.test', '', False), ('http://cohort.test:81', 'cohort.test', '', False), ('http://', '', '', False),
    ('https://school.test', '10.0.0.5:8080', 'https://school.test', True),
    ('http://school.test', '10.0.0.5:8080', 'https://school.test', False),
])
async def test_only_pages_of_our_own_origin_open_a_socket(campus, monkeypatch, origin, host, public, is_own):
    owner = importlib.import_module('pages.guards.page_owner')
    monkeypatch.setattr(owner.settings(), 'public_url', public)
    assert owner.is_own_origin(origin, host) is is_own
    assert bool(core.sio.eio._cors_allowed_origins({'HTTP_ORIGIN': origin, 'HTTP_HOST': host})) is is_own


async def test_only_the_events_that_are_needed_are_heard(campus):
    """A new one must say here whose page it asks about, and be tried below."""
    await campus.visit(campus.priya, '/sessions')
    assert set(core.sio.handlers['/']) == HANDLED
    assert set(core.sio.handlers) == {'/'}
    assert not core.sio.namespace_handlers


async def test_no_event_of_a_socket_does_anything_to_a_page_of_somebody_else(campus, caplog, monkeypatch):
    """Every event there is, as NiceGUI and ours have registered them, from another's socket."""
    priya = await campus.visit(campus.priya, '/sessions')
    emeka = await campus.visit(campus.emeka, '/sessions')
    page, before = priya.client, await everything()
    [emekas_socket] = emeka.client._socket_to_document_id
    monkeypatch.setattr(core.sio, 'get_environ', lambda *_: environ(emeka, page))
    [element, *_] = [one for one in page.elements.values() if one._event_listeners]
    history, sockets = list(page.outbox.message_history), dict(page._socket_to_document_id)
    message = {
        'client_id': page.id, 'id': element.id, 'listener_id': next(iter(element._event_listeners)), 'args': ['"x"'],
        'request_id': 'x', 'result': 1, 'next_message_id': 10**6, 'level': 'error', 'message': 'Forged\nline',
        'tab_id': 'tab', 'document_id': 'document', 'old_tab_id': page.tab_id,
    }
    for name, handler in core.sio.handlers['/'].items():
        if name not in ('connect', 'disconnect'):
            for said in (message, None, [], 'x', {}, {'client_id': page.id}):
                answer = handler(emekas_socket, said)
                assert not (await answer if asyncio.iscoroutine(answer) else answer), name
    await quiet()
    assert await everything() == before
    assert (list(page.outbox.message_history), dict(page._socket_to_document_id)) == (history, sockets)
    assert 'Forged' not in caplog.text


async def test_what_is_not_taken_is_shown_as_it_is_kept(campus):
    ines = await campus.visit(campus.ines, '/account')
    [select, *_] = [one for one in ines.client.elements.values() if getattr(one, 'options', None)]
    kept = select.value
    send(ines, select, 'update:modelValue', {'value': 10**6, 'label': 'x'})
    assert select.value == kept
    assert select.id in ines.client.outbox.updates or await _told(ines.client, select.id)


async def _told(page: Client, id_: int) -> bool:
    await asyncio.sleep(0.05)
    return any(kind == 'update' and id_ in data for _, _, (_, kind, data) in page.outbox.message_history)


async def test_a_page_that_was_sent_away_is_not_connected_again(campus, monkeypatch):
    priya = await campus.visit(campus.priya, '/sessions')
    page = await opened(priya)
    importlib.import_module('pages.guards.websocket_guard').send_away(page, '/sign-in')
    assert not await connects('1', environ(priya, page), monkeypatch)


async def test_only_the_page_that_was_asked_answers(campus):
    priya = await campus.visit(campus.priya, '/sessions')
    emeka = await campus.visit(campus.emeka, '/sessions')
    [own], [others] = priya.client._socket_to_document_id, emeka.client._socket_to_document_id
    asked = JavaScriptRequest('asked', timeout=1)
    answered = asyncio.ensure_future(_awaited(asked))
    told = {'client_id': priya.client.id, 'request_id': 'asked'}
    for socket, message in ((others, told | {'result': 'forged'}), (own, told | {'result': float('nan')}),
                            (own, told | {'request_id': ['asked']}), (own, told | {'result': 'right'})):
        core.sio.handlers['/']['javascript_response'](socket, message)
    assert await answered == 'right'


async def _awaited(request: JavaScriptRequest) -> Any:
    return await request


async def test_an_event_without_anything_is_no_error(campus):
    priya = await campus.visit(campus.priya, '/sessions')
    [socket] = priya.client._socket_to_document_id
    for name in ('event', 'ack', 'javascript_response'):
        core.sio.handlers['/'][name](socket)
        core.sio.handlers['/'][name](socket, 1, 2, 3)
    raw(priya, {'client_id': priya.client.id, 'id': the(priya, Filters).id if _has_filters(priya) else 0})


def _has_filters(browser) -> bool:
    return any(isinstance(element, Filters) for element in browser.client.elements.values())


async def test_a_connection_that_is_for_no_page_is_hung_up(campus, monkeypatch):
    priya = await campus.visit(campus.priya, '/sessions')
    [own] = priya.client._socket_to_document_id
    monkeypatch.setattr(importlib.import_module('pages.guards.websocket_guard'), 'IDLE', 0.01)
    sockets, hung_up = {'of a page': own, 'of none': 'x', 'silent': None}, []

    async def hang_up(line: str) -> None:
        hung_up.append(line)

    monkeypatch.setattr(core.sio.eio, 'disconnect', hang_up)
    monkeypatch.setattr(core.sio.manager, 'sid_from_eio_sid', lambda line, _: sockets[line])
    for line in sockets:
        await core.sio.eio.handlers['connect'](line, {})
        del core.sio.environ[line]
    await quiet()
    assert sorted(hung_up) == ['of none', 'silent']
