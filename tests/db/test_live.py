"""Bells: they ring after the commit, once, with the keys of the burst, and only where something happened."""
import asyncio

import pytest

from db import Topic
from db.live import change, listening


@pytest.fixture
def heard():
    rings = []

    def listen(*topics):
        for topic in topics:
            topic.subscribe(rings.append)
        return rings

    return listen


HERE, THERE = Topic('session_course', 9001, 'tracking'), Topic('session_course', 9002, 'tracking')


async def test_a_change_rings_once_it_is_committed(school, heard):
    rings = heard(HERE)
    async with change(HERE.about(7)):
        assert not rings
    assert [(ring.keys, ring.number) for ring in rings] == [(frozenset({7}), 1)]


async def test_a_change_that_fails_rings_nothing(school, heard):
    rings = heard(HERE)
    with pytest.raises(ZeroDivisionError):
        async with change(HERE):
            raise ZeroDivisionError
    assert not rings


async def test_an_inner_change_rings_with_the_outermost_and_keys_are_merged(school, heard):
    rings = heard(HERE)
    async with change(HERE.about(1)):
        async with change(HERE.about(2)):
            pass
        assert not rings
    assert [ring.keys for ring in rings] == [frozenset({1, 2})]


async def test_everything_swallows_single_keys(school, heard):
    rings = heard(HERE)
    async with change(HERE.about(1), HERE, HERE.about(2)):
        pass
    assert [ring.keys for ring in rings] == [None]


async def test_nobody_hears_of_another_record(school, heard):
    rings = heard(THERE)
    async with change(HERE):
        pass
    assert not rings


async def test_who_has_let_go_hears_nothing_and_leaves_nothing_behind(school):
    rings = []
    stop = HERE.subscribe(rings.append)
    assert listening() == 1
    stop()
    async with change(HERE):
        pass
    assert not rings and listening() == 0


async def test_work_rings_the_row_of_its_learner_in_its_own_session_only(school, heard):
    here, there = school.autumn_python.topic('tracking'), school.evening_python.topic('tracking')
    rings = heard(here, there, school.autumn.topic('tracking'), school.evening.topic('tracking'))
    await school.priya_python.open(school.page.id, by=school.priya)
    assert {ring.topic: ring.keys for ring in rings} == {
        here: frozenset({school.priya_python.id}),
        school.autumn.topic('tracking'): frozenset({school.priya_python.enrolment_id}),
    }


async def test_two_changes_at_once_ring_each_for_itself(school, heard):
    rings = heard(HERE, THERE)

    async def ring(topic):
        async with change(topic.about(topic.id)):
            await asyncio.sleep(0)

    await asyncio.gather(ring(HERE), ring(THERE))
    assert {ring.topic: ring.keys for ring in rings} == {HERE: frozenset({9001}), THERE: frozenset({9002})}
