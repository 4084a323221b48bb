"""A link on the page of its item."""
from db.progress import ItemView
from pages.sessions.item_content import web_link


async def link_content(reading: ItemView, place: str, link: str) -> None:
    web_link(reading.url, link or f'{place}/link')
