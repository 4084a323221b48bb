"""A file on the page of its item."""
from nicegui import ui

from components.banners import banner
from components.html import esc
from components.reader.reader import item_link
from db.core import media_type, numbers
from db.progress import ItemView
from pages.sessions.item_content import NO_FILE


async def file_content(reading: ItemView, place: str, _: str) -> None:
    """Pictures and PDF are shown in place; everything can be had."""
    if not reading.file_hash:
        banner('draft', *map(str, NO_FILE))
        return
    href, kind = f'{place}/file', await media_type(reading.file_hash)
    title = esc(reading.item.title)
    if kind.startswith('image/'):
        ui.html(f'<img class="shown" src="{esc(href)}" alt="{title}" loading="lazy">', sanitize=False)
    elif kind == 'application/pdf':
        paper = f'{esc(href)}#navpanes=0&amp;view=FitH'
        ui.html(f'<iframe class="shown paper hide-s" src="{paper}" title="{title}" loading="lazy"></iframe>',
                sanitize=False)
    item_link(reading.file_name, f'{href}?download=1', icon_name='download', note=numbers.file_size(reading.file_size),
              elsewhere=False)
