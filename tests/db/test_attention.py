"""Who needs attention: each reason from its first moment to its last, nobody in their first days, and a count that is
the list."""
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from db import Enrolment, Participation, Session, attention, customisation, extensions, grades, sessions, submissions
from db.attention import Reason, Thresholds
from db.core import Invalid, NotAllowed, NotFound, clock
from db.customisation import ItemDates
from db.extensions import ExtensionGrant
from db.grades import GradebookChanges
from tests.counting import counted

DAY, TICK = timedelta(days=1), timedelta(microseconds=1)
QUIET = Thresholds(inactive_days=0, late_days=0, below_pass=False, failed_attempts=0, never_entered=False,
                   grace_days=0)


def only(**values):
    """One reason at a time."""
    return replace(QUIET, **values)


@pytest.fixture
async def autumn(school):
    """Everybody has been enrolled for long, and enters both courses now."""
    school.day = school.today
    await Enrolment.all().update(enrolled_at=school.day - 40 * DAY)
    await Participation.all().update(enrolled_at=school.day - 40 * DAY)
    await Participation.filter(session_course__session_id=school.autumn.id).update(
        first_seen=school.day, last_seen=school.day)
    return school


async def names(here, thresholds, at, of=None, by=None, **asked):
    with clock.stopped_at(at):
        listed = await attention.attention(of or here.autumn, seen_by=by or here.marta, thresholds=thresholds, **asked)
    assert asked or listed.total == len(listed.people)
    return [one.username for one in listed.people]


async def test_without_a_visit_for_so_many_days(autumn):
    thresholds, seen = only(inactive_days=7), autumn.day
    assert await names(autumn, thresholds, seen + 7 * DAY - TICK) == []
    assert await names(autumn, thresholds, seen + 7 * DAY) == ['emeka', 'jakub', 'priya']
    await Participation.filter(id=autumn.emeka_python.id).update(last_seen=seen + DAY)
    assert await names(autumn, thresholds, seen + 7 * DAY) == ['jakub', 'priya'], 'a visit to any course is one'


async def test_who_has_completed_everything_need_not_come(autumn):
    await Participation.filter(learner_id=autumn.priya.id).update(done=3, total=3)
    assert await names(autumn, only(inactive_days=7), autumn.day + 9 * DAY) == ['emeka', 'jakub']
    await Participation.filter(id=autumn.priya_python.id).update(done=2)
    assert await names(autumn, only(inactive_days=7), autumn.day + 9 * DAY) == ['emeka', 'jakub', 'priya']


async def test_so_many_days_late_on_an_item(autumn):
    due = autumn.day + DAY
    await customisation.set_dates(autumn.autumn_python, autumn.task.id, ItemDates(due_at=due), by=autumn.tomas)
    await customisation.hide(autumn.autumn_python, autumn.quiz.id, by=autumn.tomas)
    thresholds = only(late_days=2)
    assert await names(autumn, thresholds, due + 2 * DAY - TICK) == []
    assert await names(autumn, thresholds, due + 2 * DAY) == ['emeka', 'jakub', 'priya']
    await submissions.submit(autumn.emeka_python, autumn.task.id, 'Rides fall with rain.', by=autumn.emeka)
    assert await names(autumn, thresholds, due + 2 * DAY) == ['jakub',
                                                              'priya'], 'what is submitted is not late any more'
    await extensions.extend(autumn.priya_python, autumn.task.id, ExtensionGrant(due_at=due + 5 * DAY), reason='Ill',
                            by=autumn.tomas)
    assert await names(autumn, thresholds, due + 2 * DAY) == ['jakub'], 'until the learner’s own date'
    assert await names(autumn, thresholds, due + 7 * DAY) == ['jakub', 'priya']
    await grades.excuse(autumn.priya_python, f'item-{autumn.task.id}', why='Ill', by=autumn.tomas)
    assert await names(autumn, thresholds, due + 7 * DAY) == ['jakub']


async def test_the_evidence_says_which_item_is_how_late(autumn):
    due = autumn.day + DAY
    await customisation.hide(autumn.autumn_python, autumn.quiz.id, by=autumn.tomas)
    await customisation.set_dates(autumn.autumn_python, autumn.task.id, ItemDates(due_at=due), by=autumn.tomas)
    with clock.stopped_at(due + 4 * DAY + DAY / 2):
        listed = await attention.attention(autumn.autumn, seen_by=autumn.marta, thresholds=only(late_days=2))
    [one] = listed.people[0].evidence
    assert (one.reason, one.item, one.course, one.days, one.at) == (
        Reason.LATE, 'Bike-share report', 'Python for data', 4, due)


async def test_below_the_pass_mark(autumn):
    thresholds = only(below_pass=True)
    work = await submissions.submit(autumn.emeka_python, autumn.task.id, 'Rides fall.', by=autumn.emeka)
    await submissions.grade_submission(work, 20, by=autumn.tomas)
    assert await names(autumn, thresholds, autumn.day) == [], 'where there is no pass mark nobody is below it'
    await grades.set_up_gradebook(autumn.autumn_python, GradebookChanges(pass_mark='50.01'), by=autumn.tomas)
    assert await names(autumn, thresholds, autumn.day) == ['emeka']
    await grades.set_up_gradebook(autumn.autumn_python, GradebookChanges(pass_mark=50), by=autumn.tomas)
    assert await names(autumn, thresholds, autumn.day) == []


async def test_so_many_attempts_that_were_not_passed(autumn):
    thresholds, item = only(failed_attempts=2), autumn.quiz.id
    first = await submissions.submit(autumn.emeka_python, item, 'A first try.', by=autumn.emeka)
    await submissions.grade_submission(first, 5, by=autumn.tomas)
    assert await names(autumn, thresholds, autumn.day) == []
    second = await submissions.submit(autumn.emeka_python, item, 'A second try.', by=autumn.emeka)
    await submissions.grade_submission(second, '5.99', by=autumn.tomas)
    assert await names(autumn, thresholds, autumn.day) == ['emeka']
    with clock.stopped_at(autumn.day):
        [one] = (await attention.attention(autumn.autumn, seen_by=autumn.marta, thresholds=thresholds)).people
    assert [(why.attempts, why.item) for why in one.evidence] == [(2, 'Clean a dataset')]
    await submissions.grade_submission(second, 6, by=autumn.tomas)
    assert await names(autumn, thresholds, autumn.day) == []


async def test_never_entered(autumn):
    thresholds = only(never_entered=True, grace_days=3)
    await Participation.filter(learner_id=autumn.jakub.id).update(first_seen=None, last_seen=None)
    assert await names(autumn, thresholds, autumn.day) == ['jakub']
    other = autumn.autumn_statistics.participations.filter(learner_id=autumn.jakub.id)
    await other.update(first_seen=autumn.day, last_seen=autumn.day)
    assert await names(autumn, thresholds, autumn.day) == [], 'one course entered is the session entered'
    assert await names(autumn, thresholds, autumn.day, of=autumn.autumn_python, by=autumn.tomas) == ['jakub']


async def test_the_newly_enrolled_are_not_accused(autumn):
    thresholds = only(never_entered=True, grace_days=7)
    await sessions.enrol(autumn.autumn, autumn.olga, by=autumn.samuel)
    enrolled = min(await Participation.filter(learner_id=autumn.olga.id).values_list('enrolled_at', flat=True))
    assert await names(autumn, thresholds, enrolled + 7 * DAY - TICK) == []
    assert await names(autumn, thresholds, enrolled + 7 * DAY) == ['olga']


async def test_the_first_days_of_a_session_are_everybodys_grace(autumn):
    thresholds = only(never_entered=True, grace_days=7)
    await Participation.all().update(first_seen=None, last_seen=None)
    assert await names(autumn, thresholds, autumn.autumn.starts + 7 * DAY - TICK) == []
    await Enrolment.all().update(enrolled_at=autumn.autumn.starts - DAY)
    await Participation.all().update(enrolled_at=autumn.autumn.starts - DAY)
    assert await names(autumn, thresholds, autumn.autumn.starts + 7 * DAY - TICK) == []
    assert await names(autumn, thresholds, autumn.autumn.starts + 7 * DAY) == ['emeka', 'jakub', 'priya']


async def test_after_the_end_nobody_is_pointed_out(autumn):
    thresholds, ends = only(inactive_days=1), autumn.autumn.ends
    assert len(await names(autumn, thresholds, ends - TICK)) == 3
    assert await names(autumn, thresholds, ends) == []


async def test_everybodys_own_time_in_the_session_counts(autumn):
    """Personal dates, extra days, and a session that runs for so many days from the first visit on."""
    of, thresholds, at = Enrolment.filter(session_id=autumn.autumn.id), only(inactive_days=7), autumn.day + 9 * DAY
    await of.filter(learner_id=autumn.priya.id).update(ends=autumn.day + 3 * DAY)
    assert await names(autumn, thresholds, at) == ['emeka', 'jakub']
    await of.filter(learner_id=autumn.priya.id).update(extra_days=7)
    assert await names(autumn, thresholds, autumn.day + 10 * DAY - DAY / 1000) == ['emeka', 'jakub', 'priya']
    assert await names(autumn, thresholds, autumn.day + 10 * DAY) == ['emeka', 'jakub']
    await Session.filter(id=autumn.autumn.id).update(days=5)
    await of.filter(learner_id=autumn.jakub.id).update(first_entered=at - 5 * DAY)
    assert await names(autumn, thresholds, at - DAY / 1000) == ['emeka', 'jakub', 'priya']
    assert await names(autumn, thresholds, at) == ['emeka', 'priya']
    await of.filter(learner_id=autumn.emeka.id).update(starts=autumn.day + 2 * DAY)
    await Participation.filter(learner_id=autumn.emeka.id).update(first_seen=None, last_seen=None)
    never = only(never_entered=True)
    assert await names(autumn, never, autumn.day + 2 * DAY - TICK) == []
    with clock.stopped_at(autumn.day + 5 * DAY):
        [one] = (await attention.attention(autumn.autumn, seen_by=autumn.marta, thresholds=never)).people
    assert (one.username, one.evidence[0].days) == ('emeka', 3), 'from the day on which they could enter'


@pytest.mark.parametrize('mark', ['64.01', '65.4', '70.07', '79.4'])
async def test_who_has_exactly_the_pass_mark_is_not_below_it(autumn, mark):
    """Not even where a binary fraction times a hundred is a little more than the number."""
    await grades.set_up_gradebook(autumn.autumn_python, GradebookChanges(pass_mark=mark), by=autumn.tomas)
    await grades.set_final_grade(autumn.emeka_python, mark, why='Spoken examination', by=autumn.tomas)
    assert await names(autumn, only(below_pass=True), autumn.day) == []
    await grades.set_up_gradebook(autumn.autumn_python,
                                  GradebookChanges(pass_mark=str(Decimal(mark) + Decimal('0.01'))),
                                  by=autumn.tomas)
    assert await names(autumn, only(below_pass=True), autumn.day) == ['emeka']


async def test_several_reasons_stand_together_the_worst_first(autumn):
    await customisation.set_dates(autumn.autumn_python, autumn.task.id, ItemDates(due_at=autumn.day + DAY),
                                  by=autumn.tomas)
    await customisation.hide(autumn.autumn_python, autumn.quiz.id, by=autumn.tomas)
    await submissions.submit(autumn.emeka_python, autumn.task.id, 'Rides fall.', by=autumn.emeka)
    thresholds = only(inactive_days=5, late_days=1)
    with clock.stopped_at(autumn.day + 6 * DAY):
        listed = await attention.attention(autumn.autumn, seen_by=autumn.marta, thresholds=thresholds)
    assert [(one.username, [why.reason for why in one.evidence]) for one in listed.people] == [
        ('jakub', [Reason.INACTIVE, Reason.LATE]), ('priya', [Reason.INACTIVE, Reason.LATE]),
        ('emeka', [Reason.INACTIVE])]
    assert listed.counts == {'all': 3, 'snoozed': 0, 'never': 0, 'inactive': 3, 'late': 2, 'failed': 0, 'below': 0}
    assert await names(autumn, thresholds, autumn.day + 6 * DAY, reason='late') == ['jakub', 'priya']


async def test_a_course_coach_sees_the_reasons_of_that_course(autumn):
    await customisation.set_dates(autumn.autumn_python, autumn.task.id, ItemDates(due_at=autumn.day + DAY),
                                  by=autumn.tomas)
    thresholds, at = only(late_days=1), autumn.day + 5 * DAY
    assert len(await names(autumn, thresholds, at, of=autumn.autumn_python, by=autumn.tomas)) == 3
    assert await names(autumn, thresholds, at, of=autumn.autumn_statistics, by=autumn.aiko) == []
    with pytest.raises(NotAllowed):
        await attention.attention(autumn.autumn_python, seen_by=autumn.aiko)
    with pytest.raises(NotAllowed):
        await attention.attention(autumn.autumn, seen_by=autumn.tomas)
    with pytest.raises(NotAllowed):
        await attention.attention(autumn.autumn, seen_by=autumn.emeka)


async def test_putting_somebody_off_ends_by_itself(autumn):
    thresholds, at = only(inactive_days=5), autumn.day + 6 * DAY
    enrolment = await Enrolment.get(learner_id=autumn.emeka.id, session_id=autumn.autumn.id)
    with clock.stopped_at(at):
        await attention.snooze(autumn.autumn, [enrolment.id], at + 2 * DAY, 'I call him on Thursday.', by=autumn.marta)
    assert await names(autumn, thresholds, at) == ['jakub', 'priya']
    with clock.stopped_at(at):
        listed = await attention.attention(autumn.autumn, seen_by=autumn.marta, thresholds=thresholds, reason='snoozed')
    assert listed.counts['snoozed'] == 1
    [one] = listed.people
    assert (one.username, one.snooze_note, one.snoozed_by) == ('emeka', 'I call him on Thursday.', 'Marta Lindqvist')
    assert await names(autumn, thresholds, at + 2 * DAY) == ['emeka', 'jakub', 'priya']
    await attention.unsnooze(autumn.autumn, [enrolment.id], by=autumn.marta)
    assert await names(autumn, thresholds, at) == ['emeka', 'jakub', 'priya']


async def test_undoing_leaves_what_another_coach_has_said_since(autumn):
    thresholds, at = only(inactive_days=5), autumn.day + 6 * DAY
    enrolment = await Enrolment.get(learner_id=autumn.emeka.id, session_id=autumn.autumn.id)
    with clock.stopped_at(at):
        mine = await attention.snooze(autumn.autumn, [enrolment.id], at + DAY, 'I call him.', by=autumn.marta)
    with clock.stopped_at(at + TICK):
        theirs = await attention.snooze(autumn.autumn_python, [enrolment.id], at + 9 * DAY, 'He is ill.',
                                        by=autumn.tomas)
    await attention.unsnooze(autumn.autumn, [enrolment.id], snoozed_at=mine, by=autumn.marta)
    assert await names(autumn, thresholds, at + 2 * DAY) == ['jakub', 'priya']
    await attention.unsnooze(autumn.autumn_python, [enrolment.id], snoozed_at=theirs, by=autumn.tomas)
    assert await names(autumn, thresholds, at + 2 * DAY) == ['emeka', 'jakub', 'priya']


async def test_who_may_put_somebody_off(autumn):
    enrolment = await Enrolment.get(learner_id=autumn.emeka.id, session_id=autumn.autumn.id)
    until = clock.now() + DAY
    await attention.snooze(autumn.autumn_python, [enrolment.id], until, 'I look after him.', by=autumn.tomas)
    for record, by in ((autumn.autumn, autumn.tomas), (autumn.autumn_python, autumn.aiko),
                       (autumn.autumn, autumn.samuel), (autumn.autumn, autumn.emeka)):
        with pytest.raises(NotAllowed):
            await attention.snooze(record, [enrolment.id], until, 'Not mine to do.', by=by)
        with pytest.raises(NotAllowed):
            await attention.unsnooze(record, [enrolment.id], by=by)
    elsewhere = await Enrolment.get(learner_id=autumn.bo.id)
    with pytest.raises(NotFound):
        await attention.snooze(autumn.autumn, [elsewhere.id], until, 'Somebody of another session.', by=autumn.marta)
    for when, note in ((clock.now() - TICK, 'Too late.'), (clock.now() + 400 * DAY, 'Too long.'), (until, '  ')):
        with pytest.raises(Invalid):
            await attention.snooze(autumn.autumn, [enrolment.id], when, note, by=autumn.marta)


async def test_thresholds_are_the_sessions_and_everybodys(autumn):
    thresholds = Thresholds(inactive_days=3, late_days=0, below_pass=False, failed_attempts=4, grace_days=0)
    await attention.set_thresholds(autumn.autumn, thresholds, by=autumn.marta)
    assert await attention.get_thresholds(autumn.autumn, seen_by=autumn.samuel) == thresholds
    assert await attention.get_thresholds(autumn.autumn_python, seen_by=autumn.tomas) == thresholds
    assert await attention.get_thresholds(autumn.evening, seen_by=autumn.lucia) == Thresholds()
    await attention.set_thresholds(autumn.autumn, Thresholds(), by=autumn.samuel)
    for by in (autumn.tomas, autumn.lucia, autumn.emeka):
        with pytest.raises(NotAllowed):
            await attention.set_thresholds(autumn.autumn, thresholds, by=by)
    for wrong in ({'inactive_days': -1}, {'late_days': 1.5}, {'failed_attempts': True}, {'grace_days': 366}):
        with pytest.raises(Invalid):
            await attention.set_thresholds(autumn.autumn, Thresholds(**wrong), by=autumn.marta)


async def test_the_list_is_read_with_a_fixed_number_of_statements(autumn):
    at = autumn.day + 9 * DAY
    with clock.stopped_at(at):
        with counted() as few:
            await attention.attention(autumn.autumn, seen_by=autumn.marta)
    await sessions.enrol(autumn.autumn, autumn.olga, autumn.bo, by=autumn.samuel)
    await Enrolment.all().update(enrolled_at=autumn.day - 40 * DAY)
    await Participation.all().update(enrolled_at=autumn.day - 40 * DAY)
    with clock.stopped_at(at):
        with counted() as more:
            listed = await attention.attention(autumn.autumn, seen_by=autumn.marta)
    assert len(listed.people) == 5
    assert len(few) == len(more) <= 9
