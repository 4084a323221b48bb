"""Courses and questions of other systems: all of a file or nothing of it, and never twice."""
import asyncio
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db import (
    Course,
    Item,
    Section,
    communication,
    courses,
    outlines,
    progress,
    quizzes,
    sessions,
    submissions,
    surveys,
)
from db.core import Invalid, NotAllowed
from db.imports import IMPORT_FORMATS, content_report, import_course, publish_import, read_content
from db.items import ItemChanges
from db.quizzes import score
from db.records import SYSTEM, CompletionRule, Event, Question
from formats.courses import (
    ParsedCourse,
    ParsedFile,
    ParsedItem,
    ParsedItemKind,
    ParsedRubricCriterion,
    ParsedRubricLevel,
    ParsedSection,
)
from formats.questions import ALL, Markup, Option, QuestionData, QuestionKind, Skipped

CHOICE = QuestionData(kind=QuestionKind.SINGLE_CHOICE, text='<b>Which</b> one?', markup=Markup.HTML, source_id='q1',
                      options=(Option(text='This', share=ALL), Option(text='That')))
READ = ParsedCourse(title='Sea', language='en', refused=(Skipped('Lab', 'Not known here.'),), sections=(
    ParsedSection(title='Tides', items=(
        ParsedItem(kind=ParsedItemKind.PAGE, title='Moon', body='![Moon](file:moon.png)', source_id='p1',
                   pictures=(ParsedFile('moon.png', b'\x89PNG\r\n\x1a\n'),)),
        ParsedItem(kind=ParsedItemKind.QUIZ, title='Check', questions=(CHOICE,), attempts=2, time_limit_minutes=10,
                   points=Decimal(5), source_id='z1'),
        ParsedItem(kind=ParsedItemKind.ASSIGNMENT, title='Map', points=Decimal(10), source_id='a1', rubric=(
            ParsedRubricCriterion(title='Clear', levels=(ParsedRubricLevel(title='Yes', points=Decimal(10)),)),)),
        ParsedItem(kind=ParsedItemKind.LINK, title='Bad', url='javascript:alert(1)', source_id='l1'),
        ParsedItem(kind=ParsedItemKind.PAGE, title='Later', is_draft=True, source_id='p2'),
    )),))


async def test_a_course_comes_whole_and_can_be_run_and_completed(school):
    result = await import_course(READ, 'SEA', by=school.helena, source='test')
    assert result.added == {'sections': 1, 'items': 4, 'questions': 1}
    assert [refused.where for refused in result.refused] == ['Tides › Bad']
    course = await Course.get(code='SEA')
    await publish_import(course, result.import_id, by=school.helena)
    assert [teacher.username for teacher in await course.teachers.all()] == ['helena']
    session_course = await sessions.add_course(school.autumn, course, by=school.samuel)
    await sessions.choose_courses(school.autumn, school.priya, [school.autumn_python, session_course], by=school.samuel)
    priya = await session_course.participations.filter(learner=school.priya).get()
    outline = await outlines.effective_outline(session_course)
    assert [item.title for item in outline.items] == ['Moon', 'Check', 'Map']
    moon, check, chart = outline.items
    assert (check.attempts, check.settings.time_limit_minutes, check.points) == (2, 10, 5)
    assert chart.settings.rubric[0].levels[0].points == 10
    assert (await progress.item_picture(session_course, moon.id, 'moon.png', seen_by=school.priya)).file_size == 8
    await progress.open_item(priya, moon.id, by=school.priya)
    attempt = await quizzes.start_attempt(priya, check.id, by=school.priya)
    [question] = (await quizzes.quiz_view(priya, check.id, seen_by=school.priya)).in_progress.questions
    assert question.text == '**Which** one?'
    await quizzes.answer(priya, attempt.id, question.id, question.options.index('This'), by=school.priya)
    assert (await quizzes.finish_attempt(priya, attempt.id, by=school.priya)).points == 5
    await submissions.submit(priya, chart.id, 'Here.', by=school.priya)
    await priya.refresh_from_db()
    assert (priya.done, priya.total) == (0, 0), 'what the file does not require is optional'
    for item in outline.items:
        await courses.edit_item(course, item.id, ItemChanges(required=True), by=school.helena)
    await priya.refresh_from_db()
    assert (priya.done, priya.total) == (3, 3)


async def test_the_same_again_adds_nothing_and_leaves_what_its_authors_have_changed(school):
    await import_course(READ, 'SEA', by=SYSTEM, source='test')
    course = await Course.get(code='SEA')
    page = await Item.get(title='Moon')
    await courses.edit_item(course, page.id, ItemChanges(title='The moon'), by=school.ines)
    again = await import_course(READ, 'SEA', by=SYSTEM, source='test')
    assert not again.added and again.unchanged == {'sections': 1, 'items': 4, 'questions': 1}
    assert (await Item.get(id=page.id)).title == 'The moon'
    for _ in range(2):
        twice = await import_course(ParsedCourse(title='x', bank=(CHOICE, CHOICE)), 'SEA', by=SYSTEM, source='test')
    assert twice.unchanged == {'questions': 2} and await Question.all().count() == 1
    assert await Event.filter(verb='imported', course_id=course.id).count() == 4


async def test_a_title_that_is_too_long_is_shortened_and_the_report_says_so(school):
    page = ParsedItem(kind=ParsedItemKind.PAGE, title='p' * 250, body='Water.', source_id='p')
    asked = replace(CHOICE, title='q' * 250)
    course = ParsedCourse(title='c' * 170, bank=(asked,), sections=(ParsedSection(title='s' * 170, items=(page,)),))
    result = await import_course(course, 'LONG', by=school.helena, source='test')
    made = await Course.get(code='LONG')
    [section], [item] = await made.sections.all(), await Item.filter(section__course_id=made.id)
    [question] = await Question.filter(course_id=made.id)
    assert [len(one.title) for one in (made, section, item, question)] == [160, 160, 200, 200]
    assert [(refused.where, refused.reason) for refused in result.refused] == [
        (made.title, 'The title was shortened to 160 characters.'),
        (section.title, 'The title was shortened to 160 characters.'),
        (f'{section.title} › {item.title}', 'The title was shortened to 200 characters.'),
        (question.title, 'The title was shortened to 200 characters.')]
    again = await import_course(course, 'LONG', by=school.helena, source='test')
    assert not again.added and made.title not in {refused.where for refused in again.refused}


async def test_no_question_is_lost_by_what_its_file_calls_it(school, tmp_path):
    file = tmp_path / 'capitals.gift'
    paths = [f'$course$/{"long/" * 40}{name}' for name in ('north', 'south')]
    norway = '// [id:1]\nNorway?{=Oslo =Bergen ~Rome}'
    file.write_text('\n\n'.join([f'$CATEGORY: {paths[0]}', norway, '// [id:1]\nTwo?{#2 ~#no}', norway,
                                 f'$CATEGORY: {paths[1]}', '// [id:1]\nItaly?{=Rome}']))
    read = await read_content(IMPORT_FORMATS['gift'], file)
    first = await import_course(read, 'GEO', by=SYSTEM, source='gift')
    assert first.added == {'questions': 3} and first.unchanged == {'questions': 1}
    assert {one.reason for one in first.refused} == {'The category was shortened to 160 characters.'}
    assert len(first.refused) == 2, 'once for each category'
    again = await import_course(read, 'GEO', by=SYSTEM, source='gift')
    assert not again.added and again.unchanged == {'questions': 4}
    norway, two, italy = await Question.all().order_by('id')
    assert [one.source for one in (norway, two, italy)] == ['gift:1', 'gift:1 (2)', 'gift:1 (3)']
    assert norway.category == two.category == f'…{paths[0][-159:]}' and italy.category.endswith('long/south')
    assert [score(norway.asked, given, Decimal(1)).right for given in (0, 1, 2)] == [True, True, False]
    assert score(two.asked, '3', Decimal(1)).feedback == ('no',) and score(two.asked, '2', Decimal(1)).right


async def test_what_of_a_question_has_no_place_here_is_told(school):
    seen = replace(CHOICE, title='Seen', text='<iframe src="https://x.example/v"></iframe><iframe srcdoc="x"></iframe>',
                   feedback='<iframe srcdoc="y"></iframe>')
    result = await import_course(ParsedCourse(title='x', bank=(seen,)), 'SEA', by=school.helena, source='test')
    assert result.refused == [Skipped('Seen', 'Something embedded without an address was left out.')]
    assert (await Question.get()).asked.text == '[https://x.example/v](https://x.example/v)'


async def test_nobody_but_its_authors_brings_anything_into_a_course(school):
    for stranger in (school.samuel, school.marta, school.priya):
        for code in ('PY', 'NEW'):
            with pytest.raises(NotAllowed):
                await import_course(READ, code, by=stranger, source='test')
    assert not await Course.exists(code='NEW') and not await Section.exists(title='Tides')


async def test_what_goes_wrong_in_the_middle_leaves_nothing_behind(school, monkeypatch):
    async def fails(*_, **__):
        raise OSError('The disk is full.')
    monkeypatch.setattr('db.imports.content.writing.ImportedPart.bulk_create', fails)
    with pytest.raises(OSError, match='disk'):
        await import_course(READ, 'SEA', by=school.helena, source='test')
    assert not await Course.exists(code='SEA') and not await Question.exists()


async def test_a_file_is_read_without_holding_up_anybody_and_told_as_it_is(tmp_path):
    file = tmp_path / 'capitals.gift'
    file.write_text('Capital of Norway?{=Oslo ~Bergen}\n\nBroken?{=a\n')
    beat = asyncio.create_task(asyncio.sleep(0))
    read = await read_content(IMPORT_FORMATS['gift'], file)
    assert beat.done()
    assert content_report(read) == {
        'sections': 0, 'items': 0,
        'questions': [{'kind': 'single_choice', 'title': '', 'text': 'Capital of Norway?'}],
        'refused': [{'where': 'line 3', 'reason': read.refused[0].reason}]}
    file.write_bytes(b'\xff\xff')
    with pytest.raises(Invalid, match='not a text'):
        await read_content(IMPORT_FORMATS['gift'], file)


DATA = Path(__file__).parents[3] / 'shared' / 'data'


@pytest.mark.skipif(not (DATA / 'olx').is_dir(), reason=f'{DATA}/olx is not here')
async def test_a_real_course_moves_in_and_its_pages_and_quizzes_can_be_worked_through(school):
    read = await read_content(IMPORT_FORMATS['olx'], next((DATA / 'olx').glob('*.tar.gz')))
    result = await import_course(read, 'DEMOX', by=school.helena, source='olx')
    course = await Course.get(code='DEMOX')
    assert result.added['sections'] == len({section.title for section in read.sections})
    assert result.added['items'] + len([one for one in result.refused if '›' in one.where]) >= len(read.items)
    await publish_import(course, result.import_id, also_hidden=True, by=school.helena)
    for item in await Item.filter(section__course_id=course.id):
        await courses.edit_item(course, item.id, ItemChanges(required=True), by=school.helena)
    taken = await sessions.add_course(school.autumn, course, by=school.samuel)
    await sessions.choose_courses(school.autumn, school.priya, [school.autumn_python, taken], by=school.samuel)
    priya = await taken.participations.filter(learner=school.priya).get()
    for item in (await outlines.effective_outline(taken)).items:
        await work_through(taken, priya, item, school)
    await priya.refresh_from_db()
    assert priya.done == priya.total > 20


async def work_through(course, participation, item, school) -> None:
    """As somebody would who only wants to be through with it."""
    if item.kind == 'quiz':
        attempt = await quizzes.start_attempt(participation, item.id, by=school.priya)
        await quizzes.finish_attempt(participation, attempt.id, by=school.priya)
    elif item.kind == 'assignment':
        await submissions.submit(participation, item.id, 'Mine.', by=school.priya)
    elif item.kind == 'survey':
        asked = (await surveys.survey_view(participation, item.id, seen_by=school.priya)).questions
        answers = {'single_choice': 0, 'multiple_choice': [0], 'essay': 'Fine.'}
        given = {one.id: answers[one.kind] for one in asked if one.number}
        await surveys.answer_survey(participation, item.id, given, by=school.priya)
    elif item.kind == 'discussion':
        await communication.open_thread(course, 'Hello', 'Who else is here?', item_id=item.id, by=school.priya)
    else:
        await progress.open_item(participation, item.id, by=school.priya)
        if item.completes is CompletionRule.MARKED_DONE:
            await progress.mark_done(participation, item.id, by=school.priya)
