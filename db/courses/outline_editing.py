"""Editing the outline of a base course: sections and items, their order, their content.

Whatever changes reaches every session that runs the course: their figures are counted again in the same transaction.
"""
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..access.capabilities import author, only
from ..core import files
from ..core.refusals import Invalid, NotAllowed, NotFound
from ..core.topics import Outbox, transaction
from ..records.event import log
from ..records.item import COMPLETION_RULES, Item, ItemKind, Section
from .changes import ItemChanges
from .item_fields import apply_fields, checked_title
from .item_uploads import item_files, replaced

if TYPE_CHECKING:
    from ..records.person import Person

COUNTED = {'required', 'completes', 'weight', 'points', 'pass_points', 'due_day', 'is_draft'}
"""Fields on which learners' figures depend."""
READ = ('title', 'body', 'url', 'file_hash', 'captions_hash', 'settings')
"""What learners read: a change of it is a new version."""


class OutlineEditing:

    @only(author)
    async def add_section(self: Any, title: str, *, by: 'Person') -> Section:
        async with transaction(self.topic('outline')) as outbox:
            last = await self.sections.all().order_by('-position').first()
            section = await Section.create(course_id=self.id, title=checked_title(title, 160),
                                           position=last.position + 1 if last else 0)
            await self._outline_changed(outbox)
            await log('added_section', by=by, course_id=self.id, details={'title': section.title})
        return section

    @only(author)
    async def rename_section(self: Any, section_id: int, title: str, *, by: 'Person') -> None:
        async with transaction(self.topic('outline')) as outbox:
            section = await self._section(section_id)
            section.title = checked_title(title, 160)
            await section.save(update_fields=['title'])
            await self._outline_changed(outbox)
            await log('renamed_section', by=by, course_id=self.id, details={'title': section.title})

    @only(author)
    async def date_section(self: Any, section_id: int, opens_day: int | None, *, by: 'Person') -> None:
        """Its items open on this day of a session, counted from 0; None: from the beginning."""
        if opens_day is not None and not -3650 <= opens_day <= 3650:
            raise Invalid('Enter a number from −3,650 to 3,650: days after the session’s start.', 'opens_day')
        async with transaction(self.topic('outline')) as outbox:
            section = await self._section(section_id)
            section.opens_day = opens_day
            await section.save(update_fields=['opens_day'])
            await self._outline_changed(outbox)
            await log('dated_section', by=by, course_id=self.id, details={'title': section.title, 'day': opens_day})

    @only(author)
    async def order_sections(self: Any, section_ids: Sequence[int], *, by: 'Person') -> None:
        async with transaction(self.topic('outline')) as outbox:
            for position, id_ in enumerate(section_ids):
                await self.sections.filter(id=id_).update(position=position)
            await self._outline_changed(outbox)
            await log('ordered_sections', by=by, course_id=self.id)

    @only(author)
    async def move_section(self: Any, section_id: int, to: int, *, by: 'Person') -> None:
        """To this place, counted from 0 without itself."""
        async with transaction():
            section = await self._section(section_id)
            others = self.sections.all().exclude(id=section.id).order_by('position', 'id')
            ids = await others.values_list('id', flat=True)
            await self.order_sections([*ids[:to], section.id, *ids[to:]], by=by)

    @only(author)
    async def remove_section(self: Any, section_id: int, *, by: 'Person') -> None:
        """Only an empty one: its items are moved or removed first. What sessions have of their own there moves to the
        section beside it."""
        async with transaction(self.topic('outline')) as outbox:
            section = await self._section(section_id)
            if await section.items.filter(session_course_id=None, is_archived=False).exists():
                raise NotAllowed('Move or remove the items of this section first.')
            if await section.items.filter(session_course_id=None).exists():
                raise NotAllowed('This section holds archived items. Restore them, or delete them for good, first.')
            if await section.items.all().exists():
                before = self.sections.filter(position__lte=section.position).exclude(id=section.id)
                beside = await before.order_by('-position', '-id').first() or await self.sections.all().exclude(
                    id=section.id).order_by('position', 'id').first()
                if beside is None:
                    raise NotAllowed('A session has items of its own in this section, the only one. Add another first.')
                await section.items.all().update(section_id=beside.id)
            await section.delete()
            await self._outline_changed(outbox)
            await log('removed_section', by=by, course_id=self.id, details={'title': section.title})

    @only(author)
    async def add_item(self: Any, section_id: int, kind: ItemKind, title: str, more: ItemChanges | None = None, *,
                       by: 'Person') -> Item:
        """A new item at the end of the section.

        :param more: its other fields
        """
        async with transaction(self.topic('outline')) as outbox:
            section = await self._section(section_id)
            last = await section.items.all().order_by('-position').first()
            item = Item(section_id=section.id, kind=kind, completes=COMPLETION_RULES[kind][0],
                        position=last.position + 1 if last else 0)
            apply_fields(item, replace(more or ItemChanges(), title=title))
            await item.save()
            await self._outline_changed(outbox, recalculate=True)
            await log('added_item', by=by, course_id=self.id, item_id=item.id)
        return item

    @only(author)
    async def edit_item(self: Any, item_id: int, changes: ItemChanges | None = None, *, by: 'Person',
                        file: files.Upload | None = None, captions: files.Upload | None = None) -> Item:
        """Change any of the fields of an item, its file, or the captions of a video."""
        async with item_files(self.id, file, captions) as kept, transaction(self.topic('outline')) as outbox:
            item = await self._item(item_id)
            before = {name: getattr(item, name) for name in (*COUNTED, *READ)}
            item.update_from_dict(kept)
            apply_fields(item, changes or ItemChanges())
            changed = {name for name, value in before.items() if value != getattr(item, name)}
            item.version += bool(changed & set(READ))
            await item.save()
            if before['is_draft'] and not item.is_draft:
                await self._publish_asked(outbox, item.id)
            await self._outline_changed(outbox, recalculate=bool(changed & COUNTED))
            await log('edited_item', by=by, course_id=self.id, item_id=item.id)
        await files.release(*replaced(before, kept))
        return item

    @only(author)
    async def place_items(self: Any, section_id: int, item_ids: Sequence[int], *, by: 'Person') -> None:
        """These items, in this order, are the section's; they may come from other sections of the course."""
        async with transaction(self.topic('outline')) as outbox:
            section = await self._section(section_id)
            for position, id_ in enumerate(item_ids):
                await Item.filter(id=id_, section__course_id=self.id).update(section_id=section.id, position=position)
            await self._outline_changed(outbox)
            await log('ordered_items', by=by, course_id=self.id)

    @only(author)
    async def move_item(self: Any, item_id: int, section_id: int, to: int, *, by: 'Person') -> None:
        """Into this section, to this place among what is shown there, counted from 0 without itself."""
        async with transaction():
            item, section = await self._item(item_id), await self._section(section_id)
            others = section.items.filter(session_course_id=None, is_archived=False).exclude(id=item.id)
            ids = await others.order_by('position', 'id').values_list('id', flat=True)
            await self.place_items(section.id, [*ids[:to], item.id, *ids[to:]], by=by)

    async def base_outline(self: Any, *, seen_by: 'Person') -> list[Section]:
        """The sections with their items as authors see them, each under `.shown`, in order."""
        await author.check(seen_by, self)
        sections = await self.sections.all().order_by('position', 'id')
        items = await Item.filter(section__course_id=self.id, session_course_id=None, is_archived=False
                                  ).order_by('position', 'id')
        for section in sections:
            section.shown = [item for item in items if item.section_id == section.id]
        return sections

    async def item(self: Any, item_id: int, *, seen_by: 'Person') -> Item:
        """One item of the base course that is not archived."""
        await author.check(seen_by, self)
        item = await self._item(item_id)
        if item.is_archived:
            raise NotFound('This item is not there any more.')
        return item

    async def _section(self: Any, section_id: int) -> Section:
        section = await Section.get_or_none(id=section_id, course_id=self.id)
        if section is None:
            raise NotFound('This section is not there any more.')
        return section

    async def _item(self: Any, item_id: int) -> Item:
        item = await Item.get_or_none(id=item_id, section__course_id=self.id, session_course_id=None)
        if item is None:
            raise NotFound('This item is not there any more.')
        return item

    async def _outline_changed(self: Any, outbox: Outbox, *, recalculate: bool = False) -> None:
        """Every session that runs the course shows the new outline, with the figures that follow from it."""
        from ..customisation.outline_changes import outline_changed
        for session_course in await self.session_courses.all():
            await outline_changed(session_course, outbox, recalculate=recalculate)
