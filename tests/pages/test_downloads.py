"""Downloads: who gets which file, and as what a browser may take it."""
import pytest

from db import Item, courses, sessions, submissions
from db.core import Upload, files
from db.records import ItemKind

PDF = b'%PDF-1.7 and so on'
PNG = b'\x89PNG\r\n\x1a\n and so on'
PAGE = b'<!doctype html><script>alert(1)</script>'


async def item_with(campus, content: bytes, name: str, kind: ItemKind = ItemKind.FILE) -> tuple[Item, str]:
    [section, *_] = await courses.base_outline(campus.python, seen_by=campus.helena)
    made = await courses.add_item(campus.python, section.id, kind, 'A file', by=campus.helena)
    made = await courses.edit_item(campus.python, made.id, file=Upload.of(name, content), by=campus.helena)
    return made, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/items/{made.id}/file'


async def get(campus, person, path: str, **headers: str):
    browser = await campus.visit(person, '/account' if person else '/sign-in')
    return await browser.http_client.get(path, headers=headers)


async def test_whoever_may_open_the_course_gets_its_files(campus):
    _, path = await item_with(campus, PDF, 'paper.pdf')
    for person in (campus.priya, campus.tomas, campus.marta, campus.samuel, campus.ines):
        answer = await get(campus, person, path)
        assert (answer.status_code, answer.content) == (200, PDF)


async def test_nobody_else_does(campus):
    _, path = await item_with(campus, PDF, 'paper.pdf')
    for person in (campus.olga, campus.bo, campus.aiko, campus.lucia, campus.helena):
        assert (await get(campus, person, path)).status_code == 404
    assert (await get(campus, None, path)).status_code == 303
    await sessions.withdraw(campus.autumn, campus.priya, by=campus.samuel)
    assert (await get(campus, campus.priya, path)).status_code == 404


@pytest.mark.parametrize(('content', 'name', 'kind'), [
    (PDF, 'page.html', 'application/pdf'),
    (PNG, 'paper.pdf', 'image/png'),
    (b'\xff\xd8\xff\xe0 jpeg', 'a.jpg', 'image/jpeg'),
    (b'\x1aE\xdf\xa3\x01\x00\x00\x00webm', 'a.webm', 'video/webm'),
    (b'\x00\x00\x00\x20ftypisom', 'a.mp4', 'video/mp4'),
])
async def test_what_is_shown_in_place_is_told_by_its_first_bytes(campus, content, name, kind):
    _, path = await item_with(campus, content, name)
    answer = await get(campus, campus.priya, path)
    assert answer.headers['content-type'] == kind
    assert answer.headers['content-disposition'].startswith('inline')
    assert answer.headers['x-content-type-options'] == 'nosniff'


@pytest.mark.parametrize(('content', 'name'), [
    (PAGE, 'picture.png'), (PAGE, 'page.html'), (b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'a.svg'),
    (b'PK\x03\x04', 'notebook.zip'), (b'', 'empty.txt'), (b'\x1aE\xdf\xa3 matroska', 'a.mkv'),
])
async def test_anything_else_is_saved_and_never_run(campus, content, name):
    _, path = await item_with(campus, content, name)
    answer = await get(campus, campus.priya, path)
    assert answer.headers['content-type'] == 'application/octet-stream'
    assert answer.headers['content-disposition'].startswith('attachment')
    assert 'sandbox' in answer.headers['content-security-policy']
    assert answer.headers['x-content-type-options'] == 'nosniff'


async def test_what_is_shown_can_be_saved_too_under_its_name(campus):
    _, path = await item_with(campus, PDF, 'Übung 1.pdf')
    answer = await get(campus, campus.priya, f'{path}?download=1')
    assert answer.headers['content-disposition'] == "attachment; filename*=utf-8''%C3%9Cbung%201.pdf"


async def test_a_film_is_sent_in_pieces(campus):
    _, path = await item_with(campus, b'\x1aE\xdf\xa3\x01\x00\x00\x00webm' + b'x' * 1000, 'a.webm', ItemKind.VIDEO)
    answer = await get(campus, campus.priya, path, Range='bytes=0-9')
    assert (answer.status_code, len(answer.content)) == (206, 10)


async def test_captions_are_captions_or_nothing(campus):
    film, path = await item_with(campus, b'\x1aE\xdf\xa3\x01\x00\x00\x00webm', 'a.webm', ItemKind.VIDEO)
    captions = path.replace('/file', '/captions')
    assert (await get(campus, campus.priya, captions)).status_code == 404
    for content, status in ((b'WEBVTT\n\n00:00.000 --> 00:02.000\nHello', 200), (PAGE, 404)):
        kept = await files.keep(Upload.of('captions.vtt', content))
        await Item.filter(id=film.id).update(captions_hash=kept['file_hash'])
        answer = await get(campus, campus.priya, captions)
        assert answer.status_code == status
        assert status == 404 or answer.headers['content-type'].startswith('text/vtt')


async def test_an_item_without_a_file_has_none(campus):
    path = f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/items/{campus.page.id}/file'
    assert (await get(campus, campus.priya, path)).status_code == 404


async def test_a_submissions_file_is_its_learners_and_who_may_track_that_course(campus):
    submission = await submissions.submit(campus.priya_python,
                                          campus.task.id, by=campus.priya, uploads=[Upload.of('report.pdf', PDF)])
    [file] = await submission.files.all()
    path = f'/work/files/{file.id}'
    for person in (campus.priya, campus.tomas, campus.marta, campus.samuel, campus.ines):
        assert (await get(campus, person, path)).content == PDF
    for person in (campus.emeka, campus.aiko, campus.lucia, campus.helena, campus.olga, campus.bo):
        assert (await get(campus, person, path)).status_code == 404
    assert (await get(campus, None, path)).status_code == 303


async def test_a_submission_without_a_file_has_none(campus):
    await submissions.submit(campus.priya_python, campus.task.id, 'Only words.', by=campus.priya)
    assert (await get(campus, campus.priya, '/work/files/1')).status_code == 404
