"""Files that people bring: kept on disk under the hash of their content, outside anything that is served as it is."""
import asyncio
import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from .config import settings
from .refusals import Invalid, NotFound


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it comes from a browser. `save(path)` writes its bytes there (a coroutine function)."""
    name: str
    size: int
    save: Callable[[Path], Any]

    @classmethod
    def of(cls, name: str, content: bytes) -> 'Upload':
        async def save(path: Path) -> None:
            await asyncio.to_thread(path.write_bytes, content)
        return cls(name, len(content), save)


async def keep(upload: Upload) -> dict[str, Any]:
    """Keep the bytes, the same content once; returns `file_name`, `file_hash` and `file_size` for the record."""
    most = settings().max_upload_mb
    if upload.size > most * 1024 * 1024:
        raise Invalid(f'{upload.name} is larger than {most} MB, the most that can be handed in.', 'file')
    arriving = await asyncio.to_thread(_new_file)
    try:
        await upload.save(arriving)
        digest, size = await asyncio.to_thread(_settle, arriving)
    finally:
        await asyncio.to_thread(arriving.unlink, missing_ok=True)
    return {'file_name': _plain_name(upload.name), 'file_hash': digest, 'file_size': size}


def path_of(file_hash: str) -> Path:
    """Where the content is; NotFound if it is not."""
    path = _place(file_hash)
    if not file_hash.isalnum() or not path.is_file():
        raise NotFound('This file is not there any more.')
    return path


def _new_file() -> Path:
    settings().files_dir.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=settings().files_dir, prefix='.new-')
    os.close(descriptor)
    return Path(name)


def _settle(arriving: Path) -> tuple[str, int]:
    with arriving.open('rb') as content:
        digest = hashlib.file_digest(content, 'sha256').hexdigest()
        os.fsync(content.fileno())
    place = _place(digest)
    place.parent.mkdir(parents=True, exist_ok=True)
    size = arriving.stat().st_size
    os.replace(arriving, place)
    return digest, size


def _place(file_hash: str) -> Path:
    return settings().files_dir / file_hash[:2] / file_hash


def _plain_name(name: str) -> str:
    """The last part of a name, without control characters, path separators of any system, and dots around it."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    return ''.join(sign for sign in last if sign.isprintable()).strip(' .')[-200:] or 'file'
