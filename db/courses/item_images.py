"""The files inside the texts of a base course: put there by its authors, read through the item they belong to."""

from ..access.guard import author, only
from ..core.files import Upload, keeping
from ..core.sql import column_of
from ..core.storage_limits import check_course_storage
from ..core.transactions import transaction
from ..items.pictures import free_name, picture_of
from ..records.course import Course
from ..records.event import log
from ..records.item_file import ItemFile
from ..records.person import Person
from .loads import item_to_edit


@only(author)
async def add_picture(course: Course, item_id: int, upload: Upload, *, by: Person) -> str:
    """Keep a file for an item's text; returns the name by which the text calls it, another one if it is taken."""
    await check_course_storage(course.id, [upload])
    async with keeping(upload) as [kept], transaction(course.topic('outline')):
        item = await item_to_edit(course, item_id)
        kept['name'] = free_name(kept.pop('file_name'), await column_of(item.files.all(), 'name', str))
        await ItemFile.create(item_id=item.id, **kept)
        await log('added_picture', by=by, course_id=course.id, item_id=item.id)
    return kept['name']


async def get_picture(course: Course, item_id: int, name: str, *, seen_by: Person) -> ItemFile:
    """Raises NotFound for what this item's text does not hold."""
    await author.check(seen_by, course)
    return await picture_of((await item_to_edit(course, item_id)).id, name)
