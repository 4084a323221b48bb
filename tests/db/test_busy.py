"""What the house does by itself goes on after the database was busy, and nobody reads of it in the log as a fault."""
import asyncio
import logging

import pytest

from db.core import DatabaseBusy, when_free
from db.core import write_queue as waiting
from db.grades import scheduled_recalculation as passing
from db.quizzes import deadlines

SOON = 0.02


@pytest.mark.parametrize(('module', 'job', 'action'), [
    (deadlines, deadlines.finishing, 'finish_overdue'), (passing, passing.recalculating, 'recalculate_due')])
async def test_what_time_moves_is_done_as_soon_as_the_database_is_free(
        school, monkeypatch, caplog, module, job, action):
    answers = iter([DatabaseBusy(), DatabaseBusy(), None])
    did = asyncio.Event()

    async def now_and_then() -> None:
        if busy := next(answers, None):
            raise busy
        did.set()

    monkeypatch.setattr(waiting, 'AGAIN', SOON)
    monkeypatch.setattr(module, action, now_and_then)
    async with job.running():
        await asyncio.wait_for(did.wait(), 5)
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_what_nobody_waits_for_is_done_later(monkeypatch):
    monkeypatch.setattr(waiting, 'AGAIN', SOON)
    tried = []

    async def verb() -> None:
        tried.append(len(tried))
        if len(tried) < 3:
            raise DatabaseBusy
    await when_free(verb)
    assert tried == [0, 1, 2]
