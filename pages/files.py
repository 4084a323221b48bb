"""Downloads: the files of items and of submissions, behind the same dependencies as the pages that show them.

What a file is, its first bytes tell. Only kinds that browsers show without running anything in them are shown in place;
all else is saved. Nothing is ever served as a page of this site.
"""
from collections.abc import Awaitable
from contextlib import suppress

from fastapi import HTTPException, Request
from fastapi.responses import FileResponse, RedirectResponse
from nicegui import app

from db import ItemFile, Person, SessionCourse, courses, progress, submissions
from db.core import ANYTHING, NotFound, Refusal, files, media_type
from db.progress import ItemView
from pages.dependencies import EnteredCourse, Id, OpenedItem, Viewer, WrittenCourse
from pages.sessions.item_content import is_web
from pages.sessions.urls import item_url

SHOWN = ('image/', 'video/', 'audio/', 'application/pdf')
HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; frame-ancestors 'self'"


@app.get('/sessions/{session_id}/courses/{course_id}/items/{item_id}/file')
async def file_of_item(request: Request, viewer: Viewer, session_course: EnteredCourse, reading: OpenedItem,
                       download: bool = False) -> FileResponse:
    answer = await _answer(reading.file_hash, reading.file_name, download=download)
    await _opened(request, viewer, session_course, reading)
    return answer


@app.get('/sessions/{session_id}/courses/{course_id}/items/{item_id}/link')
async def link_of_item(request: Request, viewer: Viewer, session_course: EnteredCourse, reading: OpenedItem
                       ) -> RedirectResponse:
    """The way out: to where the item leads, and nowhere else."""
    if reading.closed or not is_web(reading.url):
        return RedirectResponse(item_url(session_course.session_id, session_course.course_id, reading.item.id), 303)
    await _opened(request, viewer, session_course, reading)
    return RedirectResponse(reading.url, 303, {'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store'})


@app.get('/sessions/{session_id}/courses/{course_id}/items/{item_id}/captions')
async def captions_of_item(reading: OpenedItem) -> FileResponse:
    return await _answer(reading.captions_hash, 'captions.vtt', only='text/vtt')


@app.get('/sessions/{session_id}/courses/{course_id}/items/{item_id}/files/{name}')
async def file_in_a_text(session_course: EnteredCourse, item_id: Id, name: str, viewer: Viewer) -> FileResponse:
    return await _picture(progress.item_picture(session_course, item_id, name, seen_by=viewer))


@app.get('/admin/courses/{course_id}/items/{item_id}/file')
async def file_being_previewed(course: WrittenCourse, item_id: Id, viewer: Viewer, download: bool = False
                               ) -> FileResponse:
    try:
        reading = await courses.preview(course, item_id, seen_by=viewer)
    except NotFound:
        raise HTTPException(404) from None
    return await _answer(reading.file_hash, reading.file_name, download=download)


@app.get('/admin/courses/{course_id}/items/{item_id}/files/{name}')
async def file_in_a_text_being_written(course: WrittenCourse, item_id: Id, name: str, viewer: Viewer) -> FileResponse:
    return await _picture(courses.get_picture(course, item_id, name, seen_by=viewer))


@app.get('/work/files/{file_id}')
async def file_of_work(file_id: Id, viewer: Viewer, download: bool = False) -> FileResponse:
    try:
        file = await submissions.readable(file_id, seen_by=viewer)
    except NotFound:
        raise HTTPException(404) from None
    return await _answer(file.file_hash, file.file_name, download=download)


async def _opened(request: Request, viewer: Person, session_course: SessionCourse, reading: ItemView) -> None:
    """Kept for learners, where they came themselves: what another site's page fetches they have not opened. Whoever may
    read it gets it, also while nothing can be kept."""
    came = request.headers.get('sec-fetch-site', 'none') in ('none', 'same-origin', 'same-site')
    if came and (taking := await progress.my_participation(session_course, viewer)):
        with suppress(Refusal):
            await progress.open_item(taking, reading.item.id, by=viewer)


async def _picture(found: Awaitable[ItemFile]) -> FileResponse:
    try:
        picture = await found
    except NotFound:
        raise HTTPException(404) from None
    return await _answer(picture.file_hash, picture.name)


async def _answer(file_hash: str, name: str, *, download: bool = False, only: str = '') -> FileResponse:
    """The bytes, with what keeps a browser from making more of them than they are; ranges are answered."""
    try:
        kind, path = await media_type(file_hash), files.path_of(file_hash)
    except NotFound:
        raise HTTPException(404) from None
    if only and kind != only:
        raise HTTPException(404)
    in_place = bool(only) or kind.startswith(SHOWN) and not download
    return FileResponse(
        path, filename=name, media_type=kind if in_place else ANYTHING,
        content_disposition_type='inline' if in_place else 'attachment',
        headers={
            'X-Content-Type-Options': 'nosniff',
            'Content-Security-Policy': HARMLESS if kind == 'application/pdf' else f'{HARMLESS}; sandbox',
            'Cache-Control': 'private, no-cache',
        })
