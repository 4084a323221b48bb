"""When each sign-in was last used: noted in memory at once, kept in the database once a minute."""

from ..core.last_use import forget, not_kept, used_at
from ..core.scheduler import Job
from ..records.sign_in import SignIn

KEPT_EVERY = 60.0
"""Seconds: so much of the last use is lost in a crash."""

async def keep() -> None:
    """Write down what has been noted since."""
    while not_kept:
        sign_in_id = next(iter(not_kept))
        noted = used_at[sign_in_id]
        await SignIn.filter(id=sign_in_id, last_used_at__lt=noted).update(last_used_at=noted)
        if used_at.get(sign_in_id) == noted:
            forget(sign_in_id)


keeping_use = Job('keep when sign-ins were used', keep, every=KEPT_EVERY, begins_at_once=False, ends_with_a_run=True)
"""Runs for as long as the server does."""
