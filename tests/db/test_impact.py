"""What other dates would do to those who are in a session is counted before anybody agrees to it."""
from datetime import timedelta

import pytest

from db import Enrolment, courses, customisation, extensions, quizzes, sessions, submissions
from db.core import AfterEnd, NotAllowed, State, clock
from db.customisation import ItemDates
from db.extensions import ExtensionGrant
from db.records import ItemKind
from db.sessions import SessionChanges
from tests.counting import counted
from tests.db.quiz_cast import quiz

DAY = timedelta(days=1)


async def autumn(school, state=None, **values):
    return await sessions.dates_impact(school.autumn, SessionChanges(**values), state=state, seen_by=school.samuel)


async def test_an_end_in_the_past_ends_it_now_for_everybody_who_works(school):
    impact = await autumn(school, ends=clock.now() - DAY)
    assert impact.ends_now == 3 and impact.shut_out == 0 and impact.coaches == 3
    assert impact.items == 2, 'two assignments that nobody has submitted'


async def test_what_everybody_has_submitted_is_not_missed(school):
    for person in (school.priya, school.emeka, school.jakub):
        participation = await school.autumn_python.participations.filter(learner=person).get()
        await submissions.submit(participation, school.task.id, by=person, text='Here.')
    assert (await autumn(school, ends=clock.now() - DAY)).items == 1


async def test_attempts_under_way_and_drafts_that_are_cut_are_counted(school):
    made = await quiz(school)
    await quizzes.start_attempt(school.priya_python, made.id, by=school.priya)
    await submissions.save_draft(school.emeka_python, school.task.id, 'So far', by=school.emeka)
    await quizzes.start_attempt(school.bo_python, made.id, by=school.bo)
    impact = await autumn(school, ends=clock.now() - DAY)
    assert (impact.attempts, impact.drafts) == (1, 1), 'those of the evening go on'


async def test_who_has_dates_of_their_own_keeps_them(school):
    await sessions.set_personal_dates(school.autumn, school.priya, by=school.samuel, ends=clock.now() + 60 * DAY)
    assert (await autumn(school, ends=clock.now() - DAY)).ends_now == 2
    await sessions.set_personal_dates(school.autumn, school.emeka, by=school.samuel, extra_days=10)
    assert (await autumn(school, ends=clock.now() - DAY)).ends_now == 1


async def test_an_earlier_end_that_is_still_to_come_shortens(school):
    impact = await autumn(school, ends=school.autumn.ends - DAY)
    assert (impact.ends_now, impact.shortened) == (0, 3)
    assert not await autumn(school, ends=school.autumn.ends + DAY) and not await autumn(school, title='Another')


async def test_a_later_start_shuts_out_who_is_inside(school):
    impact = await autumn(school, starts=clock.now() + DAY)
    assert (impact.ends_now, impact.shut_out) == (3, 3)


async def test_closing_what_was_free_after_the_end_is_said(school):
    spring = school.spring
    await sessions.configure(spring, SessionChanges(after_end=AfterEnd.OPEN), by=school.samuel)
    closed = await sessions.dates_impact(spring, SessionChanges(after_end=AfterEnd.CLOSED), seen_by=school.samuel)
    assert (closed.ends_now, closed.shut_out) == (1, 1)
    await sessions.configure(spring, SessionChanges(after_end=AfterEnd.READ_ONLY), by=school.samuel)
    assert (await sessions.dates_impact(spring, SessionChanges(after_end=AfterEnd.CLOSED),
                                        seen_by=school.samuel)).hidden == 1


async def test_days_from_the_first_visit_end_it_for_those_whose_days_are_over(school):
    for person, days in ((school.priya, 20), (school.emeka, 2)):
        await Enrolment.filter(session=school.autumn, learner=person).update(first_entered=clock.now() - days * DAY)
    assert (await autumn(school, days=10)).ends_now == 1


@pytest.mark.parametrize('state', [State.DRAFT, State.CANCELLED, State.ARCHIVED])
async def test_a_state_that_shuts_learners_out_is_counted_too(school, state):
    impact = await autumn(school, state=state)
    assert (impact.ends_now, impact.shut_out) == (3, 3)


async def test_a_draft_has_no_learners_to_harm(school):
    await sessions.unpublish(school.autumn, by=school.samuel)
    assert not await autumn(school, ends=clock.now() - DAY)


async def test_an_earlier_start_moves_due_dates_into_the_past(school):
    await submissions.submit(school.priya_python, school.task.id, by=school.priya, text='Here.')
    impact = await autumn(school, starts=school.autumn.starts - 20 * DAY)
    assert (impact.dates.overdue, impact.dates.late) == (2, 1), 'due on day 60 would have been ten days ago'


async def test_shorter_dates_of_one_learner_are_counted_for_them_only(school):
    enrolment = await Enrolment.get(session=school.autumn, learner=school.priya)
    impact = await sessions.learner_dates_impact(school.autumn, enrolment, seen_by=school.samuel, starts=None,
                                            ends=clock.now() - DAY,
                                            extra_days=0)
    assert (impact.ends_now, impact.items, impact.coaches) == (1, 2, 0)


async def test_only_who_configures_asks(school):
    for stranger in (school.marta, school.priya, school.helena):
        with pytest.raises(NotAllowed):
            await sessions.dates_impact(school.autumn, SessionChanges(ends=clock.now()), seen_by=stranger)


async def test_the_impact_costs_the_same_whatever_the_number_of_learners(school):
    with counted() as few:
        await autumn(school, ends=clock.now() - DAY, starts=school.autumn.starts - 20 * DAY)
    await sessions.enrol(school.autumn, school.bo, school.olga, by=school.samuel)
    with counted() as many:
        assert (await autumn(school, ends=clock.now() - DAY, starts=school.autumn.starts - 20 * DAY)).ends_now == 5
    assert len(few) == len(many) and len(few) <= 16, '\n'.join(many)


# dates of items

async def test_an_item_that_closes_at_once_says_for_whom(school):
    await submissions.submit(school.priya_python, school.task.id, by=school.priya, text='Here.')
    await extensions.extend(school.emeka_python, school.task.id, ExtensionGrant(due_at=clock.now() + 30 * DAY),
                            by=school.marta,
                            reason='Ill.')
    at = clock.now() - DAY
    impact = await customisation.date_impact(school.autumn_python, school.task.id, ItemDates(due_at=at, closes_at=at),
                                             seen_by=school.marta)
    assert (impact.closes_now, impact.closed_for, impact.overdue, impact.late) == (1, 2, 1, 1)


async def test_later_dates_harm_nobody(school):
    assert not await customisation.date_impact(school.autumn_python, school.task.id,
                                               ItemDates(due_at=clock.now() + 30 * DAY, closes_at=None),
                                               seen_by=school.marta)


async def test_kinds_that_nobody_submits_are_not_missed(school):
    section = await school.python.sections.all().first()
    await courses.add_item(school.python, section.id, ItemKind.PAGE, 'More', by=school.helena)
    assert (await autumn(school, ends=clock.now() - DAY)).items == 2
