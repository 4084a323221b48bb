"""Pictures within the texts of items."""
from collections.abc import Iterable
from pathlib import PurePosixPath

from ..core.refusals import NotFound
from ..records.item_file import MAX_LENGTH_NAME, ItemFile

MAX_LENGTH_ENDING = 10


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
