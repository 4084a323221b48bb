"""A page that takes longer than usual is waited for."""
import asyncio

from nicegui import ui

from tests.pages.screen import sees

LONGER = 3.3
"""Seconds; NiceGUI itself would give up after three."""


async def test_a_page_may_take_its_time_where_the_server_has_much_to_do(campus):
    @ui.page('/slow')
    async def slow() -> None:
        await asyncio.sleep(LONGER)
        ui.label('Here it is')

    priya = await campus.visit(campus.priya, '/slow')
    await sees(priya, 'Here it is')
