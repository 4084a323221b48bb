"""Attempts to get around whose a page is: warned of in the log, and not more often than somebody can read."""
import logging
import time
from dataclasses import dataclass
from typing import Any

_log = logging.getLogger(__name__)
PAUSE = 60.0
"""Seconds in which one kind of attempt is logged once; what comes meanwhile is counted."""
MAX_LENGTH_ORIGIN = 200


@dataclass(slots=True)
class _Attempts:
    silent_until: float = 0.0
    unsaid: int = 0


_attempts: dict[str, _Attempts] = {}


def warn_of_browser(what: str, scope: Any) -> None:
    """Another browser than the page's own, or another sign-in, has sent something for the page."""
    _warn(f'{what} was refused: not sent by the browser and the sign-in of the page.', scope)


def warn_of_origin(what: str, origin: str, scope: Any) -> None:
    """A page of another site has sent something."""
    _warn(f'{what} was refused: sent by a page of another site.', scope, origin)


def forget() -> None:
    """For tests: nothing has been logged yet."""
    _attempts.clear()


def _warn(sentence: str, scope: Any, origin: str = '') -> None:
    attempts, now = _attempts.setdefault(sentence, _Attempts()), time.monotonic()
    if now < attempts.silent_until:
        attempts.unsaid += 1
        return
    address, *_ = scope.get('client') or ('',)
    _log.warning('%s From %r%s%s', sentence, str(address)[:60], f', {origin[:MAX_LENGTH_ORIGIN]!r}' if origin else '',
                 f', and {attempts.unsaid} more since the last such line.' if attempts.unsaid else '.')
    attempts.silent_until, attempts.unsaid = now + PAUSE, 0
