"""Items that exist in this session course only: written by its coaches, seen by its learners once they are complete
(`completeness.py`), by nobody else."""
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core import files
from ..core.changes import UNSET
from ..core.clock import now
from ..core.refusals import Invalid
from ..core.sql import column_of
from ..core.storage_limits import check_course_storage
from ..core.transactions import transaction
from ..items.changes import ItemChanges
from ..items.fields import apply_fields
from ..items.pictures import free_name
from ..items.uploads import item_files, replaced
from ..outlines.items import find_session_item
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.item import Item, ItemKind
from ..records.item_file import ItemFile
from ..records.item_types import ITEM_TYPES
from ..records.person import Person
from ..records.session_course import SessionCourse
from .content import move_item, section_to_change
from .outline_changes import outline_changed
from .provenance import customisation_rows, section_rows


@only(can(Capability.CUSTOMISE))
async def add_session_item(session_course: SessionCourse, section_id: int, kind: ItemKind, title: str,
                           more: ItemChanges | None = None, *, by: Person) -> Item:
    """At the end of a section of the course, in this session only."""
    async with transaction() as outbox:
        section = await section_to_change(session_course, section_id)
        item = Item(section_id=section.id, session_course_id=session_course.id, kind=kind,
                    completes=ITEM_TYPES[kind].completion_rules[0],
                    position=await _end_of(session_course, section.id))
        await _apply_fields(session_course, item, replace(more or ItemChanges(), title=title))
        await item.save()
        await _session_item_changed(session_course, outbox, by, 'added_session_item', item)
    return item


@only(can(Capability.CUSTOMISE))
async def edit_session_item(session_course: SessionCourse, item_id: int, changes: ItemChanges | None = None, *,
                            by: Person,
                            file: files.Upload | None = None, captions: files.Upload | None = None) -> Item:
    """Any of its fields, its file, or the captions of a video."""
    async with item_files(session_course.course_id, file, captions) as kept, transaction() as outbox:
        item = await find_session_item(session_course, item_id)
        before = {name: getattr(item, name) for name in kept}
        item.update_from_dict(kept)
        await _apply_fields(session_course, item, changes or ItemChanges())
        item.version += 1
        await item.save()
        await _session_item_changed(session_course, outbox, by, 'edited_session_item', item)
    await files.release(*replaced(before, kept))
    return item


@only(can(Capability.CUSTOMISE))
async def add_session_item_picture(session_course: SessionCourse, item_id: int, upload: files.Upload, *,
                                   by: Person) -> str:
    """Keep a file for the item's text; returns the name by which the text calls it, another one if it is taken."""
    await check_course_storage(session_course.course_id, [upload])
    async with files.keeping(upload) as [kept], transaction() as outbox:
        item = await find_session_item(session_course, item_id)
        kept['name'] = free_name(kept.pop('file_name'), await column_of(item.files.all(), 'name', str))
        await ItemFile.create(item_id=item.id, **kept)
        await _session_item_changed(session_course, outbox, by, 'edited_session_item', item)
    return kept['name']


@only(can(Capability.CUSTOMISE))
async def move_session_item(session_course: SessionCourse, item_id: int, section_id: int, to: int, *,
                            by: Person) -> None:
    """Into this section, to this place among what is there here, counted from 0 without itself."""
    async with transaction():
        item, section = await find_session_item(session_course, item_id), await section_to_change(session_course,
                                                                                                  section_id)
        item.section_id = section.id
        await item.save(update_fields=['section_id'])
        await move_item(session_course, item.id, to, by=by)


@only(can(Capability.CUSTOMISE))
async def remove_session_item(session_course: SessionCourse, item_id: int, *, by: Person) -> None:
    """Out of the session; `restore_session_item` takes it back, with all that learners have done."""
    async with transaction() as outbox:
        item = await find_session_item(session_course, item_id, also_removed=True)
        item.is_archived, item.archived_at = True, now()
        await item.save(update_fields=['is_archived', 'archived_at'])
        await _session_item_changed(session_course, outbox, by, 'removed_session_item', item)


@only(can(Capability.CUSTOMISE))
async def restore_session_item(session_course: SessionCourse, item_id: int, *, by: Person) -> None:
    async with transaction() as outbox:
        item = await find_session_item(session_course, item_id, also_removed=True)
        item.is_archived, item.archived_at = False, None
        await item.save(update_fields=['is_archived', 'archived_at'])
        await _session_item_changed(session_course, outbox, by, 'restored_session_item', item)


async def removed_session_items(session_course: SessionCourse, *, seen_by: Person) -> list[Item]:
    """What waits to be restored, the last removed first, each with its section."""
    await can(Capability.TRACK).check(seen_by, session_course)
    found = Item.filter(session_course_id=session_course.id, is_archived=True).order_by('-archived_at', '-id')
    return await found.select_related('section')


async def _apply_fields(session_course: SessionCourse, item: Item, changes: ItemChanges) -> None:
    if changes.is_draft is not UNSET and changes.is_draft:
        raise Invalid(_('An item of this session only is there at once: it knows no draft.'))
    apply_fields(item, changes)
    if changes.needs is not UNSET:
        needs = {row.id: {id_ for id_, __ in row.item.needs} for row in await customisation_rows(session_course)}
        if not {id_ for id_, __ in item.needs} <= needs.keys():
            raise Invalid(_('It can only wait for items of this course.'), 'needs')
        if item.id and _waits_for_itself(item.id, needs | {item.id: {id_ for id_, __ in item.needs}}):
            raise Invalid(_('These items would wait for each other.'), 'needs')


async def _end_of(session_course: SessionCourse, section_id: int) -> int:
    return max((row.place for row in await section_rows(session_course, section_id)), default=-1) + 1


async def _session_item_changed(session_course: SessionCourse, outbox: Any, by: Person, verb: EventVerb,
                                item: Item) -> None:
    await outline_changed(session_course, outbox, recalculate=True)
    await log(verb, by=by, session_id=session_course.session_id, session_course_id=session_course.id,
              course_id=session_course.course_id,
              item_id=item.id, details={'title': item.title})


def _waits_for_itself(item_id: int, needs: Mapping[int, set[int]]) -> bool:
    """Whether what it needs, or what that needs in turn, needs the item."""
    seen: set[int] = set()
    coming = set(needs[item_id])
    while coming:
        one = coming.pop()
        if one == item_id:
            return True
        if one not in seen:
            seen.add(one)
            coming |= needs.get(one, set())
    return False
