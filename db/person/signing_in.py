"""Signing in: a row per browser, found by a random token; ended here or everywhere."""
import hashlib
import secrets
from typing import TYPE_CHECKING, Self

from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from ..access import me, only
from ..clock import now
from ..event import log
from ..live import change
from ..refusals import Invalid, NotAllowed, TooManyAttempts
from . import passwords
from .finding import as_username

if TYPE_CHECKING:
    from . import SignIn

WRONG = 'Username and password do not match.'
PER_ACCOUNT, PER_ADDRESS = parse('5 per minute'), parse('30 per minute')
_attempts = MovingWindowRateLimiter(MemoryStorage())


class SigningIn:

    @classmethod
    async def sign_in(cls, username: str, password: str, *, browser: str = '', address: str = '') -> str:
        """The token for this browser. A wrong name and a wrong password get the same sentence after the same time."""
        name = as_username(username)
        await _count_attempt(name, address)
        person = await cls.get_or_none(username=name, is_active=True)
        if not await passwords.matches(password, person.password_hash if person else ''):
            raise NotAllowed(WRONG)
        return await person.sign_in_here(browser=browser, address=address)

    async def sign_in_here(self, *, browser: str = '', address: str = '') -> str:
        """A new sign-in for a person who has shown who they are; returns the token that the browser keeps."""
        token = secrets.token_urlsafe(32)
        async with change():
            await self.sign_ins.create(
                token_hash=_hash(token), browser=browser[:200], address=address[:60], began_at=now())
            await log('signed_in', by=self)
        return token

    @classmethod
    async def signed_in_with(cls, token: str | None) -> Self | None:
        """Whose browser this is; None if the sign-in has ended or the person is deactivated."""
        if not token:
            return None
        return await cls.get_or_none(
            sign_ins__token_hash=_hash(token), sign_ins__ended_at__isnull=True, is_active=True)

    async def sign_out(self, token: str) -> None:
        async with change(self.topic('door')):
            await self.sign_ins.filter(token_hash=_hash(token), ended_at__isnull=True).update(ended_at=now())

    @only(me)
    async def sign_out_everywhere(self, *, but: str | None = None) -> None:
        """End every sign-in of this person, except the one of the browser that asks, if named."""
        async with change(self.topic('door')):
            await self._end_sign_ins(but)
            await log('signed_out_everywhere', by=self)

    @only(me)
    async def change_password(self, old: str, new: str, *, keep: str | None = None) -> None:
        """Other browsers are signed out; the one that `keep` names stays."""
        if not await passwords.matches(old, self.password_hash):
            raise Invalid('That is not your present password.', 'old')
        password_hash = await passwords.hashed(new)
        async with change(self.topic('door')):
            self.password_hash = password_hash
            await self.save(update_fields=['password_hash'])
            await self._end_sign_ins(keep)
            await log('changed_password', by=self)

    async def open_sign_ins(self, *, seen_by) -> 'list[SignIn]':
        if seen_by.id != self.id:
            raise NotAllowed
        return await self.sign_ins.filter(ended_at__isnull=True).order_by('-began_at')

    async def _end_sign_ins(self, but: str | None = None) -> None:
        ending = self.sign_ins.filter(ended_at__isnull=True)
        if but:
            ending = ending.exclude(token_hash=_hash(but))
        await ending.update(ended_at=now())


def is_sign_in(sign_in: 'SignIn', token: str) -> bool:
    """Whether this row belongs to the browser that holds the token."""
    return secrets.compare_digest(sign_in.token_hash, _hash(token))


async def forget_attempts() -> None:
    """For tests: nobody has tried yet."""
    await _attempts.storage.reset()


async def _count_attempt(username: str, address: str) -> None:
    account = await _attempts.hit(PER_ACCOUNT, 'account', username)
    from_here = await _attempts.hit(PER_ADDRESS, 'address', address) if address else True
    if not (account and from_here):
        raise TooManyAttempts('Too many attempts. Wait a minute, then try again.')


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
