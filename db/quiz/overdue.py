"""The house finishes attempts whose time is over, whether or not anybody looks: while the server runs, after it has
been down, and with several servers at once."""
import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

from ..clock import now
from ..live import change
from ..refusals import DatabaseBusy
from ..waiting import AGAIN

GRACE = timedelta(seconds=5)
"""What was sent before the time was over may arrive so much later and still counts: the network takes its time. The
house finishes an attempt when this too is over."""
LONGEST_SLEEP = 60.0
"""Seconds: so late at the most an attempt is finished that another server began, if that one is down."""
BATCH = 100
_log = logging.getLogger(__name__)
_alarm: asyncio.Event | None = None
_next: datetime | None = None


@asynccontextmanager
async def finishing() -> AsyncIterator[None]:
    """Inside, for as long as the server runs, attempts are finished when their time is over."""
    task = asyncio.create_task(_keep_finishing())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def wake_at(ends_at: datetime | None) -> None:
    """An attempt that was begun or moved here has its time until then."""
    global _next
    if ends_at is not None and (_next is None or ends_at + GRACE < _next):
        _next = ends_at + GRACE
        if _alarm:
            _alarm.set()


async def finish_overdue() -> None:
    """Finish every attempt whose time is over. What one of them runs into keeps no other waiting."""
    from .attempt import Attempt
    last, busy = 0, None
    while True:
        over = Attempt.filter(finished_at=None, ends_at__lte=now() - GRACE, id__gt=last)
        ids: Any = await over.order_by('id').limit(BATCH).values_list('id', flat=True)
        if not ids:
            break
        last = ids[-1]
        for id_ in ids:
            try:
                await _finish(id_)
            except DatabaseBusy as no:
                busy = no
            except Exception:
                _log.exception('Attempt %s cannot be finished; it is tried again.', id_)
    if busy:
        raise busy


async def _finish(id_: int) -> None:
    from .attempt import Attempt, FinishedBy
    from .finishing import finish
    async with change() as bells:
        attempt = await Attempt.select_for_update().get(id=id_)
        if attempt.finished_at is None and attempt.ends_at and attempt.ends_at <= now() - GRACE:
            await finish(attempt, FinishedBy.CLOCK, bells, by=None)


async def _keep_finishing() -> None:
    global _alarm, _next
    _alarm = asyncio.Event()
    try:
        while True:
            _next = None
            try:
                await finish_overdue()
                wake_at(await _following())
            except DatabaseBusy:
                _next = now() + timedelta(seconds=AGAIN)
            except Exception:
                _log.exception('Attempts cannot be finished now.')
            await _sleep(_alarm)
    finally:
        _alarm = None


async def _following() -> datetime | None:
    from .attempt import Attempt
    found = await Attempt.filter(finished_at=None, ends_at__gt=now() - GRACE).order_by('ends_at').first()
    return found.ends_at if found else None


async def _sleep(alarm: asyncio.Event) -> None:
    """Until the next attempt's time is over, also if that one turns up meanwhile."""
    while True:
        left = LONGEST_SLEEP if _next is None else (_next - now()).total_seconds()
        try:
            async with asyncio.timeout(max(0.0, min(left, LONGEST_SLEEP))):
                await alarm.wait()
        except TimeoutError:
            return
        alarm.clear()
