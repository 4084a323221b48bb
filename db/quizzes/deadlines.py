"""Attempts whose time is over are finished, whether or not anybody looks: while the server runs, after it has
been down, and with several servers at once."""
import logging
from datetime import datetime, timedelta
from typing import Any

from ..core.clock import now
from ..core.refusals import DatabaseBusy
from ..core.scheduler import Job
from ..core.transactions import transaction
from ..records.attempt import Attempt, FinishedBy
from .finishing import finish

GRACE = timedelta(seconds=5)
"""What was sent before the time was over may arrive so much later and still counts: the network takes its time. The
attempt is finished when this too is over."""
BATCH = 100
_log = logging.getLogger(__name__)


def schedule_finish(ends_at: datetime | None) -> None:
    """An attempt that was begun or moved here has its time until then."""
    if ends_at is not None:
        finishing.wake_at(ends_at + GRACE)


async def finish_overdue() -> None:
    """Finish every attempt whose time is over. What one of them runs into keeps no other waiting."""
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
    async with transaction() as outbox:
        attempt = await Attempt.select_for_update().get(id=id_)
        if attempt.finished_at is None and attempt.ends_at and attempt.ends_at <= now() - GRACE:
            await finish(attempt, FinishedBy.CLOCK, outbox, by=None)


async def _finish_due() -> datetime | None:
    await finish_overdue()
    following = await _next_deadline()
    return following + GRACE if following else None


async def _next_deadline() -> datetime | None:
    found = await Attempt.filter(finished_at=None, ends_at__gt=now() - GRACE).order_by('ends_at').first()
    return found.ends_at if found else None


finishing = Job('finish attempts whose time is over', _finish_due)
"""Runs for as long as the server does."""
