"""The outbox: notices go out after the commit, once, with the keys of the burst, only where something happened."""
import asyncio

import pytest

from db import progress
from db.core import Topic
from db.core.topics import subscription_count
from db.core.transactions import transaction


@pytest.fixture
def received():
    notices = []

    def listen(*topics):
        for topic in topics:
            topic.subscribe(notices.append)
        return notices

    return listen


HERE, THERE = Topic('session_course', 9001, 'tracking'), Topic('session_course', 9002, 'tracking')


async def test_a_change_is_published_once_it_is_committed(school, received):
    notices = received(HERE)
    async with transaction(HERE.about(7)):
        assert not notices
    assert [(notice.keys, notice.number) for notice in notices] == [(frozenset({7}), 1)]


async def test_a_change_that_fails_publishes_nothing(school, received):
    notices = received(HERE)
    with pytest.raises(ZeroDivisionError):
        async with transaction(HERE):
            raise ZeroDivisionError
    assert not notices


async def test_an_inner_change_is_published_with_the_outermost_and_keys_are_merged(school, received):
    notices = received(HERE)
    async with transaction(HERE.about(1)):
        async with transaction(HERE.about(2)):
            pass
        assert not notices
    assert [notice.keys for notice in notices] == [frozenset({1, 2})]


async def test_everything_swallows_single_keys(school, received):
    notices = received(HERE)
    async with transaction(HERE.about(1), HERE, HERE.about(2)):
        pass
    assert [notice.keys for notice in notices] == [None]


async def test_nobody_is_told_of_another_record(school, received):
    notices = received(THERE)
    async with transaction(HERE):
        pass
    assert not notices


async def test_who_has_let_go_hears_nothing_and_leaves_nothing_behind(school):
    notices = []
    stop = HERE.subscribe(notices.append)
    assert subscription_count() == 1
    stop()
    async with transaction(HERE):
        pass
    assert not notices and subscription_count() == 0


async def test_work_is_published_for_the_row_of_its_learner_in_its_own_session_only(school, received):
    here, there = school.autumn_python.topic('tracking'), school.evening_python.topic('tracking')
    notices = received(here, there, school.autumn.topic('tracking'), school.evening.topic('tracking'))
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    assert {notice.topic: notice.keys for notice in notices} == {
        here: frozenset({school.priya_python.id}),
        school.autumn.topic('tracking'): frozenset({school.priya_python.enrolment_id}),
    }


async def test_two_changes_at_once_are_published_each_for_itself(school, received):
    notices = received(HERE, THERE)

    async def notice(topic):
        async with transaction(topic.about(topic.id)):
            await asyncio.sleep(0)

    await asyncio.gather(notice(HERE), notice(THERE))
    assert {notice.topic: notice.keys for notice in notices} == {HERE: frozenset({9001}), THERE: frozenset({9002})}
