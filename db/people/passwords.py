"""Passwords: hashed with argon2id, off the event loop and few at once; the common ones are refused."""
import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from i18n import _, lazy, number

from ..core.refusals import Invalid, TooManyAttempts

MIN_LENGTH, MAX_LENGTH = 8, 1000
AT_ONCE, MAX_WAITING = 2, 100
"""Each takes 64 MB and a moment of a core; who comes when so many wait already is asked to come back."""
BUSY = lazy('Many people are signing in at this moment. Try again in a few seconds.')

_hasher = PasswordHasher()
_workers = ThreadPoolExecutor(AT_ONCE, thread_name_prefix='passwords')
_waiting = 0
T = TypeVar('T')


async def hashed(password: str, *, field: str = 'password') -> str:
    """The argon2id hash to keep; refuses a password that is too short, or one of the first that anybody tries."""
    if len(password) < MIN_LENGTH:
        raise Invalid(_('A password needs at least {least} characters.', least=MIN_LENGTH), field)
    if len(password) > MAX_LENGTH:
        raise Invalid(_('A password can have up to {most} characters.', most=number(MAX_LENGTH)), field)
    if await _aside(lambda: is_common(password)):
        raise Invalid(_('Many people use this password, so it is among the first that are tried. Choose another.'),
                      field)
    return await _aside(lambda: _hasher.hash(password))


async def matches(password: str, password_hash: str) -> bool:
    """Whether it is the right one. Takes as long for an account that has none, so time tells nothing."""
    return await _aside(lambda: _verify(password[:MAX_LENGTH + 1], password_hash or _nobodys())) and bool(password_hash)


def is_common(password: str) -> bool:
    """Whether it is on the list of those that have leaked most often, in small or capital letters."""
    return password.casefold() in _common()


@cache
def _common() -> frozenset[str]:
    """The list takes memory and a moment to read: only where a password is set."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS
    return frozenset(word for word in FREQUENCY_LISTS['passwords'] if len(word) >= MIN_LENGTH)


@cache
def _nobodys() -> str:
    return _hasher.hash('a password that nobody has')


def _verify(password: str, password_hash: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


async def _aside(work: Callable[[], T]) -> T:
    global _waiting
    if _waiting >= MAX_WAITING:
        raise TooManyAttempts(BUSY)
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_workers, work)
    finally:
        _waiting -= 1
