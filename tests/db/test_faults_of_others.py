"""Faults known from other session systems, each as a test that they are not ours."""
from datetime import timedelta

from db import progress, sessions
from db.core import NotOpen, Phase, clock
from db.sessions import SessionChanges

DAY, INSTANT = timedelta(days=1), timedelta(microseconds=1)


async def card(person, session):
    return next(iter(await sessions.cards_of(person, seen_by=person, only=[session.id])), None)


async def test_a_course_coach_between_the_learners_end_and_the_coaches_end_is_still_listed(school):
    await sessions.configure(school.autumn, SessionChanges(coach_ends=school.autumn.ends + 14 * DAY), by=school.samuel)
    with clock.stopped_at(school.autumn.ends + 7 * DAY):
        found = await card(school.tomas, school.autumn)
    assert found and found.phase is Phase.CURRENT and [line.title for line in found.courses] == ['Python for data']


async def test_an_expired_session_by_duration_leaves_current_at_the_instant_that_refuses_entry(school):
    await sessions.configure(school.autumn, SessionChanges(days=10), by=school.samuel)
    with clock.stopped_at(school.today):
        await progress.arrive(school.priya_python, by=school.priya)
    runs_out = school.today + 10 * DAY
    for at, phase, may_write in [(runs_out - INSTANT, Phase.CURRENT, True), (runs_out, Phase.PAST, False)]:
        with clock.stopped_at(at):
            assert (await card(school.priya, school.autumn)).phase is phase
            try:
                await progress.mark_done(school.priya_python, school.reading.id, by=school.priya)
                written = True
            except NotOpen:
                written = False
            assert written is may_write


async def test_an_ended_session_without_courses_stays_in_past(school):
    empty = await sessions.create_session('Empty', SessionChanges(ends=school.today - DAY), by=school.samuel)
    await sessions.publish(empty, by=school.samuel)
    await sessions.enrol(empty, school.priya, by=school.samuel)
    found = await card(school.priya, empty)
    assert found.phase is Phase.PAST and found.courses == ()


async def test_a_coach_start_is_honoured(school):
    early = school.winter.starts - 20 * DAY
    await sessions.configure(school.winter, SessionChanges(coach_starts=early), by=school.samuel)
    await sessions.appoint_coaches(school.winter, [school.marta], by=school.samuel)
    assert (await card(school.marta, school.winter)).phase is Phase.CURRENT
    with clock.stopped_at(early - INSTANT):
        assert (await card(school.marta, school.winter)).phase is Phase.UPCOMING
    assert (await card(school.emeka, school.winter)).phase is Phase.UPCOMING


async def test_a_session_with_only_an_end_is_open_until_its_end(school):
    await sessions.configure(school.autumn, SessionChanges(starts=None), by=school.samuel)
    with clock.stopped_at(school.autumn.ends - INSTANT):
        found = await card(school.priya, school.autumn)
        assert found.phase is Phase.CURRENT and found.availability.may_enter
    with clock.stopped_at(school.autumn.ends):
        assert (await card(school.priya, school.autumn)).phase is Phase.PAST


async def test_a_person_who_learns_and_coaches_is_listed_once(school):
    await sessions.enrol(school.autumn, school.tomas, by=school.samuel)
    cards = await sessions.cards_of(school.tomas, seen_by=school.tomas)
    [found] = [found for found in cards if found.id == school.autumn.id]
    assert found.learns and found.coaches_something
    assert [(line.title, line.learns, line.coaches) for line in found.courses] == [
        ('Python for data', True, True), ('Statistics foundations', True, False)]


async def test_the_days_left_are_not_rounded_into_or_out_of_a_session(school):
    with clock.stopped_at(school.autumn.ends - INSTANT):
        assert (await card(school.priya, school.autumn)).availability.may_enter
        await progress.mark_done(school.priya_python, school.reading.id, by=school.priya)
