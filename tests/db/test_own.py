"""What learners read of their own work, and who else may read what."""
import asyncio

import pytest

from db import grades, progress, sessions, submissions
from db.core import NotAllowed, NotFound, NotOpen, Upload, clock
from db.grades import GradebookChanges
from db.outlines import ItemStatus
from db.sessions import SessionChanges
from tests.counting import counted


async def test_a_learner_reads_their_own_figures_and_the_state_of_every_item(school):
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    await submissions.submit(school.priya_python, school.quiz.id, 'Cleaned.', by=school.priya)
    own = await progress.learner_view(school.priya_python, seen_by=school.priya)
    assert (own.done, own.total, own.grade, own.last_item_id) == (1, 4, None, school.page.id)
    assert own.cells[school.page.id].completed and own.cells[school.quiz.id].status is ItemStatus.TO_GRADE
    assert own.next_item.id == school.reading.id
    assert [item.id for item in own.due] == [school.task.id]


async def test_nobody_reads_somebody_elses(school):
    for other in (school.emeka, school.tomas, school.ines):
        with pytest.raises(NotAllowed):
            await progress.learner_view(school.priya_python, seen_by=other)
        with pytest.raises(NotAllowed):
            await progress.submissions_of(school.priya_python, school.task.id, seen_by=other)


async def test_what_was_handed_in_comes_newest_first_with_who_graded_it(school):
    first = await submissions.submit(school.priya_python, school.task.id, 'One.', by=school.priya)
    await submissions.grade_submission(first, 20, by=school.tomas)
    await submissions.submit(school.priya_python, school.task.id, 'Two.', by=school.priya)
    two, one = await progress.submissions_of(school.priya_python, school.task.id, seen_by=school.priya)
    assert (two.text, one.text, one.graded_by.name) == ('Two.', 'One.', 'Tomás Rey')


async def test_an_item_is_read_by_who_may_open_the_course(school):
    for person in (school.priya, school.tomas, school.marta, school.samuel, school.ines):
        reading = await progress.item_view(school.autumn_python, school.reading.id, seen_by=person)
        assert reading.place_in_section == (2, 4)
        assert (reading.before.id, reading.after.id) == (school.page.id, school.task.id)
    for stranger in (school.bo, school.aiko, school.lucia, school.helena, school.olga):
        with pytest.raises(NotAllowed):
            await progress.item_view(school.autumn_python, school.reading.id, seen_by=stranger)
        with pytest.raises(NotAllowed):
            await progress.outline_seen_by(school.autumn_python, stranger)
    with pytest.raises(NotFound):
        await progress.item_view(school.autumn_python, school.mean.id, seen_by=school.priya)


async def test_the_home_of_a_session_holds_the_courses_one_takes_and_who_coaches(school):
    await sessions.choose_courses(school.autumn, school.emeka, [school.autumn_python], by=school.samuel)
    assert set(await sessions.my_courses(school.autumn, school.emeka,
                                         seen_by=school.emeka)) == {school.autumn_python.id}
    assert await sessions.my_courses(school.autumn, school.marta, seen_by=school.marta) == {}
    coaches = await sessions.coach_cards(school.autumn, seen_by=school.emeka)
    assert [(coach.name, coach.oversees, coach.courses) for coach in coaches] == [
        ('Marta Lindqvist', True, ()), ('Tomás Rey', False, ('Python for data',)),
        ('Aiko Tanabe', False, ('Statistics foundations',))]
    with pytest.raises(NotAllowed):
        await sessions.my_courses(school.autumn, school.emeka, seen_by=school.priya)
    with pytest.raises(NotAllowed):
        await sessions.coach_cards(school.autumn, seen_by=school.olga)
    with pytest.raises(NotOpen):
        await sessions.coach_cards(school.winter, seen_by=school.emeka)


async def test_a_learner_whose_session_closed_has_their_files_no_more(school):
    submission = await submissions.submit(school.priya_python,
                                          school.task.id, by=school.priya, uploads=[Upload.of('report.txt', b'Mine.')])
    [file] = await submission.files.all()
    assert (await submissions.readable(file.id, seen_by=school.priya)).file_name == 'report.txt'
    await sessions.configure(school.autumn, SessionChanges(ends=clock.now(), after_end='closed'), by=school.samuel)
    with pytest.raises(NotFound):
        await submissions.readable(file.id, seen_by=school.priya)
    assert await submissions.readable(file.id, seen_by=school.tomas)


async def test_the_median_is_read_once_for_all_pages_that_are_open_and_for_learners_only(school):
    await sessions.enrol(school.autumn, school.bo, school.olga, by=school.samuel)
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(shows_median=True), by=school.tomas)
    taking = await school.autumn_python.participations.all().order_by('id').select_related('learner', 'session_course')
    for one, points in zip(taking, (10, 20, 30, 36, 40), strict=True):
        await grades.enter_grade(one, f'item-{school.task.id}', str(points), by=school.tomas)
    with counted() as statements:
        told = await asyncio.gather(*(progress.shared_median(one, seen_by=one.learner) for one in taking))
    assert {median.grade for median in told} == {75} and len(statements) <= 6, len(statements)
    assert told[0] == (await progress.my_figures(taking[0], seen_by=taking[0].learner)).median
    for other in (school.tomas, school.ines, taking[1].learner):
        with pytest.raises(NotAllowed):
            await progress.shared_median(taking[0], seen_by=other)
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(shows_median=False), by=school.tomas)
    assert await progress.shared_median(taking[0], seen_by=taking[0].learner) is None
