"""The cohort over time: progress by day against the plan, the spread of grades, and where people stop."""
from datetime import timedelta
from itertools import pairwise

import pytest

from db import Enrolment, Participation, Person, grades, sessions, submissions, tracking
from db.core import NotAllowed, clock
from db.grades import GradebookChanges
from db.records import ItemCompletion
from db.sessions import SessionChanges
from tests.counting import counted


async def charts(school, who=None):
    return await tracking.charts(school.autumn_python, seen_by=who or school.tomas)


async def complete(participation, item, days_ago: int) -> None:
    """So many days ago, in the figures too."""
    from db.progress.figures import recalculate_figures
    at = clock.now() - timedelta(days=days_ago)
    await ItemCompletion.create(participation_id=participation.id, item_id=item.id, opened_at=at, completed_at=at)
    await recalculate_figures(participation.session_course_id, [participation.id])


async def enrolled(participation, days_ago: int, left: int | None = None) -> None:
    now = clock.now()
    values = {} if left is None else {'state': 'withdrawn', 'withdrawn_at': now - timedelta(days=left)}
    await Participation.filter(id=participation.id).update(enrolled_at=now - timedelta(days=days_ago), **values)


async def everybody(school) -> list[Participation]:
    return await school.autumn_python.participations.all().order_by('id')


async def test_every_day_has_the_mean_progress_of_who_was_enrolled_then_and_the_plan(school):
    for participation in await everybody(school):
        await enrolled(participation, 45)
    await complete(school.priya_python, school.page, 20)
    await complete(school.priya_python, school.reading, 3)
    await complete(school.emeka_python, school.page, 3)
    found = await charts(school)
    by_day = {one.day: one for one in found.days}
    today = clock.now().date()
    assert (found.days[0].day, found.days[-1].day, len(found.days)) == (today - timedelta(days=50), today, 51)
    assert by_day[today - timedelta(days=50)].progress is None, 'nobody was enrolled yet'
    assert [by_day[today - timedelta(days=ago)].progress for ago in (45, 21, 20, 4, 3)] == [0, 0, 8, 8, 25]
    assert [by_day[today - timedelta(days=ago)].plan for ago in (42, 38)] == [0, 25]
    figures = await tracking.course_figures(school.autumn_python, seen_by=school.tomas)
    assert (found.days[-1].progress, found.days[-1].plan) == (figures.summary.progress, figures.summary.plan) == (25,
                                                                                                                  25)


async def test_who_withdrew_counts_until_then_and_who_came_later_from_then_on(school):
    priya, emeka, jakub = await everybody(school)
    await enrolled(priya, 45)
    await complete(priya, school.page, 40)
    await enrolled(emeka, 45, left=10)
    await enrolled(jakub, 5)
    found = await charts(school)
    today = clock.now().date()
    by_day = {one.day: one.progress for one in found.days}
    assert [by_day[today - timedelta(days=ago)] for ago in (30, 11, 9, 6, 4)] == [12, 12, 25, 25, 12]


async def test_what_somebody_is_excused_from_is_in_neither_number(school):
    for participation in await everybody(school):
        await enrolled(participation, 45)
    await complete(school.priya_python, school.page, 20)
    await grades.excuse(school.priya_python, f'item-{school.quiz.id}', why='Ill.', by=school.tomas)
    figures = await tracking.course_figures(school.autumn_python, seen_by=school.tomas)
    assert (await charts(school)).days[-1].progress == figures.summary.progress == 11


async def test_grades_are_spread_over_tens_or_letters_and_parted_at_the_pass_mark(school):
    for participation, learner, points in ((school.priya_python, school.priya, 30),
                                           (school.emeka_python, school.emeka, 29)):
        submission = await submissions.submit(participation, school.task.id, 'Trips.', by=learner)
        await submissions.grade_submission(submission, points, by=school.tomas)
    found = await charts(school)
    assert [band for band in found.bands if band.below or band.passed] == [('70–79', 0, 2)]
    assert (found.learners, found.no_grade, found.pass_mark, len(found.bands)) == (3, 1, None, 10)
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(pass_mark=75), by=school.marta)
    assert [band for band in (await charts(school)).bands if band.below] == [('70–79', 1, 1)]
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(scale=[['A', 90], ['B', 75]]), by=school.marta)
    assert (await charts(school)).bands == (('no letter', 1, 0), ('B', 0, 1), ('A', 0, 0))


async def test_items_in_order_say_how_many_have_completed_them(school):
    await complete(school.priya_python, school.page, 2)
    await complete(school.emeka_python, school.page, 2)
    await complete(school.emeka_python, school.reading, 2)
    assert [(one.item.id, one.completed) for one in (await charts(school)).completions] == [
        (school.page.id, 2), (school.reading.id, 1), (school.task.id, 0), (school.quiz.id, 0)]


async def test_a_long_session_is_shown_week_by_week_and_an_ended_one_to_its_end(school):
    now = clock.now()
    await sessions.configure(school.autumn, SessionChanges(starts=now - timedelta(days=400)), by=school.samuel)
    days = (await charts(school)).days
    assert {(after.day - before.day).days for before, after in pairwise(days)} == {7}
    assert days[-1].day == now.date()
    await sessions.configure(school.autumn, SessionChanges(ends=now - timedelta(days=2)), by=school.samuel)
    assert (await charts(school)).days[-1].day == now.date() - timedelta(days=2)


async def test_others_see_no_charts(school):
    for who in (school.priya, school.lucia, school.aiko, school.helena):
        with pytest.raises(NotAllowed):
            await charts(school, who)
    assert (await charts(school, school.samuel)).learners == 3


async def test_many_learners_cost_as_many_statements_as_few(school):
    costs = []
    for number in (0, 1500):
        await Person.bulk_create([Person(username=f'm{n}', name=f'M {n}', searchable=f'm {n}') for n in range(number)])
        people = await Person.filter(searchable__startswith='m ')
        await Enrolment.bulk_create([Enrolment(session_id=school.autumn.id, learner_id=one.id, enrolled_at=clock.now())
                                     for one in people])
        await Participation.bulk_create([Participation(
            session_course_id=school.autumn_python.id, enrolment_id=one.id, learner_id=one.learner_id,
            enrolled_at=clock.now(), total=4) for one in await Enrolment.filter(learner_id__in=[p.id for p in people])])
        with counted() as statements:
            found = await charts(school)
        costs.append(len(statements))
    assert found.learners == 1503
    assert costs[0] == costs[1] <= 8
