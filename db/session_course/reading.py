"""One item of a session course, with everything that a page about it shows."""
from dataclasses import dataclass
from typing import Any

from ..access import Capability, can
from ..course.item import Item
from .outline import Outline, OutlineItem


@dataclass(frozen=True, slots=True)
class Reading:
    outline: Outline
    item: OutlineItem
    body: str
    url: str
    file_name: str
    file_hash: str
    file_size: int
    captions_hash: str

    @property
    def place_in_section(self) -> tuple[int, int]:
        """“item 4 of 6”."""
        section = next(section for section in self.outline.sections if section.id == self.item.section_id)
        return section.items.index(self.item) + 1, len(section.items)

    @property
    def before(self) -> OutlineItem | None:
        at = self.outline.items.index(self.item)
        return self.outline.items[at - 1] if at else None

    @property
    def after(self) -> OutlineItem | None:
        at = self.outline.items.index(self.item) + 1
        return self.outline.items[at] if at < len(self.outline.items) else None


class ReadingItems:

    async def outline_seen_by(self: Any, person: Any) -> Outline:
        """The effective outline, for who may open the course."""
        await can(Capability.ENTER_COURSE).check(person, self)
        return await self.outline()

    async def item(self: Any, item_id: int, *, seen_by: Any) -> Reading:
        """Raises NotFound for an item that is not in the effective outline. Three statements."""
        await can(Capability.ENTER_COURSE).check(seen_by, self)
        outline = await self.outline()
        item = outline.item(item_id)
        content = await Item.filter(id=item.id).first().values(
            'body', 'url', 'file_name', 'file_hash', 'file_size', 'captions_hash')
        return Reading(outline=outline, item=item, **content)
