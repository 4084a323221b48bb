"""Files that are sent to an open page. Looked at before a byte is read: the page is there and its own browser sends,
signed in as when it was opened. Kept on disk while they come, never more than the page says it takes."""
import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from typing import Any
from weakref import finalize

from nicegui import Client, ui
from nicegui.elements.upload_files import FileUpload
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from db.core import UPLOADS, TooManyAttempts, settings
from i18n import _, ngettext
from pages import dependencies
from pages.guards import page_owner, refused_access, websocket_guard

ADDRESS = re.compile(r'/_nicegui/client/([0-9a-f-]{36})/upload/([0-9]{1,9})')
AROUND = 8 * 1024
"""Bytes that stand around a file in its form."""
MAX_FILES = 10
MAX_AT_ONCE = 12
"""Uploads of one browser; it sends 6 at a time by itself."""
CHUNK = 1024 * 1024

_coming: Counter[str] = Counter()


@dataclass
class ArrivedFile(FileUpload):
    """As it has come: in memory if it is small, else in a temporary file that goes with this."""
    _file: UploadFile

    def __post_init__(self) -> None:
        finalize(self, self._file.file.close)

    def size(self) -> int:
        return self._file.size or 0

    async def read(self) -> bytes:
        await self._file.seek(0)
        return await self._file.read()

    async def text(self, encoding: str = 'utf-8') -> str:
        return (await self.read()).decode(encoding)

    async def iterate(self, *, chunk_size: int = CHUNK) -> AsyncIterator[bytes]:  # type: ignore[override]
        await self._file.seek(0)
        while chunk := await self._file.read(chunk_size):
            yield chunk

    async def save(self, path: str | Path) -> None:
        await asyncio.to_thread(self._copy, Path(path))

    def _copy(self, path: Path) -> None:
        self._file.file.seek(0)
        with path.open('wb') as target:
            copyfileobj(self._file.file, target)


class Uploader:
    """Takes the files that come for one element, and answers."""

    def __init__(self, element: ui.upload, browser: str, person_id: int | None) -> None:
        self._element, self._browser, self._person_id = element, browser, person_id
        props = element._props
        self._most = int(props.get('max-file-size') or settings().max_upload_mb * 1024 * 1024)
        self._files = int(props.get('max-files') or MAX_FILES) if props.get('batch') else 1
        total = int(props.get('max-total-size') or self._most * self._files)
        self.limit = min(total, self._most * self._files) + AROUND * self._files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _coming[self._browser] >= MAX_AT_ONCE:
            response: Response = _no(429, _('Too many files at once. Wait until some have arrived.'))
        elif too_many := await self._too_many():
            response = _no(429, too_many)
        else:
            _coming[self._browser] += 1
            try:
                response = await self._take(Request(scope, receive))
            except ClientDisconnect:
                return
            finally:
                _coming[self._browser] -= 1
                if _coming[self._browser] <= 0:
                    del _coming[self._browser]
        response.headers['Cache-Control'] = 'no-store'
        await response(scope, receive, send)

    async def _too_many(self) -> str:
        """A sentence for a person who has sent very many files within a short time."""
        if self._person_id is not None:
            try:
                await UPLOADS.count(self._person_id)
            except TooManyAttempts as no:
                return str(no)
        return ''

    async def _take(self, request: Request) -> Response:
        try:
            parser = MultiPartParser(request.headers, request.stream(), max_files=self._files, max_fields=0)
            form = await parser.parse()
        except (MultiPartException, KeyError):
            return _no(400, _('This is not a file.') if self._files == 1 else _('These are no files.'))
        files: list[FileUpload] = [ArrivedFile(_plain(file.filename), file.content_type or '', file)
                 for file in form.values() if isinstance(file, UploadFile)]
        if not files:
            return _no(400, _('There is no file in it.'))
        if any(file.size() > self._most for file in files):
            return _no(413, ngettext('A file can have up to {n} byte.', 'A file can have up to {n} bytes.',
                                     self._most))
        if self._element.is_deleted or self._element.is_ignoring_events:
            return _no(404, _('The page does not ask for a file any more.'))
        await self._element.handle_uploads(files)
        return JSONResponse({'upload': 'success'})


def asked(scope: Scope) -> tuple[str, int] | None:
    """The page and the element for which something is sent."""
    path = scope['path'].removeprefix(scope.get('root_path') or '')
    found = ADDRESS.fullmatch(path) if scope['method'] == 'POST' else None
    return (found[1], int(found[2])) if found else None


async def uploader(asked: tuple[str, int], scope: Scope) -> Uploader | None:
    """None where nothing may be sent: no such page, not this browser's, not open to its viewer any more."""
    page_id, element_id = asked
    page = Client.instances.get(page_id)
    element = page.elements.get(element_id) if page else None
    if page is None or not isinstance(element, ui.upload) or element.is_ignoring_events:
        return None
    if websocket_guard.hears_nothing(page) or not await _is_its_own(page, scope):
        return None
    for question in dependencies.questions(page.request):
        if await question():
            return None
    return Uploader(element, str(scope['session']['id']), page_owner.person_of(page))


async def _is_its_own(page: Client, scope: Scope) -> bool:
    """A form on another site is not ours, whatever cookies come with it."""
    headers = HTTPConnection(scope).headers
    if 'origin' in headers and not page_owner.is_own_origin(headers['origin'], headers.get('host', '')):
        refused_access.warn_of_origin('An upload', headers['origin'], scope)
        return False
    if not await page_owner.sends_for(page, scope):
        refused_access.warn_of_browser('An upload', scope)
        return False
    return True


def _plain(name: Any) -> str:
    """Without what looks like folders."""
    return (name or '').rsplit('/')[-1].rsplit('\\')[-1]


def _no(status: int, sentence: str) -> JSONResponse:
    return JSONResponse({'detail': sentence}, status)
