"""Who may what, by the table of the domain; asked anew at every action."""
import pytest

from db import Person, people, progress, sessions, submissions
from db.access import Capability, can, role_in
from db.core import NotAllowed, NotOpen, clock
from db.people import AccountChanges
from tests.counting import counted

WHOLE_SESSION = {  # capability: who of the cast may, in autumn while it runs
    Capability.LIST: 'ines samuel marta tomas aiko priya',
    Capability.ENTER: 'ines samuel marta tomas aiko priya',
    Capability.CONFIGURE: 'ines samuel',
    Capability.ENROL: 'ines samuel marta',
    Capability.ANNOUNCE: 'ines samuel marta',
    Capability.TRACK: 'ines samuel marta',
}
PYTHON_COURSE = {
    Capability.ENTER_COURSE: 'ines samuel marta tomas priya',
    Capability.ENROL: 'ines samuel marta tomas',
    Capability.CUSTOMISE: 'ines marta tomas',
    Capability.GRADEBOOK: 'ines marta tomas',
    Capability.ANNOUNCE: 'ines samuel marta tomas',
    Capability.GRADE: 'ines marta tomas',
    Capability.TRACK: 'ines samuel marta tomas',
    Capability.LEARN: 'priya',
}
EVERYBODY = ('ines', 'samuel', 'helena', 'marta', 'tomas', 'aiko', 'lucia', 'priya', 'bo', 'olga')


@pytest.mark.parametrize('capability', WHOLE_SESSION)
async def test_who_may_what_in_a_session(school, capability):
    allowed = [who for who in EVERYBODY if await can(capability).why_not(getattr(school, who), school.autumn) is None]
    assert allowed == [who for who in EVERYBODY if who in WHOLE_SESSION[capability].split()]


@pytest.mark.parametrize('capability', PYTHON_COURSE)
async def test_who_may_what_in_a_course_of_a_session(school, capability):
    rule = can(capability)
    allowed = [who for who in EVERYBODY if await rule.why_not(getattr(school, who), school.autumn_python) is None]
    assert allowed == [who for who in EVERYBODY if who in PYTHON_COURSE[capability].split()]


async def test_what_a_person_is_in_a_session_is_read_anew_at_each_action(school):
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    await sessions.withdraw(school.autumn, school.priya, by=school.samuel)
    with pytest.raises(NotAllowed):
        await progress.mark_done(school.priya_python, school.reading.id, by=school.priya)


async def test_a_role_lost_is_lost_at_once(school):
    await people.edit_account(school.samuel, AccountChanges(is_session_administrator=False), by=school.ines)
    with pytest.raises(NotAllowed):
        await sessions.publish(school.autumn, by=school.samuel)


async def test_who_is_deactivated_may_nothing(school):
    await people.deactivate(school.marta, by=school.ines)
    assert await can(Capability.TRACK).why_not(school.marta, school.autumn) is not None


async def test_before_the_start_the_refusal_says_when(school):
    [winter] = await school.winter.session_courses.all()
    participation = await winter.participations.filter(learner=school.emeka).get()
    with pytest.raises(NotOpen, match='starts on'):
        await progress.open_item(participation, school.mean.id, by=school.emeka)


async def test_after_the_end_learners_read_and_write_nothing(school):
    [spring] = await school.spring.session_courses.all()
    participation = await spring.participations.filter(learner=school.priya).get()
    await progress.open_item(participation, school.page.id, by=school.priya)
    assert not await participation.completions.all()
    with pytest.raises(NotOpen, match='This session ended on'):
        await submissions.submit(participation, school.task.id, 'Late', by=school.priya)


async def test_after_their_time_coaches_read_and_grade_nothing(school):
    submission = await submissions.submit(school.priya_python, school.task.id, 'Mine', by=school.priya)
    with clock.stopped_at(school.autumn.ends), pytest.raises(NotOpen, match='change nothing'):
        await submissions.grade_submission(submission, 30, by=school.tomas)
    with clock.stopped_at(school.autumn.ends):
        assert await can(Capability.TRACK).why_not(school.tomas, school.autumn_python) is None


async def test_a_person_who_learns_in_two_sessions_stands_in_each_for_itself(school):
    here, there = [await role_in(school.priya, session.id) for session in (school.autumn, school.evening)]
    assert here.attended.isdisjoint(there.attended)
    assert school.autumn_python.id in here.attended and school.evening_python.id in there.attended


async def test_a_session_that_is_not_there_refuses_like_one_that_is_not_yours(school):
    assert await role_in(school.priya, 999_999) is None
    assert await role_in(await Person.get(id=school.olga.id), school.autumn.id) is not None


async def test_deciding_access_costs_one_statement(school):
    for who in (school.ines, school.samuel, school.tomas, school.priya, school.olga):
        with counted() as statements:
            await can(Capability.ENTER_COURSE).why_not(who, school.autumn_python)
        assert len(statements) == 1


async def test_my_sessions_with_200_sessions_costs_no_more_statements_than_with_2(school):
    async def cost():
        with counted() as statements:
            cards = await sessions.cards_of(school.bo, seen_by=school.bo)
        return len(cards), len(statements)

    few, statements = await cost()
    for number in range(200):
        session = await sessions.create_session(f'Session {number}', by=school.samuel)
        await sessions.publish(session, by=school.samuel)
        await sessions.enrol(session, school.bo, by=school.samuel)
    assert await cost() == (few + 200, statements)
