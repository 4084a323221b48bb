"""Visits: time is counted once however many tabs, and ends with the last sign of presence."""
from datetime import timedelta

import pytest

from db import Participation, Visit, progress, tracking
from db.core import ListQuery, NotAllowed, clock

SECOND = timedelta(seconds=1)


async def test_a_visit_lasts_from_entry_to_the_last_presence(school):
    for seconds, action in [(0, 'arrive'), (30, 'stay'), (60, 'stay'), (70, 'leave')]:
        with clock.stopped_at(school.today + seconds * SECOND):
            await act(school, action)
    found = await Participation.get(id=school.priya_python.id)
    assert found.time_seconds == 70 and found.first_seen == school.today
    assert found.last_seen == school.today + 70 * SECOND


async def test_two_tabs_do_not_count_twice(school):
    for seconds, action in [(0, 'arrive'), (10, 'arrive'), (40, 'stay'), (45, 'stay'), (50, 'leave'), (70, 'leave')]:
        with clock.stopped_at(school.today + seconds * SECOND):
            await act(school, action)
    [visit] = await Visit.all()
    assert visit.seconds == 70 and visit.tabs == 0


async def test_after_a_gap_it_is_another_visit_and_the_gap_does_not_count(school):
    for seconds, action in [(0, 'arrive'), (30, 'stay'), (1000, 'stay'), (1030, 'leave')]:
        with clock.stopped_at(school.today + seconds * SECOND):
            await act(school, action)
    assert await Visit.all().count() == 2
    assert (await Participation.get(id=school.priya_python.id)).time_seconds == 60


async def test_who_is_here_is_shown_as_here_until_they_leave(school):
    async def here():
        rows, _ = await tracking.learner_rows(school.autumn_python, ListQuery(search='priya'), seen_by=school.tomas)
        return rows[0].here
    assert not await here()
    await act(school, 'arrive')
    assert await here()
    await act(school, 'leave')
    assert not await here()


async def test_presence_in_one_session_is_not_presence_in_another(school):
    await act(school, 'arrive')
    assert (await Participation.get(id=school.priya_evening.id)).last_seen is None


async def test_nobody_is_present_for_somebody_else(school):
    with pytest.raises(NotAllowed):
        await progress.arrive(school.priya_python, by=school.emeka)


async def act(school, action):
    by = {} if action == 'leave' else {'by': school.priya}
    await getattr(progress, action)(school.priya_python, **by)
