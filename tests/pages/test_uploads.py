"""Files that are sent to a page: who may, how much, and what is said of everything else."""
import asyncio
import importlib
from collections.abc import AsyncIterator, Callable, Collection
from pathlib import Path
from tempfile import SpooledTemporaryFile

import httpx
import pytest
from nicegui import Client, app, ui

from components.assignment_box.assignment_box import AssignmentForm
from db import WorkFile, courses, sessions
from db.core import settings
from db.records import ItemKind
from tests.pages.screen import quiet, sees, the

MEGABYTE = 1024 * 1024


def guard(name: str):
    """Of our pages, which a test must not import before they are put on their URLs."""
    return importlib.import_module(f'pages.guards.{name}')


async def at_work(campus, person=None):
    """Somebody at the task, and where its page takes files."""
    path = f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/items/{campus.task.id}'
    browser = await campus.visit(person or campus.priya, path)
    return browser, uploads_of(browser.client)[0]._props['url']


def uploads_of(page: Client) -> list[ui.upload]:
    return [element for element in page.elements.values() if isinstance(element, ui.upload)]


def form(*names: str, size: int = 5) -> dict:
    return {'files': [(name, (name, b'x' * size, 'text/plain')) for name in names]}


async def kept(campus) -> list[str]:
    await quiet()
    return [file.file_name for file in await WorkFile.all()]


@pytest.fixture
def on_disk(monkeypatch) -> list[int]:
    """Bytes written to temporary files while something comes in."""
    written: list[int] = []
    original = SpooledTemporaryFile.write
    monkeypatch.setattr(SpooledTemporaryFile, 'write',
                        lambda file, data: (written.append(len(data)), original(file, data))[1])
    return written


async def test_a_file_for_the_own_page_arrives(campus):
    priya, url = await at_work(campus)
    for name, size in (('small.txt', 5), ('larger.txt', 3 * MEGABYTE)):
        answer = await priya.http_client.post(url, **form(name, size=size))
        assert (answer.status_code, answer.json()) == (200, {'upload': 'success'})
        await sees(priya, name)
    assert await kept(campus) == ['small.txt', 'larger.txt']


async def test_nobody_else_sends_a_file_to_a_page(campus, on_disk):
    """Without a cookie, with another's, from another site, to a page or an element that is not there."""
    priya, url = await at_work(campus)
    emeka, _ = await at_work(campus, campus.emeka)
    nobody = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url='http://test')
    for client, address, headers in (
        (nobody, url, {}), (emeka.http_client, url, {}), (priya.http_client, url.replace('/upload/', '/upload/9'), {}),
        (priya.http_client, url[:21] + '00000000-0000-4000-8000-000000000000' + url[57:], {}),
        (priya.http_client, url, {'Origin': 'https://evil.example'}),
        (priya.http_client, url, {'Origin': 'null'}),
    ):
        answer = await client.post(address, **form('forged.txt'), headers=headers)
        assert answer.status_code == 404, (address, headers)
    answer = await priya.http_client.post(url, **form('own.txt'), headers={'Origin': 'http://test'})
    assert answer.status_code == 200
    assert await kept(campus) == ['own.txt']
    assert sum(on_disk) == 5, 'what is refused has been read'
    await nobody.aclose()


async def test_who_may_not_be_here_any_more_sends_nothing(campus):
    priya, url = await at_work(campus)
    await sessions.withdraw(campus.autumn, campus.priya, by=campus.samuel)
    assert (await priya.http_client.post(url, **form('late.txt'))).status_code == 404
    assert await kept(campus) == []


async def declared(size: int) -> AsyncIterator[bytes]:
    raise AssertionError(f'{size} bytes are read although they said they would be too many')
    yield b''


def unsized(size: int, taken: list[int]) -> Callable[[], AsyncIterator[bytes]]:
    async def parts() -> AsyncIterator[bytes]:
        yield (b'--line\r\nContent-Disposition: form-data; name="a"; filename="a.bin"\r\n'
               b'Content-Type: application/octet-stream\r\n\r\n')
        for _ in range(size // MEGABYTE):
            taken.append(MEGABYTE)
            yield b'x' * MEGABYTE
        yield b'\r\n--line--\r\n'
    return parts


async def test_more_than_the_page_takes_is_refused_while_it_comes(campus, on_disk):
    priya, url = await at_work(campus)
    most = the(priya, AssignmentForm)._props['size_limit']
    answer = await post(url, priya, declared(most * 9), {'content-length': str(most * 9)})
    assert answer == 413
    taken: list[int] = []
    assert await post(url, priya, unsized(most * 9, taken)(), {}) == 413
    assert most < sum(taken) < most + 2 * MEGABYTE
    answer = await priya.http_client.post(url, **form('just-too-large.bin', size=most + 1))
    assert (answer.status_code, 'up to' in answer.json()['detail']) == (413, True)
    assert await kept(campus) == []
    assert not guard('upload_guard')._coming


async def post(url: str, browser, body: AsyncIterator[bytes], headers: dict[str, str]) -> int:
    """Straight to the application: its client would not send what it has not declared."""
    cookies = '; '.join(f'{cookie.name}={cookie.value}' for cookie in browser.http_client.cookies.jar)
    scope = {
        'type': 'http', 'method': 'POST', 'path': url, 'raw_path': url.encode(), 'query_string': b'', 'root_path': '',
        'scheme': 'http', 'http_version': '1.1', 'server': ('test', 80), 'client': ('127.0.0.1', 1),
        'headers': [(b'host', b'test'), (b'cookie', cookies.encode()),
                    (b'content-type', b'multipart/form-data; boundary=line'),
                    *((name.encode(), value.encode()) for name, value in headers.items())],
    }
    said: list[int] = []

    async def receive() -> dict:
        try:
            return {'type': 'http.request', 'body': await anext(body), 'more_body': True}
        except StopAsyncIteration:
            return {'type': 'http.request', 'body': b'', 'more_body': False}

    async def send(message) -> None:
        said.extend([message['status']] if message['type'] == 'http.response.start' else [])

    await app(scope, receive, send)
    [status] = said
    return status


@pytest.mark.parametrize('body', [
    {'data': {'a': 'no file'}, 'files': [('b', ('b.txt', b'x'))]}, {'data': {'a': 'no file'}}, {'content': b'x'},
    form('one.txt', 'two.txt'), {'files': []}, {'content': b'', 'headers': {'Content-Type': 'multipart/form-data'}},
    {'content': b'--x\r\n', 'headers': {'Content-Type': 'multipart/form-data; boundary=line'}},
])
async def test_what_is_no_file_is_told_so_in_a_sentence(campus, body):
    priya, url = await at_work(campus)
    answer = await priya.http_client.post(url, **body)
    assert answer.status_code == 400
    assert answer.json()['detail'].endswith('.')
    assert await kept(campus) == []


async def test_what_has_come_leaves_no_temporary_file(campus, monkeypatch, tmp_path):
    monkeypatch.setattr('tempfile.tempdir', str(tmp_path))
    priya, url = await at_work(campus)
    await priya.http_client.post(url, **form('larger.txt', size=3 * MEGABYTE))
    await priya.http_client.post(url, **form('a', 'b', size=3 * MEGABYTE))
    await sees(priya, 'larger.txt')
    await quiet()
    assert list(tmp_path.iterdir()) == []
    assert not list(settings().files_dir.rglob('.new-*'))


async def test_one_browser_does_not_send_everything_at_once(campus):
    priya, url = await at_work(campus)
    goes_on = asyncio.Event()

    async def slowly() -> AsyncIterator[bytes]:
        await goes_on.wait()
        yield b''

    waiting = [asyncio.create_task(post(url, priya, slowly(), {})) for _ in range(guard('upload_guard').MAX_AT_ONCE)]
    await asyncio.sleep(0.3)
    assert (await priya.http_client.post(url, **form('one-more.txt'))).status_code == 429
    goes_on.set()
    assert set(await asyncio.gather(*waiting)) == {400}
    assert (await priya.http_client.post(url, **form('one-more.txt'))).status_code == 200


async def test_who_sends_very_many_files_waits_and_nobody_else_does(campus):
    priya, url = await at_work(campus)
    emeka, his = await at_work(campus, campus.emeka)
    for _ in range(60):  # not even files, which count as well
        assert (await priya.http_client.post(url, content=b'')).status_code == 400
    answer = await priya.http_client.post(url, **form('more.txt'))
    assert (answer.status_code, answer.json()) == (
        429, {'detail': 'You have sent many files within a short time. Wait a minute, then send the rest.'})
    assert await kept(campus) == []
    assert (await emeka.http_client.post(his, **form('his.txt'))).status_code == 200


def writing_routes() -> list[tuple[str, str]]:
    """Every address of ours that takes something, by itself."""
    return sorted({(method, route.path) for route in app.routes for method in getattr(route, 'methods', None) or ()
                   if method not in ('GET', 'HEAD', 'OPTIONS') and not route.path.startswith('/_nicegui/client/')})


async def test_no_address_takes_more_than_it_needs(campus):
    priya, limits = await campus.visit(campus.priya, '/account'), guard('request_guard')
    addresses = [*writing_routes(), ('POST', '/nowhere'), ('PUT', '/sessions'), ('POST', '/_nicegui_ws/socket.io/'),
                 ('GET', '/sessions')]
    for method, path in addresses:
        limit = limits.MAX_MESSAGE if path.startswith('/_nicegui_ws') else limits.MAX_BODY
        answer = await priya.http_client.request(
            method, path, content=b'x' * (limit + 1), headers={'Accept': 'application/json'})
        assert (answer.status_code, answer.json()['detail'][:7]) == (413, 'You can'), path


async def takes_files_of_its_own_browser_only(campus, browser, known: Collection[str] = ()) -> set[str]:
    """Where the page and its open dialogs take files; nobody else is heard there, signed in or not.

    `test_hostile.py` asks this of every page after it has opened every dialog.
    """
    urls = {upload._props['url'] for upload in uploads_of(browser.client) if not upload.is_ignoring_events} - {*known}
    if urls:
        emeka = await campus.visit(campus.emeka, '/sessions')
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url='http://test') as nobody:
            for url in urls:
                for other in (nobody, emeka.http_client):
                    assert (await other.post(url, **form('a'))).status_code == 404, url
                assert (await browser.http_client.post(url, content=b'')).status_code == 400, 'it hears nobody at all'
    return urls


async def test_every_address_for_files_is_known_to_the_guard(campus):
    """On the pages that need no dialog for it."""
    video = await courses.add_item(campus.python, campus.page.section_id, ItemKind.VIDEO, 'Watch', by=campus.helena)
    pages = [(campus.priya, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/items/{campus.task.id}'),
             (campus.helena, f'/admin/courses/{campus.python.id}/import'),
             (campus.helena, f'/admin/courses/{campus.python.id}?item={video.id}')]
    for person, path in pages:
        assert await takes_files_of_its_own_browser_only(campus, await campus.visit(person, path)), path
    routes = {route.path for route in app.routes if 'upload' in route.path}
    assert routes
    known = guard('upload_guard').ADDRESS
    assert [route for route in routes if not known.fullmatch(route)] == [], 'an upload that the guard does not know'


def test_uploads_are_made_in_one_place():
    made = {path.name for room in ('components', 'pages') for path in Path(room).rglob('*.py')
            if 'ui.upload(' in path.read_text(encoding='utf-8')}
    assert made == {'uploads.py', 'assignment_box.py'}
