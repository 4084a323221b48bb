"""The file of an item and the captions of a video: shown by name, replaced by uploading."""
from collections.abc import Awaitable, Callable

from nicegui import ui
from nicegui.events import UploadEventArguments

from components.html import esc, icon
from components.uploads import opens, uploader
from db import Item
from db.core import Upload, numbers, settings
from db.records import ITEM_TYPES
from i18n import _


class ItemFiles:

    def __init__(self, item: Item, keep: Callable[..., Awaitable[None]]) -> None:
        """:param keep: is called with `file=` or `captions=`; it keeps it and calls `show`"""
        self._keep = keep
        self._words: dict[str, ui.html] = {}
        self.html_id = ''
        """Of the button that uploads the file."""
        if ITEM_TYPES[item.kind].has_file:
            self._row('file', _('File'), _('Upload a file'))
        if ITEM_TYPES[item.kind].has_captions:
            self._row('captions', _('Captions'), _('Upload captions'))
        self.show(item)

    def show(self, item: Item) -> None:
        named = {
            'file': f'{esc(item.file_name)} · {numbers.file_size(item.file_size)}' if item.file_hash
                    else _('No file yet'),
            'captions': _('There are captions (WebVTT)') if item.captions_hash
                        else _('No captions yet (a WebVTT file)'),
        }
        icons = {'file': 'draft', 'captions': 'closed_caption'}
        for name, words in self._words.items():
            words.content = f'{icon(icons[name])}<span class="clip">{named[name]}</span>'

    def _row(self, name: str, label: str, act: str) -> None:
        async def arrived(event: UploadEventArguments) -> None:
            await self._keep(**{name: Upload(event.file.name, event.file.size(), event.file.save)})
            ui.notify(_('Uploaded'))

        with ui.element('div').classes('item-file').props(f'role=group aria-label="{label}"'):
            self._words[name] = ui.html('', sanitize=False).classes('line grow')
            brings = uploader(arrived, limit=settings().max_upload_mb * 1024 * 1024).mark(f'upload-{name}')
            pick = ui.button(act, icon='sym_o_upload').classes('co-btn co-small')
            self.html_id = self.html_id or pick.html_id
            opens(pick, brings)
