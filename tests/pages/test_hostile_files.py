"""Files with bad intentions: by their names, their sizes and how they are asked for."""
import pytest

from db import courses, submissions
from db.core import Invalid, NotFound, Upload, files, settings
from db.records import ItemKind
from tests.pages.forging import everything


async def file_item(campus, name: str, content: bytes):
    [section, *_] = await courses.base_outline(campus.python, seen_by=campus.helena)
    made = await courses.add_item(campus.python, section.id, ItemKind.FILE, 'A file', by=campus.helena)
    await courses.edit_item(campus.python, made.id, file=Upload.of(name, content), by=campus.helena)
    path = f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/items/{made.id}/file'
    return await type(made).get(id=made.id), path


@pytest.mark.parametrize(('name', 'kept'), [
    ('../../etc/passwd', 'passwd'), ('C:\\Windows\\evil.exe', 'evil.exe'), ('..', 'file'), ('', 'file'), ('/', 'file'),
    ('a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie: x=1.txt'), ('\0hidden.txt', 'hidden.txt'),
    ('"quoted";x.txt', '"quoted";x.txt'),
    ('invoice\u202efdp.exe', 'invoicefdp.exe'), ('\u200fلا.txt', 'لا.txt'), ('x' * 300 + '.txt', 'x' * 196 + '.txt'),
    ('half \ud800.txt', 'half .txt'),
])
async def test_a_file_keeps_the_plain_part_of_its_name(campus, name, kept):
    made, path = await file_item(campus, name, b'content')
    assert made.file_name == kept
    browser = await campus.visit(campus.priya, '/account')
    answer = await browser.http_client.get(path)
    assert (answer.status_code, answer.content) == (200, b'content')
    assert 'set-cookie' not in answer.headers or 'x=1' not in answer.headers['set-cookie']
    assert answer.headers['content-disposition'].startswith('attachment')


async def test_a_file_that_is_too_large_is_refused_and_leaves_nothing_behind(campus):
    def on_disk() -> list[str]:
        return sorted(str(path) for path in settings().files_dir.rglob('*') if path.is_file())

    most = settings().max_upload_mb
    upload = Upload.of('large.bin', b'')
    upload = Upload('large.bin', most * 1024 * 1024 + 1, upload.save)
    before, rows = on_disk(), await everything()
    with pytest.raises(Invalid, match=f'larger than {most} MB'):
        await submissions.submit(campus.priya_python, campus.task.id, by=campus.priya, uploads=[upload])
    assert (on_disk(), await everything()) == (before, rows)


async def test_an_upload_that_breaks_off_leaves_nothing_behind(campus):
    async def breaks_off(path) -> None:
        path.write_bytes(b'half')
        raise OSError('The line is gone.')

    before = sorted(settings().files_dir.rglob('.new-*'))
    with pytest.raises(OSError):
        await submissions.submit(campus.priya_python, campus.task.id, by=campus.priya,
                                 uploads=[Upload('a.txt', 10, breaks_off)])
    assert sorted(settings().files_dir.rglob('.new-*')) == before
    assert not await campus.priya_python.submissions.all()


@pytest.mark.parametrize('file_hash', [
    '../../../etc/passwd', '..', '', '/etc/passwd', 'ab/cd', 'x' * 64, '\0', 'ab' * 500])
async def test_a_hash_that_is_none_finds_no_file(campus, file_hash):
    with pytest.raises(NotFound):
        files.path_of(file_hash)


@pytest.mark.parametrize('ranges', [
    'bytes=5-2', 'bytes=-0', 'bytes=999999-', 'bytes=x', 'lines=1-2', 'bytes=0-0,' * 500])
async def test_a_range_that_is_none_is_answered_and_breaks_nothing(campus, ranges):
    _, path = await file_item(campus, 'a.txt', b'0123456789')
    browser = await campus.visit(campus.priya, '/account')
    answer = await browser.http_client.get(path, headers={'Range': ranges})
    assert answer.status_code in (200, 206, 400, 416)
    assert len(answer.content) < 100_000
