"""One item over all learners: their states, points and times, and of a quiz what was hard; lists narrowed by it."""
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from db import Attempt, Enrolment, Participation, Person, extensions, grades, progress, sessions, submissions, tracking
from db.core import ListQuery, NotAllowed, NotFound, clock
from db.extensions import ExtensionGrant
from db.grades import GradebookChanges
from db.outlines import ItemStatus
from db.records import Answer
from db.records.item_types import QuizSettings, Scoring
from db.tracking.item import spread
from tests.counting import counted
from tests.db.quiz_cast import choice, quiz, typed


async def at(school, item, who=None):
    return await tracking.item_tracking(school.autumn_python, item.id, seen_by=who or school.tomas)


def names(found) -> dict[ItemStatus, list[str]]:
    return {mark: [one.name.split()[0] for one in people] for mark, people in found.learners.items()}


async def rows(school, **showing):
    found, total = await tracking.learner_rows(school.autumn_python, ListQuery(**showing), seen_by=school.tomas)
    assert len(found) == total
    return [row.name.split()[0] for row in found]


async def crowd(school, number: int) -> list[Participation]:
    """So many more learners in autumn's Python, in order."""
    now = clock.now()
    await Person.bulk_create([Person(username=f'many{n}', name=f'Many {n:04}', searchable=f'many {n:04}')
                              for n in range(number)])
    people = await Person.filter(username__startswith='many').order_by('id')
    await Enrolment.bulk_create([
        Enrolment(session_id=school.autumn.id, learner_id=one.id, enrolled_at=now) for one in people])
    enrolments = await Enrolment.filter(learner_id__in=[one.id for one in people]).order_by('id')
    await Participation.bulk_create([Participation(
        session_course_id=school.autumn_python.id, enrolment_id=one.id, learner_id=one.learner_id, enrolled_at=now,
        total=4) for one in enrolments])
    return await Participation.filter(learner_id__in=[one.id for one in people]).order_by('id')


async def attempt(participation, made, given: list, points: int, minutes: int = 10) -> None:
    """Finished, without the way there."""
    now = clock.now()
    row = await Attempt.create(
        participation_id=participation.id, item_id=made.id, number=1, started_at=now - timedelta(minutes=minutes),
        finished_at=now, points=points, out_of=10,
        asked=[{'question': one.id, 'points': '1'} for one in made.questions])
    for question, one in zip(made.questions, given, strict=True):
        answer = Answer(attempt_id=row.id, question_id=question.id, saved_at=now)
        answer.given = one
        await answer.save()


async def test_the_learners_of_an_item_stand_by_their_state(school):
    await submissions.submit(school.emeka_python, school.quiz.id, 'Late.', by=school.emeka)
    await grades.excuse(school.priya_python, f'item-{school.quiz.id}', why='Ill.', by=school.tomas)
    found = await at(school, school.quiz)
    assert names(found) == {
        ItemStatus.MISSING: ['Jakub'], ItemStatus.TO_GRADE: ['Emeka'], ItemStatus.EXCUSED: ['Priya']}
    assert list(found.learners) == [ItemStatus.MISSING, ItemStatus.TO_GRADE, ItemStatus.EXCUSED]
    await sessions.withdraw(school.autumn, school.jakub, by=school.samuel)
    assert ItemStatus.MISSING not in (await at(school, school.quiz)).learners


async def test_points_are_spread_over_ten_bins_with_the_points_to_pass(school):
    for participation, learner, points in ((school.priya_python, school.priya, 10),
                                           (school.emeka_python, school.emeka, '5.9')):
        submission = await submissions.submit(participation, school.quiz.id, 'Cleaned.', by=learner)
        await submissions.grade_submission(submission, points, by=school.tomas)
    found = await at(school, school.quiz)
    assert [(n, tuple(one)) for n, one in enumerate(found.bins) if sum(one)] == [(5, (1, 0)), (9, (0, 1))]
    assert (found.mean, found.pass_percent, found.scored) == (Decimal('79.50'), 60, 2)
    assert (await at(school, school.page)).scored == 0


async def test_the_list_is_narrowed_by_an_item_and_its_state_and_sorted_by_it(school):
    submission = await submissions.submit(school.emeka_python, school.task.id, 'Trips.', by=school.emeka)
    await submissions.grade_submission(submission, 30, by=school.tomas)
    await submissions.submit(school.priya_python, school.task.id, 'Trips.', by=school.priya)
    task, missing = school.task.id, school.quiz.id
    assert await rows(school, item=missing, item_status='missing') == ['Emeka', 'Jakub', 'Priya']
    assert await rows(school, item=task, item_status='done') == ['Emeka']
    assert await rows(school, item=task, item_status='grade') == ['Priya']
    assert await rows(school, item=task, item_status='missing') == []
    assert await rows(school, sort=f'item-{task}') == ['Jakub', 'Priya', 'Emeka']
    assert await rows(school, sort=f'item-{task}', descending=True) == ['Emeka', 'Priya', 'Jakub']
    assert await rows(school, sort='item-999999', item=999999, item_status='done') == ['Emeka', 'Jakub', 'Priya']


async def test_an_extension_counts_where_the_list_is_narrowed(school):
    await extensions.extend(school.priya_python, school.quiz.id, ExtensionGrant(due_at=clock.now() + timedelta(days=3)),
                            reason='Ill.', by=school.tomas)
    assert await rows(school, item=school.quiz.id, item_status='missing') == ['Emeka', 'Jakub']
    assert await rows(school, item=school.quiz.id, item_status='todo') == ['Priya']


async def test_the_list_is_narrowed_by_grade_and_last_visit(school):
    for participation, learner, points in ((school.priya_python, school.priya, 30),
                                           (school.emeka_python, school.emeka, 10)):
        submission = await submissions.submit(participation, school.task.id, 'Trips.', by=learner)
        await submissions.grade_submission(submission, points, by=school.tomas)
    assert await rows(school, grade='below') == ['Emeka', 'Jakub', 'Priya'], 'nothing is to be reached yet'
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(pass_mark=50), by=school.marta)
    assert await rows(school, grade='below') == ['Emeka']
    assert await rows(school, grade='passed') == ['Priya']
    assert await rows(school, grade='none') == ['Jakub']
    await Participation.filter(id=school.priya_python.id).update(
        first_seen=clock.now() - timedelta(days=20), last_seen=clock.now() - timedelta(days=10))
    await Participation.filter(id=school.emeka_python.id).update(first_seen=clock.now(), last_seen=clock.now())
    assert await rows(school, seen='7') == ['Jakub', 'Priya']
    assert await rows(school, seen='14') == ['Jakub']
    assert await rows(school, seen='never', grade='none', item=school.quiz.id, item_status='missing') == ['Jakub']


async def test_of_a_quiz_it_says_what_was_hard_what_was_wrong_and_how_long_it_took(school):
    made = await quiz(school, choice(), typed())
    people = await crowd(school, 10)
    for n, participation in enumerate(people):
        await attempt(participation, made, [0 if n < 5 else 1, 'Lisbon' if n != 9 else ' oslo '], 10 - n, 10 + n)
    found = await at(school, made)
    hardest, easiest = found.questions
    assert (hardest.question_id, hardest.asked, hardest.answered, hardest.right) == (made.questions[0].id, 10, 10, 5)
    assert (hardest.discrimination, hardest.common_mistake, hardest.common_mistake_count) == (
        Decimal('1.00'), 'another', 5)
    assert (easiest.right, easiest.common_mistake, easiest.discrimination) == (9, 'oslo', Decimal('0.33'))
    assert found.minutes == (10, Decimal('12.3'), Decimal('14.5'), Decimal('16.8'))
    [wrong] = await tracking.item_wrong_answers(school.autumn_python, made.id, made.questions[0].id,
                                                seen_by=school.tomas)
    assert (wrong.given, [one.id for one in wrong.people]) == ('another', [one.id for one in people[5:]])


@pytest.mark.parametrize(('scoring', 'asked', 'right'), [
    (Scoring.BEST, 1, 1), (Scoring.LAST, 1, 0), (Scoring.AVERAGE, 3, 1)])
async def test_the_attempts_that_make_the_grade_count_and_few_do_not_tell_how_a_question_sorts(
    school, scoring, asked, right,
):
    made = await quiz(school, choice(), settings=QuizSettings(scoring=scoring))
    for number, (given, points) in enumerate([(1, 1), (0, 8), (1, 3)], 1):  # not whole shares: none is nothing
        await attempt(school.priya_python, made, [given], points)
        await Attempt.filter(participation_id=school.priya_python.id, points=points).update(number=number + 10)
    await attempt(school.bo_python, made, [0], 10)
    [one] = (await at(school, made)).questions
    assert (one.asked, one.right, one.discrimination, one.common_mistake_count) == (asked, right, None, asked - right)
    wrong = await tracking.item_wrong_answers(school.autumn_python, made.id, made.questions[0].id, seen_by=school.tomas)
    assert [[gave.name for gave in one.people] for one in wrong] == [['Priya Nair']] * (asked > right)


async def test_while_an_essay_waits_nobody_knows_which_attempt_is_the_best(school):
    made = await quiz(school, choice())
    await attempt(school.priya_python, made, [1], 1)
    await Attempt.filter(participation_id=school.priya_python.id).update(number=2, points=None)
    await attempt(school.priya_python, made, [0], 8)
    [one] = (await at(school, made)).questions
    assert (one.asked, one.right) == (2, 1)


def test_quartiles_are_those_of_spreadsheets():
    assert spread([]) is None
    assert spread([Fraction(3)]) == (1, 3, 3, 3)
    assert spread([Fraction(n) for n in (1, 2, 3, 4)]) == (4, Decimal('1.8'), Decimal('2.5'), Decimal('3.3'))


async def test_the_list_of_items_counts_who_opened_finished_and_waits(school):
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    await submissions.submit(school.emeka_python, school.quiz.id, 'Late.', by=school.emeka)
    lines = {line.item.id: line for line in await tracking.item_lines(school.autumn_python, seen_by=school.tomas)}
    assert lines[school.page.id][2:] == (1, 1, 0, 0)
    assert lines[school.quiz.id][2:] == (1, 0, 1, 1)
    assert [line.item.id for line in lines.values()][:2] == [school.page.id, school.reading.id]


async def test_others_see_nothing_of_it(school):
    made = await quiz(school, choice())
    for who in (school.priya, school.lucia, school.aiko, school.helena):
        with pytest.raises(NotAllowed):
            await at(school, school.task, who)
        with pytest.raises(NotAllowed):
            await tracking.item_lines(school.autumn_python, seen_by=who)
        with pytest.raises(NotAllowed):
            await tracking.item_wrong_answers(school.autumn_python, made.id, made.questions[0].id, seen_by=who)
    with pytest.raises(NotFound):
        await at(school, school.mean)
    with pytest.raises(NotFound):
        await tracking.item_wrong_answers(school.autumn_python, school.task.id, made.questions[0].id,
                                          seen_by=school.tomas)


async def test_many_learners_cost_as_many_statements_as_few(school):
    made = await quiz(school, choice(), typed())
    await attempt(school.priya_python, made, [0, 'Lisbon'], 10)
    showing = ListQuery(item=school.quiz.id, item_status='missing', sort=f'item-{made.id}', grade='none', seen='30')
    costs = []
    for more in (0, 1500):
        await crowd(school, more) if more else None
        with counted() as statements:
            await at(school, made)
            await tracking.item_wrong_answers(school.autumn_python, made.id, made.questions[0].id, seen_by=school.tomas)
            await tracking.item_lines(school.autumn_python, seen_by=school.tomas)
            _, total = await tracking.learner_rows(school.autumn_python, showing, seen_by=school.tomas)
        costs.append(len(statements))
    assert total == 1503
    assert costs[0] == costs[1] < 45
