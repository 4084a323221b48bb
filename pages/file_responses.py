"""Answering with a file that is made for the asking: a table, or a paper. Made off the event loop."""
import asyncio
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from fastapi import Response
from fastapi.responses import StreamingResponse

from db import Person
from db.core import EXPORTS, WorkerTask, one_at_a_time
from db.reports import ReportTable
from formats.tables import MEDIA_TYPES, About, As, Head, keep_rows, write_table
from i18n import lazy
from pages.dates import as_of

PIECE = 64 * 1024
WRITING = WorkerTask(seconds=60, too_much=lazy('This takes too long to write. Choose fewer learners or columns.'))


async def table(made: ReportTable, kind: str, viewer: Person, name: str, *lines: str) -> Response:
    """:param kind: “csv” or “xlsx”
    :param lines: what the table is about, besides its title
    """
    about = About(made.title, as_of(made.as_of, viewer.zone), tuple(line for line in lines if line))
    heads = [Head(str(column.label), As(column.kind.value), column.digits) for column in made.columns]
    await EXPORTS.count(viewer.id)
    file: BinaryIO = await asyncio.to_thread(tempfile.TemporaryFile)
    with tempfile.TemporaryDirectory(prefix='cohort-table-') as folder:
        rows, written = Path(folder) / 'rows', Path(folder) / 'table'
        with rows.open('wb') as kept:
            async for block in made.blocks():
                await asyncio.to_thread(keep_rows, kept, block)
        async with one_at_a_time(viewer.id):
            await WRITING.run(write_table, kind, written, rows, about, heads, viewer.zone)
        length = await asyncio.to_thread(_moved, written, file)
    return StreamingResponse(_pieces(file), media_type=MEDIA_TYPES[kind],
                             headers={**_headers(f'{name}.{kind}'), 'Content-Length': str(length)})


async def paper(viewer: Person, write: Callable[[Any], bytes], data: Any, name: str) -> Response:
    """A PDF, made in a worker process: drawing takes its time."""
    await EXPORTS.count(viewer.id)
    async with one_at_a_time(viewer.id):
        content = await WRITING.run(write, data)
    return Response(content, media_type='application/pdf', headers=_headers(f'{name}.pdf'))


def _moved(written: Path, file: BinaryIO) -> int:
    with written.open('rb') as content:
        shutil.copyfileobj(content, file)
    return file.tell()


def file_name(*parts: str) -> str:
    """Of these words, without what file systems do not take."""
    words = ' '.join(part for part in parts if part)
    return ''.join('_' if sign in '\\/:*?"<>|' or not sign.isprintable() else sign for sign in words).strip(' .')[:120]


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _headers(name: str) -> dict[str, str]:
    return {'Content-Disposition': f"attachment; filename*=utf-8''{quote(name)}", 'Cache-Control': 'private, no-store',
            'X-Content-Type-Options': 'nosniff'}
