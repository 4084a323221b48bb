"""What is sent for somebody else's page, or by another site, is warned of in the log."""
import importlib
import json
from types import SimpleNamespace

import pytest
from nicegui import core

from components.assignment_box.assignment_box import AssignmentForm
from tests.pages.forging import raw
from tests.pages.screen import the
from tests.pages.test_uploads import at_work, form
from tests.pages.test_websocket_guard import connects, environ, opened

BROWSER = 'not sent by the browser and the sign-in of the page.'
SITE = 'sent by a page of another site.'


@pytest.fixture
def warnings(caplog, campus):
    """Those of which nobody has been warned yet."""
    guard = importlib.import_module('pages.guards.refused_access')
    guard.forget()
    return lambda: [record.getMessage() for record in caplog.records if record.name == 'pages.guards.refused_access']


async def test_a_file_for_the_page_of_somebody_else_is_warned_of(campus, warnings):
    _, url = await at_work(campus)
    emeka, own = await at_work(campus, campus.emeka)
    await emeka.http_client.post(own, **form('own.txt'))
    assert warnings() == []
    await emeka.http_client.post(url, **form('forged.txt'))
    assert warnings() == [f"An upload was refused: {BROWSER} From '127.0.0.1'."]


async def test_a_file_from_another_site_is_warned_of_on_one_line(campus, warnings):
    priya, url = await at_work(campus)
    await priya.http_client.post(url, **form('forged.txt'), headers={'Origin': 'https://evil.example'})
    assert warnings() == [f"An upload was refused: {SITE} From '127.0.0.1', 'https://evil.example'."]


async def test_a_connection_to_the_page_of_somebody_else_is_warned_of(campus, warnings, monkeypatch):
    priya, emeka = await campus.visit(campus.priya, '/sessions'), await campus.visit(campus.emeka, '/sessions')
    page = await opened(priya)
    assert await connects('1', environ(priya, page), monkeypatch)
    assert warnings() == []
    told = environ(emeka, page)
    told['asgi.scope']['client'] = ('198.51.100.7', 5)
    assert not await connects('2', told, monkeypatch)
    assert warnings() == [f"A connection was refused: {BROWSER} From '198.51.100.7'."]


async def test_a_connection_from_another_site_is_warned_of_on_one_line(campus, warnings):
    for origin in ('http://test', 'https://evil.example\nERROR forged'):
        core.sio.eio._cors_allowed_origins({'HTTP_ORIGIN': origin, 'HTTP_HOST': 'test'})
    assert warnings() == [f"A connection was refused: {SITE} From '', 'https://evil.example\\nERROR forged'."]


async def test_an_event_for_the_page_of_somebody_else_is_warned_of(campus, warnings):
    priya, _ = await at_work(campus)
    emeka, _ = await at_work(campus, campus.emeka)
    [socket] = emeka.client._socket_to_document_id
    box = the(priya, AssignmentForm)
    [listener] = [one.id for one in box._event_listeners.values() if one.type == 'hand_in']
    said = {'client_id': priya.client.id, 'id': box.id, 'listener_id': listener, 'args': [json.dumps(None)]}
    raw(priya, said)
    assert warnings() == []
    raw(priya, said, socket=socket)
    assert [line.partition(':')[0] for line in warnings()] == ['An event was refused']


async def test_many_attempts_are_one_line_a_minute_that_counts_them(campus, warnings, monkeypatch):
    guard = importlib.import_module('pages.guards.refused_access')
    monkeypatch.setattr(guard, 'time', SimpleNamespace(monotonic=lambda: 1000.0))
    for _ in range(500):
        guard.warn_of_browser('An upload', {'client': ('198.51.100.7', 5)})
    assert len(warnings()) == 1
    monkeypatch.setattr(guard, 'time', SimpleNamespace(monotonic=lambda: 1000.0 + guard.PAUSE))
    guard.warn_of_browser('An upload', {'client': ('198.51.100.7', 5)})
    assert warnings()[1:] == [
        f"An upload was refused: {BROWSER} From '198.51.100.7', and 499 more since the last such line."]
