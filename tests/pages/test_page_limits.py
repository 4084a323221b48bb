"""Pages that are asked for and never opened, and pages of one person without end: how many are kept."""
import asyncio
import importlib

import httpx
import pytest
from nicegui import Client, app

from tests.pages.screen import becomes


@pytest.fixture
def limits(campus, monkeypatch):
    limits = importlib.import_module('pages.guards.page_limits')
    monkeypatch.setattr(limits, 'MAX_OF_A_PERSON', 5)
    monkeypatch.setattr(limits, 'MAX_UNOPENED_OF_A_PERSON', 3)
    monkeypatch.setattr(limits, 'MAX_UNOPENED_OF_AN_ADDRESS', 10)
    monkeypatch.setattr(limits, 'MAX_UNOPENED', 15)
    return limits


def from_address(address: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app, client=(address, 1)), base_url='http://test')


async def test_pages_for_anybody_are_bounded_by_address_and_together(campus, limits):
    """However many are asked for, in however many ways."""
    for n in range(60):
        async with from_address(f'10.0.0.{n % 3}') as anybody:
            await anybody.get('/sign-in')
        assert len(Client.instances) <= limits.MAX_UNOPENED
    async with from_address('10.0.0.9') as anybody:
        for n in range(40):
            await anybody.get('/sign-in' if n % 2 else f'/nowhere/{n}')
    assert len([page for page in Client.instances.values() if page.ip == '10.0.0.9']) <= 10
    assert len(Client.instances) <= limits.MAX_UNOPENED


async def test_an_open_page_is_not_closed_by_those_who_open_none(campus, limits):
    priya = await campus.visit(campus.priya, '/sessions')
    on_the_sign_in_page = await campus.visit(None, '/sign-in')
    async with from_address('127.0.0.1') as anybody:
        for _ in range(40):
            await anybody.get('/sign-in')
    await asyncio.sleep(0.05)
    assert not priya.client.is_deleted
    assert not on_the_sign_in_page.client.is_deleted


async def test_the_oldest_pages_of_a_person_go_first_and_say_why(campus, limits, monkeypatch):
    guard = importlib.import_module('pages.guards.websocket_guard')
    monkeypatch.setattr(guard, 'GRACE', 0.1)
    sent: list[tuple[Client, str]] = []
    monkeypatch.setattr(Client, 'open', lambda page, address, *_: sent.append((page, address)))
    priya = await campus.visit(campus.priya, '/sessions')
    emeka = await campus.visit(campus.emeka, '/sessions')
    first = priya.client
    for _ in range(7):
        await priya.open('/account')
    assert [page for page, _ in sent][:1] == [first]
    assert {address for _, address in sent} == {limits.CLOSED}
    await becomes(lambda: first.is_deleted, True)
    assert not priya.client.is_deleted
    assert not emeka.client.is_deleted
    answer = await priya.http_client.get(limits.CLOSED)
    assert (answer.status_code, 'This page was closed' in answer.text) == (200, True)


async def test_pages_that_a_person_never_opens_are_bounded_by_themselves(campus, limits):
    priya = await campus.visit(campus.priya, '/sessions')
    for _ in range(30):
        await priya.http_client.get('/account')
    assert not priya.client.is_deleted
    assert len([page for page in Client.instances.values() if not page.has_socket_connection]) <= 3


async def test_a_page_that_its_browser_has_just_left_is_let_go_once(campus, limits):
    """NiceGUI waits a few seconds for the browser to come back."""
    priya = await campus.visit(campus.priya, '/sessions')
    left = priya.client
    left.handle_disconnect(next(iter(left._socket_to_document_id)))
    [waiting] = left._delete_tasks.values()
    for _ in range(10):
        await priya.http_client.get('/account')
    assert left.is_deleted
    await becomes(waiting.cancelled, True)
