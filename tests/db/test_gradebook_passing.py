"""Grades that move because time goes by: an item falls due under a missing policy, the moment of a release comes."""
import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from decimal import Decimal as D

from db import Participation, courses, customisation, extensions, grades, outlines, progress, sessions, submissions
from db.core import Topic, clock, numbers
from db.customisation import ItemDates, ItemRules
from db.extensions import ExtensionGrant
from db.grades import GradebookChanges
from db.grades import scheduled_recalculation as passing
from db.grades.scheduled_recalculation import recalculate_due, recalculating
from db.integrity import check_figures
from db.items import ItemChanges
from db.records import SYSTEM, CompletionRule, Gradebook, ItemKind
from db.sessions import SessionChanges
from tests.counting import counted
from tests.db.quiz_cast import heard

TICK = timedelta(microseconds=1)


@asynccontextmanager
async def at(instant):
    """It is that time inside; in the end every kept figure is what it should be then."""
    with clock.stopped_at(instant):
        yield
        assert (await check_figures(by=SYSTEM)).differences == []


async def grades_of(participation, figure='grade'):
    return numbers.half_up(getattr(await Participation.get(id=participation.id), figure))


async def due(school):
    return (await outlines.effective_outline(school.autumn_python)).item(school.task.id).due_at


async def missing_counts(school, percent=0):
    """“Clean a dataset” is long overdue; who has it right misses the report, when that falls due."""
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(missing_percent=percent), by=school.tomas)
    for one in (school.priya_python, school.emeka_python):
        await grades.enter_grade(one, f'item-{school.quiz.id}', '9', by=school.tomas)
    return await due(school)


def outbox(school):
    """Here, and in the other session that gives the course."""
    autumn = [school.autumn_python.topic('tracking'), school.autumn_python.topic('gradebook'),
              school.autumn.topic('tracking'), school.priya_python.topic(), school.emeka_python.topic(),
              Topic('person', school.emeka.id, 'figures')]
    evening = [school.evening_python.topic('tracking'), school.evening_python.topic('gradebook'),
               school.evening.topic('tracking'), school.priya_evening.topic()]
    return heard(*autumn), autumn, heard(*evening)


async def test_what_is_not_handed_in_counts_from_the_first_instant_after_it_was_due(school):
    due_at = await missing_counts(school)
    here, autumn, there = outbox(school)
    async with at(due_at):
        assert await recalculate_due() == due_at + TICK
        assert await grades_of(school.priya_python) == 90 and here == []
    async with at(due_at + TICK):
        assert await recalculate_due() is None
        assert (await grades_of(school.priya_python), await grades_of(school.priya_python, 'released_grade')) == (30,
                                                                                                                  30)
        assert (await Gradebook.get(session_course_id=school.autumn_python.id)).recalculated_at == due_at + TICK
        assert {notice.topic for notice in here} == set(autumn) and there == []
        here.clear()
        await recalculate_due()
        assert here == []
    assert await grades_of(school.priya_evening) is None


async def test_a_personal_extension_moves_the_moment_for_its_learner(school):
    due_at = await missing_counts(school, 50)
    later = due_at + timedelta(days=3)
    await extensions.extend(school.emeka_python, school.task.id, ExtensionGrant(due_at=later), by=school.tomas,
                            reason='Ill.')
    async with at(due_at + TICK):
        assert await recalculate_due() == later + TICK
        assert (await grades_of(school.priya_python), await grades_of(school.emeka_python)) == (D('63.33'), 90)
    async with at(later + timedelta(minutes=1)):
        await recalculate_due()
        assert await grades_of(school.emeka_python) == D('63.33')


async def test_grades_are_released_at_the_very_moment_also_where_nothing_else_is_set_up(school):
    await grades.enter_grade(school.priya_python, f'item-{school.task.id}', '20', by=school.tomas)
    moment = clock.now() + timedelta(days=1)
    await grades.release_grades(school.autumn_python, at=moment, by=school.tomas)
    here, autumn, there = outbox(school)
    async with at(moment - TICK):
        assert await recalculate_due() == moment
        assert await grades_of(school.priya_python, 'released_grade') is None and here == []
    async with at(moment):
        assert await recalculate_due() is None
        assert await grades_of(school.priya_python, 'released_grade') == 50
        assert {notice.topic for notice in here} == set(autumn) and there == []
        assert (await progress.learner_view(school.priya_python, seen_by=school.priya)).grade == 50


async def test_a_release_that_was_put_off_or_taken_back_does_not_come(school):
    await grades.enter_grade(school.priya_python, f'item-{school.task.id}', '20', by=school.tomas)
    moment = clock.now() + timedelta(days=1)
    await grades.release_grades(school.autumn_python, at=moment, by=school.tomas)
    await grades.withhold_grades(school.autumn_python, by=school.tomas)
    async with at(moment + timedelta(hours=1)):
        assert await recalculate_due() is None
        assert await grades_of(school.priya_python, 'released_grade') is None


async def test_several_servers_settle_a_gradebook_once(school):
    due_at = await missing_counts(school)
    here, _, _ = outbox(school)
    async with at(due_at + timedelta(seconds=1)):
        await asyncio.gather(*(recalculate_due() for _ in range(3)))
        assert await grades_of(school.priya_python) == 30
    assert len([notice for notice in here if notice.topic == school.autumn_python.topic('tracking')]) == 1


async def test_a_gradebook_that_cannot_be_counted_keeps_no_other_waiting(school, monkeypatch, caplog):
    await grades.set_up_gradebook(school.evening_python, GradebookChanges(missing_percent=0), by=school.lucia)
    due_at = await missing_counts(school)
    evenings = (await outlines.effective_outline(school.evening_python)).item(school.task.id).due_at
    settle = passing._recalculate

    async def broken(id_):
        if id_ == school.evening_python.id:
            raise RuntimeError('No.')
        await settle(id_)

    monkeypatch.setattr(passing, '_recalculate', broken)
    with clock.stopped_at(max(due_at, evenings) + TICK):
        await recalculate_due()
        assert await grades_of(school.priya_python) == 30
    assert f'The grades of session course {school.evening_python.id} cannot be counted' in caplog.text


async def test_whatever_moves_a_date_or_an_order_moves_the_figures_at_once(school):
    """Late, missing, overdue and tried in vain: all follow the outline as it is now."""
    autumn, python, tomas, quiz = school.autumn, school.autumn_python, school.tomas, school.quiz
    await grades.set_up_gradebook(python, GradebookChanges(late_percent=5, missing_percent=10), by=tomas)
    essay = await courses.add_item(school.python, quiz.section_id, ItemKind.ASSIGNMENT, 'Essay',
                                   ItemChanges(points=10, completes=CompletionRule.PASSED, pass_points=5),
                                   by=school.helena)
    for item in (school.task, quiz, essay):
        work = await submissions.submit(school.priya_python, item.id, 'Mine.', by=school.priya)
        await submissions.grade_submission(work, 3, by=tomas)
    starts, soon = autumn.starts, clock.now() + timedelta(days=3)
    actions = {
        'an earlier beginning': lambda: sessions.configure(autumn, SessionChanges(starts=starts - timedelta(days=45)),
                                                           by=school.ines),
        'a later beginning': lambda: sessions.configure(autumn, SessionChanges(starts=starts + timedelta(days=48)),
                                                        by=school.ines),
        'the beginning as before': lambda: sessions.configure(autumn, SessionChanges(starts=starts), by=school.ines),
        'another time zone': lambda: sessions.configure(autumn, SessionChanges(time_zone='Asia/Tokyo'), by=school.ines),
        'a date here': lambda: customisation.set_dates(python, quiz.id,
                                                       ItemDates(due_at=clock.now() - timedelta(days=1)), by=tomas),
        'an extension': lambda: extensions.extend(school.emeka_python, quiz.id, ExtensionGrant(due_at=soon),
                                                  reason='Ill.',
                                                  by=tomas),
        'no extension': lambda: extensions.withdraw_extension(school.emeka_python, quiz.id, by=tomas),
        'dates of its own': lambda: customisation.pin_dates(python, by=tomas),
        'the dates of the course': lambda: customisation.reset_dates(python, by=tomas),
        'another day in the course': lambda: courses.edit_item(school.python, quiz.id, ItemChanges(due_day=5),
                                                               by=school.helena),
        'not required': lambda: customisation.adjust(python, quiz.id, ItemRules(required=False), by=tomas),
        'required': lambda: customisation.revert(python, quiz.id, by=tomas),
        'another order here': lambda: customisation.move_item(python, essay.id, 0, by=tomas),
        'another order': lambda: courses.move_item(school.python, essay.id, quiz.section_id, 1, by=school.helena),
        'hidden': lambda: customisation.hide(python, quiz.id, by=tomas),
        'shown': lambda: customisation.unhide(python, quiz.id, by=tomas),
    }
    for name, action in actions.items():
        await action()
        assert (await check_figures(by=SYSTEM)).differences == [], name


async def test_the_check_settles_first_what_time_has_moved(school):
    due_at = await missing_counts(school)
    async with at(due_at + timedelta(days=1)):
        assert (await check_figures(by=SYSTEM)).differences == []
        assert await grades_of(school.priya_python) == 30


async def test_looking_costs_the_same_however_many_gradebooks_there_are(school):
    await missing_counts(school)
    with counted() as few:
        await recalculate_due()
    for course, by in ((school.evening_python, school.lucia), (school.autumn_statistics, school.aiko)):
        await grades.set_up_gradebook(course, GradebookChanges(missing_percent=0), by=by)
    with counted() as many:
        await recalculate_due()
    assert len(few) == len(many) <= 11


async def test_the_server_settles_by_itself_also_what_happened_before_a_restart(school):
    await grades.enter_grade(school.priya_python, f'item-{school.task.id}', '20', by=school.tomas)
    await grades.withhold_grades(school.autumn_python, by=school.tomas)
    with clock.stopped_at(clock.now() - timedelta(hours=3)):
        await grades.release_grades(school.autumn_python, at=clock.now() + timedelta(hours=1), by=school.tomas)
    assert await grades_of(school.priya_python, 'released_grade') is None
    async with recalculating.running():
        await _until(school, 50)
        await grades.release_grades(school.autumn_python, at=clock.now() + timedelta(milliseconds=30), by=school.tomas)
        assert await grades_of(school.priya_python, 'released_grade') in (None, 50)
        await _until(school, 50)


async def _until(school, grade):
    for _ in range(500):
        if await grades_of(school.priya_python, 'released_grade') == grade:
            return
        await asyncio.sleep(0.01)
    raise AssertionError('Nobody has counted the grades again.')
