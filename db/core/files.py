"""Files that people bring: kept on disk under the hash of their content, outside anything that is served as it is."""
import asyncio
import hashlib
import os
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from threading import Lock
from typing import Any, TypedDict, TypeVar

from i18n import _

from .config import settings
from .refusals import Invalid, NotFound
from .scanning import scan
from .sql import select
from .transactions import inside_transaction
from .write_queue import to_the_end

T = TypeVar('T')
HOLDERS = (('item', 'file_hash'), ('item', 'captions_hash'), ('item', 'pending_file_hash'),
           ('item', 'pending_captions_hash'), ('item_file', 'file_hash'), ('work_file', 'file_hash'))
"""Every column that says which file a record holds."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it comes from a browser. `save(path)` writes its bytes there (a coroutine function)."""
    name: str
    size: int
    save: Callable[[Path], Any]

    @classmethod
    def of(cls, name: str, content: bytes) -> 'Upload':
        async def save(path: Path) -> None:
            await _in_thread(path.write_bytes, content)
        return cls(name, len(content), save)


@asynccontextmanager
async def keeping(*uploads: Upload) -> AsyncIterator[list[dict[str, Any]]]:
    """Keep these, and make records of them inside: each gives its `file_name`, `file_hash` and `file_size`. A file that
    no record holds in the end was refused, and leaves nothing."""
    held: list[str] = []
    try:
        yield [await _keep(upload, held) for upload in uploads]
    finally:
        _let_go(held)
        await to_the_end(asyncio.ensure_future(release(*held)))


async def keep(upload: Upload) -> dict[str, Any]:
    """One file, for a record that is certain to be made."""
    held: list[str] = []
    try:
        return await _keep(upload, held)
    finally:
        _let_go(held)


async def _keep(upload: Upload, held: list[str]) -> dict[str, Any]:
    """Keep the bytes, the same content once; returns `file_name`, `file_hash` and `file_size` for the record. What has
    come is in `held`, also if whoever waits for it is cancelled meanwhile."""
    most = settings().max_upload_mb
    if upload.size > most * 1024 * 1024:
        raise Invalid(_('{name} is larger than {limit} MB, the most that can be submitted.',
                        name=upload.name, limit=most), 'file')
    arriving = settings().files_dir / f'.new-{secrets.token_hex(8)}'
    try:
        await _in_thread(_begin, arriving)
        await upload.save(arriving)
        await scan(arriving, _plain_name(upload.name))
        digest, size = await _in_thread(_settle, arriving, held)
    finally:
        await _in_thread(_remove_new, arriving)
    return {'file_name': _plain_name(upload.name), 'file_hash': digest, 'file_size': size}


async def release(*hashes: str) -> None:
    """Take from the disk what no record holds any more. Inside a change that may still be taken back, nothing goes."""
    asked = {file_hash for file_hash in hashes if file_hash}
    if not asked or inside_transaction():
        return
    gone = asked - await recorded(asked)
    if gone:
        await asyncio.to_thread(_remove, gone)


class _FileRow(TypedDict):
    file_hash: str


async def recorded(among: set[str]) -> set[str]:
    """Those of the hashes that some record holds."""
    each = ' UNION '.join(f'SELECT {column} AS file_hash FROM {table} WHERE {column} IN :among'
                          for table, column in HOLDERS)
    return {row['file_hash'] for row in await select(_FileRow, each, among=tuple(among))}


def path_of(file_hash: str) -> Path:
    """Where the content is; NotFound if it is not."""
    path = _place(file_hash)
    if not file_hash.isalnum() or not path.is_file():
        raise NotFound(_('This file is not there any more.'))
    return path


_disk = Lock()
_held: Counter[str] = Counter()
"""Content that has just arrived, and that somebody is making a record of: it stays, whoever else lets it go."""


async def _in_thread(step: Callable[..., T], *args: Any) -> T:
    """A step on the disk is done to its end, also if whoever waits for it is cancelled: what it leaves is known."""
    return await to_the_end(asyncio.ensure_future(asyncio.to_thread(step, *args)))


def _begin(arriving: Path) -> None:
    arriving.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(arriving, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _remove_new(arriving: Path) -> None:
    arriving.unlink(missing_ok=True)


def _settle(arriving: Path, held: list[str]) -> tuple[str, int]:
    with arriving.open('rb') as content:
        digest = hashlib.file_digest(content, 'sha256').hexdigest()
        os.fsync(content.fileno())
    place = _place(digest)
    place.parent.mkdir(parents=True, exist_ok=True)
    size = arriving.stat().st_size
    with _disk:
        os.replace(arriving, place)
        _held[digest] += 1
        held.append(digest)
    return digest, size


def _let_go(hashes: list[str]) -> None:
    with _disk:
        _held.subtract(hashes)


def _remove(hashes: set[str]) -> None:
    for file_hash in hashes:
        with _disk:
            if _held[file_hash] <= 0:
                _place(file_hash).unlink(missing_ok=True)


def _place(file_hash: str) -> Path:
    return settings().files_dir / file_hash[:2] / file_hash


def _plain_name(name: str) -> str:
    """The last part of a name, without control characters, path separators of any system, and dots around it."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    return ''.join(sign for sign in last if sign.isprintable()).strip(' .')[-200:] or 'file'
