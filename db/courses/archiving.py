"""Removing items, and taking that back: what was removed waits in the archive of its course, results and all."""

from i18n import _

from ..access.guard import author, only
from ..core.clock import now
from ..core.refusals import NotAllowed
from ..core.sql import IdRow, select
from ..core.transactions import transaction
from ..records.course import Course
from ..records.event import log
from ..records.item import Item
from ..records.person import Person
from .loads import course_outline_changed, item_to_edit


@only(author)
async def remove_item(course: Course, item_id: int, *, by: Person) -> None:
    """Out of every session that runs the course. Nothing is lost: `restore_item` puts it back where it was."""
    async with transaction(course.topic('outline')) as outbox:
        item = await item_to_edit(course, item_id)
        item.is_archived, item.archived_at = True, now()
        await item.save(update_fields=['is_archived', 'archived_at'])
        await course_outline_changed(course, outbox, recalculate=True)
        await log('removed_item', by=by, course_id=course.id, item_id=item.id, details={'title': item.title})


@only(author)
async def restore_item(course: Course, item_id: int, *, by: Person) -> Item:
    """Back to its section and place, with all results that learners have."""
    async with transaction(course.topic('outline')) as outbox:
        item = await item_to_edit(course, item_id)
        item.is_archived, item.archived_at = False, None
        await item.save(update_fields=['is_archived', 'archived_at'])
        await course_outline_changed(course, outbox, recalculate=True)
        await log('restored_item', by=by, course_id=course.id, item_id=item.id, details={'title': item.title})
    return item


@only(author)
async def delete_item(course: Course, item_id: int, *, by: Person) -> None:
    """For good: an archived item that nobody has ever worked on."""
    async with transaction(course.topic('outline')):
        item = await item_to_edit(course, item_id)
        if not item.is_archived:
            raise NotAllowed(_('Remove the item first; from the archive it can be deleted for good.'))
        if await has_results(item.id):
            raise NotAllowed(_('Learners have worked on {title}. It stays in the archive, with their results.',
                               title=item.title))
        await item.slots.all().delete()
        await item.delete()
        await log('deleted_item', by=by, course_id=course.id, details={'title': item.title})


async def archived_items(course: Course, *, seen_by: Person) -> list[Item]:
    """The archive, the last removed first, each with its section and under `.has_results` whether it must stay."""
    await author.check(seen_by, course)
    found = Item.filter(section__course_id=course.id, session_course_id=None, is_archived=True)
    items = await found.order_by('-archived_at', '-id').select_related('section')
    with_results = {row['id'] for row in await select(IdRow, _WITH_RESULTS, ids=[item.id for item in items])}
    for item in items:
        item.has_results = item.id in with_results
    return items


async def has_results(item_id: int) -> bool:
    return bool(await select(IdRow, _WITH_RESULTS, ids=[item_id]))


_WITH_RESULTS = '''
SELECT i.id FROM item i
 WHERE i.id IN :ids AND (
       EXISTS (SELECT 1 FROM item_completion c WHERE c.item_id = i.id)
    OR EXISTS (SELECT 1 FROM submission s WHERE s.item_id = i.id)
    OR EXISTS (SELECT 1 FROM draft d WHERE d.item_id = i.id)
    OR EXISTS (SELECT 1 FROM attempt a WHERE a.item_id = i.id)
    OR EXISTS (SELECT 1 FROM thread t WHERE t.item_id = i.id)
    OR EXISTS (SELECT 1 FROM watched w WHERE w.item_id = i.id)
    OR EXISTS (SELECT 1 FROM survey_response r WHERE r.item_id = i.id))
'''
