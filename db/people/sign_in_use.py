"""When each sign-in was last used: noted in memory at once, kept in the database once a minute."""
from datetime import datetime

from ..core.clock import now
from ..core.scheduler import Job

KEPT_EVERY = 60.0
"""Seconds: so much of the last use is lost in a crash."""

_used: dict[int, datetime] = {}
_not_kept: set[int] = set()


def note(sign_in_id: int) -> None:
    """It is used at this moment."""
    _used[sign_in_id] = now()
    _not_kept.add(sign_in_id)


def last(sign_in_id: int, kept: datetime | None) -> datetime | None:
    """When it was last used, given what the database says."""
    noted = _used.get(sign_in_id)
    return noted if kept is None or noted is not None and noted > kept else kept


async def keep() -> None:
    """Write down what has been noted since."""
    from ..records.sign_in import SignIn
    while _not_kept:
        sign_in_id = next(iter(_not_kept))
        noted = _used[sign_in_id]
        await SignIn.filter(id=sign_in_id, last_used_at__lt=noted).update(last_used_at=noted)
        if _used.get(sign_in_id) == noted:
            _forget(sign_in_id)


def forget_all() -> None:
    """For tests: no sign-in has been used."""
    _used.clear()
    _not_kept.clear()


def _forget(sign_in_id: int) -> None:
    _not_kept.discard(sign_in_id)
    _used.pop(sign_in_id, None)


keeping_use = Job('keep when sign-ins were used', keep, every=KEPT_EVERY, begins_at_once=False, ends_with_a_run=True)
"""Runs for as long as the server does."""
