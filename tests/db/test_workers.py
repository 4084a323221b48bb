"""Work in other processes: what it gives back, what ends it, and that the others go on meanwhile."""
import asyncio
import math
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from db.core import TooBusy, TooComplex, WorkerTask, workers
from formats.questions import UnreadableFile

ROOT = Path(__file__).parents[2]
A_LOT = WorkerTask(seconds=60, too_much='This is too much.')
A_MOMENT = WorkerTask(seconds=0.5, too_much='This is too much.', quick=True)
FOR_EVER = r'(a+)+$', 'a' * 60 + 'b'


async def test_what_a_function_returns_comes_back():
    assert await A_LOT.run(math.comb, 40, 20) == 137846528820
    assert await A_LOT.run(os.getpid) != os.getpid()


async def test_what_a_function_raises_comes_back():
    with pytest.raises(ValueError, match='invalid literal'):
        await A_LOT.run(int, 'x')


async def test_a_refusal_with_a_name_of_its_own_comes_back_as_it_is():
    from formats.grade_sheet import read_grade_sheet
    with pytest.raises(UnreadableFile, match='nothing in this file'):
        await A_LOT.run(read_grade_sheet, 'empty.csv', b'')


async def test_what_takes_too_long_is_ended_and_told_in_a_sentence():
    with pytest.raises(TooComplex, match='This is too much'):
        await A_MOMENT.run(re.match, *FOR_EVER)
    assert await A_MOMENT.run(len, 'abc') == 3


@pytest.mark.parametrize('size', [200_000_000, 3_000_000_000])  # more than it may return; more than it may take
async def test_what_is_too_large_is_told_in_a_sentence(size):
    with pytest.raises(TooComplex, match='This is too much'):
        await A_LOT.run(bytes, size)


async def test_a_worker_that_is_killed_takes_only_its_own_job_with_it():
    job = asyncio.create_task(A_LOT.run(time.sleep, 60))
    await _busy()
    for child in _workers():
        os.kill(child, signal.SIGKILL)
    with pytest.raises(TooComplex):
        await job
    assert await A_LOT.run(len, 'abc') == 3


async def test_workers_that_were_killed_while_nobody_needed_them_come_back():
    assert await A_LOT.run(len, 'abc') == 3
    for child in _workers():
        os.kill(child, signal.SIGKILL)
    assert await A_LOT.run(len, 'abcd') == 4


async def test_a_job_that_nobody_waits_for_any_more_is_ended():
    job = asyncio.create_task(A_LOT.run(time.sleep, 600))
    await _busy()
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    assert not workers._running


async def test_long_jobs_leave_a_worker_for_the_quick_ones():
    jobs = [asyncio.create_task(A_LOT.run(time.sleep, 600)) for _ in range(10)]
    await _busy()
    assert await WorkerTask(seconds=60, too_much='', quick=True).run(len, 'abc') == 3
    assert not any(job.done() for job in jobs)
    await _end(jobs)


async def test_more_than_can_wait_are_asked_to_come_back(monkeypatch):
    monkeypatch.setattr(workers, 'MAX_WAITING', 3)
    jobs = [asyncio.create_task(A_LOT.run(time.sleep, 600)) for _ in range(workers.worker_count() + 2)]
    await _busy()
    with pytest.raises(TooBusy, match='Try again in a moment'):
        await A_LOT.run(len, 'abc')
    await _end(jobs)


async def test_the_event_loop_goes_on_while_a_worker_holds_its_interpreter():
    job = asyncio.create_task(A_MOMENT.run(re.match, *FOR_EVER))
    beats = 0
    while not job.done():
        await asyncio.sleep(0.001)
        beats += 1
    assert beats > 10  # it would be none or one, held up here
    with pytest.raises(TooComplex):
        await job


@pytest.mark.parametrize('how', [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
async def test_a_process_that_ends_leaves_no_worker_behind(how):
    program = textwrap.dedent("""
        import asyncio, signal, time
        from db.core import WorkerTask
        signal.signal(signal.SIGINT, signal.default_int_handler)  # started in the background, it would ignore it
        async def main():
            task = WorkerTask(seconds=900, too_much='')
            print(await task.run(__import__('os').getpid), flush=True)
            await task.run(time.sleep, 900)
        if __name__ == '__main__':
            asyncio.run(main())
    """)
    with subprocess.Popen([sys.executable, '-c', program], cwd=ROOT, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as started:
        assert int(await asyncio.to_thread(started.stdout.readline)) != started.pid
        started.send_signal(how)
        await asyncio.to_thread(started.wait, 60)
        await asyncio.wait_for(asyncio.to_thread(started.stdout.read), 30)  # it ends with the last who holds it


async def _busy() -> None:
    """Until a job runs in a worker."""
    while not any(future.running() for future in tuple(workers._running)):  # noqa: ASYNC110 - nothing tells
        await asyncio.sleep(0.01)


async def _end(jobs: list[asyncio.Task]) -> None:
    for job in jobs:
        job.cancel()
    await asyncio.gather(*jobs, return_exceptions=True)


def _workers() -> list[int]:
    assert workers._pool
    return list(workers._pool._pool_manager.worker_manager.workers)
