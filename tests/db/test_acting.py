"""Acting on several learners at once: who may, whom it reaches, and what undoing it brings back."""
import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest

from db import (
    Attempt,
    Enrolment,
    Extension,
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
)
from db.core import EditConflict, Invalid, NotAllowed, Topic, Upload, clock
from db.extensions import ExtensionGrant
from db.grades import GradebookChanges, GradeColumnChanges
from db.integrity import check_figures
from db.items import ItemChanges
from db.records import SYSTEM, Event, ItemCompletion, ItemKind, ManualGrade, Membership, Part, QuizSettings
from tests.db import quiz_cast
from tests.pages.forging import everything

DAY = timedelta(days=1)
GROWS = {'event', 'cell_change', 'grade_change', 'grade_column'}
"""Histories are only added to, and a column that has been given a row keeps it."""


async def kept() -> dict:
    """Every row but those of histories."""
    rows = {table: of for table, of in (await everything()).items() if table not in GROWS}
    return {table: sorted(map(str, of)) for table, of in rows.items()}


@pytest.fixture
async def here(school):
    school.jakub_python = await school.autumn_python.participations.filter(learner=school.jakub).get()
    school.all = [school.priya_python.id, school.emeka_python.id, school.jakub_python.id]
    school.key = f'item-{school.task.id}'
    return school


def skipped(targets) -> list[str]:
    return [one.sentence for one in targets.skipped]


async def refused_to(*people, action):
    before = await everything()
    for person in people:
        with pytest.raises(NotAllowed):
            await action(person)
    assert await everything() == before


async def test_only_who_grades_there_extends_excuses_reopens_and_grades_many(here):
    course, task, due = here.autumn_python, here.task.id, here.autumn.ends + DAY
    strangers = here.samuel, here.aiko, here.lucia, here.helena, here.priya, here.olga
    await refused_to(*strangers, action=lambda by: bulk.extend_many(course, here.all, task, ExtensionGrant(due_at=due),
                                                                    reason='Ill', by=by))
    await refused_to(*strangers, action=lambda by: bulk.reopen_many(course, here.all, task, reason='Ill', by=by))
    await refused_to(*strangers, action=lambda by: bulk.excuse_many(course, here.all, here.key, why='Ill', by=by))
    await refused_to(*strangers, action=lambda by: bulk.grade_many(course, here.all, here.key, '5', by=by))
    await refused_to(*strangers, action=lambda by: bulk.extend_targets(
        course, here.all, task, ExtensionGrant(due_at=due), seen_by=by))
    await refused_to(*strangers, action=lambda by: bulk.grade_targets(course, here.all, here.key, '5', seen_by=by))


async def test_many_are_extended_and_undoing_brings_back_what_each_had(here):
    course, task = here.autumn_python, here.task.id
    due = (await outlines.effective_outline(course)).item(task).due_at
    await extensions.extend(here.priya_python, task, ExtensionGrant(due_at=due + 5 * DAY), reason='Ill', by=here.marta)
    await extensions.extend(here.emeka_python, task, ExtensionGrant(due_at=due + DAY, extra_attempts=2), reason='Work',
                            by=here.marta)
    await sessions.withdraw(here.autumn, here.jakub, by=here.ines)
    before = await kept()
    reach = await bulk.extend_targets(course, here.all, task, ExtensionGrant(due_at=due + 3 * DAY), seen_by=here.tomas)
    assert (reach.names, skipped(reach)) == (['Emeka Obi'], ['Jakub Nowak has withdrawn.',
                                                             'Priya Nair has that much already.'])
    done = await bulk.extend_many(course, here.all, task, ExtensionGrant(due_at=due + 3 * DAY), reason='The storm',
                                  by=here.tomas)
    given = await Extension.get(participation_id=here.emeka_python.id)
    assert (given.due_at, given.extra_attempts, given.reason) == (due + 3 * DAY, 2, 'The storm')
    assert (await Extension.get(participation_id=here.priya_python.id)).due_at == due + 5 * DAY
    await refused_to(here.aiko, here.emeka, action=lambda by: done.undo(by=by))
    await done.undo(by=here.marta)
    assert await kept() == before
    assert (await Event.get(verb='undid')).details == {'verb': 'extended', 'learners': 1, 'title': 'Bike-share report'}
    with pytest.raises(Invalid, match='undone already'):
        await done.undo(by=here.marta)


async def test_what_cannot_be_given_is_said_before_and_changes_nothing(here):
    course, task = here.autumn_python, here.task.id
    before = await everything()
    for more, field in (({}, 'due_at'), ({'due_at': here.today - 40 * DAY}, 'due_at'), ({'closes_at': here.today},
                                                                                      'closes_at')):
        with pytest.raises(Invalid) as no:
            await bulk.extend_targets(course, here.all, task, ExtensionGrant(**more), seen_by=here.tomas)
        assert no.value.field == field
        with pytest.raises(Invalid):
            await bulk.extend_many(course, here.all, task, ExtensionGrant(**more), reason='Ill', by=here.tomas)
    with pytest.raises(Invalid, match='^Say why'):
        await bulk.extend_many(course, here.all, task, ExtensionGrant(extra_attempts=1), reason=' ', by=here.tomas)
    with pytest.raises(NotAllowed, match='Nobody is chosen'):
        await bulk.extend_many(course, [here.priya_evening.id], task, ExtensionGrant(extra_attempts=1), reason='Ill',
                               by=here.tomas)
    assert await everything() == before


async def test_undoing_refuses_what_somebody_has_changed_since(here):
    course, task = here.autumn_python, here.task.id
    done = await bulk.extend_many(course, here.all, task, ExtensionGrant(extra_attempts=1), reason='The storm',
                                  by=here.tomas)
    await extensions.extend(here.priya_python, task, ExtensionGrant(extra_attempts=4), reason='Ill', by=here.marta)
    with pytest.raises(Invalid, match='Nothing was undone'):
        await done.undo(by=here.tomas)
    assert await Extension.all().count() == 3


async def test_those_who_act_at_the_same_moment_wait_for_each_other(here):
    """Two coaches with many, a third at one's work, a fourth at the set-up: nobody fails, nothing is lost."""
    course, works = here.autumn_python, []
    for participation, learner in ((here.priya_python, here.priya), (here.emeka_python, here.emeka)):
        works.append(await submissions.submit(participation, here.task.id, 'Rides fall with rain.', by=learner))
    for number in (1, 2, 3):
        done = await bulk.grade_many(course, here.all, here.key, f'{30 + number}', overwrite=True, by=here.tomas)
        ways = await asyncio.gather(
            done.undo(by=here.tomas),
            bulk.grade_many(course, here.all[::-1], here.key, f'{20 + number}', overwrite=True,
                                                      by=here.marta),
            grades.enter_grade(here.priya_python, here.key, f'{10 + number}', by=here.marta),
            submissions.grade_submission(works[1], number, by=here.ines),
            grades.set_up_gradebook(course, GradebookChanges(late_percent=number), by=here.ines),
            return_exceptions=True)
        assert [way for way in ways if isinstance(way, Exception) and not isinstance(way, Invalid)] == []
    assert (await check_figures(by=SYSTEM)).differences == []


async def test_who_is_graded_meanwhile_keeps_that_grade(here):
    """What an action reaches is found out where nobody comes between."""
    await asyncio.gather(*(bulk.grade_many(here.autumn_python, here.all, here.key, points, by=here.tomas)
                           for points in ('5', '6')), return_exceptions=True)
    assert len({one.points for one in await ManualGrade.all()}) == 1
    due = (await outlines.effective_outline(here.autumn_python)).item(here.task.id).due_at
    await asyncio.gather(*(bulk.extend_many(here.autumn_python, here.all, here.task.id,
                                            ExtensionGrant(due_at=due + days * DAY), reason='Ill',
                                            by=here.tomas) for days in (9, 2)),
                         return_exceptions=True)
    assert {one.due_at for one in await Extension.all()} == {due + 9 * DAY}


async def test_many_get_the_same_points_and_undoing_takes_them_back_with_completion_and_figures(here):
    course, key = here.autumn_python, f'item-{here.quiz.id}'
    await submissions.submit(here.priya_python, here.quiz.id, 'Mine', by=here.priya)
    await grades.enter_grade(here.jakub_python, key, '3', by=here.marta)
    before = await kept()
    reach = await bulk.grade_targets(course, here.all, key, '8', seen_by=here.tomas)
    assert (reach.names, skipped(reach)) == (['Emeka Obi', 'Priya Nair'], ['Jakub Nowak has 3 there already.'])
    done = await bulk.grade_many(course, here.all, key, '8,0', by=here.tomas, why='Shown in class')
    assert (await Submission.get(item_id=here.quiz.id)).points == 8
    assert await ManualGrade.filter(points=8).values_list('participation_id', flat=True) == [here.emeka_python.id]
    for one in (here.priya_python, here.emeka_python):
        await one.refresh_from_db()
        assert one.done == 1 and one.grade is not None
    await done.undo(by=here.tomas)
    assert await kept() == before
    work = await Submission.get(item_id=here.quiz.id).prefetch_related('history')
    assert [(change.old, change.new, change.why) for change in work.history] == [
        (None, Decimal(8), 'Shown in class'), (Decimal(8), None, 'Undone.')]
    everybody = await bulk.grade_many(course, here.all, key, '8', by=here.tomas, overwrite=True)
    assert everybody.targets.names == ['Emeka Obi', 'Jakub Nowak', 'Priya Nair']
    for value, sentence in (('', 'Give the points'), *((no, 'Enter a number from 0 to 10.') for no in ('11', 'much'))):
        with pytest.raises(Invalid, match=sentence):
            await bulk.grade_targets(course, here.all, key, value, seen_by=here.tomas)


async def test_many_are_excused_and_count_again_when_it_is_undone(here):
    course = here.autumn_python
    await grades.excuse(here.jakub_python, here.key, by=here.marta, why='Abroad')
    before = await kept()
    reach = await bulk.excuse_targets(course, here.all, here.key, seen_by=here.tomas)
    assert skipped(reach) == ['Jakub Nowak is excused already.']
    done = await bulk.excuse_many(course, here.all, here.key, why='The server was down', by=here.tomas)
    assert await ManualGrade.filter(excused=True).count() == 3
    await done.undo(by=here.tomas)
    assert await kept() == before
    with pytest.raises(Invalid, match='Say why'):
        await bulk.excuse_many(course, here.all, here.key, why='', by=here.tomas)


async def test_a_quiz_is_reopened_for_who_is_through_with_it(here):
    course, priya = here.autumn_python, here.priya_python
    exam = await quiz_cast.quiz(here, attempts=1)
    attempt = await quizzes.start_attempt(priya, exam.id, by=here.priya)
    assert skipped(await bulk.reopen_targets(course, [priya.id], exam.id, seen_by=here.tomas)) == [
        'Priya Nair is at Check right now.']
    await quizzes.finish_attempt(priya, attempt.id, by=here.priya)
    before = await kept()
    done = await bulk.reopen_many(course, here.all, exam.id, reason='The fire alarm', by=here.tomas)
    assert (done.targets.names, skipped(done.targets)) == (
        ['Priya Nair'], [f'{name} can still continue: it is open and attempts are left.'
                         for name in ('Emeka Obi', 'Jakub Nowak')])
    assert (await outlines.learner_outline(priya)).item(exam.id).attempts == 2
    await done.undo(by=here.tomas)
    assert await kept() == before


async def test_what_is_closed_is_reopened_until_a_date(here):
    course, task = here.autumn_python, here.task.id
    await courses.edit_item(here.python, task, ItemChanges(attempts=1), by=here.helena)
    await submissions.submit(here.priya_python, task, 'Mine', by=here.priya)
    work = await here.priya_python.submissions.all().first()
    await submissions.grade_submission(work, 12, by=here.tomas)
    await courses.edit_item(here.python, task, ItemChanges(due_day=40, closes_day=40), by=here.helena)
    until = here.today + 7 * DAY
    with pytest.raises(Invalid, match='Say until when') as no:
        await bulk.reopen_targets(course, here.all, task, seen_by=here.tomas)
    assert no.value.field == 'closes_at'
    with pytest.raises(Invalid, match='over already'):
        await bulk.reopen_targets(course, here.all, task, closes_at=here.today - DAY, seen_by=here.tomas)
    done = await bulk.reopen_many(course, here.all, task, closes_at=until, reason='Second chance', by=here.tomas)
    assert len(done.targets.included) == 3
    own = {one.participation_id: (one.closes_at, one.extra_attempts) for one in await Extension.all()}
    assert own == {here.priya_python.id: (until, 1), here.emeka_python.id: (until, 0), here.jakub_python.id: (until, 0)}
    await submissions.submit(here.priya_python, task, 'Better', by=here.priya)
    assert (await Submission.get(id=work.id)).points == 12


async def test_many_withdraw_and_come_back_into_the_same_courses(here):
    autumn = here.autumn
    await sessions.choose_courses(autumn, here.emeka, [here.autumn_statistics], by=here.samuel)
    ids = await Enrolment.filter(session=autumn).values_list('id', flat=True)
    before = await kept()
    await refused_to(here.tomas, here.priya, here.lucia, action=lambda by: bulk.withdraw_many(autumn, ids, by=by))
    done = await bulk.withdraw_many(autumn, ids, by=here.marta)
    assert not await Enrolment.filter(session=autumn, state=Membership.ACTIVE).exists()
    with pytest.raises(NotAllowed, match='reaches none'):
        await bulk.withdraw_many(autumn, ids, by=here.marta)
    await done.undo(by=here.marta)
    assert await kept() == before
    await sessions.lock(autumn, Part.ENROLMENT, 'Full', by=here.samuel, session_course=here.autumn_statistics)
    reach = await bulk.withdraw_targets(autumn, ids, seen_by=here.marta)
    assert not reach.included and 'Locked by Samuel Okafor: Full' in reach.skipped[0].sentence
    of_course = await bulk.withdraw_many(here.autumn_python, here.all, by=here.tomas)
    assert of_course.targets.names == ['Jakub Nowak', 'Priya Nair']
    await of_course.undo(by=here.tomas)
    assert await Participation.filter(session_course=here.autumn_python, state=Membership.ACTIVE).count() == 2
    await refused_to(here.aiko, here.priya, action=lambda by: bulk.withdraw_many(here.autumn_python, here.all, by=by))


async def test_learners_are_put_in_a_class_and_back_where_they_were(here):
    autumn = here.autumn
    ids = await Enrolment.filter(session=autumn).order_by('id').values_list('id', flat=True)
    await bulk.assign_group(autumn, ids[:1], 'Blue', by=here.marta)
    before = await kept()
    notices = quiz_cast.heard(autumn.topic('tracking'), Topic('session', here.evening.id, 'tracking'))
    await refused_to(here.tomas, here.priya, here.lucia, action=lambda by: bulk.assign_group(autumn, ids, 'Red', by=by))
    done = await bulk.assign_group(autumn, ids, '  Red   group ', by=here.marta)
    assert await bulk.group_names(autumn, seen_by=here.marta) == ['Red group']
    assert [(notice.topic, notice.keys) for notice in notices] == [(autumn.topic('tracking'), frozenset(ids))]
    await done.undo(by=here.marta)
    assert await kept() == before
    targets = await bulk.assign_group_targets(autumn, ids, 'Blue', seen_by=here.marta)
    assert skipped(targets) == ['Priya Nair is in Blue already.']
    with pytest.raises(Invalid, match='up to 80'):
        await bulk.assign_group(autumn, ids, 'x' * 81, by=here.marta)


@pytest.fixture
async def moving(here):
    """Emeka has worked in autumn's Python, at a quiz, an own item and in a column made by hand; evening has the
    course too, without one of its items."""
    course, emeka, mine = here.autumn_python, here.emeka, here.emeka_python
    here.exam = await quiz_cast.quiz(here, attempts=2, settings=QuizSettings(time_limit_minutes=30))
    here.own = await customisation.add_session_item(course, here.page.section_id, ItemKind.ASSIGNMENT, 'Guest talk',
                                                    by=here.tomas)
    await customisation.hide(here.evening_python, here.reading.id, by=here.lucia)
    await progress.open_item(mine, here.page.id, by=emeka)
    await progress.mark_done(mine, here.reading.id, by=emeka)
    await submissions.submit(mine, here.task.id, 'First', by=emeka, uploads=[Upload.of('a.txt', b'Mine')])
    work = await submissions.submit(mine, here.task.id, 'Second', by=emeka)
    await submissions.grade_submission(work, 30, by=here.tomas, comment='Good')
    await submissions.submit(mine, here.own.id, 'Notes', by=emeka)
    await grades.enter_grade(mine, f'item-{here.quiz.id}', '7', by=here.tomas, why='Oral')
    attempt = await quizzes.start_attempt(mine, here.exam.id, by=emeka)
    await quizzes.answer(mine, attempt.id, here.exam.questions[1].id, 'Lisbon', by=emeka)
    await quizzes.finish_attempt(mine, attempt.id, by=emeka)
    await extensions.extend(mine, here.task.id, ExtensionGrant(extra_attempts=1), reason='Ill', by=here.tomas)
    key = await grades.add_grade_column(course, 'Oral exam', GradeColumnChanges(points=20), by=here.tomas)
    await grades.enter_grade(mine, key, '15', by=here.tomas)
    here.enrolment = await Enrolment.get(session=here.autumn, learner=emeka)
    return here


async def test_who_moves_takes_the_work_along_that_the_other_session_has_room_for(moving):
    autumn, evening, emeka = moving.autumn, moving.evening, moving.emeka
    reach = await bulk.move_targets(autumn, [moving.enrolment.id], evening, seen_by=moving.ines)
    assert (reach.names, sorted(one.sentence for one in reach.remaining)) == (['Emeka Obi'], [
        'Emeka Obi keeps “Guest talk” here: it is not in the other session.',
        'Emeka Obi keeps “Oral exam” here: it belongs to this gradebook.',
        'Emeka Obi keeps “Values and types” here: it is not in the other session.'])
    before = await kept()
    done = await bulk.move(autumn, [moving.enrolment.id], evening, by=moving.ines)
    assert done.targets.remaining == reach.remaining
    there = await moving.evening_python.participations.filter(learner=emeka).get()
    here = await Participation.get(id=moving.emeka_python.id)
    assert (here.state, there.state) == (Membership.WITHDRAWN, Membership.ACTIVE)
    assert await Submission.filter(participation=there, item_id=moving.task.id).values_list('text', 'points') == [
        ('First', None), ('Second', 30)]
    assert await Submission.filter(participation=here).values_list('text', flat=True) == ['Notes']
    assert await there.attempts.all().count() == 1 and await here.attempts.all().count() == 0
    assert await ItemCompletion.filter(participation=here, item_id=moving.reading.id).exists()
    assert await ItemCompletion.filter(participation=there, item_id=moving.page.id).exists()
    given = await ManualGrade.get(participation=there).select_related('column')
    assert (given.points, given.column.session_course_id, given.column.item_id) == (
        7, moving.evening_python.id, moving.quiz.id)
    assert (await Extension.get(participation=there)).extra_attempts == 1
    assert (there.grade, here.grade) != (None, None)
    history = await Submission.get(text='Second').prefetch_related('history', 'files')
    assert [change.new for change in history.history] == [30]
    file = await there.submissions.filter(text='First').first().prefetch_related('files')
    assert [one.file_name for one in file.files] == ['a.txt']
    with pytest.raises(NotAllowed):
        await done.undo(by=moving.samuel)
    await done.undo(by=moving.ines)
    assert await kept() == before


async def test_nothing_of_anybody_else_moves_and_only_the_chosen_courses_are_kept(moving):
    await submissions.submit(moving.priya_python, moving.task.id, 'Mine', by=moving.priya)
    await submissions.submit(moving.bo_python, moving.task.id, 'His', by=moving.bo)
    before = {one: (await one.submissions.all().values_list('id', flat=True), one.grade)
              for one in (moving.priya_python, moving.priya_evening, moving.bo_python)}
    await bulk.move(moving.autumn, [moving.enrolment.id], moving.evening, by=moving.ines, keep=[])
    there = await moving.evening_python.participations.filter(learner=moving.emeka).get()
    assert await there.submissions.all().count() == 0 and there.grade is None
    assert await moving.emeka_python.submissions.all().count() == 4
    for one, (work, grade) in before.items():
        await one.refresh_from_db()
        assert (await one.submissions.all().values_list('id', flat=True), one.grade) == (work, grade)


async def test_only_who_enrols_in_both_sessions_moves_somebody(moving):
    ids = [moving.enrolment.id]
    await refused_to(moving.samuel, moving.marta, moving.lucia, moving.tomas, moving.emeka,
                     action=lambda by: bulk.move(moving.autumn, ids, moving.evening, by=by))
    await refused_to(moving.samuel, moving.lucia,
                     action=lambda by: bulk.move_targets(moving.autumn, ids, moving.evening, seen_by=by))
    names = [session.title for session in await bulk.move_destinations(moving.autumn, seen_by=moving.samuel)]
    assert names == ['Data Analyst · Spring', 'Statistics · Winter']
    assert await bulk.move_destinations(moving.autumn, seen_by=moving.tomas) == []
    with pytest.raises(Invalid, match='in this session already'):
        await bulk.move(moving.autumn, ids, moving.autumn, by=moving.ines)
    priya = await Enrolment.get(session=moving.autumn, learner=moving.priya)
    reach = await bulk.move_targets(moving.autumn, [priya.id], moving.evening, seen_by=moving.ines)
    assert skipped(reach) == ['Priya Nair is in Python Evenings already.']


async def test_moving_back_is_refused_once_they_have_worked_there(moving):
    done = await bulk.move(moving.autumn, [moving.enrolment.id], moving.evening, by=moving.ines)
    there = await moving.evening_python.participations.filter(learner=moving.emeka).get()
    await submissions.submit(there, moving.task.id, 'Third', by=moving.emeka)
    before = await everything()
    with pytest.raises(Invalid, match='Nothing was undone'):
        await done.undo(by=moving.ines)
    assert await everything() == before


async def test_a_move_is_heard_on_both_sides_and_nowhere_else(moving):
    notices = quiz_cast.heard(moving.autumn.topic('people'), moving.evening.topic('people'),
                            moving.spring.topic('people'), Topic('person', moving.emeka.id, 'access'),
                            Topic('person', moving.priya.id, 'access'))
    await bulk.move(moving.autumn, [moving.enrolment.id], moving.evening, by=moving.ines)
    assert {notice.topic for notice in notices} == {
        moving.autumn.topic('people'), moving.evening.topic('people'), Topic('person', moving.emeka.id, 'access')}


async def test_one_who_cannot_be_done_is_named_and_nobody_is_done(here, monkeypatch):
    from db.bulk import grading
    enter = grading.enter_grade

    async def refusing(participation, key, value, *, by, seen=None, why=''):
        if participation.id == here.jakub_python.id:
            raise EditConflict('Marta has put 4 here in the meantime.', current='4', by='Marta')
        return await enter(participation, key, value, by=by, seen=seen, why=why)
    monkeypatch.setattr(grading, 'enter_grade', refusing)
    before = await everything()
    with pytest.raises(NotAllowed, match='Jakub Nowak: Marta has put 4'):
        await bulk.grade_many(here.autumn_python, here.all, here.key, '5', by=here.tomas)
    assert await everything() == before
    assert await Attempt.all().count() == 0 and clock.now() >= here.today
