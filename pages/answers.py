"""Answering with a file that is made for the asking: a table, or a paper. Made off the event loop."""
import tempfile
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

from fastapi import Response
from fastapi.responses import StreamingResponse
from nicegui import run

from db import Person, ReportTable
from formats.tables import MEDIA_TYPES, WRITERS, About, As, Head
from pages.dates import as_of

PIECE = 64 * 1024


async def table(made: ReportTable, kind: str, viewer: Person, name: str, *lines: str) -> Response:
    """:param kind: “csv” or “xlsx”
    :param lines: what the table is about, besides its title
    """
    about = About(made.title, as_of(made.as_of, viewer.zone), tuple(line for line in lines if line))
    heads = [Head(column.label, As(column.holds.value), column.digits) for column in made.columns]
    file: Any = await run.io_bound(tempfile.TemporaryFile)
    writer: Any = await run.io_bound(WRITERS[kind], file, about, heads, viewer.zone)
    async for block in made.blocks():
        await run.io_bound(writer.write, block)
    await run.io_bound(writer.end)
    length = file.tell()
    return StreamingResponse(_pieces(file), media_type=MEDIA_TYPES[kind],
                             headers={**_headers(f'{name}.{kind}'), 'Content-Length': str(length)})


async def paper(write: Callable[[Any], bytes], data: Any, name: str) -> Response:
    """A PDF, made in another process: drawing takes its time."""
    return Response(await run.cpu_bound(write, data), media_type='application/pdf', headers=_headers(f'{name}.pdf'))


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
