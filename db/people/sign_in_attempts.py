"""How often somebody may try: wrong attempts make the next one wait, longer each time; others keep nobody out.

Each attempt is counted before it is looked at, so that many at once are no more than one after the other, and is taken
back when it was right. During a pause nothing is looked at and nothing is counted; who comes first after it has the
turn. So that somebody who tries without end is not always first, what is known of an account's owner (a browser, a
network) does not wait for what others try.
"""
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from i18n import ngettext

from ..core.clock import now
from ..core.refusals import TooManyAttempts

FORGOTTEN_AFTER = timedelta(hours=1)
MAX_KEPT = 100_000
"""Counters; beyond, the oldest go: whoever fills the memory with made-up names frees nobody who was tried lately."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many wrong attempts are free; each further one doubles the pause, up to the longest."""
    what: str
    free: int
    first_pause: timedelta
    longest_pause: timedelta


PER_ACCOUNT_AND_ADDRESS = Limit('account and address', 5, timedelta(seconds=15), timedelta(minutes=15))
PER_ACCOUNT = Limit('account', 20, timedelta(seconds=5), timedelta(minutes=1))
"""From browsers and networks that nobody has signed in from to this account: however many addresses they come from."""
PER_ADDRESS = Limit('address', 100, timedelta(seconds=1), timedelta(seconds=30))
"""One password for many accounts. A school may be behind one address, so this one is generous."""
PER_DEVICE = Limit('device', 8, timedelta(seconds=10), timedelta(minutes=2))
"""From a browser that has signed in to this account before: by itself, so that what others try does not count."""
PER_SIGN_IN = Limit('sign-in', 5, timedelta(seconds=15), timedelta(minutes=15))
"""The current password, asked of somebody who is signed in."""
PER_SECOND_FACTOR = Limit('second factor', 5, timedelta(seconds=15), timedelta(minutes=15))
"""Only who knows the password gets here."""
CODES_PER_ACCOUNT = Limit('codes of an account', 10, timedelta(seconds=15), timedelta(minutes=5))
"""From browsers and networks that nobody has signed in from to this account."""
PER_SETUP_CODE = Limit('set-up code', 5, timedelta(seconds=5), timedelta(minutes=1))

Counted = tuple[Limit, Hashable]


@dataclass(slots=True)
class _Tally:
    wrong: int
    last: datetime


_tallies: OrderedDict[Counted, _Tally] = OrderedDict()


class SignInAttempt:
    """One attempt, counted as wrong until `right()` is said."""

    def __init__(self, *counted: Counted) -> None:
        """Raises TooManyAttempts where one of these has to wait."""
        wait = max((_pause_left(one) for one in counted), default=timedelta())
        if wait > timedelta():
            raise TooManyAttempts(_to_wait(wait))
        self._counted = counted
        for one in counted:
            _count(one)

    def __enter__(self) -> 'SignInAttempt':
        return self

    def __exit__(self, _: Any, problem: BaseException | None, __: Any) -> None:
        if isinstance(problem, TooManyAttempts):  # nobody has looked at it
            self.right()

    def right(self, *, forget: Sequence[Limit] = ()) -> None:
        """It was none of the wrong ones; `forget` are the limits that begin anew with it."""
        for one in self._counted:
            tally = _tallies.get(one)
            if tally is not None:
                tally.wrong -= 1
                if one[0] in forget or tally.wrong <= 0:
                    del _tallies[one]


def forget_attempts() -> None:
    """For tests: nobody has tried yet."""
    _tallies.clear()


def _pause_left(counted: Counted) -> timedelta:
    limit, tally = counted[0], _tallies.get(counted)
    if tally is None or tally.wrong < limit.free:
        return timedelta()
    doubled = min(tally.wrong - limit.free, 20)
    return tally.last + min(limit.first_pause * 2**doubled, limit.longest_pause) - now()


def _count(counted: Counted) -> None:
    tally = _tallies.pop(counted, None)
    if tally is None or tally.last + FORGOTTEN_AFTER < now():
        tally = _Tally(0, now())
    tally.wrong, tally.last = tally.wrong + 1, now()
    _tallies[counted] = tally
    while len(_tallies) > MAX_KEPT:
        _tallies.popitem(last=False)


def _to_wait(wait: timedelta) -> str:
    seconds = max(1, -(-wait // timedelta(seconds=1)))
    if seconds < 60:
        return ngettext('Too many attempts. Wait {n} second, then try again.',
                        'Too many attempts. Wait {n} seconds, then try again.', seconds)
    return ngettext('Too many attempts. Wait {n} minute, then try again.',
                    'Too many attempts. Wait {n} minutes, then try again.', -(-seconds // 60))
