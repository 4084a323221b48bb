"""Writing courses: the list, a course's own fields, its outline, and the item that is open beside it."""
import asyncio

import pytest
from nicegui import ui
from nicegui.elements.upload_files import SmallFileUpload

from components.filters.filters import Filters
from components.grid.grid import Grid
from components.markdown_editor.markdown_editor import MarkdownEditor
from components.outline_editor.outline_editor import OutlineEditor
from components.people_picker.people_picker import PeoplePicker
from db import Course, Item, Person, courses, people, submissions
from db.items import ItemChanges
from db.people import AccountChanges
from db.records import CompletionRule, ItemKind
from tests.counting import counted
from tests.pages.quizzes import add_quiz
from tests.pages.screen import count, quiet, sees, sees_no, the, words


async def rows(browser, query: str = '') -> list[dict]:
    answer = await browser.http_client.get(f'/admin/courses/rows?{query}')
    assert answer.status_code == 200
    return answer.json()['rows']


async def writing(campus, person, item=None):
    return await campus.visit(person, f'/admin/courses/{campus.python.id}' + (f'?item={item.id}' if item else ''))


async def press(browser, label: str) -> None:
    browser.find(kind=ui.button, content=label).click()
    await quiet()


async def tell(browser, event: str, **said) -> None:
    browser.find(OutlineEditor).trigger(event, said)
    await quiet()


def field(browser, marker: str):
    [element] = browser.find(marker=marker).elements
    return element


def outline(browser) -> dict[str, list[str]]:
    sections = the(browser, OutlineEditor)._props['sections']
    return {section['title']: [item['title'] for item in section['items']] for section in sections}


# the list and a course's own fields

async def test_teachers_see_the_courses_they_write_and_administrators_all(campus):
    await courses.appoint_teachers(campus.statistics, [], by=campus.ines)
    helena = await campus.visit(campus.helena, '/admin/courses')
    assert [row['code'] for row in await rows(helena)] == ['PY']
    ines = await campus.visit(campus.ines, '/admin/courses')
    assert [row['code'] for row in await rows(ines, 'sort=code')] == ['PY', 'STAT']
    [python] = await rows(ines, 'q=PYTHON')
    assert (python['items'], python['sessions'], python['teachers']) == (4, 3, ['Helena Costa'])
    assert count(ines) <= 60
    for person in (campus.samuel, campus.marta, campus.priya):
        browser = await campus.visit(person, '/sessions')
        for path in ('/admin/courses', '/admin/courses/rows', f'/admin/courses/{campus.python.id}'):
            assert (await browser.http_client.get(path)).status_code == 404
    assert (await helena.http_client.get(f'/admin/courses/{campus.statistics.id}')).status_code == 404


async def test_the_list_costs_the_same_whatever_its_length(campus):
    ines = await campus.visit(campus.ines, '/admin/courses')
    await quiet()  # the page that is open has counted its messages
    with counted() as few:
        await rows(ines, 'q=p')
    for number in range(20):
        await courses.create_course(f'P{number}', f'Number {number}', by=campus.ines)
    with counted() as many:
        assert len(await rows(ines, 'q=p')) == 21
    assert len(few) == len(many), '\n'.join(many)


async def test_a_teacher_creates_a_course_and_writes_it(campus):
    helena = await campus.visit(campus.helena, '/admin/courses')
    await press(helena, 'New course')
    helena.find(marker='title').type('Research ethics')
    helena.find(marker='create-course').click()
    await sees(helena, 'A code has letters')
    helena.find(marker='code').type('ETH')
    helena.find(marker='create-course').click()
    await quiet()
    course = await Course.get(code='ETH')
    assert helena.back_history[-1] == f'/admin/courses/{course.id}'
    assert await course.teachers.all() == [campus.helena]


async def test_course_details_are_changed_where_two_people_see_it(campus):
    helena, ines = await writing(campus, campus.helena), await writing(campus, campus.ines)
    await press(helena, 'Course details')
    helena.find(marker='title').type(' and graphs')
    helena.find(marker='save-course').click()
    await sees(ines, 'Python for data and graphs')


async def test_a_course_is_archived_after_asking_and_restored(campus):
    helena = await writing(campus, campus.helena)
    await press(helena, 'Archive')
    await sees(helena, 'Sessions that run it go on as they are')
    helena.find(marker='act').click()
    await sees(helena, 'Restore')
    assert [row['code'] for row in await rows(helena, 'state=archived')] == ['PY']
    await press(helena, 'Restore')
    assert not (await Course.get(id=campus.python.id)).is_archived


async def test_only_administrators_choose_teachers(campus):
    helena, ines = await writing(campus, campus.helena), await writing(campus, campus.ines)
    await sees_no(helena, 'Teachers')
    await press(ines, 'Teachers')
    picker = the(ines, PeoplePicker)
    with ines:
        await picker._look('marta')
        picker._choose(campus.marta.id)
    ines.find(marker='keep-teachers').click()
    await sees(ines, 'Marta Lindqvist cannot write courses: the role of teacher is missing.')
    await people.edit_account(campus.marta, AccountChanges(is_teacher=True), by=campus.ines)
    ines.find(marker='keep-teachers').click()
    await quiet()
    assert {teacher.username for teacher in await campus.python.teachers.all()} == {'helena', 'marta'}


async def test_who_teaches_it_no_more_leaves_the_page(campus):
    helena = await writing(campus, campus.helena)
    left = []
    helena.client.open = lambda target, *_: left.append(target)
    await people.edit_account(campus.helena, AccountChanges(is_teacher=False), by=campus.ines)
    await quiet()
    assert left == ['/sessions']


# the outline

async def test_the_page_says_how_many_sessions_show_a_change_and_stays_small(campus):
    helena = await writing(campus, campus.helena, campus.task)
    await sees(helena, '2 running sessions with 5 learners show what you publish here at once.')
    assert count(helena) <= 70


async def test_the_page_costs_the_same_whatever_the_outline(campus):
    helena = await writing(campus, campus.helena)
    await quiet()  # the page that is open has counted its messages
    with counted() as few:
        await helena.http_client.get(f'/admin/courses/{campus.python.id}')
    for number in range(12):
        section = await courses.add_section(campus.python, f'Week {number}', by=campus.helena)
        await courses.add_item(campus.python, section.id, ItemKind.PAGE, 'Page', by=campus.helena)
    await quiet()  # the open page has followed
    with counted() as many:
        await helena.http_client.get(f'/admin/courses/{campus.python.id}')
    assert len(few) == len(many), '\n'.join(many)


async def test_an_outline_is_written_and_another_author_sees_it_grow(campus):
    helena, ines = await writing(campus, campus.helena), await writing(campus, campus.ines)
    await tell(helena, 'add_section', title='Second week')
    second = await campus.python.sections.filter(title='Second week').first()
    await tell(helena, 'add_item', section=second.id, kind='page', title='Tidy data')
    await tell(helena, 'rename_section', id=second.id, title='Week two')
    expected = {'Setting up': ['Notebooks', 'Values and types', 'Bike-share report', 'Clean a dataset'],
                'Week two': ['Tidy data']}
    assert outline(helena) == outline(ines) == expected
    assert field(helena, 'title').value == 'Tidy data', 'a new item is open at once'


async def test_items_and_sections_move(campus):
    second = await courses.add_section(campus.python, 'Second week', by=campus.helena)
    helena, ines = await writing(campus, campus.helena), await writing(campus, campus.ines)
    await tell(helena, 'move_item', id=campus.task.id, section=second.id, to=0)
    await tell(helena, 'move_item', id=campus.quiz.id, section=campus.page.section_id, to=0)
    await tell(helena, 'move_section', id=second.id, to=0)
    assert outline(ines) == {'Second week': ['Bike-share report'],
                             'Setting up': ['Clean a dataset', 'Notebooks', 'Values and types']}
    assert list(outline(ines)) == ['Second week', 'Setting up']


async def test_a_section_with_items_stays_and_says_why(campus):
    helena = await writing(campus, campus.helena)
    await tell(helena, 'remove_section', id=campus.page.section_id)
    assert 'Move or remove the items of this section first.' in helena.notify.messages
    assert 'Setting up' in outline(helena)


async def test_a_removed_item_is_undone_or_brought_back_from_the_archive(campus):
    await submissions.submit(campus.priya_python, campus.task.id, 'Mine.', by=campus.priya)
    helena = await writing(campus, campus.helena, campus.page)
    await tell(helena, 'remove_item', id=campus.page.id)
    await sees(helena, 'No item is open.')
    assert (await Item.get(id=campus.page.id)).is_archived
    await tell(helena, 'remove_item', id=campus.task.id)
    await sees(helena, 'Remove Bike-share report?', '1 learner has completed it and 1 piece of work is submitted')
    helena.find(marker='act').click()
    await quiet()
    assert 'Bike-share report' not in outline(helena)['Setting up']
    helena.find(marker='open-archive').click()
    await sees(helena, 'learners have worked on it', 'Delete for good')
    helena.find(marker='restore-item').click()
    await quiet()
    assert 'Bike-share report' in outline(helena)['Setting up']
    assert 'Notebooks' not in outline(helena)['Setting up']


async def test_a_section_is_given_an_opening_day(campus):
    helena = await writing(campus, campus.helena)
    await tell(helena, 'date_section', id=campus.page.section_id)
    await sees(helena, 'When Setting up opens')
    with helena:
        field(helena, 'opens-day').value = 7
    helena.find(marker='act').click()
    await quiet()
    assert the(helena, OutlineEditor)._props['sections'][0]['opens']['text'] == 'Opens on day 7'


async def test_a_new_item_is_a_draft_until_it_is_published(campus):
    helena = await writing(campus, campus.helena)
    priya = await campus.visit(campus.priya, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}')
    await tell(helena, 'add_item', section=campus.page.section_id, kind='page', title='Loops')
    await sees(helena, 'A draft.', 'Nobody but the authors sees it')
    await sees_no(priya, 'Loops')
    helena.find(marker='save-item').click()
    await sees(helena, 'Publish Loops?', '5 learners in 2 running sessions see it at once.', '“Loops” has no text.')
    await sees_no(priya, 'Loops')
    helena.find(marker='act').click()
    await sees(priya, 'Loops')
    await sees_no(helena, 'A draft.')


async def test_a_draft_is_previewed_as_a_learner_would_have_it(campus):
    await courses.save_draft(campus.python, campus.page.id, ItemChanges(title='Notebooks (new)', body='Read *this*.'),
                             by=campus.helena)
    helena = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}/items/{campus.page.id}/preview')
    await sees(helena, 'You see this item as a learner would.', 'Notebooks (new)', '<em>this</em>')
    quiz, _ = await add_quiz(campus)
    await helena.open(f'/admin/courses/{campus.python.id}/items/{quiz.id}/preview')
    await sees(helena, 'What is the capital of Norway?')
    assert 'By the fjord' not in words(helena)


async def test_edits_are_kept_as_a_draft_and_published_later(campus):
    helena = await writing(campus, campus.helena, campus.page)
    helena.find(marker='title').type(' (new)')
    helena.find(marker='save-draft').click()
    await sees(helena, 'Edits wait to be published.', 'Saved just now')
    assert (await Item.get(id=campus.page.id)).title == 'Notebooks'
    await helena.open(f'/admin/courses/{campus.python.id}?item={campus.page.id}')
    assert field(helena, 'title').value == 'Notebooks (new)'
    helena.find(marker='save-item').click()
    await sees_no(helena, 'Edits wait to be published.')
    assert (await Item.get(id=campus.page.id)).title == 'Notebooks (new)'


# the item

async def test_an_item_is_saved_on_demand_and_learners_have_it_at_once(campus):
    helena = await writing(campus, campus.helena, campus.page)
    with helena:
        the(helena, MarkdownEditor).value = '## Cells\n\n<script>alert(1)</script>'
    while '<h2>Cells</h2>' not in the(helena, MarkdownEditor)._props['html']:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    assert '<script>' not in the(helena, MarkdownEditor)._props['html']
    await sees(helena, 'Not saved yet')
    helena.find(marker='save-item').click()
    await sees(helena, 'Saved just now')
    assert (await Item.get(id=campus.page.id)).body.startswith('## Cells')


async def test_a_task_has_points_and_rules_of_its_own(campus):
    helena = await writing(campus, campus.helena, campus.task)
    rules = set(field(helena, 'completes').options)
    assert rules == {CompletionRule.SUBMITTED, CompletionRule.GRADED, CompletionRule.PASSED}
    with helena:
        field(helena, 'completes').value = CompletionRule.PASSED.value
    helena.find(marker='save-item').click()
    await sees(helena, 'Say how many points pass it.')
    with helena:
        field(helena, 'pass_points').value = 20
        field(helena, 'due_day').value = 12
        field(helena, 'weight').value = 1.5
        field(helena, 'minutes').value = 90
        field(helena, 'required').value = False
    helena.find(marker='save-item').click()
    await sees(helena, 'Publish this change?', '5 learners are overdue at once.')
    helena.find(marker='act').click()
    await sees(helena, 'Saved just now')
    task = await Item.get(id=campus.task.id)
    assert (task.completes, task.pass_points, task.due_day, task.weight, task.minutes, task.required) == (
        CompletionRule.PASSED, 20, 12, 1.5, 90, False)


async def test_a_page_is_opened_or_marked_done_and_has_no_points(campus):
    helena = await writing(campus, campus.helena, campus.page)
    assert set(field(helena, 'completes').options) == {CompletionRule.OPENED, CompletionRule.MARKED_DONE}
    with pytest.raises(AssertionError):
        helena.find(marker='points')


async def test_a_half_minute_is_refused_at_its_field(campus):
    helena = await writing(campus, campus.helena, campus.page)
    with helena:
        field(helena, 'minutes').value = 1.5
    helena.find(marker='save-item').click()
    await sees(helena, 'Enter a whole number from 0 to 10,000.')


async def test_a_link_needs_an_address_of_the_web(campus):
    link = await courses.add_item(campus.python, campus.page.section_id, ItemKind.LINK, 'Docs', by=campus.helena)
    helena = await writing(campus, campus.helena, link)
    helena.find(marker='url').type('javascript:alert(1)')
    helena.find(marker='save-item').click()
    await sees(helena, 'Enter a web address such as https://example.org/page.')


async def test_a_file_and_captions_are_uploaded(campus):
    video = await courses.add_item(campus.python, campus.page.section_id, ItemKind.VIDEO, 'Film', by=campus.helena)
    helena = await writing(campus, campus.helena, video)
    await sees(helena, 'No file yet', 'No captions yet')
    await upload(helena, 'upload-file', 'film.webm', b'\x1aE\xdf\xa3 webm')
    await sees(helena, 'film.webm')
    await upload(helena, 'upload-captions', 'film.srt', b'1\n00:00:01,000')
    assert 'Captions are a WebVTT file: its first line is WEBVTT.' in helena.notify.messages
    await upload(helena, 'upload-captions', 'film.vtt', b'WEBVTT\n\n')
    await sees(helena, 'There are captions (WebVTT)')
    await video.refresh_from_db()
    assert video.file_name == 'film.webm' and video.captions_hash


async def upload(browser, marker: str, name: str, content: bytes) -> None:
    with browser:
        await field(browser, marker).handle_uploads([SmallFileUpload(name, 'application/octet-stream', content)])
    await quiet()


async def test_an_untouched_item_takes_what_another_author_saves(campus):
    helena = await writing(campus, campus.helena, campus.page)
    await courses.edit_item(campus.python, campus.page.id, ItemChanges(title='Notebooks, again'), by=campus.ines)
    await quiet()
    assert field(helena, 'title').value == 'Notebooks, again'
    await sees_no(helena, 'Take theirs')


async def test_a_touched_item_says_that_somebody_else_changed_it(campus):
    helena = await writing(campus, campus.helena, campus.page)
    helena.find(marker='title').type(' (mine)')
    await courses.edit_item(campus.python, campus.page.id, ItemChanges(title='Theirs', minutes=5), by=campus.ines)
    await sees(helena, 'Somebody else changed this item meanwhile.')
    helena.find(marker='save-item').click()
    await quiet()
    page = await Item.get(id=campus.page.id)
    assert (page.title, page.minutes) == ('Notebooks (mine)', 5)


async def test_nothing_typed_is_lost_unasked_by_opening_another_item(campus):
    helena = await writing(campus, campus.helena, campus.page)
    helena.find(marker='title').type(' (mine)')
    await tell(helena, 'open', id=campus.task.id)
    await sees(helena, 'Leave without saving?')
    await press(helena, 'Stay here')
    assert field(helena, 'title').value == 'Notebooks (mine)'
    await tell(helena, 'open', id=campus.task.id)
    helena.find(marker='act').click()
    await quiet()
    assert field(helena, 'title').value == 'Bike-share report'
    assert (await Item.get(id=campus.page.id)).title == 'Notebooks'


async def test_an_item_of_another_course_is_not_opened_here(campus):
    helena = await writing(campus, campus.helena, campus.mean)
    await sees(helena, 'No item is open.')


async def test_counts_above_the_list_follow_the_search(campus):
    ines = await campus.visit(campus.ines, '/admin/courses')
    ines.find(Filters).trigger('search', 'stat')
    await quiet()
    assert the(ines, Filters)._props['counts'] == {'current': 1, 'archived': 0}
    assert the(ines, Grid)._props['filters'] == {'q': 'stat'}
    assert await Person.filter(is_teacher=True).count() == 1
