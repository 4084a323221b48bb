"""Markdown to write, with what readers will see beside it."""
import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from nicegui import background_tasks

from components.bound_value import BoundValue
from components.browser_modules import KIT
from i18n import lazy, translated

WORDS = {
    'write': lazy('Write'),
    'preview': lazy('Preview'),
    'tools': lazy('Formatting'),
    'bold': lazy('Bold'),
    'italic': lazy('Italic'),
    'heading': lazy('Heading'),
    'list': lazy('List'),
    'code': lazy('Code'),
    'link': lazy('Link'),
    'link_text': lazy('text'),
    'empty': lazy('What you write shows here as readers will see it.'),
}


class MarkdownEditor(BoundValue, component='markdown_editor.js', esm=KIT):
    """`render` turns Markdown into HTML that is safe to show: it must sanitise. One text is rendered at a time, and of
    those that came meanwhile the newest only.

    `value` binds like that of any field; changes arrive a moment after the last key, and when the field is left.
    """

    def __init__(self, label: str, *, value: str = '', render: Callable[[str], Awaitable[str]], hint: str = '',
                 rows: int = 16, words: Mapping[str, Any] = WORDS, on_change: Callable[..., Any] | None = None) -> None:
        super().__init__(value=value, on_value_change=on_change)
        self._render = render
        with self._props.suspend_updates():
            self._props |= {'label': label, 'hint': hint, 'rows': rows, 'words': translated(words), 'html': ''}
        self._newest: str | None = None
        self._rendering: asyncio.Task[None] | None = None
        if value:
            self._show(value)
        self.on_value_change(lambda event: self._show(event.value or ''))

    def set_enabled(self, enabled: bool) -> None:
        self._props['readonly'] = not enabled

    def _show(self, text: str) -> None:
        self._newest = text
        if self._rendering is None or self._rendering.done():
            self._rendering = background_tasks.create(self._render_newest(), name='preview')

    async def _render_newest(self) -> None:
        while (text := self._newest) is not None:
            self._newest = None
            html = await self._render(text)
            if self.is_deleted:
                return
            if self._props['html'] != html:
                self._props['html'] = html
