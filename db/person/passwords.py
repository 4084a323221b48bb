"""Passwords: hashed with argon2id, off the event loop."""
import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ..refusals import Invalid

SHORTEST = 8
_hasher = PasswordHasher()
_nobodys = _hasher.hash('a password that nobody has')


async def hashed(password: str) -> str:
    """The argon2id hash to keep; refuses a password that is too short."""
    if len(password) < SHORTEST:
        raise Invalid(f'A password needs at least {SHORTEST} characters.', 'password')
    return await asyncio.to_thread(_hasher.hash, password)


async def matches(password: str, password_hash: str) -> bool:
    """Whether it is the right one. Takes as long for an account that has none, so time tells nothing."""
    return await asyncio.to_thread(_verify, password, password_hash or _nobodys) and bool(password_hash)


def _verify(password: str, password_hash: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
