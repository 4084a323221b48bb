"""Worker processes: what may hold the interpreter (parsing, rendering, drawing) runs there, within limits.

A server has one interpreter for everybody. A job in a process of its own can be ended when it takes too long, and takes
nobody's turn meanwhile. Two or more workers start with the first job; long work never takes the last of them.
"""
import asyncio
import logging
import os
import pickle
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from threading import Lock
from typing import Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary, WeakValueDictionary

from pebble import ProcessExpired, ProcessPool

from formats import worker
from i18n import Text, _, current_language, lazy

from .config import settings
from .refusals import TooBusy, TooComplex

P = ParamSpec('P')
T = TypeVar('T')

MEMORY = 2_000_000_000
"""Bytes of address space of one worker."""
MAX_JOBS = 500
"""Until one of them is new again: what a library may leak goes with it."""
MAX_WAITING = 200
"""Jobs that wait for a worker; beyond, people are asked to come back."""
MAX_OF_ONE = 5
"""Long jobs of one person: one that runs, the others behind it."""
BUSY = lazy('The server is busy. Try again in a moment.')

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class WorkerTask:
    """A kind of work that is done in a worker process, and what ends it: time, memory, or the size of its result.

    `await task.run(function, …)` returns what the function returns and raises what it raises. The function stands in a
    module of its own that loads little; its arguments and result travel between processes.
    """

    seconds: float
    too_much: Text
    """The sentence for the person whose work was ended."""
    quick: bool = False
    """Somebody's page waits for it. The others leave a worker free for these."""
    max_result: int = 50_000_000
    """Bytes."""

    async def run(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        job = partial(worker.run, function, args, kwargs, self.max_result, current_language())
        async with _turn(quick=self.quick):
            outcome, packed = await self._outcome(job)
        if outcome == worker.WorkerOutcome.TOO_MUCH:
            raise TooComplex(self.too_much)
        result = pickle.loads(packed)  # packed by a worker of this server
        if outcome == worker.WorkerOutcome.RAISED:
            raise result
        return result

    async def _outcome(self, job: Callable[[], tuple[str, bytes]]) -> tuple[str, bytes]:
        for __ in range(2):
            pool = start_workers()
            try:
                return await asyncio.wrap_future(_scheduled(pool, job, self.seconds))
            except TimeoutError:
                log.warning('A job in a worker was ended after %s s', self.seconds)
                raise TooComplex(self.too_much) from None
            except ProcessExpired:
                log.warning('A worker process ended in the middle of its job')
                raise TooComplex(self.too_much) from None
            except (BrokenProcessPool, RuntimeError) as problem:
                log.warning('The worker processes are started anew: %s', problem)
                await asyncio.to_thread(_discard, pool)
        raise TooBusy(BUSY)


def start_workers() -> ProcessPool:
    """The pool; called when the server starts, so that nobody waits for it."""
    global _pool
    with _lock:
        if _pool is None:
            _pool = ProcessPool(worker_count(), MAX_JOBS, worker.start, (MEMORY,), get_context('spawn'))
            _pool.active  # noqa: B018 - asking starts it
        return _pool


def close_workers() -> None:
    """End them, whatever they do; a later job starts new ones."""
    for future in tuple(_running):
        future.cancel()
    if _pool is not None:
        _discard(_pool)


def worker_count() -> int:
    return settings().worker_processes or max(2, min(4, os.cpu_count() or 2))


_pool: ProcessPool | None = None
_lock = Lock()
_running: set[Future[Any]] = set()


def _scheduled(pool: ProcessPool, job: Callable[[], tuple[str, bytes]], seconds: float) -> Future[Any]:
    future = pool.schedule(job, timeout=seconds)
    _running.add(future)
    future.add_done_callback(_running.discard)
    return future


def _discard(pool: ProcessPool) -> None:
    global _pool
    with _lock:
        if _pool is pool:
            _pool = None
    pool.stop()
    pool.join()


@asynccontextmanager
async def one_at_a_time(person_id: int) -> AsyncIterator[None]:
    """What one person asks for waits for what they have asked for before; of others it takes no turn."""
    key = person_id, asyncio.get_running_loop()
    line = _lines.setdefault(key, _Line())
    if line.length >= MAX_OF_ONE:
        raise TooBusy(_('You have asked for several things at once. Wait until they are done, then try again.'))
    line.length += 1
    try:
        async with line.lock:
            yield
    finally:
        line.length -= 1


class _Line:

    def __init__(self) -> None:
        self.lock, self.length = asyncio.Lock(), 0


_lines: WeakValueDictionary[tuple[int, asyncio.AbstractEventLoop], _Line] = WeakValueDictionary()


class _Turns:
    """Of one event loop: who may give work to the pool now."""

    def __init__(self) -> None:
        workers = worker_count()
        self.all, self.long = asyncio.Semaphore(workers), asyncio.Semaphore(max(1, workers - 1))
        self.waiting = 0


_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, _Turns] = WeakKeyDictionary()


@asynccontextmanager
async def _turn(*, quick: bool) -> AsyncIterator[None]:
    turns = _turns.setdefault(asyncio.get_running_loop(), _Turns())
    if turns.waiting >= MAX_WAITING:
        raise TooBusy(BUSY)
    async with AsyncExitStack() as taken:
        turns.waiting += 1
        try:
            for one in (turns.all,) if quick else (turns.long, turns.all):
                await taken.enter_async_context(one)
        finally:
            turns.waiting -= 1
        yield
