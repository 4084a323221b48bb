"""Items that exist in this session course only: written by its coaches, seen by its learners, by nobody else."""
from typing import Any

from .. import files
from ..access import Capability, can, only
from ..clock import now
from ..course.item import RULES, Item, Kind
from ..course.item_fields import take
from ..event import log
from ..live import change
from ..refusals import Invalid, NotAllowed, NotFound
from .moving import outline_moved


class OwnItems:

    @only(can(Capability.CUSTOMISE))
    async def add_own_item(self: Any, section_id: int, kind: Kind, title: str, *, by, **values: Any) -> Item:
        """At the end of a section of the course, in this session only."""
        async with change() as bells:
            section = await self._section(section_id)
            rows = await self._rows_of_section(section.id)
            item = Item(section_id=section.id, session_course_id=self.id, kind=kind, completes=RULES[kind][0],
                        position=max((row.place for row in rows), default=-1) + 1)
            take(item, {'title': title, **_published(values)})
            await item.save()
            await self._own_moved(bells, by, 'added_own_item', item)
        return item

    @only(can(Capability.CUSTOMISE))
    async def edit_own_item(self: Any, item_id: int, *, by, file: files.Upload | None = None, **values: Any) -> Item:
        """Any of its fields, or its file."""
        kept = await files.keep(file) if file else {}
        async with change() as bells:
            item = await self._own_item(item_id)
            take(item, _published(values))
            item.update_from_dict(kept)
            item.version += 1
            await item.save()
            await self._own_moved(bells, by, 'edited_own_item', item)
        return item

    @only(can(Capability.CUSTOMISE))
    async def remove_own_item(self: Any, item_id: int, *, by) -> None:
        """Out of the session; `restore_own_item` takes it back, with all that learners have done."""
        async with change() as bells:
            item = await self._own_item(item_id)
            item.is_archived, item.archived_at = True, now()
            await item.save(update_fields=['is_archived', 'archived_at'])
            await self._own_moved(bells, by, 'removed_own_item', item)

    @only(can(Capability.CUSTOMISE))
    async def restore_own_item(self: Any, item_id: int, *, by) -> None:
        async with change() as bells:
            item = await self._own_item(item_id)
            item.is_archived, item.archived_at = False, None
            await item.save(update_fields=['is_archived', 'archived_at'])
            await self._own_moved(bells, by, 'restored_own_item', item)

    async def own_item(self: Any, item_id: int, *, seen_by: Any) -> Item:
        """For who may see what coaches see of the course."""
        await can(Capability.TRACK).check(seen_by, self)
        return await self._own_item(item_id)

    async def _own_item(self: Any, item_id: int) -> Item:
        item = await Item.get_or_none(id=item_id, session_course_id=self.id)
        if item is None:
            if await Item.filter(id=item_id, section__course_id=self.course_id, session_course_id=None).exists():
                raise NotAllowed('This item is the course’s own. Make its title, text or dates yours instead.')
            raise NotFound('This item is not there any more.')
        return item

    async def _own_moved(self: Any, bells: Any, by: Any, verb: str, item: Item) -> None:
        await outline_moved(self, bells, counted=True)
        await log(verb, by=by, session_id=self.session_id, session_course_id=self.id, course_id=self.course_id,
                  item_id=item.id, details={'title': item.title})


def _published(values: dict[str, Any]) -> dict[str, Any]:
    if values.get('is_draft'):
        raise Invalid('An item of this session only is there at once: it knows no draft.')
    return values
