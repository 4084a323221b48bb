"""How long a change waits for its turn, and what is said when it does not come.

The wait is bounded as a whole: for those who were here before, and for another program that holds the database.
"""
import asyncio
import logging
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TypeVar

from .config import settings
from .refusals import DatabaseBusy

T = TypeVar('T')
AGAIN = 5.0
"""Seconds after which a background job is tried again."""
QUIET = 60.0
"""Seconds: refusals that come closer together are one line in the log."""
_log = logging.getLogger(__name__)
_logged_at: float | None = None
_refused = 0


def deadline() -> float:
    """By `monotonic()`, the moment until which a change that begins now may wait for its turn."""
    return monotonic() + settings().write_timeout


def refused() -> DatabaseBusy:
    """The turn has not come. To be raised; written down once for all that are refused in the same spell."""
    global _logged_at, _refused
    _refused += 1
    if _logged_at is None or monotonic() - _logged_at > QUIET:
        _logged_at = monotonic()
        _log.warning('The database is busy: another program, or a change before, holds it. What cannot wait is '
                     'refused (%s so far).', _refused)
    return DatabaseBusy()


def answered() -> None:
    """A change has got its turn."""
    global _logged_at, _refused
    if _refused:
        _log.warning('The database is free again; %s changes were refused meanwhile.', _refused)
        _logged_at, _refused = None, 0


async def when_free(verb: Callable[[], Awaitable[object]], *, tries: int = 4) -> None:
    """For what nobody has asked for and nobody waits for, such as that an item was opened: instead of a refusal it is
    done later."""
    for number in range(1, tries):
        try:
            await verb()
        except DatabaseBusy:
            await asyncio.sleep(min(number, 6) * AGAIN)
        else:
            return
    await verb()


async def to_the_end(answer: 'asyncio.Future[T]') -> T:
    """What comes of it. It is waited for however often whoever waits is cancelled; they are so afterwards."""
    cancelled: asyncio.CancelledError | None = None
    while not answer.done():
        try:
            await asyncio.wait([answer])
        except asyncio.CancelledError as again:
            cancelled = again
    if cancelled is not None:
        answer.exception()  # asked for; the cancellation says more
        raise cancelled
    return answer.result()
