"""Importing on the screen: what a file holds and what is new, drafts on everybody's page, publishing and undoing."""
import asyncio
import importlib
from dataclasses import replace

import pytest
from nicegui import ui
from nicegui.elements.upload_files import SmallFileUpload

from components.outline_editor.outline_editor import OutlineEditor
from components.sortable_list.sortable_list import SortableList
from db import Course, Item, courses
from db.core import WorkerTask
from db.imports import IMPORT_FORMATS, import_course, import_history
from db.items import ItemChanges
from db.records import Question
from formats.questions import UnreadableFile
from tests.db.imported import choice, course, page, quiz
from tests.pages.screen import count, quiet, sees, sees_no, the, words

GIFT = b'::One::Capital of Norway?{=Oslo ~Bergen}\n\n::Two::Capital of Italy?{=Rome ~Milan}\n\nBroken?{=a\n\nAlso?{=b\n'
SEA = course(page(), quiz(), page('Hidden', source_id='h1', is_draft=True))


async def importing(campus, person):
    return await campus.visit(person, f'/admin/courses/{campus.python.id}/import')


async def upload(browser, content: bytes = GIFT, name: str = 'capitals.gift') -> None:
    with browser:
        [element] = browser.find(marker='upload-content').elements
        await element.handle_uploads([SmallFileUpload(name, 'text/plain', content)])
    await quiet()


async def press(browser, label: str) -> None:
    browser.find(kind=ui.button, content=label).click()
    await quiet()


async def act(browser) -> None:
    browser.find(marker='act').click()
    await quiet()


def labels(browser) -> list[str]:
    return [element.text for element in browser.find(kind=ui.button).elements]


async def imported(campus, read=SEA) -> int:
    done = await import_course(read, 'PY', by=campus.helena, source='test', file_name='sea.zip')
    return done.import_id


async def test_a_file_says_what_is_new_before_it_asks_and_reasons_come_after_the_contents(campus):
    browser = await importing(campus, campus.helena)
    await upload(browser)
    await sees(browser, 'capitals.gift', '2 questions', 'One', 'Not imported: 2', '2 places')
    assert 'Import 2 new questions' in labels(browser)
    text = words(browser)
    assert text.index('Contents') < text.index('Not imported')
    assert not await Question.exists(), 'nothing is written before somebody says so'
    await press(browser, 'Import 2 new questions')
    await sees(browser, '2 questions added as drafts', 'capitals.gift', 'Helena Costa')
    assert await Question.filter(is_draft=True).count() == 2


async def test_the_same_again_offers_nothing_and_a_longer_one_what_is_new(campus):
    browser = await importing(campus, campus.helena)
    await upload(browser)
    await press(browser, 'Import 2 new questions')
    await upload(browser)
    await sees(browser, 'Everything in this file is here already.')
    assert not [label for label in labels(browser) if label.startswith('Import ')]
    await upload(browser, GIFT.replace(b'Broken?{=a', b'::Three::Capital of Spain?{=Madrid ~Rome}'))
    assert 'Import 1 new question' in labels(browser)
    assert len(await import_history(campus.python, seen_by=campus.helena)) == 1


async def test_what_cannot_be_read_is_said_and_the_next_file_works(campus):
    browser = await importing(campus, campus.helena)
    await upload(browser, b'\xff\xff')
    await sees(browser, 'can’t be imported', 'not a text')
    await upload(browser, GIFT, 'capitals.unknown')
    await sees(browser, 'Choose the format first.')
    await upload(browser)
    await sees(browser, '2 questions')


@pytest.mark.parametrize('key', IMPORT_FORMATS)
async def test_each_format_can_be_chosen_and_its_reader_is_asked(campus, monkeypatch, key):
    def reads(_file, name):
        raise UnreadableFile(f'{name}, read as {key}.')

    async def here(_task, function, *args):
        return function(*args)
    monkeypatch.setitem(IMPORT_FORMATS, key, replace(IMPORT_FORMATS[key], read=reads))
    monkeypatch.setattr(WorkerTask, 'run', here)
    browser = await importing(campus, campus.helena)
    [select] = browser.find(marker='format').elements
    assert select.options == {one.key: str(one.label) for one in IMPORT_FORMATS.values()}
    select.set_value(key)
    await upload(browser, b'anything', 'file.unknown')
    await sees(browser, f'file.unknown, read as {key}.')
    for suffix in IMPORT_FORMATS[key].suffixes:
        if sum(suffix in one.suffixes for one in IMPORT_FORMATS.values()) == 1:
            select.set_value(None)
            await upload(browser, b'anything', f'Told{suffix.upper()}')
            await sees(browser, f'Told{suffix.upper()}, read as {key}.')


async def test_an_import_is_found_again_by_who_leaves_the_page_and_comes_back(campus):
    browser = await importing(campus, campus.helena)
    await upload(browser)
    await browser.open(f'/admin/courses/{campus.python.id}')
    await sees(browser, 'capitals.gift waits to be imported.')
    await browser.open(f'/admin/courses/{campus.python.id}/import')
    await press(browser, 'Import 2 new questions')
    await sees(browser, '2 questions added as drafts')
    other = await importing(campus, campus.ines)
    await sees_no(other, 'added as drafts'), 'a run belongs to its person'


async def test_a_file_is_not_read_into_memory(campus, monkeypatch):
    """From the browser to the importer it goes by the disk."""
    monkeypatch.setattr(importlib.import_module('pages.guards.upload_guard').ArrivedFile, 'read', none_of_it)
    browser = await importing(campus, campus.helena)
    [element] = browser.find(marker='upload-content').elements
    sent = await browser.http_client.post(element._props['url'], files={'file': ('capitals.gift', GIFT)})
    assert sent.status_code == 200
    await sees(browser, 'capitals.gift', '2 questions')
    await press(browser, 'Import 2 new questions')
    await sees(browser, '2 questions added as drafts')


async def none_of_it(*_) -> bytes:
    raise AssertionError('The whole file is read into memory.')


async def test_an_import_under_way_is_cancelled_and_leaves_nothing(campus, monkeypatch):
    stuck = asyncio.Event()

    async def waits(*_, **__):
        stuck.set()
        await asyncio.sleep(3600)
    browser = await importing(campus, campus.helena)
    await upload(browser)
    monkeypatch.setattr('pages.admin.courses.imports.import_run.import_course', waits)
    browser.find(kind=ui.button, content='Import 2 new questions').click()
    await stuck.wait()
    await sees(browser, 'Importing capitals.gift', 'You can leave this page')
    await press(browser, 'Cancel')
    await sees(browser, 'capitals.gift was cancelled.', 'Nothing of it was imported.')
    assert not await Question.exists()


async def test_another_author_sees_the_drafts_arrive_and_what_is_new_is_counted_again(campus):
    ines = await campus.visit(campus.ines, f'/admin/courses/{campus.python.id}')
    waiting = await importing(campus, campus.ines)
    await upload(waiting)
    helena = await importing(campus, campus.helena)
    await upload(helena)
    await press(helena, 'Import 2 new questions')
    await sees(ines, '2 imported drafts', '2 questions, imported')
    await sees(waiting, 'Everything in this file is here already.')
    await imported(campus)
    await sees(ines, '6 imported drafts', 'from 2 imports', 'Draft · imported', 'Moon')


async def test_publish_all_says_whom_it_reaches_and_what_stays(campus):
    await imported(campus)
    browser = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}')
    learner = await campus.visit(campus.priya, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}')
    await press(browser, 'Publish all')
    await sees(browser, 'Publish 4 imported drafts?', '2 running sessions with 5 learners show them at once.',
               'Also publish 1 item that the file has as unpublished')
    await act(browser)
    await sees(learner, 'Moon', 'Check')
    assert 'Hidden' not in words(learner)
    await sees(browser, '1 imported draft')
    await press(browser, 'Publish all')
    browser.find(marker='also-hidden').click()
    await act(browser)
    await sees(learner, 'Hidden')
    await sees_no(browser, 'Sessions don’t show them yet.')


async def test_what_learners_could_not_use_is_listed_and_stays_a_draft(campus):
    await imported(campus, course(page(), page('Empty', '', source_id='p2'), quiz()))
    check = await Item.get(title='Check')
    await check.slots.all().delete()
    browser = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}')
    await press(browser, 'Publish all')
    await sees(browser, '“Check” has no questions.', '“Empty” has no text.', f'?item={check.id}')
    await act(browser)
    await check.refresh_from_db()
    assert check.is_draft and not (await Item.get(title='Empty')).is_draft


async def test_undo_says_what_goes_and_what_stays_and_why(campus):
    await imported(campus)
    moon = await Item.get(title='Moon')
    await courses.save_draft(campus.python, moon.id, ItemChanges(body='Mine.'), by=campus.helena)
    browser = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}')
    await press(browser, 'Undo import')
    await sees(browser, '2 items, 1 question will be removed', 'Stays: 2', 'Edited since.', 'It holds other items.')
    await act(browser)
    await sees_no(browser, 'imported drafts')
    assert {item['title'] for section in the(browser, OutlineEditor)._props['sections'] for item in section['items']
            } >= {'Moon'}
    assert await Item.exists(id=moon.id) and not await Item.exists(title='Check')
    await browser.open(f'/admin/courses/{campus.python.id}/import')
    await sees(browser, 'sea.zip', 'undone', 'by Helena Costa')


async def test_an_import_has_a_page_of_its_own(campus):
    import_id = await imported(campus)
    browser = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}/imports/{import_id}')
    await sees(browser, 'sea.zip', 'Moon', 'Check', 'Draft', 'unpublished in the file', 'Which one?')
    await press(browser, 'Publish all')
    await act(browser)
    await sees(browser, 'Published')
    assert count(browser) <= 60
    for person, address in ((campus.helena, f'/admin/courses/{campus.statistics.id}/imports/{import_id}'),
                            (campus.marta, f'/admin/courses/{campus.python.id}/imports/{import_id}')):
        stranger = await campus.visit(person, '/sessions')
        answer = await stranger.http_client.get(address)
        assert answer.status_code == 404


async def test_a_question_of_the_bank_is_published_or_given_up_there(campus):
    await imported(campus, course(bank=(choice(),)))
    browser = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}/questions')
    await sees(browser, 'Draft · imported')
    question = await Question.get()
    browser.find(SortableList).trigger('act', {'id': question.id, 'action': 'publish'})
    await sees_no(browser, 'Draft · imported')
    await imported(campus, course(bank=(choice('Which of them?'),)))
    await sees(browser, 'Edits wait · imported', '1 edit')
    browser.find(SortableList).trigger('act', {'id': question.id, 'action': 'discard'})
    await sees_no(browser, 'Edits wait')
    await question.refresh_from_db()
    assert not question.is_draft and question.pending is None


@pytest.mark.parametrize('who', ['samuel', 'marta', 'tomas', 'priya'])
async def test_nobody_else_comes_in(campus, who):
    browser = await campus.visit(getattr(campus, who), '/sessions')
    answer = await browser.http_client.get(f'/admin/courses/{campus.python.id}/import')
    assert answer.status_code == 404
    assert await Course.all().count() == 2
