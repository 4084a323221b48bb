"""A folder of the dataset becomes sessions, courses, learners and work; again, it changes nothing."""
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from tortoise.connection import get_connection

from db import (
    Course,
    Enrolment,
    GradeChange,
    Item,
    Participation,
    Person,
    Session,
    Submission,
    courses,
    people,
    sessions,
    submissions,
)
from db.core import Invalid, NotAllowed, clock
from db.imports import ReplayProgress, import_oulad, replay_oulad
from db.imports.oulad import importing
from db.integrity import check_figures
from db.records import SYSTEM, Event, ItemCompletion, Membership
from tests.cutting_off import CutOff, at_every_wait
from tests.databases import empty_records
from tests.db.oulad_folder import SMALL, with_rows, write
from tests.pages.forging import everything

TODAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
async def house():
    """A house that nobody has opened yet."""
    async with empty_records():
        yield


async def import_folder(folder, day=None, at=TODAY):
    with clock.stopped_at(at):
        return await import_oulad(folder, by=SYSTEM, day=day)


async def part(session, course, username):
    return await Participation.get(session_course__session__title=session, session_course__course__code=course,
                                   learner__username=username)


def first_of(year, month, day=1):
    return datetime(year, month, day, tzinfo=UTC)


# What becomes of it

async def test_each_presentation_is_a_session_with_all_its_modules(house, tmp_path):
    await import_folder(write(tmp_path))
    old, new = await Session.all().order_by('title').prefetch_related('session_courses__course', 'coaches')
    assert (old.title, old.category, old.state, old.time_zone) == ('2013J', 'Open University', 'published', 'UTC')
    assert old.starts == first_of(2013, 10)
    assert old.ends == first_of(2013, 10) + timedelta(days=268, seconds=-1)  # of the longer module
    assert [one.course.code for one in old.session_courses] == ['AAA', 'BBB']
    assert [one.course.title for one in new.session_courses] == ['Module AAA']
    assert [coach.username for coach in old.coaches] == ['oulad-coach']
    assert await Course.all().count() == 2


async def test_assessments_are_items_of_their_session_course_only(house, tmp_path):
    await import_folder(write(tmp_path))
    items = await Item.filter(session_course__session__title='2013J', section__course__code='AAA').order_by('position')
    assert [(item.title, item.assessment_type, item.due_day, item.weight) for item in items] == [
        ('TMA 1', 'TMA', 19, 10), ('CMA 1', 'CMA', 40, 0), ('TMA 2', 'TMA', 54, 20), ('Exam', 'Exam', None, 70)]
    assert not await Item.filter(session_course=None).exists()
    participation = await part('2014J', 'AAA', 's7')
    assert (participation.done, participation.total) == (1, 1)


async def test_registrations_enrol_and_unregistrations_withdraw(house, tmp_path):
    await import_folder(write(tmp_path))
    gone, stays = await part('2013J', 'AAA', 's8'), await part('2013J', 'BBB', 's8')
    assert (gone.state, gone.withdrawn_at) == (Membership.WITHDRAWN, first_of(2013, 10) + timedelta(days=25))
    assert stays.enrolled_at == first_of(2013, 10, 11)
    enrolment = await Enrolment.get(id=gone.enrolment_id)
    assert (enrolment.state, enrolment.enrolled_at) == (Membership.ACTIVE, first_of(2013, 9, 11))
    alone = await Enrolment.get(session__title='2013J', learner__username='s9')
    assert (alone.state, alone.withdrawn_at) == (Membership.WITHDRAWN, first_of(2013, 10) + timedelta(days=60))


async def test_a_scored_submission_has_one_grade_and_completes_its_item(house, tmp_path):
    await import_folder(write(tmp_path))
    participation = await part('2013J', 'AAA', 's7')
    submissions = await Submission.filter(participation=participation).prefetch_related('item').order_by('item_id')
    assert [(one.item.title, one.points, one.is_late, one.number) for one in submissions] == [
        ('TMA 1', 78, False, 1), ('CMA 1', 10, True, 1), ('TMA 2', Decimal('80.13'), False, 1)]
    assert [one.submitted_at for one in submissions] == [
        first_of(2013, 10, 19), first_of(2013, 11, 11), first_of(2013, 9, 30)]
    [change] = await GradeChange.filter(submission_id=submissions[0].id)
    assert (change.old, change.new, change.why, change.at) == (None, 78, 'Imported', submissions[0].submitted_at)
    assert (participation.done, participation.total) == (3, 4)
    assert participation.grade_rounded == 7942  # (78 · 10 + 80.13 · 20) / 30, the test without weight left out


async def test_an_unscored_submission_completes_its_item_and_waits_for_a_grade(house, tmp_path):
    await import_folder(write(tmp_path))
    participation = await part('2013J', 'AAA', 's8')
    submission = await Submission.get(participation_id=participation.id)
    assert (submission.points, submission.graded_at) == (None, None)
    assert not await GradeChange.filter(submission_id=submission.id).exists()
    assert (participation.done, participation.to_grade, participation.grade) == (1, 1, None)


async def test_learners_have_stable_names_can_be_found_and_cannot_sign_in(house, tmp_path):
    await import_folder(write(tmp_path))
    person = await Person.get(username='s7')
    assert person.password_hash == ''
    assert await people.matching(person.name.split()[0]).filter(id=person.id).exists()


async def test_an_imported_house_still_waits_for_its_first_administrator(house, tmp_path):
    await import_folder(write(tmp_path))
    assert await people.has_no_accounts()
    ines = await people.become_first_administrator('ines', 'Ines Carvalho', 'correct horse')
    assert ines.is_administrator
    assert not await people.has_no_accounts()
    with pytest.raises(NotAllowed):
        await people.become_first_administrator('eve', 'Eve', 'correct horse')


# Again

async def test_importing_the_same_again_changes_nothing(house, tmp_path):
    folder = write(tmp_path)
    assert not (await import_folder(folder)).nothing_changed
    before = await everything()
    again = await import_folder(folder, at=TODAY + timedelta(days=30))
    assert again.nothing_changed
    assert again.unchanged['submissions'] == 7
    assert await everything() == before


async def test_a_fuller_folder_adds_what_is_missing(house, tmp_path):
    await import_folder(write(tmp_path))
    fuller = write(tmp_path, **with_rows('studentAssessment', '2,8,50,0,99', '1,9,1,0,1'))
    summary = await import_folder(fuller)
    assert dict(summary.added) == {'submissions': 1}  # learner 9 does not take that module
    assert (await part('2013J', 'AAA', 's8')).grade_rounded == 9900


async def test_what_people_have_changed_here_stays(school, tmp_path):
    folder = write(tmp_path)
    await import_folder(folder)
    submission = await Submission.get(participation__learner__username='s9')
    await submissions.grade_submission(submission, 55, by=school.ines)
    session = await Session.get(title='2013J')
    await sessions.enrol(session, await Person.get(username='s9'), by=school.ines)
    before = await everything()
    summary = await import_folder(folder)
    assert summary.nothing_changed
    assert dict(summary.left) == {'submissions': 1}
    assert await everything() == before


async def test_an_item_that_was_only_opened_is_completed(school, tmp_path):
    folder = write(tmp_path, studentAssessment=SMALL['studentAssessment'].replace('5,8,31,0,66\n', ''))
    await import_folder(folder)
    participation = await part('2013J', 'BBB', 's8')
    item = await Item.get(source='oulad:5')
    await ItemCompletion.create(participation_id=participation.id, item_id=item.id, opened_at=TODAY)
    await import_folder(write(tmp_path))
    assert (await part('2013J', 'BBB', 's8')).done == 1


# Moved in time

async def test_moved_to_a_day_only_what_has_happened_is_there(house, tmp_path):
    await import_folder(write(tmp_path), day=20)
    sessions = await Session.all()
    assert {session.starts for session in sessions} == {first_of(2026, 2, 9)}
    assert (await part('2013J', 'AAA', 's8')).state is Membership.ACTIVE
    days = await Submission.all().values_list('submitted_at', flat=True)
    assert len(days) == 4
    assert max(days) == first_of(2026, 3)


async def test_the_next_day_brings_what_has_happened_since(house, tmp_path):
    folder = write(tmp_path)
    await import_folder(folder, day=24)
    summary = await import_folder(folder, day=25, at=TODAY + timedelta(days=1))
    assert dict(summary.changed) == {'participations': 1}
    assert not summary.added
    assert (await part('2013J', 'AAA', 's8')).state is Membership.WITHDRAWN
    for day in (60, 61):
        await import_folder(folder, day=day, at=TODAY + timedelta(days=day - 24))
    assert (await Enrolment.get(session__title='2013J', learner__username='s9')).state is Membership.WITHDRAWN


async def test_somebody_enrolled_again_by_hand_is_not_withdrawn_again(school, tmp_path):
    folder = write(tmp_path)
    await import_folder(folder, day=30)
    session = await Session.get(title='2013J')
    [aaa, bbb] = await session.session_courses.all()
    await sessions.choose_courses(session, await Person.get(username='s8'), [aaa, bbb], by=school.ines)
    await import_folder(folder, day=31, at=TODAY + timedelta(days=1))
    assert (await part('2013J', 'AAA', 's8')).state is Membership.ACTIVE


async def test_a_late_registration_brings_the_work_that_came_before_it(house, tmp_path):
    folder = write(tmp_path, **with_rows('studentRegistration', 'AAA,2014J,9,5,'),
                   studentAssessment=SMALL['studentAssessment'] + '6,9,2,1,70\n')
    await import_folder(folder, day=3)
    assert not await Submission.filter(participation__learner__username='s9').exists()
    await import_folder(folder, day=5, at=TODAY + timedelta(days=2))
    assert (await part('2014J', 'AAA', 's9')).grade_rounded == 7000


@pytest.mark.parametrize(('first', 'then', 'later'), [(None, 20, 0), (20, None, 0), (20, 20, 1), (20, 19, 0)])
async def test_other_dates_for_sessions_that_are_here_are_refused(house, tmp_path, first, then, later):
    folder = write(tmp_path)
    await import_folder(folder, day=first)
    before = await everything()
    with pytest.raises(Invalid, match='2013J is here already, beginning on'):
        await import_folder(folder, day=then, at=TODAY + timedelta(days=later))
    assert await everything() == before


# What goes wrong

async def test_a_bad_row_is_told_and_stops_nothing_else(house, tmp_path):
    rows = '1,7,5,0,101', '1,7,6,0,102', '99,7,5,0,50', '1,123,5,0,50'
    summary = await import_folder(write(tmp_path, **with_rows('studentAssessment', *rows)))
    assert summary.added['submissions'] == 7
    assert [row.line for row in summary.bad_rows] == [9, 10, 11, 12]
    assert [len(alike) for alike in summary.bad_rows_alike] == [2, 1, 1]


@pytest.mark.parametrize('where', ['compute_figures', 'store_figures'])
async def test_what_breaks_off_leaves_no_half_session(house, tmp_path, monkeypatch, where):
    whole, calls = getattr(importing, where), []

    async def breaks_off(*args):
        calls.append(args)
        if len(calls) == 3:  # the first session has two courses
            raise RuntimeError('The plug is pulled.')
        return await whole(*args)

    monkeypatch.setattr(importing, where, breaks_off)
    with pytest.raises(RuntimeError):
        await import_folder(write(tmp_path))
    assert await Session.all().values_list('title', flat=True) == ['2013J']
    assert not await Participation.filter(session_course__session__title='2014J').exists()
    assert not await staged()
    monkeypatch.undo()
    assert (await import_folder(write(tmp_path))).added['sessions'] == 1


async def test_an_import_that_is_cancelled_at_any_await_leaves_nothing_but_whole_sessions(house, tmp_path):
    folder, nothing = write(tmp_path), await everything()
    whole: list[list[str]] = []

    async def check(cut: CutOff) -> None:
        root = get_connection('default')
        assert not root._lock.locked() and not root._connection.in_transaction
        assert not await staged()
        sessions = await Session.all().order_by('title').values_list('title', flat=True)
        if not sessions:
            assert await everything() == nothing
        counts = {title: await Participation.filter(session_course__session__title=title).count()
                  for title in ('2013J', '2014J')}
        assert counts == {title: number if title in sessions else 0 for title, number in (('2013J', 4), ('2014J', 1))}
        assert not (await check_figures(by=SYSTEM)).differences
        whole.append(sessions)
        for table in reversed(TABLES):
            await root.execute_query(f'DELETE FROM {table}')

    assert await at_every_wait(lambda: import_folder(folder), lambda: None, check, step=13) > 60
    assert whole[0] == [] and whole[-1] == ['2013J', '2014J']
    assert not (await import_folder(folder)).nothing_changed


TABLES = ('person', 'course', 'section', 'session', 'session_coach', 'session_course', 'item', 'enrolment',
          'participation', 'submission', 'item_completion', 'grade_change', 'event')


async def test_what_others_change_while_it_is_made_ready_is_not_overwritten(school, tmp_path, monkeypatch):
    folder = write(tmp_path)
    await import_folder(folder, day=20)
    stage, calls = importing.stage_submissions, []

    async def somebody_else_works(delivery, module, *args):
        await stage(delivery, module, *args)
        if not calls:
            calls.append(module.code)
            submission = await Submission.filter(participation__learner__username='s7', item__source='oulad:1').get()
            await submissions.grade_submission(submission, 11, by=school.ines)

    monkeypatch.setattr(importing, 'stage_submissions', somebody_else_works)
    with clock.stopped_at(TODAY + timedelta(days=100)):
        await import_oulad(folder, by=SYSTEM, day=120)
        assert calls and not (await check_figures(by=SYSTEM)).differences
    assert (await Submission.get(participation__learner__username='s7', item__source='oulad:1')).points == 11


async def test_who_is_enrolled_by_somebody_else_while_it_is_made_ready_is_enrolled_once(school, tmp_path, monkeypatch):
    stage, calls = importing.stage_submissions, []

    async def somebody_else_works(*args):
        await stage(*args)
        if not calls:
            calls.append(await people.create_account('s7', 'Somebody Else', by=school.ines))

    monkeypatch.setattr(importing, 'stage_submissions', somebody_else_works)
    await import_folder(write(tmp_path))
    assert await Person.filter(username='s7').values_list('name', flat=True) == ['Somebody Else']
    assert not (await check_figures(by=SYSTEM)).differences
    assert (await part('2013J', 'AAA', 's7')).grade_rounded == 7942


async def staged() -> list[str]:
    connection = get_connection('default')
    if connection.capabilities.dialect == 'postgres':
        return []
    return [row['name'] for row in (await connection.execute_query('SELECT name FROM temp.sqlite_master'))[1]]


async def test_a_course_of_ours_with_the_same_code_is_left_alone(school, tmp_path):
    await courses.create_course('AAA', 'Our own', by=school.ines)
    before = await everything()
    with pytest.raises(Invalid, match='course AAA already'):
        await import_folder(write(tmp_path))
    assert await everything() == before


async def test_only_an_administrator_imports(school, tmp_path):
    folder = write(tmp_path)
    for person in (school.samuel, school.helena, school.priya):
        with pytest.raises(NotAllowed):
            await import_oulad(folder, by=person)
        with pytest.raises(NotAllowed):
            await replay_oulad(folder, by=person)
    await import_oulad(folder, by=school.ines)
    assert await Event.filter(verb='imported', person_id=school.ines.id).count() == 2


# ReplayProgress

async def test_a_replay_hands_in_and_grades_what_is_still_to_come(house, tmp_path):
    folder = write(tmp_path)
    await import_folder(folder, day=20)
    with clock.stopped_at(TODAY):
        replayed = await replay_oulad(folder, by=SYSTEM, rate=1000)
    assert (replayed.total, replayed.submitted, replayed.graded) == (3, 3, 3)
    submission = await Submission.get(participation__learner__username='s9').prefetch_related('graded_by')
    assert (submission.points, submission.graded_by.username) == (50, 'oulad-coach')
    assert (await part('2013J', 'BBB', 's9')).grade_rounded == 5000


async def test_a_replay_does_not_play_the_same_twice(house, tmp_path):
    folder, replayed = write(tmp_path), ReplayProgress()
    await import_folder(folder, day=20)
    with clock.stopped_at(TODAY):
        await replay_oulad(folder, by=SYSTEM, rate=1000)
        await replay_oulad(folder, by=SYSTEM, rate=1000, replayed=replayed)
    assert (replayed.submitted, replayed.unchanged) == (0, 3)


async def test_what_the_session_refuses_is_counted_and_the_replay_goes_on(school, tmp_path):
    folder = write(tmp_path)
    await import_folder(folder, day=20)
    session = await Session.get(title='2013J')
    await sessions.withdraw(session, await Person.get(username='s9'), by=school.ines)
    with clock.stopped_at(TODAY):
        replayed = await replay_oulad(folder, by=SYSTEM, rate=1000)
    assert (replayed.submitted, replayed.refused.total()) == (2, 1)


async def test_nothing_is_replayed_of_what_is_not_here(house, tmp_path):
    with pytest.raises(Invalid, match='import it first'):
        await replay_oulad(write(tmp_path), by=SYSTEM)
