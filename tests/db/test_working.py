"""Learners open, mark done and submit; coaches grade; the figures follow."""
from decimal import Decimal

import pytest

from db import Participation, progress, submissions, tracking
from db.core import Invalid, ListQuery, NotAllowed
from db.outlines import ItemStatus


async def figures(participation):
    found = await Participation.get(id=participation.id)
    return found.done, found.total, found.grade, found.to_grade


async def test_opening_a_page_completes_it(school):
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    assert await figures(school.priya_python) == (1, 4, None, 0)


async def test_opening_a_page_to_be_marked_done_does_not_complete_it(school):
    await progress.open_item(school.priya_python, school.reading.id, by=school.priya)
    assert (await figures(school.priya_python))[0] == 0
    await progress.mark_done(school.priya_python, school.reading.id, by=school.priya)
    assert (await figures(school.priya_python))[0] == 1
    await progress.mark_not_done(school.priya_python, school.reading.id, by=school.priya)
    assert (await figures(school.priya_python))[0] == 0


async def test_nobody_works_for_somebody_else(school):
    with pytest.raises(NotAllowed):
        await progress.mark_done(school.priya_python, school.reading.id, by=school.emeka)
    with pytest.raises(NotAllowed):
        await submissions.submit(school.priya_python, school.task.id, 'mine', by=school.marta)


async def test_what_is_handed_in_is_graded_and_counts(school):
    submission = await submissions.submit(school.priya_python, school.task.id, 'My report.', by=school.priya)
    assert await figures(school.priya_python) == (1, 4, None, 1)
    await submissions.grade_submission(submission, '33', comment='Clear.', by=school.tomas)
    assert await figures(school.priya_python) == (1, 4, Decimal('82.5'), 0)
    late = await submissions.submit(school.priya_python, school.quiz.id, 'Cleaned.', by=school.priya)
    assert late.is_late
    await submissions.grade_submission(late, 5, by=school.marta)
    done, _, grade, _ = await figures(school.priya_python)
    assert done == 1 and round(grade, 6) == Decimal('71.666667')
    await submissions.grade_submission(late, 6, by=school.marta, why='A second look')
    assert (await figures(school.priya_python))[0] == 2
    assert [(change.old, change.new) for change in await late.history.all()] == [(None, 5), (5, 6)]


@pytest.mark.parametrize('points', ['', 'x', '-1', '41', '1.005', 'NaN', 'Infinity'])
async def test_points_out_of_bounds_are_refused_in_a_sentence(school, points):
    submission = await submissions.submit(school.priya_python, school.task.id, 'My report.', by=school.priya)
    with pytest.raises(Invalid):
        await submissions.grade_submission(submission, points, by=school.tomas)
    assert (await figures(school.priya_python))[2] is None


async def test_only_coaches_of_the_course_grade(school):
    submission = await submissions.submit(school.priya_python, school.task.id, 'My report.', by=school.priya)
    for stranger in (school.aiko, school.lucia, school.samuel, school.helena, school.priya, school.olga):
        with pytest.raises(NotAllowed):
            await submissions.grade_submission(submission, 30, by=stranger)


async def test_work_in_one_session_is_not_seen_in_another(school):
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    assert await figures(school.priya_evening) == (0, 4, None, 0)
    rows, total = await tracking.learner_rows(school.evening_python, ListQuery(), seen_by=school.lucia)
    assert total == 2 and {row.done for row in rows} == {0}


async def test_a_coach_sees_each_learner_with_the_state_of_each_item(school):
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    await submissions.submit(school.priya_python, school.task.id, 'My report.', by=school.priya)
    rows, total = await tracking.learner_rows(school.autumn_python, ListQuery(search='nair'), seen_by=school.tomas)
    [row] = rows
    assert total == 1 and row.name == 'Priya Nair' and (row.done, row.total) == (2, 4)
    assert {id_: cell.status for id_, cell in row.cells.items()} == {
        school.page.id: ItemStatus.DONE, school.reading.id: ItemStatus.TODO, school.task.id: ItemStatus.TO_GRADE,
        school.quiz.id: ItemStatus.MISSING}


async def test_tracking_is_for_coaches(school):
    for stranger in (school.aiko, school.lucia, school.priya, school.olga, school.helena):
        with pytest.raises(NotAllowed):
            await tracking.learner_rows(school.autumn_python, ListQuery(), seen_by=stranger)
    rows, total = await tracking.session_rows(school.autumn, ListQuery(sort='progress', descending=True),
                                              seen_by=school.samuel)
    assert total == 3 and all(len(row.courses) == 2 for row in rows)
    figures = await tracking.session_figures(school.autumn, seen_by=school.marta)
    assert figures.counts.active == 3 and figures.all.plan is not None
