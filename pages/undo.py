"""Telling that something is done, for a while with the way back."""
from collections.abc import Awaitable, Callable

from nicegui import ui

SECONDS = 10


def undo(what: str, back: Callable[[], Awaitable[None]]) -> None:
    """:param back: undoes it; asked for by the button “Undo” beside the words"""
    with ui.context.client.content:
        word = ui.notification(what, timeout=SECONDS, position='bottom')
        word._props['options']['actions'] = [
            {'label': 'Undo', 'color': 'white', ':handler': f'() => getElement({word.id}).$emit("undo")'}]

    async def act() -> None:
        word.dismiss()
        await back()
    word.on('undo', act)
