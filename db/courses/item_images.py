"""The files inside the texts of a base course: put there by its authors, read through the item they belong to."""
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from ..access.capabilities import author, only
from ..core.files import Upload, keeping
from ..core.refusals import NotFound
from ..core.storage_limits import check_course_storage
from ..core.topics import transaction
from ..records.event import log
from ..records.item_file import MAX_LENGTH_NAME, ItemFile

if TYPE_CHECKING:
    from ..records.person import Person

MAX_LENGTH_ENDING = 10

class Illustrating:

    @only(author)
    async def add_picture(self: Any, item_id: int, upload: Upload, *, by: 'Person') -> str:
        """Keep a file for an item's text; returns the name by which the text calls it, another one if it is taken."""
        await check_course_storage(self.id, [upload])
        async with keeping(upload) as [kept], transaction(self.topic('outline')):
            item = await self._item(item_id)
            kept['name'] = free_name(kept.pop('file_name'), await item.files.all().values_list('name', flat=True))
            await ItemFile.create(item_id=item.id, **kept)
            await log('added_picture', by=by, course_id=self.id, item_id=item.id)
        return kept['name']

    async def picture(self: Any, item_id: int, name: str, *, seen_by: 'Person') -> ItemFile:
        """Raises NotFound for what this item's text does not hold."""
        await author.check(seen_by, self)
        return await picture_of((await self._item(item_id)).id, name)


async def picture_of(item_id: int, name: str) -> ItemFile:
    """For loads that have asked who may see the item."""
    found = await ItemFile.get_or_none(item_id=item_id, name=name)
    if found is None:
        raise NotFound
    return found


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name itself, or “chart-2.png”, which is no longer than a name may be."""
    known, number = set(taken), 2
    path = PurePosixPath(name)
    stem, ending = (path.stem, path.suffix) if len(path.suffix) <= MAX_LENGTH_ENDING else (name, '')
    free = name
    while free in known:
        behind = f'-{number}{ending}'
        free = stem[:MAX_LENGTH_NAME - len(behind)] + behind
        number += 1
    return free
