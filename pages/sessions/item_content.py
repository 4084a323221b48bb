"""What an item shows to everybody: text, a file, an address."""
from urllib.parse import urlsplit

from nicegui import ui

from components.banners import banner
from components.html import esc
from components.reader.reader import item_link, item_text
from db.core import media_type, numbers
from db.progress import ItemView
from db.records import ItemKind

NO_FILE = ('No file has been added yet.', 'It appears here as soon as the author has added it.')


async def item_content(reading: ItemView, place: str, *, link: str = '') -> None:
    """The author's words, then what the item is about.

    :param place: the address of the item; its files are below it
    :param link: where a link leads to, if not to the way out that remembers who has followed it
    """
    if reading.body.strip():
        await item_text(reading.body, f'{place}/files/')
    if reading.item.kind is ItemKind.FILE:
        await _file(reading, f'{place}/file')
    elif reading.item.kind is ItemKind.LINK:
        web_link(reading.url, link or f'{place}/link')


async def _file(reading: ItemView, href: str) -> None:
    """Pictures and PDF are shown in place; everything can be had."""
    if not reading.file_hash:
        banner('draft', *NO_FILE)
        return
    kind = await media_type(reading.file_hash)
    title = esc(reading.item.title)
    if kind.startswith('image/'):
        ui.html(f'<img class="shown" src="{esc(href)}" alt="{title}" loading="lazy">', sanitize=False)
    elif kind == 'application/pdf':
        paper = f'{esc(href)}#navpanes=0&amp;view=FitH'
        ui.html(f'<iframe class="shown paper hide-s" src="{paper}" title="{title}" loading="lazy"></iframe>',
                sanitize=False)
    item_link(reading.file_name, f'{href}?download=1', icon_name='download', note=numbers.file_size(reading.file_size),
              elsewhere=False)


def is_web(url: str) -> bool:
    """Only to the web, whatever an import has brought."""
    parts = urlsplit(url)
    return parts.scheme in ('http', 'https') and bool(parts.netloc)


def web_link(url: str, href: str, icon_name: str = 'open_in_new') -> None:
    """:param href: leads there, and remembers who has followed it"""
    if is_web(url):
        host = urlsplit(url).netloc.removeprefix('www.')
        item_link(host, href, icon_name=icon_name, note=f'{url} · opens in a new tab')
    else:
        banner('link_off', 'No address has been added yet.', 'It appears here as soon as the author has added it.')
