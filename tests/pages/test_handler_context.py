"""A handler outlives the part of the page that it was started from."""
import asyncio
import gc

from nicegui import ui
from nicegui.testing import User


async def test_what_a_handler_says_reaches_the_page_when_its_button_has_gone(campus):
    browser: User = await campus.visit(None, '/sign-in')
    with browser.client:
        region = ui.element()
        slot = region.default_slot
        with slot:  # as NiceGUI calls a handler
            region.delete()
            del region
            gc.collect()
            assert slot._parent() is None
            assert ui.context.client is browser.client, 'where “Saved” would be shown'


async def test_a_page_that_was_sent_away_ends_once(campus, monkeypatch):
    from pages.guards import websocket_guard
    monkeypatch.setattr(websocket_guard, 'GRACE', 0.0)
    browser: User = await campus.visit(campus.aiko, '/account')
    page = browser.client
    page.handle_disconnect(next(iter(page._socket_to_document_id), ''))
    ends = list(page._delete_tasks.values())
    websocket_guard.send_away(page, '/sign-in')
    await asyncio.sleep(0.05)
    assert page.is_deleted
    assert all(end.cancelled() for end in ends)
