"""The gradebook as it is read: what stands in a cell and what led to it, who else is there, many cells at once."""
from datetime import timedelta
from fractions import Fraction

import pytest

from db import Enrolment, Participation, bulk, grades, people, sessions, submissions
from db.core import COURSE_GRADE, EditConflict, NotAllowed, NotFound, clock
from db.gradebook import ColumnStatus
from db.grades import CellInput, GradebookChanges, GradeColumnChanges, PlannedChange
from formats.grade_sheet import read_grade_sheet
from tests.counting import counted


async def rows_of(school, by=None):
    page = await grades.grade_page(school.autumn_python, 0, 100, seen_by=by or school.tomas)
    return {row.username: row for row in page.rows}, page.total


def key(item) -> str:
    return f'item-{item.id}'


async def test_a_cell_says_what_it_is_worth_and_in_which_state(school):
    work = await submissions.submit(school.priya_python, school.task.id, 'Trips fell.', by=school.priya)
    late = await submissions.submit(school.priya_python, school.quiz.id, 'Here.', by=school.priya)
    await submissions.grade_submission(late, 9, by=school.tomas)
    await grades.excuse(school.emeka_python, key(school.task), by=school.tomas, why='Ill')
    rows, total = await rows_of(school)
    task, quiz = (rows['priya'].cells[key(item)] for item in (school.task, school.quiz))
    assert (task.text, task.waits, task.late, task.missing) == ('', True, None, False)
    assert (quiz.text, quiz.waits, quiz.by_hand) == ('9', False, False) and quiz.late > timedelta(days=30)
    excused, missing = (rows['emeka'].cells[key(item)] for item in (school.task, school.quiz))
    assert (excused.text, excused.by_hand, excused.part.counts) == ('excused', True, ColumnStatus.EXCUSED)
    assert missing.missing and not missing.text
    assert total == 3 and [*rows] == ['emeka', 'jakub', 'priya']
    await submissions.grade_submission(work, '34.5', by=school.tomas)
    await grades.enter_grade(school.priya_python, key(school.quiz), '7', by=school.marta, seen='9')
    rows, _ = await rows_of(school)
    assert rows['priya'].cells[key(school.task)].text == '34.5'
    assert rows['priya'].cells[key(school.quiz)].text == '7'


async def test_the_grade_that_is_shown_is_the_kept_one_and_follows_from_the_parts(school):
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(
        missing_percent=0, late_percent=10, scale=[['A', 90], ['B', 50]],
        categories=[{'title': 'Tasks', 'weight': 80}, {'title': 'Talks', 'weight': 20, 'drop': 1}]), by=school.tomas)
    scheme = await grades.gradebook(school.autumn_python, seen_by=school.tomas)
    talks = [await grades.add_grade_column(school.autumn_python, f'Talk {n}',
                                           GradeColumnChanges(points=20,
                                                              category=scheme.categories[1].id),
                                           by=school.tomas) for n in (1, 2)]
    await grades.enter_grade(school.priya_python, key(school.task), '30', by=school.tomas)
    for talk, points in zip(talks, ('10', '18'), strict=True):
        await grades.enter_grade(school.priya_python, talk, points, by=school.tomas)
    rows, _ = await rows_of(school)
    priya = rows['priya']
    assert priya.cells[talks[0]].part.counts is ColumnStatus.DROPPED
    assert priya.categories[scheme.categories[1].id] == 90
    assert priya.cells[key(school.quiz)].part.counts is ColumnStatus.MISSING
    kept = await Participation.get(id=school.priya_python.id)
    assert priya.grade == kept.grade and abs(priya.how.exact - Fraction(kept.grade)) < Fraction(1, 10**15)
    assert scheme.letter(priya.grade) == 'B'


async def test_a_page_of_rows_costs_the_same_for_more_learners_and_columns(school):
    with counted() as few:
        await rows_of(school)
    for n in range(8):
        learner = await people.create_account(f'new{n}', f'New {n}', by=school.ines)
        await sessions.enrol(school.autumn, learner, by=school.samuel)
    for n in range(5):
        column = await grades.add_grade_column(school.autumn_python, f'Talk {n}', by=school.tomas)
        await grades.enter_grade(school.priya_python, column, '50', by=school.tomas)
    with counted() as many:
        rows, _ = await rows_of(school)
    assert len(few) == len(many) <= 7
    assert len(rows) == 11 and len(rows['priya'].cells) == 7


async def test_the_classes_of_its_learners_are_told_each_once(school):
    assert await grades.classes(school.autumn_python, seen_by=school.tomas) == []
    enrolments = await Enrolment.filter(session_id=school.autumn.id).values_list('id', flat=True)
    await bulk.assign_group(school.autumn, list(enrolments), 'Blue', by=school.marta)
    assert await grades.classes(school.autumn_python, seen_by=school.tomas) == ['Blue']


async def test_who_tracks_the_course_reads_it_and_nobody_else(school):
    assert (await rows_of(school, by=school.samuel))[1] == 3
    for other in (school.priya, school.aiko, school.lucia, school.helena, school.olga):
        with pytest.raises(NotAllowed):
            await rows_of(school, by=other)
        with pytest.raises(NotAllowed):
            await grades.grade_cell(school.autumn_python, school.priya_python.id, COURSE_GRADE, seen_by=other)
        with pytest.raises(NotAllowed):
            await grades.cell_presences(school.autumn_python, seen_by=other)
        with pytest.raises(NotAllowed):
            await grades.classes(school.autumn_python, seen_by=other)


async def test_the_history_of_a_cell_is_complete(school):
    work = await submissions.submit(school.priya_python, school.task.id, 'Trips fell.', by=school.priya)
    await submissions.grade_submission(work, 30, by=school.tomas)
    await grades.enter_grade(school.priya_python, key(school.task), '34', by=school.marta, seen='30',
                             why='Part 2 was complete')
    with pytest.raises(EditConflict):
        await grades.enter_grade(school.priya_python, key(school.task), '32', by=school.tomas, seen='30')
    await grades.excuse(school.priya_python, key(school.task), by=school.tomas, why='Ill')
    await grades.unexcuse(school.priya_python, key(school.task), by=school.marta)
    file = await grades.grade_cell(school.autumn_python, school.priya_python.id, key(school.task), seen_by=school.tomas)
    told = [(event.by, event.old, event.new, event.is_applied) for event in file.history]
    assert told == [('Tomás Rey', '', '30', True), ('Marta Lindqvist', '30', '34', True),
                    ('Tomás Rey', '34', '32', False), ('Tomás Rey', '34', 'excused', True),
                    ('Marta Lindqvist', 'excused', '', True)]
    assert file.history[1].why == 'Part 2 was complete'
    assert file.row.cells[key(school.task)].text == '34'


async def test_the_course_grade_has_a_history_of_its_own(school):
    await grades.enter_grade(school.priya_python, key(school.task), '30', by=school.tomas)
    await grades.set_final_grade(school.priya_python, 90, by=school.marta, why='Oral exam')
    file = await grades.grade_cell(school.autumn_python, school.priya_python.id, COURSE_GRADE, seen_by=school.tomas)
    [event] = file.history
    assert (event.old, event.new, event.why, file.row.final) == ('75', '90', 'Oral exam', 90)
    assert file.column is None and file.row.how.computed == 75


async def test_a_cell_of_another_course_is_not_there(school):
    for id_, column in ((school.bo_python.id, COURSE_GRADE), (school.priya_python.id, 'hand-999')):
        with pytest.raises(NotFound):
            await grades.grade_cell(school.autumn_python, id_, column, seen_by=school.tomas)


# who is there

async def test_coaches_see_at_which_cell_another_is_until_they_leave(school):
    heard = []
    stop = school.autumn_python.topic('grading').subscribe(heard.append)
    course, place = school.autumn_python, (school.priya_python.id, key(school.task))
    await grades.enter_cell(course, 'page-1', *place, by=school.tomas)
    [there] = await grades.cell_presences(course, seen_by=school.marta, but='page-2')
    assert (there.name, there.participation_id, there.key) == ('Tomás Rey', *place)
    assert await grades.cell_presences(course, seen_by=school.tomas, but='page-1') == []
    await grades.enter_cell(course, 'page-1', *place, by=school.tomas)
    assert len(heard) == 1
    await grades.leave_cell(course, 'page-1', by=school.tomas)
    assert await grades.cell_presences(course, seen_by=school.marta) == [] and len(heard) == 2
    stop()


async def test_who_says_nothing_for_two_minutes_is_not_there_any_more(school):
    place = school.priya_python.id, key(school.task)
    await grades.enter_cell(school.autumn_python, 'page-1', *place, by=school.tomas)
    with clock.stopped_at(clock.now() + timedelta(minutes=2, seconds=1)):
        assert await grades.cell_presences(school.autumn_python, seen_by=school.marta) == []


async def test_only_who_grades_is_at_a_cell_and_only_at_one_of_the_course(school):
    for other in (school.samuel, school.aiko, school.priya):
        with pytest.raises(NotAllowed):
            await grades.enter_cell(school.autumn_python, 'page-1', school.priya_python.id, key(school.task), by=other)
    with pytest.raises(NotFound):
        await grades.enter_cell(school.autumn_python, 'page-1', school.bo_python.id, key(school.task), by=school.tomas)


# many at once

async def test_what_is_pasted_is_told_before_it_is_put(school):
    await grades.enter_grade(school.priya_python, key(school.task), '30', by=school.tomas)
    course, priya = school.autumn_python, school.priya_python.id
    planned = await grades.plan_grades(course, [
        CellInput(priya, key(school.task), '31,5'), CellInput(school.emeka_python.id, key(school.task), 'ex'),
        CellInput(priya, key(school.quiz), '11'), CellInput(priya, 'hand-99', '1'),
        CellInput(school.bo_python.id, key(school.task), '1'),
    ], seen_by=school.tomas)
    assert [(one.old, one.new, one.error) for one in planned] == [
        ('30', '31.5', ''), ('', 'excused', ''), ('', '11', 'Enter a number from 0 to 10.'),
        ('', '1', 'This column is not in the gradebook any more.'),
        ('', '1', 'This learner is not in the course any more.')]
    assert await grades.enter_grades(course, planned, by=school.tomas) == []
    rows, _ = await rows_of(school)
    assert [rows[who].cells[key(school.task)].text for who in ('priya', 'emeka')] == ['31.5', 'excused']


async def test_what_somebody_else_has_changed_meanwhile_is_told_and_the_rest_is_put(school):
    course = school.autumn_python
    planned = await grades.plan_grades(course, [CellInput(one.id, key(school.task), '20') for one in
                                                (school.priya_python, school.emeka_python)], seen_by=school.tomas)
    await grades.enter_grade(school.priya_python, key(school.task), '25', by=school.marta)
    [refused] = await grades.enter_grades(course, planned, by=school.tomas)
    assert refused.name == 'Priya Nair' and 'Marta Lindqvist has put 25 here in the meantime' in refused.error
    rows, _ = await rows_of(school)
    assert [rows[who].cells[key(school.task)].text for who in ('priya', 'emeka')] == ['25', '20']


async def test_who_does_not_grade_puts_nothing(school):
    planned = PlannedChange(school.priya_python.id, 'Priya Nair', 'priya', key(school.task), 'Report', '', '20')
    for other in (school.samuel, school.aiko, school.priya):
        with pytest.raises(NotAllowed):
            await grades.enter_grades(school.autumn_python, [planned], by=other)
    with pytest.raises(NotAllowed):
        await grades.plan_grades(school.autumn_python, [CellInput(school.priya_python.id, key(school.task), '1')],
                                 seen_by=school.priya)


async def test_a_file_is_matched_by_username_and_title(school):
    sheet = read_grade_sheet(
        'grades.csv', b'Username;Name;bike-share report\npriya;Priya Nair;33\nEmeka;;\nolga;;12\njakub;;abc\n')
    plan = await grades.plan_sheet(school.autumn_python, sheet, seen_by=school.tomas)
    assert [(one.username, one.new, one.error, one.line) for one in plan.planned] == [
        ('priya', '33', '', 2), ('jakub', 'abc', 'Enter a number from 0 to 40.', 5)]
    assert plan.faults == ['Line 4: nobody in this course has the username olga.']
    assert plan.unknown == ['Name']
    with pytest.raises(NotAllowed):
        await grades.plan_sheet(school.autumn_python, sheet, seen_by=school.aiko)
