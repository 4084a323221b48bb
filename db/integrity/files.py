"""Whether the disk holds the files that records speak of, and no others."""
import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from ..access.guard import administrator
from ..access.system import or_system
from ..core.clock import now
from ..core.config import settings
from ..core.files import HOLDERS, release
from ..core.sql import select
from ..records.system_actor import Actor

GRACE_SECONDS = 3600
"""A file may come a moment before its record."""


@dataclass(frozen=True, slots=True)
class FileCheckReport:
    missing: list[str]
    """The names of files that records speak of, and that are not there."""
    left_over: int
    """Files of which no record speaks."""
    left_over_bytes: int


async def check_files(*, by: Actor, repair: bool = False) -> FileCheckReport:
    """Compare the folder of files with the records; a repair takes away what is left over."""
    await or_system(administrator).check(by)
    referenced = {row['file_hash']: row['name'] for row in await select(_FileRow, _REFERENCED)}
    here = await asyncio.to_thread(_on_disk)
    left_over = {file_hash: size for file_hash, (size, age) in here.items()
                 if file_hash not in referenced and age > GRACE_SECONDS}
    if repair:
        await release(*left_over)
    missing = sorted(name for file_hash, name in referenced.items() if file_hash not in here)
    return FileCheckReport(missing, len(left_over), sum(left_over.values()))


def _on_disk() -> dict[str, tuple[int, float]]:
    """Size and age by content."""
    at, found = now().timestamp(), {}
    for path in settings().files_dir.glob('??/*'):
        stat = _stat(path)
        if stat:
            found[path.name] = stat[0], at - stat[1]
    return found


def _stat(path: Path) -> tuple[int, float] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:  # it goes at this moment
        return None
    return stat.st_size, stat.st_mtime


_NAMES = {'item': 'file_name', 'item_file': 'name', 'work_file': 'file_name'}


class _FileRow(TypedDict):
    file_hash: str
    name: str


_REFERENCED = ' UNION '.join(
    f"SELECT {column} AS file_hash, {_NAMES[table] if column == 'file_hash' else 'title'} AS name FROM {table} "
    f"WHERE {column} <> ''" for table, column in HOLDERS)
