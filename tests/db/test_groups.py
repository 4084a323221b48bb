"""What coaches see of a whole group and of one learner: figures, states, what happened, the file of a learner."""
from functools import partial

import pytest

from db import SessionCourse, grades, progress, sessions, submissions, tracking
from db.core import ListQuery, NotAllowed, NotFound, numbers


@pytest.mark.parametrize(('part', 'whole', 'shown'), [(0, 4, 0), (1, 3, 33), (199, 200, 99), (29, 50, 58), (4, 4, 100)])
def test_percent_is_never_rounded_up(part, whole, shown):
    assert numbers.percent(part, whole) == shown


def test_nothing_required_has_no_percent():
    assert numbers.percent(0, 0) is None


async def submit(school, text: str = 'Trips fell.'):
    return await submissions.submit(school.priya_python, school.task.id, text, by=school.priya)


async def test_figures_of_a_session_add_up_its_courses(school):
    submission = await submit(school)
    await progress.mark_done(school.priya_python, school.reading.id, by=school.priya)
    figures = await tracking.session_figures(school.autumn, seen_by=school.marta)
    assert figures.counts == (3, 1, 3, 0, 0)
    python, statistics = figures.courses[school.autumn_python.id], figures.courses[school.autumn_statistics.id]
    assert (python.learners, python.progress, python.plan, python.to_grade) == (3, 16, 25, 1)
    assert (statistics.progress, statistics.plan) == (0, None)
    assert (figures.all.progress, figures.all.plan, figures.all.grade) == (8, 25, None)
    await submissions.grade_submission(submission, 30, by=school.tomas)
    figures = await tracking.session_figures(school.autumn, seen_by=school.marta)
    assert (figures.counts.to_grade, figures.all.grade) == (0, 75)


async def test_figures_of_a_course_say_who_has_done_what(school):
    await submit(school)
    await sessions.withdraw(school.autumn, school.jakub, by=school.samuel)
    figures = await tracking.course_figures(school.autumn_python, seen_by=school.tomas)
    assert (figures.counts.active, figures.counts.withdrawn, figures.counts.to_grade) == (2, 1, 1)
    assert figures.completed == {school.page.id: 0, school.reading.id: 0, school.task.id: 50, school.quiz.id: 0}


async def test_counts_say_how_many_the_list_shows(school):
    await submit(school)
    await sessions.withdraw(school.autumn, school.jakub, by=school.samuel)
    session = await tracking.session_figures(school.autumn, seen_by=school.marta)
    course = await tracking.course_figures(school.autumn_python, seen_by=school.marta)
    for rows, figures in ((partial(tracking.session_rows, school.autumn), session),
                          (partial(tracking.learner_rows, school.autumn_python), course)):
        for state, number in figures.counts._asdict().items():
            _, total = await rows(ListQuery(state=state), seen_by=school.marta)
            assert (state, total) == (state, number)


async def test_a_learners_plan_is_that_of_their_own_courses(school):
    await sessions.choose_courses(school.autumn, school.jakub, [school.autumn_statistics], by=school.samuel)
    plans = await tracking.course_plans(school.autumn, seen_by=school.marta)
    rows, _ = await tracking.session_rows(school.autumn, ListQuery(), seen_by=school.marta)
    assert {row.username: row.plan(plans) and numbers.percent(row.plan(plans)) for row in rows} == {
        'emeka': 25, 'jakub': None, 'priya': 25}


async def test_what_happens_is_told_to_the_coaches_of_that_session_only(school):
    submission = await submit(school)
    await submissions.grade_submission(submission, 30, by=school.tomas)
    told = await tracking.activity(school.autumn, seen_by=school.marta)
    assert [(one.verb, one.by, one.learner, one.item) for one in told] == [
        ('graded', 'Tomás Rey', 'Priya Nair', 'Bike-share report'),
        ('submitted', 'Priya Nair', 'Priya Nair', 'Bike-share report'),
        ('completed', 'Priya Nair', 'Priya Nair', 'Bike-share report')]
    assert told[0].details['new'] == '30'
    assert await tracking.activity(school.autumn, seen_by=school.marta, after=told[0].id) == []
    assert await tracking.activity(school.evening, seen_by=school.lucia) == []
    for stranger in (school.lucia, school.tomas, school.priya, school.helena):
        with pytest.raises(NotAllowed):
            await tracking.activity(school.autumn, seen_by=stranger)


async def test_the_file_of_a_learner_holds_everything(school):
    await progress.arrive(school.priya_python, by=school.priya)
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    first = await submit(school, 'A first try.')
    await submissions.grade_submission(first, 20, by=school.tomas)
    await submissions.grade_submission(first, 25, by=school.marta, why='Counted again.')
    await submit(school, 'A second try.')
    file = await tracking.learner_detail(school.autumn_python, school.priya_python.id, seen_by=school.tomas)
    assert (file.row.username, file.row.done, file.row.to_grade) == ('priya', 2, 1)
    assert [(work.text, work.points) for work in file.work] == [('A second try.', None), ('A first try.', 25)]
    assert [(change.old, change.new, change.by.username, change.why) for change in file.grades] == [
        (20, 25, 'marta', 'Counted again.'), (None, 20, 'tomas', '')]
    assert file.item_activity[school.page.id].completed_at and school.quiz.id not in file.item_activity
    assert len(file.visits) == 1


async def test_the_file_of_somebody_elses_learner_is_not_there(school):
    with pytest.raises(NotFound):
        await tracking.learner_detail(school.autumn_python, school.bo_python.id, seen_by=school.tomas)
    with pytest.raises(NotFound):
        await tracking.learner_detail(school.autumn_python, school.priya_evening.id, seen_by=school.tomas)
    for stranger in (school.lucia, school.aiko, school.priya, school.helena):
        with pytest.raises(NotAllowed):
            await tracking.learner_detail(school.autumn_python, school.priya_python.id, seen_by=stranger)


async def test_learners_are_sorted_also_where_no_course_has_any_weight(school):
    await SessionCourse.all().update(weight=0)
    await grades.set_final_grade(school.emeka_python, 50, why='Spoken', by=school.tomas)
    for sort in ('grade', 'progress', f'course-{school.autumn_python.id}', 'course-²', f'course-{"9" * 5000}'):
        rows, total = await tracking.session_rows(school.autumn, ListQuery(sort=sort), seen_by=school.marta)
        assert total == len(rows) == 3
