"""Undoing an import takes away what it brought and nobody has touched or used, to the last row; the rest stays, and why
is said before."""
from dataclasses import replace
from pathlib import Path

import pytest

from db import (
    Course,
    Item,
    ItemFile,
    communication,
    courses,
    customisation,
    extensions,
    grades,
    progress,
    quizzes,
    submissions,
    surveys,
)
from db.core import Invalid, NotAllowed, NotFound, files
from db.extensions import ExtensionGrant
from db.grades import GradeColumnChanges
from db.imports import (
    IMPORT_FORMATS,
    import_course,
    import_history,
    publish_import,
    read_content,
    undo_import,
    undo_preview,
)
from db.integrity import check_figures, check_files
from db.items import ItemChanges
from db.quizzes import Slot
from db.records import SYSTEM, ItemKind, Question
from formats.courses import ParsedItem, ParsedItemKind
from tests.db.imported import all_rows, choice, course, page, picture, quiz

DATA = Path(__file__).parents[3] / 'shared' / 'data'
REAL = [('olx', 'olx/demo-course-nostatic.tar.gz'),
        ('cartridge', 'common-cartridge/canvas_cc_gem_course.imscc'),
        ('cartridge', 'common-cartridge/single-page.imscc'),
        ('gift', 'gift/formatExamples.gift'),
        ('aiken', 'aiken/questions.aiken.txt'),
        ('qti', 'qti/qti-sdk/items/2_1/choice.xml')]
SEA = course(page(pictures=(picture(),)), quiz(), bank=(choice('Alone?', 'q9'),))


async def bring(school, read=SEA):
    return (await import_course(read, 'PY', by=school.helena, source='test', file_name='sea.zip')).import_id


def lines(some) -> list[tuple[str, str]]:
    return [(line.title, line.reason) for line in some]


@pytest.mark.parametrize('published', [False, True])
@pytest.mark.parametrize(('format', 'name'), REAL, ids=[name.split('/')[-1] for _, name in REAL])
@pytest.mark.skipif(not DATA.is_dir(), reason=f'{DATA} is not here')
async def test_a_real_file_imported_and_undone_leaves_every_row_as_it_was(school, format, name, published):
    read = await read_content(IMPORT_FORMATS[format], DATA / name)
    before, on_disk = await all_rows(), sorted(files.settings().files_dir.rglob('*'))
    result = await import_course(read, 'PY', by=school.helena, source=format, file_name=name)
    assert result.added['items'] + result.added['questions'] > 0
    if published:
        await publish_import(school.python, result.import_id, also_hidden=True, by=school.helena)
        assert await all_rows() != before
    preview = await undo_preview(school.python, result.import_id, seen_by=school.helena)
    assert not preview.stays and (preview.impact is not None) == (published and result.added['items'] > 0)
    await undo_import(school.python, result.import_id, by=school.helena)
    assert await all_rows() == before
    assert sorted(path for path in files.settings().files_dir.rglob('*') if path.is_file()) == [
        path for path in on_disk if path.is_file()]
    again = await import_course(read, 'PY', by=school.helena, source=format)
    assert (again.added, again.changed) == (result.added, result.changed), 'it can come again'


async def test_figures_are_right_while_it_is_published_and_after_it_is_undone(school):
    required = replace(page(), required=True)
    import_id = await bring(school, course(required))
    await publish_import(school.python, import_id, by=school.helena)
    await school.priya_python.refresh_from_db()
    assert school.priya_python.total == 5
    await undo_import(school.python, import_id, by=school.helena)
    await school.priya_python.refresh_from_db()
    assert school.priya_python.total == 4
    assert not (await check_figures(by=SYSTEM)).differences
    assert not (await check_files(by=SYSTEM)).missing


async def test_only_its_authors_undo_an_import_and_once(school):
    import_id = await bring(school)
    for stranger in (school.samuel, school.marta, school.tomas, school.priya):
        with pytest.raises(NotAllowed):
            await undo_preview(school.python, import_id, seen_by=stranger)
        with pytest.raises(NotAllowed):
            await undo_import(school.python, import_id, by=stranger)
    with pytest.raises(NotFound):
        await undo_import(school.statistics, import_id, by=school.helena)
    await undo_import(school.python, import_id, by=school.ines)
    with pytest.raises(Invalid, match='undone already'):
        await undo_import(school.python, import_id, by=school.ines)
    [line] = await import_history(school.python, seen_by=school.helena)
    assert line.undone_by == 'Ines Carvalho' and line.undone_at


async def test_what_was_edited_since_stays_with_what_it_asks(school):
    import_id = await bring(school)
    moon, check = await Item.filter(title__in=['Moon', 'Check']).order_by('id')
    await courses.save_draft(school.python, check.id, ItemChanges(attempts=3), by=school.helena)
    preview = await undo_preview(school.python, import_id, seen_by=school.helena)
    assert sorted(lines(preview.stays)) == [
        ('Check', 'Edited since'), ('Tides', 'It holds other items'), ('Which one?', 'Another quiz asks it')]
    assert sorted(lines(preview.goes)) == [('Alone?', ''), ('Moon', '')]
    done = await undo_import(school.python, import_id, by=school.helena)
    assert lines(done.stays) == lines(preview.stays) and lines(done.goes) == lines(preview.goes)
    assert await Item.exists(id=check.id) and not await Item.exists(id=moon.id)
    assert not await ItemFile.exists() and [one.title for one in await Question.all()] == ['Which one?']


@pytest.mark.parametrize('action', [
    'opened', 'attempted', 'answered', 'handed in', 'discussed', 'customised', 'counted', 'extended', 'needed',
    'drawn'])
async def test_what_somebody_uses_by_now_stays(school, action):
    more = (ParsedItem(kind=ParsedItemKind.ASSIGNMENT, title='Map', source_id='a1'),
            ParsedItem(kind=ParsedItemKind.SURVEY, title='Poll', source_id='s1', questions=(choice('Fine?', 's'),)),
            ParsedItem(kind=ParsedItemKind.DISCUSSION, title='Talk', source_id='d1'))
    bank = (choice('Alone?', 'q9', category='Means'),)
    import_id = await bring(school, course(page(), quiz(attempts=2), *more, bank=bank))
    await publish_import(school.python, import_id, by=school.helena)
    title, reason = await ACTIONS[action](school)
    preview = await undo_preview(school.python, import_id, seen_by=school.helena)
    assert (title, reason) in lines(preview.stays)
    await undo_import(school.python, import_id, by=school.helena)
    assert await Item.exists(title=title) or await Question.exists(title=title)
    assert not (await check_figures(by=SYSTEM)).differences


async def _item(title: str) -> Item:
    return await Item.get(title=title)


async def _opened(school):
    await progress.open_item(school.priya_python, (await _item('Moon')).id, by=school.priya)
    return 'Moon', 'Learners have worked on it'


async def _attempted(school):
    await quizzes.start_attempt(school.priya_python, (await _item('Check')).id, by=school.priya)
    return 'Check', 'Learners have worked on it'


async def _answered(school):
    item, question = await _item('Poll'), await Question.get(title='Fine?')
    await surveys.answer_survey(school.priya_python, item.id, {question.id: 0}, by=school.priya)
    return 'Poll', 'Learners have worked on it'


async def _handed_in(school):
    await submissions.submit(school.priya_python, (await _item('Map')).id, 'Here.', by=school.priya)
    return 'Map', 'Learners have worked on it'


async def _discussed(school):
    item = await _item('Talk')
    await communication.open_thread(school.autumn_python, 'Hello', 'Who is here?', item_id=item.id, by=school.marta)
    return 'Talk', 'Learners have worked on it'


async def _customised(school):
    await customisation.hide(school.autumn_python, (await _item('Moon')).id, by=school.marta)
    return 'Moon', 'A session has made it its own'


async def _counted(school):
    item = await _item('Map')
    await grades.set_grade_column(school.autumn_python, f'item-{item.id}', GradeColumnChanges(weight=3),
                                  by=school.marta)
    return 'Map', 'A gradebook counts it'


async def _extended(school):
    await extensions.extend(school.priya_python, (await _item('Check')).id, ExtensionGrant(extra_attempts=1),
                            reason='Ill',
                            by=school.marta)
    return 'Check', 'A session has made it its own'


async def _needed(school):
    await courses.edit_item(school.python, school.task.id, ItemChanges(needs=[[(await _item('Moon')).id, 'completed']]),
                            by=school.helena)
    return 'Moon', 'Another item waits for it'


async def _drawn(school):
    exam = await courses.add_item(school.python, school.page.section_id, ItemKind.QUIZ, 'Exam', by=school.helena)
    await courses.set_questions(school.python, exam.id, [Slot(draws=1, category='Means')], by=school.helena)
    await quizzes.start_attempt(school.priya_python, exam.id, by=school.priya)
    return 'Alone?', 'Learners have been asked it'


ACTIONS = {'opened': _opened, 'attempted': _attempted, 'answered': _answered, 'handed in': _handed_in,
           'discussed': _discussed, 'customised': _customised, 'counted': _counted, 'extended': _extended,
           'needed': _needed, 'drawn': _drawn}


async def test_what_an_import_changed_gets_back_what_it_held(school):
    first = await bring(school, course(page(pictures=(picture(),), body='![](file:moon.png)'), quiz()))
    await publish_import(school.python, first, by=school.helena)
    draft = await bring(school, course(page('Later', source_id='p2'), quiz(choice('Draft?', 'd'), source_id='z2')))
    before = await all_rows()
    new = course(
        page('The moon', '![](file:moon.png) anew', pictures=(picture(b'GIF89a'),)),
        quiz(choice('Which of them?'), choice('New?', 'q2')), page('Later on', source_id='p2'),
        quiz(choice('Draft!', 'd'), choice('More?', 'e'), source_id='z2'))
    second = await bring(school, new)
    assert await all_rows() != before
    preview = await undo_preview(school.python, second, seen_by=school.helena)
    assert not preview.stays and sum(not line.is_new for line in preview.goes) == 6
    await undo_import(school.python, second, by=school.helena)
    assert await all_rows() == before
    third = await bring(school, new)
    assert third is not None and third > draft, 'what was undone can come again'


async def test_published_changes_stay_and_say_so(school):
    first = await bring(school, course(page()))
    await publish_import(school.python, first, by=school.helena)
    second = await bring(school, course(page('The moon')))
    await publish_import(school.python, second, by=school.helena)
    preview = await undo_preview(school.python, second, seen_by=school.helena)
    assert lines(preview.stays) == [('The moon', 'Its changes are published')]


async def test_a_changed_file_waits_with_its_edits_and_goes_with_them(school):
    def read(content: bytes):
        return course(ParsedItem(kind=ParsedItemKind.FILE, title='Chart', file=picture(content, 'chart.png'),
                                 source_id='f1'))
    first = await bring(school, read(b'one'))
    await publish_import(school.python, first, by=school.helena)
    item = await Item.get(title='Chart')
    old = item.file_hash
    second = await bring(school, read(b'two'))
    await item.refresh_from_db()
    assert item.file_hash == old and files.path_of(item.pending_file_hash).read_bytes() == b'two'
    new = item.pending_file_hash
    await undo_import(school.python, second, by=school.helena)
    with pytest.raises(NotFound):
        files.path_of(new)
    third = await bring(school, read(b'two'))
    await publish_import(school.python, third, by=school.helena)
    await item.refresh_from_db()
    assert (item.file_hash, item.pending, item.pending_file_hash) == (new, None, '')
    with pytest.raises(NotFound):
        files.path_of(old)


async def test_a_course_that_an_import_made_stays_and_is_empty(school):
    result = await import_course(SEA, 'SEA', by=school.helena, source='test')
    made = await Course.get(code='SEA')
    await undo_import(made, result.import_id, by=school.helena)
    assert not await courses.base_outline(made, seen_by=school.helena)
