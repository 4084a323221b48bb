"""The way in: what stands on a page before anybody is known."""
from collections.abc import Iterator
from contextlib import contextmanager

from nicegui import ui

from components.html import esc
from components.shell.shell import leave_main_to_us

BRAND = (
    '<svg class="brand-mark" viewBox="0 0 20 20" width="32" height="32" aria-hidden="true">'
    '<circle class="brand-dot" cx="6" cy="6.5" r="4.5"/><circle class="brand-ring" cx="14.5" cy="9" r="3.5"/>'
    '<circle class="brand-ring" cx="7" cy="16" r="2.5"/></svg>'
)


@contextmanager
def public_page(title: str, text: str) -> Iterator[None]:
    """One narrow column under the brand, for signing in and the first administrator."""
    leave_main_to_us()
    with ui.element('main').classes('public-page'), ui.element('div').classes('public-box'):
        head = f'{BRAND}<h1 class="co-title">{esc(title)}</h1><p class="co-text">{esc(text)}</p>'
        ui.html(head, sanitize=False).classes('public-head')
        yield
