"""Assignments: drafts that survive, files, submitting, unsubmitting, grading by a rubric, giving back to be revised."""
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from db import Draft, Item, Participation, Submission, courses, outlines, progress, submissions
from db.core import Invalid, NotAllowed, NotFound, NotOpen, TooManyAttempts, Upload, clock, files, settings
from db.core.files import HOLDERS
from db.core.media_types import is_one_of
from db.integrity import check_figures, check_files
from db.items import ItemChanges
from db.outlines import ItemStatus
from db.records import SYSTEM, CompletionRule, Event, ItemCompletion, ItemKind
from db.records.rubric import RubricCriterion, RubricLevel, points_by, worth

PDF = b'%PDF-1.7 of a learner'
RUBRIC = [
    {'id': '', 'title': 'Findings', 'levels': [{'title': 'Traced', 'points': '24'}, {'title': 'Stated', 'points': '12'},
                                               {'title': 'Missing', 'points': '0'}]},
    {'id': '', 'title': 'Words', 'levels': [{'title': 'Plain', 'points': '16'}, {'title': 'Long', 'points': '7.5'}]},
]


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    """Files of this test only."""
    monkeypatch.setattr(settings(), 'data_dir', tmp_path)
    return tmp_path / 'files'


def on_disk(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob('*') if path.is_file())


async def figures(participation):
    found = await Participation.get(id=participation.id)
    return found.done, found.grade, found.to_grade


async def mark(school, item):
    return (await progress.learner_view(school.priya_python, seen_by=school.priya)).cells[item.id].status


async def with_settings(school, **values):
    await courses.edit_item(school.python, school.task.id, ItemChanges(settings=values), by=school.helena)


# Drafts

async def test_a_draft_is_kept_as_it_is_typed_for_its_learner_only(school):
    priya = school.priya_python
    first = await submissions.save_draft(priya, school.task.id, 'Trips fell', by=school.priya)
    await submissions.save_draft(priya, school.task.id, 'Trips fell in April.', seen=first.saved_at, by=school.priya)
    draft = await submissions.draft_of(priya, school.task.id, seen_by=school.priya)
    assert (draft.text, draft.overtaken) == ('Trips fell in April.', []) and draft.saved_at > first.saved_at
    for stranger in (school.emeka, school.tomas, school.ines):
        with pytest.raises(NotAllowed):
            await submissions.save_draft(priya, school.task.id, 'Forged', by=stranger)
        with pytest.raises(NotAllowed):
            await submissions.draft_of(priya, school.task.id, seen_by=stranger)
    assert not await Event.filter(verb__contains='draft', participation_id=priya.id).exists()
    assert await submissions.save_draft(priya, school.task.id, '', seen=draft.saved_at, by=school.priya) is None
    assert not await Draft.all().exists()


async def test_of_two_windows_the_last_words_win_and_the_others_are_kept_beside_them(school):
    priya, item = school.priya_python, school.task.id
    start = await submissions.save_draft(priya, item, 'Start.', by=school.priya)
    here = await submissions.save_draft(priya, item, 'Start. Harbour first.', seen=start.saved_at, by=school.priya)
    there = await submissions.save_draft(priya, item, 'Start. Market first.', seen=start.saved_at, by=school.priya)
    assert there.text == 'Start. Market first.'
    assert there.overtaken == [{'text': 'Start. Harbour first.', 'saved_at': here.saved_at.isoformat()}]
    longer = await submissions.save_draft(priya, item, 'Start. Market first. And then?', seen=here.saved_at,
                                          by=school.priya)
    assert len(longer.overtaken) == 1, 'nothing is lost where the words are all there'
    await submissions.submit(priya, item, by=school.priya)
    draft = await submissions.draft_of(priya, item, seen_by=school.priya)
    assert draft.text == '' and len(draft.overtaken) == 1, 'not even by submitting'
    with pytest.raises(NotAllowed):
        await submissions.discard_conflicting_versions(priya, item, by=school.emeka)
    await submissions.discard_conflicting_versions(priya, item, by=school.priya)
    assert await submissions.draft_of(priya, item, seen_by=school.priya) is None


async def test_what_another_window_has_saved_meanwhile_stays_a_draft(school):
    priya, item = school.priya_python, school.task.id
    await submissions.save_draft(priya, item, 'Other words.', by=school.priya)
    submission = await submissions.submit(priya, item, 'These words.', by=school.priya)
    assert submission.text == 'These words.'
    assert (await submissions.draft_of(priya, item, seen_by=school.priya)).text == 'Other words.'


async def test_files_are_added_to_a_draft_and_go_with_it(school, own_folder):
    priya, item = school.priya_python, school.task.id
    one = await submissions.add_draft_file(priya, item, Upload.of('report.pdf', PDF), by=school.priya)
    two = await submissions.add_draft_file(priya, item, Upload.of('trips.csv', b'day,trips'), by=school.priya)
    with pytest.raises(NotAllowed):
        await submissions.add_draft_file(priya, item, Upload.of('forged.pdf', PDF), by=school.emeka)
    with pytest.raises(NotAllowed):
        await submissions.remove_draft_file(priya, one.id, by=school.emeka)
    with pytest.raises(NotFound):
        await submissions.remove_draft_file(school.emeka_python, one.id, by=school.emeka)
    with pytest.raises(NotFound):
        await submissions.readable(one.id, seen_by=school.tomas)
    assert (await submissions.readable(one.id, seen_by=school.priya)).file_name == 'report.pdf'
    await submissions.remove_draft_file(priya, two.id, by=school.priya)
    submission = await submissions.submit(priya, item, 'See the file.', by=school.priya)
    assert [file.file_name for file in await submission.files.all()] == ['report.pdf']
    assert (await submissions.readable(one.id, seen_by=school.tomas)).id == one.id
    assert not await Draft.all().exists()


@pytest.mark.parametrize(('values', 'name', 'content', 'says'), [
    ({'most_files': 1}, 'two.pdf', PDF, 'takes one file: remove it first'),
    ({'most_mb': 1}, 'large.pdf', PDF + bytes(1024 * 1024), 'large.pdf is larger than 1 MB'),
    ({'file_types': ['pdf', 'docx']}, 'trips.csv', b'day,trips', 'trips.csv is not of a kind that is taken here. '
                                                                'Taken: PDF, DOCX.'),
    ({'file_types': ['pdf']}, 'report.pdf', b'<!doctype html>', 'report.pdf is not of a kind'),
    ({'takes_files': False}, 'report.pdf', PDF, 'takes a text, no files'),
])
async def test_a_file_that_is_not_taken_is_refused_in_a_sentence_and_leaves_nothing(
        school, own_folder, values, name, content, says):
    priya = school.priya_python
    await submissions.add_draft_file(priya, school.task.id, Upload.of('first.pdf', PDF + b'!'), by=school.priya)
    await with_settings(school, **values)
    before = on_disk(own_folder)
    with pytest.raises(Invalid, match=says):
        await submissions.add_draft_file(priya, school.task.id, Upload.of(name, content), by=school.priya)
    with pytest.raises(Invalid, match=says):
        await submissions.submit(priya, school.task.id, 'Words', uploads=[Upload.of(name, content)], by=school.priya)
    assert on_disk(own_folder) == before and not await Submission.all().exists()


@pytest.mark.parametrize(('kind', 'name', 'taken'), [
    ('application/pdf', 'report.pdf', True), ('application/pdf', 'report.txt', True),
    ('image/png', 'report.pdf', False), ('image/jpeg', 'photo.JPEG', True),
    ('application/octet-stream', 'photo.jpg', False),
    ('application/octet-stream', 'log.DOCX', True), ('application/octet-stream', 'docx', False),
    ('application/octet-stream', 'archive.zip', False),
])
def test_what_a_file_is_is_told_by_its_content_where_that_shows_it(kind, name, taken):
    assert is_one_of(kind, name, ('pdf', 'jpg', 'docx')) == taken


# Submitting and unsubmitting

async def test_what_an_assignment_does_not_take_is_refused(school):
    priya, item = school.priya_python, school.task.id
    await with_settings(school, takes_text=False)
    with pytest.raises(Invalid, match='takes files, no text'):
        await submissions.save_draft(priya, item, 'Words', by=school.priya)
    with pytest.raises(Invalid, match='Choose a file first'):
        await submissions.submit(priya, item, by=school.priya)
    with pytest.raises(NotAllowed, match='Nothing is submitted for Notebooks'):
        await submissions.save_draft(priya, school.page.id, 'Words', by=school.priya)


async def test_after_it_has_closed_nothing_is_written_added_handed_in_or_taken_back(school, own_folder):
    priya, item = school.priya_python, school.task.id
    await courses.edit_item(school.python, item, ItemChanges(due_day=55, closes_day=60), by=school.helena)
    [outlined] = [one for one in (await outlines.learner_outline(priya)).items if one.id == item]
    await submissions.save_draft(priya, item, 'Nearly', by=school.priya)
    with clock.stopped_at(outlined.due_at + timedelta(hours=1)):
        assert (await submissions.submit(priya, item, by=school.priya)).is_late
        with pytest.raises(NotOpen, match='was due on .* stays submitted'):
            await submissions.unsubmit(priya, item, by=school.priya)
    with clock.stopped_at(outlined.closes_at + timedelta(seconds=1)):
        for action in (submissions.save_draft(priya, item, 'More', by=school.priya),
                       submissions.unsubmit(priya, item, by=school.priya),
                       submissions.add_draft_file(priya, item, Upload.of('a.pdf', PDF), by=school.priya),
                       submissions.submit(priya, item, 'More', by=school.priya)):
            with pytest.raises(NotOpen, match='closed on'):
                await action
    assert on_disk(own_folder) == []


async def test_work_is_taken_back_until_it_is_due_and_becomes_the_draft_again(school, own_folder):
    priya, item = school.priya_python, school.task.id
    assert (await Item.get(id=item)).completes is CompletionRule.SUBMITTED
    await submissions.submit(priya, item, 'First.', uploads=[Upload.of('a.pdf', PDF)], by=school.priya)
    assert await figures(priya) == (1, None, 1)
    await submissions.save_draft(priya, item, 'A second thought.', by=school.priya)
    with pytest.raises(NotAllowed):
        await submissions.unsubmit(priya, item, by=school.tomas)
    draft = await submissions.unsubmit(priya, item, by=school.priya)
    assert draft.text == 'First.' and [words['text'] for words in draft.overtaken] == ['A second thought.']
    assert [file.file_name for file in await draft.files.all()] == ['a.pdf']
    assert await figures(priya) == (0, None, 0) and await mark(school, school.task) is ItemStatus.GOING
    assert await Event.filter(verb='unsubmitted', participation_id=priya.id).count() == 1
    again = await submissions.submit(priya, item, by=school.priya)
    assert (again.number, again.text, await again.files.all().count()) == (1, 'First.', 1)
    await submissions.grade_submission(again, 30, by=school.tomas)
    with pytest.raises(NotAllowed, match='is graded'):
        await submissions.unsubmit(priya, item, by=school.priya)


async def test_after_a_grade_it_may_be_handed_in_again_as_often_as_the_item_says(school):
    priya, item = school.priya_python, school.task.id
    await courses.edit_item(school.python, item, ItemChanges(attempts=2), by=school.helena)
    first = await submissions.submit(priya, item, 'One.', by=school.priya)
    await submissions.grade_submission(first, 20, by=school.tomas)
    second = await submissions.submit(priya, item, 'Two.', by=school.priya)
    with pytest.raises(TooManyAttempts, match='Bike-share report twice'):
        await submissions.submit(priya, item, 'Three.', by=school.priya)
    assert (await submissions.save_draft(priya, item, 'Three.',
                                         by=school.priya)).text == 'Three.', 'what is written is kept'
    await submissions.return_for_revision(second, 'Name the days.', by=school.tomas)
    assert (await submissions.submit(priya, item, by=school.priya)).number == 3, 'given back, it does not count'


async def test_taken_back_work_cannot_be_graded(school):
    submission = await submissions.submit(school.priya_python, school.task.id, 'Mine.', by=school.priya)
    await submissions.unsubmit(school.priya_python, school.task.id, by=school.priya)
    for action in (submissions.grade_submission(submission, 30, by=school.tomas),
                   submissions.return_for_revision(submission, 'Again.', by=school.tomas)):
        with pytest.raises(NotFound):
            await action


# Rubric, grades, revisions

async def test_with_a_rubric_the_points_are_the_sum_of_its_best_levels(school):
    item = await courses.edit_item(school.python, school.task.id, ItemChanges(points=99, settings={'rubric': RUBRIC}),
                                   by=school.helena)
    assert item.points == 40 and [one['id'] for one in item.settings['rubric']] == ['c1', 'c2']
    [kept] = [one for one in (await outlines.effective_outline(school.autumn_python)).items if one.id == item.id]
    assert worth(kept.settings.rubric) == kept.points == 40


@pytest.mark.parametrize(('rubric', 'says'), [
    ([{'id': '', 'title': ' ', 'levels': RUBRIC[0]['levels']}], 'Give every criterion a title'),
    ([{'id': '', 'title': 'A', 'levels': [{'title': '', 'points': '1'}]}], 'Give every level of “A” a title'),
    ([{'id': '', 'title': 'A', 'levels': [{'title': 'B', 'points': '-1'}]}], 'go from 0 to 10,000'),
    ([{'id': '', 'title': 'A', 'levels': [{'title': 'B', 'points': '0.125'}]}], 'up to two decimals'),
    ([{'id': '', 'title': 'A', 'levels': [{'title': 'B', 'points': '0'}]}], 'worth something'),
    ([{'id': 'x', 'title': 'A', 'levels': [{'title': 'B', 'points': '1'}]}] * 2, 'the same id'),
    ([{'id': 'x', 'title': 'A', 'levels': [{'title': 'B', 'points': '1'}] * 2}], 'Two levels of “A” are the same'),
    ([{'id': 'x', 'title': 'A', 'levels': [{'title': 'B', 'points': 'many'}]}], 'do not fit'),
])
async def test_a_rubric_that_makes_no_sense_is_refused_in_a_sentence(school, rubric, says):
    with pytest.raises(Invalid, match=says):
        await courses.edit_item(school.python, school.task.id, ItemChanges(settings={'rubric': rubric}),
                                by=school.helena)
    assert (await Item.get(id=school.task.id)).points == 40


async def test_a_coach_grades_by_the_rubric_and_the_points_are_their_sum(school):
    await with_settings(school, rubric=RUBRIC)
    submission = await submissions.submit(school.priya_python, school.task.id, 'Mine.', by=school.priya)
    chosen = {'c1': {'points': '12', 'comment': ' Which days? '}, 'c2': {'points': '7.5'}}
    for wrong, says in (({'c1': chosen['c1']}, 'Choose a level for “Words”'), (chosen | {'c3': {}}, 'no criterion c3'),
                        (chosen | {'c1': {'points': '13'}}, 'Choose a level for “Findings”')):
        with pytest.raises(Invalid, match=says):
            await submissions.grade_submission(submission, rubric=wrong, by=school.tomas)
    with pytest.raises(Invalid, match='make 19.5 points, not 20'):
        await submissions.grade_submission(submission, 20, rubric=chosen, by=school.tomas)
    with pytest.raises(NotAllowed):
        await submissions.grade_submission(submission, rubric=chosen, by=school.aiko)
    await submissions.grade_submission(submission, rubric=chosen, comment='Nearly.', by=school.tomas)
    await submission.refresh_from_db()
    assert (submission.points, submission.rubric['c1']) == (
        Decimal('19.5'), {'points': '12', 'level': 'Stated', 'comment': 'Which days?'})
    await submissions.grade_submission(submission, 25, by=school.marta)
    assert submission.rubric == {}, 'points by hand follow from no level'
    assert [change.new for change in await submission.history.all()] == [Decimal('19.5'), 25]


def test_where_an_item_is_worth_other_points_here_levels_give_the_same_share():
    rubric = (RubricCriterion(id='a', title='A', levels=(RubricLevel(title='Half', points=Decimal(1)),
                                                         RubricLevel(title='All', points=Decimal(3)))),
              RubricCriterion(id='b', title='Only words'))
    points, kept = points_by(rubric, {'a': {'points': 1}, 'b': {'comment': 'Good.'}}, Decimal(10))
    assert points == Decimal('3.33') and kept['b'] == {'comment': 'Good.'}


async def test_work_that_is_given_back_counts_nowhere_until_it_is_handed_in_again(school):
    priya, item = school.priya_python, school.task
    submission = await submissions.submit(priya, item.id, 'Mine.', by=school.priya)
    await submissions.grade_submission(submission, 10, by=school.tomas)
    with pytest.raises(Invalid, match='Say what is to be revised'):
        await submissions.return_for_revision(submission, '  ', by=school.tomas)
    for stranger in (school.aiko, school.samuel, school.priya):
        with pytest.raises(NotAllowed):
            await submissions.return_for_revision(submission, 'Again.', by=stranger)
    await submissions.return_for_revision(submission, 'Name the days.', by=school.tomas)
    assert await figures(priya) == (0, None, 0) and await mark(school, item) is ItemStatus.GOING
    assert [(change.old, change.new) for change in await submission.history.all()] == [(None, 10), (10, None)]
    assert item.id in [one.id for one in (await progress.learner_view(priya, seen_by=school.priya)).due]
    assert (await check_figures(by=SYSTEM)).differences == []
    again = await submissions.submit(priya, item.id, 'Mine, with days.', by=school.priya)
    assert await mark(school, item) is ItemStatus.TO_GRADE
    with pytest.raises(NotAllowed, match='a newer version'):
        await submissions.return_for_revision(submission, 'Again.', by=school.tomas)
    await submissions.grade_submission(again, 35, by=school.tomas)
    assert (await figures(priya))[:2] == (1, Decimal('87.5'))


@pytest.mark.parametrize('completes', [CompletionRule.GRADED, CompletionRule.PASSED])
async def test_what_is_complete_once_graded_is_not_once_it_is_given_back(school, completes):
    await courses.edit_item(school.python, school.task.id, ItemChanges(completes=completes, pass_points=10),
                            by=school.helena)
    submission = await submissions.submit(school.priya_python, school.task.id, 'Mine.', by=school.priya)
    await submissions.grade_submission(submission, 20, by=school.tomas)
    assert (await figures(school.priya_python))[0] == 1
    await submissions.return_for_revision(submission, 'Name the days.', by=school.tomas)
    assert (await figures(school.priya_python))[0] == 0
    assert not await ItemCompletion.filter(item_id=school.task.id, completed_at__not_isnull=True).exists()


# Files

async def test_content_that_two_records_share_stays_until_the_last_lets_it_go(school, own_folder):
    one = await submissions.add_draft_file(school.priya_python, school.task.id, Upload.of('a.pdf', PDF),
                                           by=school.priya)
    two = await submissions.add_draft_file(school.emeka_python, school.task.id, Upload.of('b.pdf', PDF),
                                           by=school.emeka)
    await submissions.remove_draft_file(school.priya_python, one.id, by=school.priya)
    assert files.path_of(two.file_hash).read_bytes() == PDF
    await submissions.remove_draft_file(school.emeka_python, two.id, by=school.emeka)
    assert on_disk(own_folder) == []


async def test_what_an_author_may_not_keep_leaves_nothing_and_what_is_replaced_goes(school, own_folder):
    section = await school.python.sections.all().first()
    film = await courses.add_item(school.python, section.id, ItemKind.VIDEO, 'A film', by=school.helena)
    with pytest.raises(Invalid, match='WebVTT'):
        await courses.edit_item(school.python, film.id, captions=Upload.of('a.vtt', b'no captions'), by=school.helena)
    with pytest.raises(Invalid):
        await courses.edit_item(school.python, film.id, ItemChanges(title=''), file=Upload.of('a.webm', b'film'),
                                by=school.helena)
    with pytest.raises(NotFound):
        await courses.add_picture(school.python, 10**6, Upload.of('a.png', b'picture'), by=school.helena)
    assert on_disk(own_folder) == []
    for content in (b'one', b'two'):
        await courses.edit_item(school.python, film.id, file=Upload.of('a.webm', content), by=school.helena)
    assert on_disk(own_folder) == [(await Item.get(id=film.id)).file_hash]


async def test_the_check_finds_files_without_a_record_and_records_without_a_file(school, own_folder):
    kept = await submissions.add_draft_file(school.priya_python, school.task.id, Upload.of('a.pdf', PDF),
                                            by=school.priya)
    stray = await files.keep(Upload.of('stray.pdf', PDF + b'?'))
    assert (await check_files(by=SYSTEM)).left_over == 0, 'it may be on its way into a record'
    with clock.stopped_at(clock.now() + timedelta(hours=2)):
        assert (await check_files(by=school.ines)).left_over == 1
        await check_files(by=SYSTEM, repair=True)
        assert on_disk(own_folder) == [kept.file_hash] != [stray['file_hash']]
        files.path_of(kept.file_hash).unlink()
        assert (await check_files(by=SYSTEM)).missing == ['a.pdf']
        with pytest.raises(NotAllowed):
            await check_files(by=school.samuel)


async def test_every_column_that_holds_a_file_is_known(school):
    from tortoise import Tortoise
    found = {(model._meta.db_table, name) for model in Tortoise.apps['models'].values()
             for name in model._meta.fields_map if name.endswith('_hash')}
    of_people = {('person', 'password_hash'), ('sign_in', 'token_hash'), ('recovery_code', 'code_hash')}
    assert found - of_people == set(HOLDERS)
