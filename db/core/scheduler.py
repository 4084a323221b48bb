"""Background jobs, for what time changes, whether or not anybody looks: one mechanism, one task a job.

A job is done once when it starts, so that what fell due while no server ran is done too, and then at the moment its
last run named, or one that `wake_at` names meanwhile; at the latest `every` so many seconds, since another server may
have set a moment and gone. A run is the same whoever does it: with several servers each has its jobs. A database that
is busy is asked again soon; whatever else goes wrong is written down, and the job goes on.

    finishing = Job('finish attempts whose time is over', finish_overdue)

    async with running(finishing, counting):  # from the opening of the database to its closing
        ...
    finishing.wake_at(attempt.ends_at)
"""
import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime, timedelta

from . import write_queue as waiting
from .clock import now
from .refusals import DatabaseBusy

MAX_SLEEP = 60.0
_log = logging.getLogger(__name__)


class Job:

    def __init__(self, name: str, run: Callable[[], Awaitable[datetime | None]], *, every: float = MAX_SLEEP,
                 begins_at_once: bool = True, ends_with_a_run: bool = False) -> None:
        """:param name: what it does, as in “cannot … now”
        :param run: does what is due; returns when something is due next, None where nobody knows of any
        :param every: seconds between two runs, at the most
        :param ends_with_a_run: once more when the server stops
        """
        self.name = name
        self._run, self._every = run, every
        self._begins_at_once, self._ends_with_a_run = begins_at_once, ends_with_a_run
        self._next: datetime | None = None
        self._earlier: asyncio.Event | None = None

    def wake_at(self, moment: datetime | None) -> None:
        """Something is due then."""
        if moment is not None and (self._next is None or moment < self._next):
            self._next = moment
            if self._earlier:
                self._earlier.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Inside, it is done whenever it is due."""
        task = asyncio.create_task(self._keep_on(), name=self.name)
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            if self._ends_with_a_run:
                await self._try()

    async def _keep_on(self) -> None:
        self._next, self._earlier = None, asyncio.Event()
        try:
            if not self._begins_at_once:
                await self._sleep(self._earlier)
            while True:
                self._next = None
                await self._try()
                await self._sleep(self._earlier)
        finally:
            self._earlier = None

    async def _try(self) -> None:
        try:
            self.wake_at(await self._run())
        except DatabaseBusy:
            self.wake_at(now() + timedelta(seconds=waiting.AGAIN))
        except Exception:
            _log.exception('The server cannot %s now; it is tried again.', self.name)

    async def _sleep(self, earlier: asyncio.Event) -> None:
        """Until it is due, also if an earlier moment turns up meanwhile."""
        while True:
            left = self._every if self._next is None else (self._next - now()).total_seconds()
            try:
                async with asyncio.timeout(max(0.0, min(left, self._every))):
                    await earlier.wait()
            except TimeoutError:
                return
            earlier.clear()


@asynccontextmanager
async def running(*jobs: Job) -> AsyncIterator[None]:
    """Inside, all of them are done whenever they are due."""
    async with AsyncExitStack() as stack:
        for job in jobs:
            await stack.enter_async_context(job.running())
        yield
