"""The gradebook's verbs: what coaches type into cells, excuse, set up, hold and release, and what follows from it."""
import asyncio
from datetime import timedelta
from decimal import Decimal as D

import pytest

from db import (
    CellChange,
    GradeChange,
    Participation,
    Submission,
    bulk,
    courses,
    customisation,
    extensions,
    grades,
    outlines,
    progress,
    quizzes,
    sessions,
    submissions,
    tracking,
)
from db.core import EditConflict, Invalid, IsLocked, NotAllowed, NotFound, Refusal, Topic, clock, numbers
from db.customisation import ItemRules
from db.extensions import ExtensionGrant
from db.gradebook.cell import current_cell
from db.grades import GradebookChanges, GradeColumnChanges
from db.grades.scheduled_recalculation import recalculate_due
from db.integrity import check_figures
from db.items import ItemChanges
from db.outlines import ItemStatus
from db.records import (
    SYSTEM,
    CompletionRule,
    Event,
    FinalGrade,
    GradeColumn,
    ItemCompletion,
    ItemKind,
    ManualGrade,
    Part,
)
from tests.db import quiz_cast
from tests.db.quiz_cast import heard


@pytest.fixture(autouse=True)
async def _right(school):
    """Whatever was done, every kept figure is what the rows say."""
    yield
    assert (await check_figures(by=SYSTEM)).differences == []


def key(item) -> str:
    return f'item-{item.id}'


async def now_of(participation) -> Participation:
    return await Participation.get(id=participation.id)


async def shown(participation):
    return numbers.half_up((await now_of(participation)).grade)


async def text(participation, at) -> str:
    return (await current_cell(participation, at)).text


async def history(participation) -> list[tuple]:
    changes = await CellChange.filter(participation_id=participation.id).order_by('id').select_related('by')
    return [(one.old, one.new, one.why, one.by.name.split()[0], one.is_applied) for one in changes]


async def submit(school, item=None, words='Mine.'):
    return await submissions.submit(school.priya_python, (item or school.task).id, words, by=school.priya)


# Typing into a cell

async def test_points_go_to_the_work_that_was_handed_in(school):
    work = await submit(school)
    await grades.enter_grade(school.priya_python, key(school.task), ' 33 ', by=school.tomas, seen='', why='Clear.')
    await work.refresh_from_db()
    [change] = await GradeChange.filter(submission_id=work.id)
    assert (work.points, change.new, change.why, await ManualGrade.all().count()) == (33, 33, 'Clear.', 0)
    assert await shown(school.priya_python) == D('82.50')
    assert (await now_of(school.priya_python)).to_grade == 0


async def test_the_newest_work_is_graded_and_its_points_are_taken_back_first(school):
    one = await submit(school)
    await submissions.grade_submission(one, 20, by=school.tomas)
    two = await submit(school, words='Again.')
    await grades.enter_grade(school.priya_python, key(school.task), '30', by=school.tomas, seen='20')
    await one.refresh_from_db()
    await two.refresh_from_db()
    assert (one.points, two.points, (await now_of(school.priya_python)).to_grade) == (20, 30, 0)
    await grades.enter_grade(school.priya_python, key(school.task), '', by=school.tomas)
    assert (await Submission.get(id=two.id)).points is None
    assert await text(school.priya_python, key(school.task)) == '20'


async def test_without_any_work_points_are_given_by_hand_and_count_as_they_are(school):
    """Also where they come long after it was due: who gives them knows that."""
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(late_percent=50), by=school.tomas)
    await grades.enter_grade(school.priya_python, key(school.quiz), '7,5', by=school.tomas, why='Shown in class.')
    assert await shown(school.priya_python) == 75
    assert await history(school.priya_python) == [('', '7.5', 'Shown in class.', 'Tomás', True)]
    rows = await tracking.learner_rows_at(school.autumn_python, [school.priya_python.id], seen_by=school.tomas)
    assert rows[0].cells[school.quiz.id].score == D('7.5')


async def test_over_the_attempts_of_a_quiz_points_are_given_and_taken_back_by_hand(school):
    exam = await quiz_cast.quiz(school)
    attempt = await quizzes.start_attempt(school.priya_python, exam.id, by=school.priya)
    await quizzes.finish_attempt(school.priya_python, attempt.id, by=school.priya)
    at = key(exam.item)
    assert await text(school.priya_python, at) == '0'
    await grades.enter_grade(school.priya_python, at, '8', by=school.tomas, seen='0')
    assert (await text(school.priya_python, at), await shown(school.priya_python)) == ('8', 80)
    assert (await Submission.get(item_id=exam.id)).points == 0
    await grades.enter_grade(school.priya_python, at, '', by=school.tomas)
    assert (await text(school.priya_python, at), await shown(school.priya_python)) == ('0', 0)
    with pytest.raises(Invalid, match='The points follow from the attempts'):
        await grades.enter_grade(school.priya_python, at, '', by=school.tomas)


@pytest.mark.parametrize('typed', ['ex', 'EXC', ' Excused '])
async def test_who_is_excused_has_neither_the_item_nor_its_weight(school, typed):
    await grades.enter_grade(school.priya_python, key(school.quiz), '10', by=school.tomas)
    await submissions.grade_submission(await submit(school), 20, by=school.tomas)
    assert (await shown(school.priya_python), (await now_of(school.priya_python)).total) == (D('66.67'), 4)
    await grades.enter_grade(school.priya_python, key(school.task), typed, by=school.tomas)
    assert (await shown(school.priya_python), (await now_of(school.priya_python)).total) == (100, 3)
    own = await progress.learner_view(school.priya_python, seen_by=school.priya)
    assert own.cells[school.task.id].status is ItemStatus.EXCUSED and school.task not in own.due
    await grades.enter_grade(school.priya_python, key(school.task), '', by=school.tomas)
    assert await shown(school.priya_python) == D('66.67')


async def test_who_is_excused_is_not_told_to_do_it(school):
    assert [item.id for item in (await progress.learner_view(school.emeka_python, seen_by=school.emeka)).due] == [
        school.quiz.id, school.task.id]
    await grades.excuse(school.emeka_python, key(school.quiz), by=school.tomas, why='Ill.')
    assert [item.id for item in (await progress.learner_view(school.emeka_python,
                                                             seen_by=school.emeka)).due] == [school.task.id]
    assert (await now_of(school.emeka_python)).open_due_item_id == school.task.id


async def test_a_cell_is_cleared_step_by_step(school):
    at, mine = key(school.task), school.priya_python
    await grades.enter_grade(mine, at, '9', by=school.tomas)
    await submissions.grade_submission(await submit(school), 20, by=school.tomas)
    assert (await text(mine, at), await shown(mine)) == ('9', D('22.50'))
    await grades.enter_grade(mine, at, '', by=school.tomas, seen='9')
    assert (await text(mine, at), await shown(mine)) == ('20', 50)
    await grades.enter_grade(mine, at, '–', by=school.tomas, seen='20')
    assert (await text(mine, at), await shown(mine), (await now_of(mine)).to_grade) == ('', None, 1)
    before = await history(mine), await GradeChange.all().count()
    await grades.enter_grade(mine, at, '', by=school.tomas)
    assert (await history(mine), await GradeChange.all().count()) == before


async def test_points_typed_over_what_was_given_go_to_the_work_once_there_is_some(school):
    at, mine = key(school.task), school.priya_python
    await grades.enter_grade(mine, at, '9', by=school.tomas)
    work = await submit(school)
    rows = await tracking.learner_rows_at(school.autumn_python, [mine.id], seen_by=school.tomas)
    assert (rows[0].cells[school.task.id].status, rows[0].to_grade) == (ItemStatus.TO_GRADE, 1)
    await grades.enter_grade(mine, at, '30', by=school.marta, seen='9')
    assert ((await Submission.get(id=work.id)).points, await text(mine, at)) == (30, '30')
    await grades.enter_grade(mine, at, '31', by=school.marta, seen='30')
    assert [one[:2] for one in await history(mine)] == [('', '9'), ('9', '')]


@pytest.mark.parametrize(('typed', 'sentence'), [
    *((typed, 'Enter a number from 0 to 40.') for typed in (
        'x', '12 points', '-1', '−1', '40.01', 'NaN', 'Infinity', '1e99', '1_0')), ('1.005', 'up to two decimals')])
async def test_what_are_no_points_is_refused_in_a_sentence_and_changes_nothing(school, typed, sentence):
    await grades.enter_grade(school.priya_python, key(school.task), '12', by=school.tomas)
    with pytest.raises(Invalid, match=sentence) as no:
        await grades.enter_grade(school.priya_python, key(school.task), typed, by=school.tomas)
    assert no.value.field == 'points'
    assert (await text(school.priya_python, key(school.task)), len(await history(school.priya_python))) == ('12', 1)


async def test_the_most_and_the_least_are_points_too(school):
    for typed, kept in (('40.00', '40'), ('-0', '0'), ('0,50', '0.5'), ('100e-1', '10')):
        await grades.enter_grade(school.priya_python, key(school.task), typed, by=school.tomas)
        assert await text(school.priya_python, key(school.task)) == kept


async def test_a_cell_that_is_not_there_any_more_is_not_found(school):
    await customisation.hide(school.autumn_python, school.task.id, by=school.tomas)
    for strange in (key(school.task), key(school.page), 'hand-1', 'nonsense'):
        with pytest.raises(NotFound, match='not in the gradebook'):
            await grades.enter_grade(school.priya_python, strange, '1', by=school.tomas)


async def test_what_was_given_keeps_its_share_when_the_item_is_worth_something_else(school):
    mine, at = school.priya_python, key(school.task)
    await grades.enter_grade(mine, at, '30', by=school.tomas)
    await grades.enter_grade(mine, key(school.quiz), '6', by=school.tomas)
    await customisation.adjust(school.autumn_python, school.task.id, ItemRules(points=20), by=school.tomas)
    await customisation.adjust(school.autumn_python, school.quiz.id, ItemRules(points=5), by=school.tomas)
    assert await shown(mine) == 70
    await grades.excuse(mine, key(school.quiz), by=school.tomas, why='Ill.')
    await grades.unexcuse(mine, key(school.quiz), by=school.tomas)
    assert (await completed(mine, school.quiz), await shown(mine)) == (True, 70)
    await grades.enter_grade(mine, at, '20', by=school.tomas)
    assert await shown(mine) == D('86.67')


async def test_a_course_with_given_grades_stays_in_its_session(school):
    oral = await grades.add_grade_column(school.evening_python, 'Oral', by=school.lucia)
    await grades.enter_grade(school.bo_python, oral, '50', by=school.lucia)
    with pytest.raises(NotAllowed, match='have worked in this course'):
        await sessions.remove_course(school.evening, school.evening_python, by=school.ines)


# Two coaches at one cell

async def test_who_types_over_anothers_value_is_told_and_neither_is_lost(school):
    at, mine = key(school.task), school.priya_python
    await grades.enter_grade(mine, at, '20', by=school.marta, seen='')
    with pytest.raises(EditConflict) as told:
        await grades.enter_grade(mine, at, '30', by=school.tomas, seen='')
    assert str(told.value) == ('Marta Lindqvist has put 20 here in the meantime. Your 30 is kept in the history of '
                               'this cell.')
    assert (told.value.current, told.value.by, await text(mine, at)) == ('20', 'Marta Lindqvist', '20')
    assert await history(mine) == [('', '20', '', 'Marta', True),
                                   ('20', '30', 'Marta Lindqvist had changed it meanwhile.', 'Tomás', False)]
    await grades.enter_grade(mine, at, '20', by=school.tomas, seen='')  # the same: nobody is contradicted
    with pytest.raises(EditConflict, match='Your clearing is kept'):
        await grades.enter_grade(mine, at, '', by=school.tomas, seen='19')
    await grades.enter_grade(mine, at, '30', by=school.tomas, seen='20')
    assert (await text(mine, at), await shown(mine)) == ('30', 75)


async def test_of_two_who_type_at_the_very_same_moment_one_is_told(school):
    mine, at = school.priya_python, key(school.task)
    answers = await asyncio.gather(
        grades.enter_grade(mine, at, '20', by=school.marta, seen=''),
        grades.enter_grade(await now_of(mine), at, '30', by=school.tomas, seen=''), return_exceptions=True)
    [told] = [one for one in answers if one is not None]
    assert isinstance(told, EditConflict) and told.current == await text(mine, at)
    assert {one[1] for one in await history(mine)} == {'20', '30'}


async def test_what_changed_by_itself_meanwhile_is_noticed_though_nobody_did_it(school):
    exam = await quiz_cast.quiz(school)
    attempt = await quizzes.start_attempt(school.priya_python, exam.id, by=school.priya)
    await quizzes.finish_attempt(school.priya_python, attempt.id, by=school.priya)
    with pytest.raises(EditConflict, match='Somebody else has put 0 here'):
        await grades.enter_grade(school.priya_python, key(exam.item), '8', by=school.tomas, seen='')


async def test_a_grade_that_was_given_elsewhere_meanwhile_is_noticed_too(school):
    work = await submit(school)
    await submissions.grade_submission(work, 21, by=school.marta)
    with pytest.raises(EditConflict, match='Marta Lindqvist has put 21'):
        await grades.enter_grade(school.priya_python, key(school.task), '30', by=school.tomas, seen='')
    await grades.enter_grade(school.priya_python, key(school.task), '', by=school.tomas, seen='21')
    with pytest.raises(EditConflict, match='Tomás Rey has put nothing here in the meantime. Your excused is kept'):
        await grades.enter_grade(school.priya_python, key(school.task), 'ex', by=school.marta, seen='21')
    assert (await Submission.get(id=work.id)).points is None


# Excusing

async def test_points_that_had_been_given_are_there_again_when_nobody_is_excused_any_more(school):
    at, mine = key(school.quiz), school.priya_python
    await grades.enter_grade(mine, at, '8', by=school.tomas)
    await grades.excuse(mine, at, by=school.tomas, why='Ill.')
    await grades.excuse(mine, at, by=school.tomas, why='Ill.')
    assert (await text(mine, at), await shown(mine)) == ('excused', None)
    await grades.unexcuse(mine, at, by=school.marta, why='Not so ill.')
    assert (await text(mine, at), await shown(mine)) == ('8', 80)
    assert await history(mine) == [('', '8', '', 'Tomás', True), ('8', 'excused', 'Ill.', 'Tomás', True),
                                   ('excused', '8', 'Not so ill.', 'Marta', True)]
    events = await Event.filter(participation_id=mine.id, verb__contains='excuse').order_by('id')
    assert [event.verb for event in events] == ['excused', 'no_longer_excused']
    with pytest.raises(NotFound, match='Nobody has excused this learner from Clean a dataset'):
        await grades.unexcuse(mine, at, by=school.tomas)


async def test_what_happened_to_the_work_meanwhile_stays_when_nobody_is_excused_any_more(school):
    at, mine, work = key(school.task), school.priya_python, await submit(school)
    await submissions.grade_submission(work, 20, by=school.tomas)
    await grades.excuse(mine, at, by=school.tomas, why='Ill.')
    await submissions.grade_submission(work, 25, by=school.tomas)
    await grades.unexcuse(mine, at, by=school.tomas)
    assert await text(mine, at) == '25'
    other = school.emeka_python
    await grades.enter_grade(other, at, '8', by=school.tomas)
    await grades.excuse(other, at, by=school.tomas, why='Ill.')
    late = await submissions.submit(other, school.task.id, 'All the same.', by=school.emeka)
    await grades.unexcuse(other, at, by=school.tomas)
    assert ((await Submission.get(id=late.id)).points, await text(other, at)) == (None, '8')


async def test_excusing_and_a_grade_of_ones_own_need_a_reason(school):
    for why in ('', '   ', 'x' * 501):
        with pytest.raises(Invalid, match='Say why, in up to 500') as no:
            await grades.excuse(school.priya_python, key(school.task), by=school.tomas, why=why)
        assert no.value.field == 'why'
        with pytest.raises(Invalid, match='Say why'):
            await grades.set_final_grade(school.priya_python, 80, by=school.tomas, why=why)
    assert await history(school.priya_python) == []


# The course grade, set by hand

async def test_a_course_grade_is_set_with_a_reason_and_withdrawn_again(school):
    mine = school.priya_python
    await submissions.grade_submission(await submit(school), 20, by=school.tomas)
    await grades.set_final_grade(mine, '61,5', by=school.tomas, why='The board decided.')
    assert (await shown(mine), (await now_of(mine)).released_rounded) == (D('61.50'), 6150)
    await grades.enter_grade(mine, key(school.quiz), '10', by=school.tomas)
    assert await shown(mine) == D('61.50')
    with pytest.raises(Invalid, match='is 61.5 % already'):
        await grades.set_final_grade(mine, D('61.50'), by=school.tomas, why='Again.')
    await grades.set_final_grade(mine, 70, by=school.marta, why='It decided again.')
    await grades.withdraw_final_grade(mine, by=school.tomas)
    assert (await shown(mine), await FinalGrade.all().count()) == (D('66.67'), 0)
    changes = await CellChange.filter(participation_id=mine.id, column_id=None).order_by('id')
    assert [(one.old, one.new) for one in changes] == [('50', '61.5'), ('61.5', '70'), ('70', '')]
    with pytest.raises(NotFound, match='No course grade was set'):
        await grades.withdraw_final_grade(mine, by=school.tomas)


@pytest.mark.parametrize('percent', ['', 'x', -1, '200.01', '50.005'])
async def test_what_is_no_percent_is_no_course_grade(school, percent):
    with pytest.raises(Invalid):
        await grades.set_final_grade(school.priya_python, percent, by=school.tomas, why='The board decided.')
    assert await FinalGrade.all().count() == 0


# What is complete follows

async def completed(participation, item) -> bool:
    row = await ItemCompletion.get_or_none(participation_id=participation.id, item_id=item.id)
    return bool(row and row.completed_at)


async def test_what_is_complete_once_passed_follows_the_points_forth_and_back(school):
    at, mine = key(school.quiz), school.priya_python
    for typed, passed in (('5.99', False), ('6', True), ('ex', True), ('5', False), ('7', True), ('', False)):
        await grades.enter_grade(mine, at, typed, by=school.tomas)
        assert await completed(mine, school.quiz) is passed, typed
    work = await submit(school, school.quiz)
    await grades.enter_grade(mine, at, '7', by=school.tomas)
    assert await completed(mine, school.quiz)
    await submissions.ungrade(work, by=school.tomas)
    assert not await completed(mine, school.quiz)


async def test_what_is_complete_once_graded_is_so_by_a_given_grade(school):
    item = await courses.add_item(school.python, school.task.section_id, ItemKind.ASSIGNMENT, 'Essay',
                                  ItemChanges(points=10, completes=CompletionRule.GRADED, pass_points=5),
                                  by=school.helena)
    for typed, done in (('0', True), ('', False), ('10', True)):
        await grades.enter_grade(school.priya_python, key(item), typed, by=school.tomas)
        assert await completed(school.priya_python, item) is done


async def test_a_quiz_that_is_to_be_passed_follows_a_given_grade_before_its_attempts(school):
    exam = await quiz_cast.quiz(school, completes=CompletionRule.PASSED, pass_points=5)
    mine, at = school.priya_python, key(exam.item)
    await grades.enter_grade(mine, at, '8', by=school.tomas)
    assert await completed(mine, exam.item)
    attempt = await quizzes.start_attempt(mine, exam.id, by=school.priya)
    await quizzes.finish_attempt(mine, attempt.id, by=school.priya)
    assert await completed(mine, exam.item) and await shown(mine) == 80
    await grades.enter_grade(mine, at, '', by=school.tomas)
    assert not await completed(mine, exam.item) and await shown(mine) == 0


async def test_points_by_hand_that_do_not_pass_do_not_hide_that_it_was_tried_in_vain(school):
    work = await submit(school, school.quiz)
    await submissions.grade_submission(work, 2, by=school.tomas)
    figures = [(one.failed_attempts, one.failed_item_id) for one in [await now_of(school.priya_python)]]
    await submissions.ungrade(work, by=school.tomas)
    for typed in ('3', '6'):
        await grades.enter_grade(school.priya_python, key(school.quiz), typed, by=school.tomas)
        now = await now_of(school.priya_python)
        figures.append((now.failed_attempts, now.failed_item_id))
    assert figures == [(1, school.quiz.id), (1, school.quiz.id), (0, None)]


# Taking a grade back

async def test_a_grade_that_is_taken_back_leaves_the_work_to_be_graded(school):
    work = await submit(school)
    await submissions.grade_submission(work, 20, by=school.tomas, comment='Fine.')
    await submissions.ungrade(work, by=school.tomas, why='Wrong learner.')
    await work.refresh_from_db()
    mine = await now_of(school.priya_python)
    assert (work.points, work.graded_at, work.comment, mine.to_grade, mine.grade) == (None, None, 'Fine.', 1, None)
    changes = await GradeChange.filter(submission_id=work.id).order_by('id').values_list('old', 'new', 'why')
    assert list(changes) == [(None, 20, ''), (20, None, 'Wrong learner.')]
    with pytest.raises(Refusal, match='has no grade'):
        await submissions.ungrade(work, by=school.tomas)


# Setting it up

async def test_categories_weigh_and_drop_and_what_is_in_none_is_in_the_first(school):
    python, mine = school.autumn_python, school.priya_python
    await grades.set_up_gradebook(python, GradebookChanges(categories=[
        {'title': 'Reports', 'weight': '30'}, {'title': 'Tests', 'weight': 70}]), by=school.tomas)
    scheme = await grades.gradebook(python, seen_by=school.marta)
    assert [(one.id, one.title, one.weight) for one in scheme.categories] == [(1, 'Reports', 30), (2, 'Tests', 70)]
    await grades.set_grade_column(python, key(school.quiz), GradeColumnChanges(category=2), by=school.tomas)
    await grades.enter_grade(mine, key(school.task), '40', by=school.tomas)
    await grades.enter_grade(mine, key(school.quiz), '5', by=school.tomas)
    assert await shown(mine) == 65
    oral = await grades.add_grade_column(python, 'Oral', GradeColumnChanges(points=20, category=2), by=school.tomas)
    await grades.enter_grade(mine, oral, '20', by=school.tomas)
    assert await shown(mine) == D('82.50')
    tests = {'id': 2, 'title': 'Tests', 'weight': 70, 'drop': 1}
    await grades.set_up_gradebook(python,
                                  GradebookChanges(categories=[{'id': 1, 'title': 'Reports', 'weight': 30}, tests]),
                                  by=school.tomas)
    assert await shown(mine) == 100


async def test_a_category_that_is_new_gets_no_columns_of_one_that_is_gone(school):
    python = school.autumn_python
    await grades.set_up_gradebook(python, GradebookChanges(categories=[{'title': 'A'}, {'title': 'B'}]),
                                  by=school.tomas)
    await grades.set_grade_column(python, key(school.quiz), GradeColumnChanges(category=2), by=school.tomas)
    await grades.set_up_gradebook(python, GradebookChanges(categories=[{'id': 1, 'title': 'A'}]), by=school.tomas)
    await grades.set_up_gradebook(python, GradebookChanges(categories=[{'id': 1, 'title': 'A'}, {'title': 'C'}]),
                                  by=school.tomas)
    scheme = await grades.gradebook(python, seen_by=school.tomas)
    assert [one.title for one in scheme.categories] == ['A', 'C'] and {one.category for one in scheme.columns} == {1}
    await grades.set_grade_column(python, key(school.quiz), GradeColumnChanges(category=2), by=school.tomas)
    await grades.set_up_gradebook(python, GradebookChanges(categories=[]), by=school.tomas)
    await grades.set_up_gradebook(python, GradebookChanges(categories=[{'title': 'D'}, {'title': 'E'}]),
                                  by=school.tomas)
    assert {one.category for one in (await grades.gradebook(python, seen_by=school.tomas)).columns} == {1}


@pytest.mark.parametrize(('values', 'field'), [
    ({'categories': [{'title': ''}]}, 'title'), ({'categories': [{'title': 'A'}, {'title': 'a'}]}, 'categories'),
    ({'categories': [{'title': 'A', 'weight': 0}]}, 'categories'),
    ({'categories': [{'id': 9, 'title': 'A'}]}, 'categories'),
    ({'categories': [{'title': 'A', 'drop': -1}]}, 'categories'),
    ({'categories': [{'title': str(n)} for n in range(31)]}, 'categories'),
    ({'late_percent': 101}, 'late_percent'), ({'late_floor': 'x'}, 'late_floor'), ({'late_per': 'week'}, 'late_per'),
    ({'missing_percent': '-1'}, 'missing_percent'), ({'pass_mark': '50.005'}, 'pass_mark'),
    ({'scale': [['A', 90], ['B', 90]]}, 'scale'), ({'scale': [['', 90]]}, 'scale'), ({'scale': [['A', 201]]}, 'scale')])
async def test_a_set_up_that_makes_no_sense_is_refused_in_a_sentence_and_kept_out_whole(school, values, field):
    with pytest.raises(Invalid) as no:
        await grades.set_up_gradebook(school.autumn_python, GradebookChanges(shows_median=True, **values),
                                      by=school.tomas)
    assert no.value.field == field and str(no.value).endswith('.')
    assert not (await grades.gradebook(school.autumn_python, seen_by=school.tomas)).shows_median


async def test_policies_count_at_once_for_everybody_and_in_this_session_only(school):
    with clock.stopped_at(school.autumn.starts + timedelta(days=1)):
        task = await courses.add_item(school.python, school.task.section_id, ItemKind.ASSIGNMENT, 'Early',
                                      ItemChanges(points=10, due_day=20), by=school.helena)
    due_at = (await outlines.effective_outline(school.autumn_python)).item(task.id).due_at
    with clock.stopped_at(due_at + timedelta(hours=25)):
        work = await submissions.submit(school.priya_python, task.id, 'Late.', by=school.priya)
    await submissions.grade_submission(work, 9, by=school.tomas)
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(late_percent=15, late_floor=70),
                                  by=school.tomas)
    assert await shown(school.priya_python) == 70
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(late_percent=1, late_per='hour', late_floor=0),
                                  by=school.tomas)
    assert await shown(school.priya_python) == 65
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(late_percent=0, missing_percent=20),
                                  by=school.tomas)
    assert await shown(school.priya_python) == 55  # “Clean a dataset” is missing
    assert (await shown(school.emeka_python), await shown(school.priya_evening)) == (20, None)
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(missing_percent=''), by=school.tomas)
    assert (await shown(school.priya_python), await shown(school.emeka_python)) == (90, None)


async def test_letters_and_the_pass_mark_are_kept_from_the_best_down(school):
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(scale=[['C', 0], ['A', '90'], ['B', '74.5']],
                                                                         pass_mark=50), by=school.tomas)
    scheme = await grades.gradebook(school.autumn_python, seen_by=school.tomas)
    assert [scheme.letter(D(one)) for one in ('90', '89.994', '74.5', '1')] == ['A', 'B', 'B', 'C']
    assert (scheme.passes(D('49.994')), scheme.passes(D('49.995'))) == (False, True)


async def test_a_columns_weight_and_extra_credit_are_this_sessions_own(school):
    python, mine = school.autumn_python, school.priya_python
    await grades.enter_grade(mine, key(school.task), '20', by=school.tomas)
    await grades.enter_grade(mine, key(school.quiz), '10', by=school.tomas)
    await grades.set_grade_column(python, key(school.task), GradeColumnChanges(weight=1), by=school.tomas)
    assert await shown(mine) == 75
    await grades.set_grade_column(python, key(school.task), GradeColumnChanges(weight=0), by=school.tomas)
    assert await shown(mine) == 100
    await grades.set_grade_column(python, key(school.task), GradeColumnChanges(weight=None), by=school.tomas)
    assert await shown(mine) == D('66.67')
    await grades.set_grade_column(python, key(school.quiz), GradeColumnChanges(extra_credit=True), by=school.tomas)
    assert await shown(mine) == 100
    for values in ({'points': 5}, {'title': 'Mine'}, {'category': 7}, {'weight': '-1'}):
        with pytest.raises(Invalid):
            await grades.set_grade_column(python, key(school.task), GradeColumnChanges(**values), by=school.tomas)
    with pytest.raises(TypeError):
        GradeColumnChanges(withheld=True)


async def test_a_column_made_by_hand_goes_and_comes_back_with_what_was_given_in_it(school):
    python, mine = school.autumn_python, school.priya_python
    oral = await grades.add_grade_column(python, '  Oral   exam ', GradeColumnChanges(points='20', weight=3),
                                         by=school.tomas)
    await grades.enter_grade(mine, oral, '15', by=school.tomas)
    assert await shown(mine) == 75
    await grades.set_grade_column(python, oral, GradeColumnChanges(title='Talk', points=15), by=school.tomas)
    scheme = await grades.gradebook(python, seen_by=school.tomas)
    assert (scheme.column(oral).title, await shown(mine)) == ('Talk', 100)
    with pytest.raises(Invalid, match='been given more points than that'):
        await grades.set_grade_column(python, oral, GradeColumnChanges(points='14.99'), by=school.tomas)
    await grades.remove_grade_column(python, oral, by=school.tomas)
    assert await shown(mine) is None
    with pytest.raises(NotFound):
        await grades.enter_grade(mine, oral, '1', by=school.tomas)
    await grades.restore_grade_column(python, oral, by=school.tomas)
    assert (await shown(mine), await text(mine, oral)) == (100, '15')
    for strange in (key(school.task), 'hand-0', 'hand-' + '9' * 30, 'hand-x'):
        with pytest.raises(NotFound, match='made by hand'):
            await grades.remove_grade_column(python, strange, by=school.tomas)
    with pytest.raises(NotFound):
        await grades.remove_grade_column(school.evening_python, oral, by=school.lucia)
    for called, points in (('', 1), ('A', 0), ('A', ''), ('A', None), ('A', 10_001), ('A' * 161, 1)):
        with pytest.raises(Invalid):
            await grades.add_grade_column(python, called, GradeColumnChanges(points=points), by=school.tomas)
    assert await GradeColumn.filter(item_id=None).count() == 1


async def test_a_column_of_another_session_is_in_no_other_gradebook(school):
    oral = await grades.add_grade_column(school.autumn_python, 'Oral', by=school.tomas)
    with pytest.raises(NotFound):
        await grades.enter_grade(school.bo_python, oral, '1', by=school.lucia)
    assert oral not in (await grades.gradebook(school.evening_python, seen_by=school.lucia)).by_key


# Holding and releasing

async def released(participation):
    return numbers.half_up((await now_of(participation)).released_grade)


async def test_what_is_held_is_not_in_the_grade_a_learner_knows(school):
    python, mine = school.autumn_python, school.priya_python
    await grades.enter_grade(mine, key(school.task), '20', by=school.tomas)
    await grades.enter_grade(mine, key(school.quiz), '10', by=school.tomas)
    await grades.withhold_grades(python, [key(school.task)], by=school.tomas)
    assert (await shown(mine), await released(mine)) == (D('66.67'), 100)
    assert (await progress.learner_view(mine, seen_by=school.priya)).grade == 100
    await grades.withhold_grades(python, by=school.tomas)
    assert await released(mine) is None
    await grades.release_grades(python, [key(school.task)], by=school.tomas)
    assert await released(mine) == 50
    await grades.release_grades(python, by=school.tomas)
    assert await released(mine) == await shown(mine)


async def test_new_grades_are_held_where_the_gradebook_says_so_until_somebody_releases_them(school):
    python, mine = school.autumn_python, school.priya_python
    await grades.withhold_new_grades(python, True, by=school.tomas)
    await grades.enter_grade(mine, key(school.task), '20', by=school.tomas)
    assert (await shown(mine), await released(mine)) == (50, None)
    await grades.release_grades(python, [key(school.task)], by=school.tomas)
    await grades.enter_grade(mine, key(school.quiz), '10', by=school.tomas)
    assert await released(mine) == 50
    await grades.withhold_new_grades(python, False, by=school.tomas)
    assert await released(mine) == D('66.67')


async def test_grades_are_released_at_a_moment_that_is_still_to_come(school):
    with pytest.raises(Invalid, match='still to come') as no:
        await grades.release_grades(school.autumn_python, at=clock.now() - timedelta(seconds=1), by=school.tomas)
    assert no.value.field == 'release_at'
    await grades.enter_grade(school.priya_python, key(school.task), '20', by=school.tomas)
    await grades.release_grades(school.autumn_python, at=clock.now() + timedelta(days=1), by=school.tomas)
    assert (await shown(school.priya_python), await released(school.priya_python)) == (50, None)


# Who may, and who hears of it

GRADING = {
    'enter': lambda s, by: grades.enter_grade(s.priya_python, key(s.task), '7', by=by),
    'excuse': lambda s, by: grades.excuse(s.priya_python, key(s.task), by=by, why='Ill.'),
    'no longer excuse': lambda s, by: grades.unexcuse(s.priya_python, key(s.quiz), by=by),
    'set a course grade': lambda s, by: grades.set_final_grade(s.priya_python, 70, by=by, why='The board decided.'),
    'withdraw a course grade': lambda s, by: grades.withdraw_final_grade(s.priya_python, by=by),
    'ungrade': lambda s, by: submissions.ungrade(s.work, by=by),
    'release': lambda s, by: grades.release_grades(s.autumn_python, by=by),
    'hold': lambda s, by: grades.withhold_grades(s.autumn_python, by=by),
    'leave': lambda s, by: grades.use_default_release(s.autumn_python, by=by),
}
SETTING_UP = {
    'set up': lambda s, by: grades.set_up_gradebook(s.autumn_python, GradebookChanges(pass_mark=50), by=by),
    'add a column': lambda s, by: grades.add_grade_column(s.autumn_python, 'Talk', by=by),
    'set a column': lambda s, by: grades.set_grade_column(s.autumn_python, s.oral, GradeColumnChanges(weight=2), by=by),
    'remove a column': lambda s, by: grades.remove_grade_column(s.autumn_python, s.oral, by=by),
    'restore a column': lambda s, by: grades.restore_grade_column(s.autumn_python, s.oral, by=by),
    'hold new grades': lambda s, by: grades.withhold_new_grades(s.autumn_python, True, by=by),
}


@pytest.fixture
async def prepared(school):
    """Everything that a verb might want to be there."""
    school.oral = await grades.add_grade_column(school.autumn_python, 'Oral', by=school.ines)
    await grades.excuse(school.priya_python, key(school.quiz), by=school.ines, why='Ill.')
    await grades.set_final_grade(school.priya_python, 60, by=school.ines, why='The board decided.')
    school.work = await submit(school)
    await submissions.grade_submission(school.work, 5, by=school.ines)
    return school


async def test_what_two_coaches_set_at_once_all_holds(school):
    course, at = school.autumn_python, key(school.task)
    for number in (1, 2, 3):
        await asyncio.gather(
            grades.set_up_gradebook(course, GradebookChanges(pass_mark=50 + number), by=school.tomas),
            grades.set_up_gradebook(course, GradebookChanges(shows_median=number % 2 == 0), by=school.marta),
            grades.withhold_new_grades(course, number % 2 == 0, by=school.ines),
            grades.set_grade_column(course, at, GradeColumnChanges(weight=number), by=school.tomas),
            grades.set_grade_column(course, at, GradeColumnChanges(extra_credit=number % 2 == 0), by=school.marta),
            grades.withhold_grades(course, [at], by=school.ines))
        scheme = await grades.gradebook(course, seen_by=school.tomas)
        column = scheme.column(at)
        assert (scheme.pass_mark, scheme.shows_median, scheme.withholds) == (
            50 + number, number % 2 == 0, number % 2 == 0)
        assert (column.weight, column.extra_credit, column.withheld) == (number, number % 2 == 0, True)


async def test_what_learners_coaches_and_the_clock_do_at_once_is_all_done(school):
    """On PostgreSQL nobody waits for somebody who waits for them."""
    course, mine = school.autumn_python, school.emeka_python
    await grades.set_up_gradebook(course, GradebookChanges(missing_percent=0), by=school.tomas)
    for number in (1, 2):
        with clock.stopped_at(school.today + timedelta(days=number)):
            done = await asyncio.gather(
                *(progress.open_item(mine, item.id, by=school.emeka)
                  for item in (school.page, school.quiz, school.task)),
                progress.mark_done(mine, school.reading.id, by=school.emeka), progress.arrive(mine, by=school.emeka),
                submissions.submit(mine, school.task.id, 'Rides fall.', by=school.emeka),
                grades.enter_grade(mine, key(school.quiz), str(number), by=school.tomas),
                grades.excuse(mine, key(school.task), why='Ill', by=school.marta),
                extensions.extend(mine, school.task.id, ExtensionGrant(extra_attempts=number), reason='Ill',
                                  by=school.tomas),
                grades.set_up_gradebook(course, GradebookChanges(missing_percent=number), by=school.tomas),
                grades.release_grades(course, by=school.marta),
                grades.set_grade_column(course, key(school.quiz), GradeColumnChanges(weight=number), by=school.tomas),
                bulk.grade_many(course, [mine.id, school.priya_python.id], key(school.quiz), f'{5 + number}',
                                overwrite=True,
                                by=school.marta),
                recalculate_due(), recalculate_due(), return_exceptions=True)
        assert [one for one in done if isinstance(one, Exception)] == []


async def test_a_final_grade_is_withdrawn_once_whoever_clicks_at_the_same_time(school):
    mine = school.emeka_python
    await asyncio.gather(grades.set_final_grade(mine, 80, why='Spoken', by=school.tomas),
                         grades.set_final_grade(mine, 70, why='Written', by=school.marta))
    done = await asyncio.gather(*(grades.withdraw_final_grade(mine, by=by) for by in (school.tomas, school.marta)),
                                return_exceptions=True)
    assert [one for one in done if one is not None and not isinstance(one, NotFound)] == []
    history = await CellChange.filter(participation_id=mine.id).order_by('id')
    assert [one.old for one in history[1:]] == [one.new for one in history[:-1]] and len(history) == 3


@pytest.mark.parametrize('who', ['tomas', 'marta', 'ines'])
async def test_coaches_of_the_course_and_administrators_may(prepared, who):
    notices = heard(prepared.evening_python.topic('tracking'), prepared.evening.topic('tracking'),
                  prepared.evening_python.topic('gradebook'), prepared.priya_evening.topic(),
                  prepared.autumn_statistics.topic('tracking'))
    here = heard(prepared.autumn_python.topic('tracking'), prepared.autumn_python.topic('gradebook'))
    for name, action in (GRADING | SETTING_UP).items():
        here.clear()
        events = await Event.all().count()
        await action(prepared, getattr(prepared, who))
        assert here and await Event.all().count() > events, name
    assert notices == []


@pytest.mark.parametrize('who', ['aiko', 'samuel', 'priya', 'emeka', 'lucia', 'helena', 'olga'])
async def test_nobody_else_may(prepared, who):
    person, done = getattr(prepared, who), []
    before = await _rows()
    for name, action in (GRADING | SETTING_UP).items():
        try:
            await action(prepared, person)
        except Refusal:
            continue
        done.append(name)
    assert (done, await _rows()) == ([], before)
    if who != 'samuel':  # he sees the tracking of his sessions
        with pytest.raises(Refusal):
            await grades.gradebook(prepared.autumn_python, seen_by=person)


async def _rows() -> list[int]:
    return [await record.all().count() for record in (CellChange, GradeChange, GradeColumn, ManualGrade, Event)]


async def test_a_locked_gradebook_is_set_up_by_administrators_only_and_grading_goes_on(prepared):
    await sessions.lock(prepared.autumn, Part.GRADEBOOK, 'We are being audited.', by=prepared.samuel)
    for action in SETTING_UP.values():
        with pytest.raises(IsLocked, match='Locked by Samuel Okafor: We are being audited'):
            await action(prepared, prepared.tomas)
        await action(prepared, prepared.ines)
    for action in GRADING.values():
        await action(prepared, prepared.tomas)


async def test_a_value_in_a_cell_is_heard_as_that_learners_row(school):
    mine = school.priya_python
    notices = heard(school.autumn_python.topic('tracking'), school.autumn.topic('tracking'), mine.topic(),
                  Topic('person', school.priya.id, 'figures'), school.emeka_python.topic())
    await grades.enter_grade(mine, key(school.task), '7', by=school.tomas)
    assert {(notice.topic.record, notice.topic.part, notice.keys) for notice in notices} == {
        ('session_course', 'tracking', frozenset({mine.id})),
        ('session', 'tracking', frozenset({mine.enrolment_id})),
        ('participation', '', None), ('person', 'figures', frozenset({school.autumn.id}))}
    notices.clear()
    with pytest.raises(EditConflict):
        await grades.enter_grade(mine, key(school.task), '8', by=school.marta, seen='6')
    assert {notice.topic.record for notice in notices} >= {'session_course'}  # the history of the cell has grown
