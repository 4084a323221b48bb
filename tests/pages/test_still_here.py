"""A handler outlives the part of the page that it was started from."""
import asyncio
import gc

from nicegui import ui
from nicegui.testing import User


async def test_words_of_a_handler_are_shown_when_its_button_has_gone(campus):
    @ui.page('/here')
    def here() -> None:
        with ui.element() as region:
            ui.button('Save', on_click=lambda: saved(region))

    async def saved(region: ui.element) -> None:
        region.clear()
        region.delete()
        del region
        gc.collect()
        await asyncio.sleep(0)
        ui.notify('Saved it')

    browser: User = await campus.visit(None, '/here')
    browser.find('Save').click()
    await browser.should_see('Saved it')


async def test_a_page_that_was_sent_away_ends_once(campus, monkeypatch):
    from pages import websocket_guard
    monkeypatch.setattr(websocket_guard, 'GRACE', 0.0)
    browser: User = await campus.visit(campus.ada, '/account')
    page = browser.client
    page.handle_disconnect(next(iter(page._socket_to_document_id), ''))
    ends = list(page._delete_tasks.values())
    websocket_guard.send_away(page, '/sign-in')
    await asyncio.sleep(0.05)
    assert page.is_deleted
    assert all(end.cancelled() for end in ends)
