"""When something was last used: noted in memory at once, for whoever keeps it."""
from datetime import datetime

from .clock import now

used_at: dict[int, datetime] = {}
not_kept: set[int] = set()


def note(sign_in_id: int) -> None:
    """It is used at this moment."""
    used_at[sign_in_id] = now()
    not_kept.add(sign_in_id)


def last(sign_in_id: int, kept: datetime | None) -> datetime | None:
    """When it was last used, given what the database says."""
    noted = used_at.get(sign_in_id)
    return noted if kept is None or noted is not None and noted > kept else kept


def forget_all() -> None:
    """For tests: no sign-in has been used."""
    used_at.clear()
    not_kept.clear()


def forget(sign_in_id: int) -> None:
    not_kept.discard(sign_in_id)
    used_at.pop(sign_in_id, None)
