"""What an item shows to everybody: text, a file, an address."""
from urllib.parse import urlsplit

from components.banners import banner
from components.reader.reader import item_link, item_text
from db.progress import ItemView
from i18n import _, lazy
from pages.item_type_registry import ITEM_TYPE_PAGES

NO_FILE = (lazy('No file has been added yet.'), lazy('It appears here as soon as the author has added it.'))


async def item_content(reading: ItemView, place: str, *, link: str = '') -> None:
    """The author's words, then what the item is about.

    :param place: the address of the item; its files are below it
    :param link: where a link leads to, if not to the way out that remembers who has followed it
    """
    if reading.body.strip():
        await item_text(reading.body, f'{place}/files/')
    if content := ITEM_TYPE_PAGES[reading.item.kind].content:
        await content(reading, place, link)


def is_web(url: str) -> bool:
    """Only to the web, whatever an import has brought."""
    parts = urlsplit(url)
    return parts.scheme in ('http', 'https') and bool(parts.netloc)


def web_link(url: str, href: str, icon_name: str = 'open_in_new') -> None:
    """:param href: leads there, and remembers who has followed it"""
    if is_web(url):
        host = urlsplit(url).netloc.removeprefix('www.')
        item_link(host, href, icon_name=icon_name, note=_('{url} · opens in a new tab', url=url))
    else:
        banner('link_off', _('No address has been added yet.'),
               _('It appears here as soon as the author has added it.'))
