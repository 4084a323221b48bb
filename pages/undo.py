"""Telling that something is done, for a while with the way back: a button, or Ctrl+Z outside of fields."""
from collections.abc import Awaitable, Callable
from weakref import WeakKeyDictionary

from nicegui import Client, events, ui

from i18n import _

SECONDS = 10
FIELDS = ['input', 'select', 'textarea']
"""In which Ctrl+Z takes back what was typed."""


def undo(what: str, back: Callable[[], Awaitable[None]]) -> None:
    """:param back: undoes it; asked for by the button “Undo” beside the words"""
    client = ui.context.client
    told = _told.setdefault(client, [])
    with client.content:
        word = ui.notification(what, timeout=SECONDS, position='bottom', on_dismiss=lambda: gone())
        word._props['options']['actions'] = [
            {'label': _('Undo'), 'color': 'white', 'title': _('Ctrl+Z'), 'aria-keyshortcuts': 'Control+Z',
             ':handler': f'() => getElement({word.id}).$emit("undo")'}]
        keys = ui.keyboard(repeating=False, ignore=FIELDS)  # type: ignore[arg-type]
    told.append(word)

    def gone() -> None:
        if word in told:
            told.remove(word)
            keys.delete()

    async def act() -> None:
        if word in told:
            gone()
            word.dismiss()
            await back()

    async def hear(event: events.KeyEventArguments) -> None:
        """The last that was done, where several are still to be undone."""
        asks = event.action.keydown and event.key == 'z' and (event.modifiers.ctrl or event.modifiers.meta)
        if asks and told and told[-1] is word:
            await act()

    word.on('undo', act)
    keys.on_key(hear)


_told: WeakKeyDictionary[Client, list[ui.notification]] = WeakKeyDictionary()
