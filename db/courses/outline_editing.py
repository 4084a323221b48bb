"""Editing the outline of a base course: sections and items, their order, their content.

Whatever changes reaches every session that runs the course: their figures are counted again in the same transaction.
"""
from collections.abc import Sequence
from dataclasses import replace

from i18n import _

from ..access.guard import author, only
from ..core import files
from ..core.refusals import Invalid, NotAllowed, NotFound
from ..core.sql import column_of
from ..core.transactions import transaction
from ..items.changes import ItemChanges
from ..items.fields import apply_fields, checked_title
from ..items.uploads import item_files, replaced
from ..records.course import Course
from ..records.event import log
from ..records.item import Item, ItemKind, Section
from ..records.item_types import ITEM_TYPES
from ..records.person import Person
from .loads import course_outline_changed, item_to_edit, publish_item_questions

COUNTED = {'required', 'completes', 'weight', 'points', 'pass_points', 'due_day', 'is_draft'}
"""Fields on which learners' figures depend."""
READ = ('title', 'body', 'url', 'file_hash', 'captions_hash', 'settings')
"""What learners read: a change of it is a new version."""


@only(author)
async def add_section(course: Course, title: str, *, by: Person) -> Section:
    async with transaction(course.topic('outline')) as outbox:
        last = await course.sections.all().order_by('-position').first()
        section = await Section.create(course_id=course.id, title=checked_title(title, 160),
                                       position=last.position + 1 if last else 0)
        await course_outline_changed(course, outbox)
        await log('added_section', by=by, course_id=course.id, details={'title': section.title})
    return section


@only(author)
async def rename_section(course: Course, section_id: int, title: str, *, by: Person) -> None:
    async with transaction(course.topic('outline')) as outbox:
        section = await _section(course, section_id)
        section.title = checked_title(title, 160)
        await section.save(update_fields=['title'])
        await course_outline_changed(course, outbox)
        await log('renamed_section', by=by, course_id=course.id, details={'title': section.title})


@only(author)
async def date_section(course: Course, section_id: int, opens_day: int | None, *, by: Person) -> None:
    """Its items open on this day of a session, counted from 0; None: from the beginning."""
    if opens_day is not None and not -3650 <= opens_day <= 3650:
        raise Invalid(_('Enter a number from −3,650 to 3,650: days after the session’s start.'), 'opens_day')
    async with transaction(course.topic('outline')) as outbox:
        section = await _section(course, section_id)
        section.opens_day = opens_day
        await section.save(update_fields=['opens_day'])
        await course_outline_changed(course, outbox)
        await log('dated_section', by=by, course_id=course.id, details={'title': section.title, 'day': opens_day})


@only(author)
async def order_sections(course: Course, section_ids: Sequence[int], *, by: Person) -> None:
    async with transaction(course.topic('outline')) as outbox:
        for position, id_ in enumerate(section_ids):
            await course.sections.filter(id=id_).update(position=position)
        await course_outline_changed(course, outbox)
        await log('ordered_sections', by=by, course_id=course.id)


@only(author)
async def move_section(course: Course, section_id: int, to: int, *, by: Person) -> None:
    """To this place, counted from 0 without itself."""
    async with transaction():
        section = await _section(course, section_id)
        others = course.sections.all().exclude(id=section.id).order_by('position', 'id')
        ids = await column_of(others, 'id', int)
        await order_sections(course, [*ids[:to], section.id, *ids[to:]], by=by)


@only(author)
async def remove_section(course: Course, section_id: int, *, by: Person) -> None:
    """Only an empty one: its items are moved or removed first. What sessions have of their own there moves to the
    section beside it."""
    async with transaction(course.topic('outline')) as outbox:
        section = await _section(course, section_id)
        if await section.items.filter(session_course_id=None, is_archived=False).exists():
            raise NotAllowed(_('Move or remove the items of this section first.'))
        if await section.items.filter(session_course_id=None).exists():
            raise NotAllowed(_('This section holds archived items. Restore them, or delete them for good, first.'))
        if await section.items.all().exists():
            before = course.sections.filter(position__lte=section.position).exclude(id=section.id)
            beside = await before.order_by('-position', '-id').first() or await course.sections.all().exclude(
                id=section.id).order_by('position', 'id').first()
            if beside is None:
                raise NotAllowed(_('A session has items of its own in this section, the only one. Add another first.'))
            await section.items.all().update(section_id=beside.id)
        await section.delete()
        await course_outline_changed(course, outbox)
        await log('removed_section', by=by, course_id=course.id, details={'title': section.title})


@only(author)
async def add_item(course: Course, section_id: int, kind: ItemKind, title: str, more: ItemChanges | None = None, *,
                   by: Person) -> Item:
    """A new item at the end of the section.

    :param more: its other fields
    """
    async with transaction(course.topic('outline')) as outbox:
        section = await _section(course, section_id)
        last = await section.items.all().order_by('-position').first()
        item = Item(section_id=section.id, kind=kind, completes=ITEM_TYPES[kind].completion_rules[0],
                    position=last.position + 1 if last else 0)
        apply_fields(item, replace(more or ItemChanges(), title=title))
        await item.save()
        await course_outline_changed(course, outbox, recalculate=True)
        await log('added_item', by=by, course_id=course.id, item_id=item.id)
    return item


@only(author)
async def edit_item(course: Course, item_id: int, changes: ItemChanges | None = None, *, by: Person,
                    file: files.Upload | None = None, captions: files.Upload | None = None) -> Item:
    """Change any of the fields of an item, its file, or the captions of a video."""
    async with item_files(course.id, file, captions) as kept, transaction(course.topic('outline')) as outbox:
        item = await item_to_edit(course, item_id)
        before = {name: getattr(item, name) for name in (*COUNTED, *READ)}
        item.update_from_dict(kept)
        apply_fields(item, changes or ItemChanges())
        changed = {name for name, value in before.items() if value != getattr(item, name)}
        item.version += bool(changed & set(READ))
        await item.save()
        if before['is_draft'] and not item.is_draft:
            await publish_item_questions(course, outbox, item.id)
        await course_outline_changed(course, outbox, recalculate=bool(changed & COUNTED))
        await log('edited_item', by=by, course_id=course.id, item_id=item.id)
    await files.release(*replaced(before, kept))
    return item


@only(author)
async def place_items(course: Course, section_id: int, item_ids: Sequence[int], *, by: Person) -> None:
    """These items, in this order, are the section's; they may come from other sections of the course."""
    async with transaction(course.topic('outline')) as outbox:
        section = await _section(course, section_id)
        for position, id_ in enumerate(item_ids):
            await Item.filter(id=id_, section__course_id=course.id).update(section_id=section.id, position=position)
        await course_outline_changed(course, outbox)
        await log('ordered_items', by=by, course_id=course.id)


@only(author)
async def move_item(course: Course, item_id: int, section_id: int, to: int, *, by: Person) -> None:
    """Into this section, to this place among what is shown there, counted from 0 without itself."""
    async with transaction():
        item, section = await item_to_edit(course, item_id), await _section(course, section_id)
        others = section.items.filter(session_course_id=None, is_archived=False).exclude(id=item.id)
        ids = await column_of(others.order_by('position', 'id'), 'id', int)
        await place_items(course, section.id, [*ids[:to], item.id, *ids[to:]], by=by)


async def base_outline(course: Course, *, seen_by: Person) -> list[Section]:
    """The sections with their items as authors see them, each under `.shown`, in order."""
    await author.check(seen_by, course)
    sections = await course.sections.all().order_by('position', 'id')
    items = await Item.filter(section__course_id=course.id, session_course_id=None, is_archived=False
                              ).order_by('position', 'id')
    for section in sections:
        section.shown = [item for item in items if item.section_id == section.id]
    return sections


async def get_item(course: Course, item_id: int, *, seen_by: Person) -> Item:
    """One item of the base course that is not archived."""
    await author.check(seen_by, course)
    item = await item_to_edit(course, item_id)
    if item.is_archived:
        raise NotFound(_('This item is not there any more.'))
    return item


async def _section(course: Course, section_id: int) -> Section:
    section = await Section.get_or_none(id=section_id, course_id=course.id)
    if section is None:
        raise NotFound(_('This section is not there any more.'))
    return section
