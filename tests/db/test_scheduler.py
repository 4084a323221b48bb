"""What time moves: one mechanism that starts, goes on whatever happens, and stops."""
import asyncio
import logging
from datetime import timedelta

from db.core import DatabaseBusy, clock
from db.core import write_queue as waiting
from db.core.scheduler import Job, running

SOON = 0.01


class Runs:
    """Counts its runs; each raises or returns what it was told to."""

    def __init__(self, *answers) -> None:
        self.answers, self.number, self._ran = list(answers), 0, asyncio.Event()

    async def __call__(self):
        self.number += 1
        self._ran.set()
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        return answer() if callable(answer) else answer

    async def reach(self, number):
        async with asyncio.timeout(10):
            while self.number < number:
                self._ran.clear()
                await self._ran.wait()


def in_a_moment():
    return clock.now() + timedelta(seconds=SOON)


async def test_a_job_is_done_at_once_and_again_at_the_moment_it_named():
    runs = Runs(in_a_moment, in_a_moment)
    async with Job('count', runs).running():
        await runs.reach(3)
        await asyncio.sleep(5 * SOON)
    assert runs.number == 3  # the third named none


async def test_an_earlier_moment_that_turns_up_meanwhile_wakes_it():
    runs = Runs(lambda: clock.now() + timedelta(hours=1))
    job = Job('count', runs)
    async with job.running():
        await runs.reach(1)
        job.wake_at(clock.now() + timedelta(hours=2))
        job.wake_at(None)
        await asyncio.sleep(3 * SOON)
        assert runs.number == 1
        job.wake_at(in_a_moment())
        await runs.reach(2)


async def test_it_is_done_every_so_often_where_nobody_names_a_moment():
    runs = Runs()
    async with Job('count', runs, every=SOON).running():
        await runs.reach(3)


async def test_a_busy_database_is_asked_again_and_is_no_fault(monkeypatch, caplog):
    monkeypatch.setattr(waiting, 'AGAIN', SOON)
    runs = Runs(DatabaseBusy(), DatabaseBusy())
    async with Job('count', runs).running():
        await runs.reach(3)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_what_goes_wrong_is_written_down_and_the_job_goes_on(caplog):
    runs = Runs(ValueError('odd'), ValueError('odd again'))
    async with Job('count grades', runs, every=SOON).running():
        await runs.reach(3)
    assert caplog.text.count('The server cannot count grades now; it is tried again.') == 2
    assert 'odd again' in caplog.text


async def test_one_may_begin_later_and_end_with_a_run(caplog):
    runs = Runs(ValueError('too late'))
    async with Job('keep', runs, begins_at_once=False, ends_with_a_run=True).running():
        await asyncio.sleep(3 * SOON)
        assert runs.number == 0
    assert runs.number == 1 and 'too late' in caplog.text  # whatever happens then, the server stops


async def test_several_run_as_a_task_each_and_none_is_left_behind():
    before = asyncio.all_tasks()
    one, two = Runs(), Runs()
    async with running(Job('one', one), Job('two', two)):
        await one.reach(1)
        await two.reach(1)
        assert {task.get_name() for task in asyncio.all_tasks() - before} == {'one', 'two'}
    assert asyncio.all_tasks() == before


async def test_a_job_can_run_again():
    runs = Runs()
    job = Job('count', runs)
    for number in (1, 2):
        async with job.running():
            await runs.reach(number)
