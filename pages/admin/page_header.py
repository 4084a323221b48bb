"""The head of an administration page: what it is, in a few words how it stands, and what can be done."""
from collections.abc import Iterator
from contextlib import contextmanager

from nicegui import ui

from components.html import chip, esc, glyph
from i18n import Text


@contextmanager
def page_head(title: str, note: str = '', *, state: tuple[Text, str, str] | None = None) -> Iterator[None]:
    """What is built inside stands at the end of the line.

    :param state: word, mark and tone of a chip beside the title
    """
    with ui.element('header').classes('page-head'):
        beside = f'<span class="muted">{esc(note)}</span>' if note else ''
        ui.html(f'<h1 class="co-title">{esc(title)}</h1>{_chip(*state) if state else ""}{beside}',
                sanitize=False).classes('page-name')
        yield


def _chip(word: Text, mark_name: str, tone: str) -> str:
    if not mark_name:
        return chip(str(word), tone)
    return f'<span class="chip {esc(tone)}">{glyph(mark_name)}{esc(str(word))}</span>'
