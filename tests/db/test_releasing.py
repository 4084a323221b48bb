"""What a learner may know of a grade that is held: nothing; and everything once it is released."""
from datetime import timedelta
from decimal import Decimal

import pytest

from db import courses, customisation, grades, progress, quizzes, sessions, submissions, tracking
from db.core import NotAllowed, Topic, clock
from db.customisation import ItemDates
from db.grades import GradebookChanges
from db.grades.scheduled_recalculation import recalculate_due
from db.items import ItemChanges
from db.outlines import ItemStatus
from db.records import CompletionRule, QuizSettings, Reveal
from tests.counting import counted
from tests.db.quiz_cast import heard, place_of, quiz


async def graded(school, points=30, comment='Well argued.'):
    """Priya's report, graded."""
    submission = await submissions.submit(school.priya_python, school.task.id, 'Trips fell.', by=school.priya)
    await submissions.grade_submission(submission, points, comment=comment, by=school.tomas)
    return submission


async def test_as_long_as_a_grade_is_held_its_learner_has_everything_as_if_nobody_had_graded(school):
    submission = await graded(school)
    await grades.withhold_grades(school.autumn_python, by=school.marta)
    own = await progress.learner_view(school.priya_python, seen_by=school.priya)
    assert (own.grade, own.withheld) == (None, {school.task.id, school.quiz.id})
    assert (own.cells[school.task.id].status, own.cells[school.task.id].score) == (ItemStatus.TO_GRADE, None)
    [shown] = await progress.submissions_of(school.priya_python, school.task.id, seen_by=school.priya)
    assert (shown.text, shown.points, shown.comment, shown.rubric, shown.graded_by, shown.graded_at) == (
        'Trips fell.', None, '', {}, None, None)
    [card] = [card for card in await sessions.cards_of(school.priya, seen_by=school.priya)
              if card.id == school.autumn.id]
    assert {line.grade for line in card.courses} == {None}
    home = await sessions.my_courses(school.autumn, school.priya, seen_by=school.priya)
    assert home[school.autumn_python.id].grade is None
    rows, _ = await tracking.learner_rows_at(school.autumn_python, [school.priya_python.id], seen_by=school.tomas), None
    assert (rows[0].grade, rows[0].cells[school.task.id].score) == (Decimal(75), 30)
    await submission.refresh_from_db()
    assert (submission.points, submission.comment) == (30, 'Well argued.')


async def test_release_brings_it_all_and_rings_the_learner(school):
    await graded(school)
    await grades.withhold_grades(school.autumn_python, by=school.marta)
    notices = heard(school.priya_python.topic(), Topic('person', school.priya.id, 'figures'))
    await grades.release_grades(school.autumn_python, [f'item-{school.task.id}'], by=school.tomas)
    assert {notice.topic.record for notice in notices} == {'participation', 'person'}
    own = await progress.learner_view(school.priya_python, seen_by=school.priya)
    assert (own.grade, own.cells[school.task.id].score, own.withheld) == (75, 30, {school.quiz.id})
    [shown] = await progress.submissions_of(school.priya_python, school.task.id, seen_by=school.priya)
    assert (shown.points, shown.comment, shown.graded_by.name) == (30, 'Well argued.', 'Tomás Rey')


async def test_a_column_is_released_by_itself_at_its_hour(school, monkeypatch):
    await graded(school)
    at = clock.now() + timedelta(hours=2)
    await grades.release_grades(school.autumn_python, by=school.tomas, at=at)
    own = await progress.learner_view(school.priya_python, seen_by=school.priya)
    assert (own.cells[school.task.id].score, set(own.released_at)) == (None, {at})
    monkeypatch.setattr('db.progress.learner_views.now', lambda: at)
    monkeypatch.setattr('db.gradebook.withheld.now', lambda: at + timedelta(seconds=1))
    assert (await progress.learner_view(school.priya_python, seen_by=school.priya)).cells[school.task.id].score == 30


async def test_work_given_back_to_be_revised_says_what_is_to_be_revised_though_grades_are_held(school):
    submission = await submissions.submit(school.priya_python, school.task.id, 'Trips fell.', by=school.priya)
    await grades.withhold_grades(school.autumn_python, by=school.marta)
    await submissions.return_for_revision(submission, 'Name your source.', by=school.tomas)
    [shown] = await progress.submissions_of(school.priya_python, school.task.id, seen_by=school.priya)
    assert (shown.comment, shown.returned_at is not None) == ('Name your source.', True)


async def test_points_given_by_hand_are_held_too_and_who_is_excused_knows_it(school):
    key = f'item-{school.task.id}'
    await grades.withhold_grades(school.autumn_python, by=school.marta)
    await grades.enter_grade(school.priya_python, key, '38', by=school.tomas)
    own = await progress.learner_view(school.priya_python, seen_by=school.priya)
    assert (own.cells[school.task.id].score, own.grade) == (None, None)
    await grades.enter_grade(school.priya_python, key, 'excused', by=school.tomas)
    own = await progress.learner_view(school.priya_python, seen_by=school.priya)
    assert own.cells[school.task.id].status is ItemStatus.EXCUSED


async def test_a_quiz_whose_grade_is_held_shows_neither_points_nor_answers(school):
    made = await quiz(school)
    participation = school.priya_python
    attempt = await quizzes.start_attempt(participation, made.id, by=school.priya)
    first = made.questions[0].id
    right = await place_of(participation, made.id, first, 'the right one', seen_by=school.priya)
    await quizzes.answer(participation, attempt.id, first, right, by=school.priya)
    await quizzes.finish_attempt(participation, attempt.id, by=school.priya)
    shown = await quizzes.quiz_view(participation, made.id, seen_by=school.priya)
    assert (shown.points, shown.withheld, shown.attempts[0].points) == (Decimal('2.5'), False, Decimal('2.5'))
    await grades.withhold_grades(school.autumn_python, by=school.marta)
    shown = await quizzes.quiz_view(participation, made.id, seen_by=school.priya)
    assert (shown.points, shown.withheld, shown.attempts[0].points, shown.attempts[0].shows_answers) == (
        None, True, None, False)
    review = await quizzes.review_attempt(participation, attempt.id, seen_by=school.priya)
    assert (review.attempt.points, review.questions) == (None, ())
    for_coach = await quizzes.review_attempt(participation, attempt.id, seen_by=school.tomas)
    assert (for_coach.attempt.points, len(for_coach.questions)) == (Decimal('2.5'), 2)


async def test_what_asks_for_a_pass_stays_closed_until_the_pass_is_released(school):
    await courses.edit_item(school.python, school.reading.id, ItemChanges(needs=[[school.quiz.id, 'passed']]),
                            by=school.helena)
    submission = await submissions.submit(school.priya_python, school.quiz.id, 'Cleaned.', by=school.priya)
    await grades.withhold_grades(school.autumn_python, by=school.marta)
    await submissions.grade_submission(submission, 9, by=school.tomas)
    assert (await progress.item_view(school.autumn_python, school.reading.id, seen_by=school.priya)).closed is not None
    with pytest.raises(NotAllowed):
        await progress.open_item(school.priya_python, school.reading.id, by=school.priya)
    await grades.release_grades(school.autumn_python, by=school.tomas)
    assert (await progress.item_view(school.autumn_python, school.reading.id, seen_by=school.priya)).closed is None


async def test_a_learners_own_figures_say_how_the_grade_is_made_up_and_keep_to_what_is_released(school):
    await graded(school)
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(pass_mark=60, scale=[['A', 90], ['B', 70]]),
                                  by=school.marta)
    found = await progress.my_figures(school.priya_python, seen_by=school.priya)
    part = found.parts[f'item-{school.task.id}']
    assert (found.grade.exact, found.scheme.letter(found.grade.exact), part.percent, part.counts) == (
        75, 'B', 75, 'counted')
    assert (found.worth[f'item-{school.task.id}'].points, found.median, found.final) == (30, None, False)
    await grades.withhold_grades(school.autumn_python, [f'item-{school.task.id}'], by=school.tomas)
    found = await progress.my_figures(school.priya_python, seen_by=school.priya)
    part = found.parts[f'item-{school.task.id}']
    assert (found.grade.exact, part.percent, part.counts, found.worth.get(f'item-{school.task.id}')) == (
        None, None, 'held', None)
    for other in (school.emeka, school.tomas, school.ines):
        with pytest.raises(NotAllowed):
            await progress.my_figures(school.priya_python, seen_by=other)


async def test_the_median_is_told_where_it_is_wished_and_of_five_at_least(school):
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(shows_median=True), by=school.marta)
    found = await progress.my_figures(school.priya_python, seen_by=school.priya)
    assert found.median == (None, None)
    await sessions.enrol(school.autumn, school.bo, school.olga, by=school.samuel)
    taking = await school.autumn_python.participations.all().order_by('id')
    for participation, points in zip(taking, (10, 20, 30, 36, 40), strict=True):
        await grades.enter_grade(participation, f'item-{school.task.id}', str(points), by=school.tomas)
    await progress.mark_done(school.priya_python, school.reading.id, by=school.priya)
    with counted() as statements:
        found = await progress.my_figures(school.priya_python, seen_by=school.priya)
    assert found.median is not None
    assert found.median.grade == Decimal('75.00')
    assert found.median.progress in (0, 25)
    assert len(statements) <= 20, statements


async def test_a_quiz_that_tells_its_points_later_tells_them_nowhere_before(school):
    """But what waits for its pass opens at once."""
    closes = clock.now() + timedelta(days=2)
    made = await quiz(school, settings=QuizSettings(shows_points=Reveal.CLOSED), pass_points=2,
                      completes=CompletionRule.PASSED)
    await customisation.set_dates(school.autumn_python, made.id, ItemDates(due_at=closes), by=school.tomas)
    await courses.edit_item(school.python, school.reading.id, ItemChanges(needs=[[made.id, 'passed']]),
                            by=school.helena)
    participation = school.priya_python
    attempt = await quizzes.start_attempt(participation, made.id, by=school.priya)
    first = made.questions[0].id
    right = await place_of(participation, made.id, first, 'the right one', seen_by=school.priya)
    await quizzes.answer(participation, attempt.id, first, right, by=school.priya)
    await quizzes.finish_attempt(participation, attempt.id, by=school.priya)
    own = await progress.learner_view(participation, seen_by=school.priya)
    assert (own.grade, own.cells[made.id].score, own.cells[made.id].status) == (None, None, ItemStatus.DONE)
    assert closes in own.released_at
    assert (await progress.item_view(school.autumn_python, school.reading.id, seen_by=school.priya)).closed is None
    [row] = await tracking.learner_rows_at(school.autumn_python, [participation.id], seen_by=school.tomas)
    assert (row.grade, row.cells[made.id].score) == (Decimal(25), Decimal('2.5'))
    with clock.stopped_at(closes + timedelta(seconds=1)):
        await recalculate_due()
        own = await progress.learner_view(participation, seen_by=school.priya)
    assert (own.grade, own.cells[made.id].score) == (Decimal(25), Decimal('2.5'))
    await grades.withhold_grades(school.autumn_python, [f'item-{made.id}'], by=school.tomas)
    await grades.release_grades(school.autumn_python, [f'item-{made.id}'], by=school.tomas)
    assert (await progress.learner_view(participation, seen_by=school.priya)).grade == 25, 'whoever releases it decides'
