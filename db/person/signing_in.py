"""Signing in: a row per browser, found by a random token; ended here or everywhere."""
import secrets
from typing import Any, Self

from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from ..access import me, only
from ..clock import now
from ..event import log
from ..live import change
from ..refusals import Invalid, NotAllowed, SignedOut, TooManyAttempts
from . import passwords
from .finding import as_username
from .sign_in import SignIn, hash_of

WRONG = 'Username and password do not match.'
PER_ACCOUNT, PER_ADDRESS = parse('5 per minute'), parse('30 per minute')
_attempts = MovingWindowRateLimiter(MemoryStorage())


class SigningIn:

    @classmethod
    async def authenticate(cls, username: str, password: str, *, address: str = '') -> Self:
        """Whose name and password these are. A wrong name and a wrong password get the same sentence after the same
        time."""
        name = as_username(username)
        await _count_attempt(name, address)
        person = await cls.get_or_none(username=name, is_active=True)
        if not await passwords.matches(password, person.password_hash if person else ''):
            raise NotAllowed(WRONG)
        return person

    async def sign_in_here(self, *, browser: str = '', address: str = '', instead_of: SignIn | None = None,
                           second_factor: bool = False) -> str:
        """A sign-in for a person who has shown who they are; returns the token that the browser keeps.

        :param instead_of: what the browser had before. If it was this person's, it goes on under the new token, and
            with it the pages that are open in that browser; somebody else's ends
        """
        token = secrets.token_urlsafe(32)
        values = {'token_hash': hash_of(token), 'browser': browser[:200], 'address': address[:60], 'began_at': now(),
                  'last_used_at': now(), 'second_factor': second_factor}
        if instead_of is not None and instead_of.person_id != self.id:
            await instead_of.person.sign_out(instead_of)
            instead_of = None
        async with change(self.topic('door')):
            again = self.sign_ins.filter(id=instead_of.id, ended_at__isnull=True) if instead_of else None
            if again is None or not await again.update(**values):
                await self.sign_ins.create(**values)
            await log('signed_in', by=self)
        return token

    @classmethod
    async def signed_in_with(cls, token: str | None) -> Any:
        """Whose browser this is; None if the sign-in has ended or the person is deactivated."""
        sign_in = await SignIn.of(token)
        return sign_in.person if sign_in else None

    async def sign_out(self, sign_in: SignIn) -> None:
        async with change(self.topic('door')):
            await self.sign_ins.filter(id=sign_in.id, ended_at__isnull=True).update(ended_at=now())
            await log('signed_out', by=self)

    @only(me)
    async def sign_out_everywhere(self, *, but: SignIn | None = None) -> None:
        """End every sign-in of this person, except the one of the browser that asks, if named."""
        async with change(self.topic('door')):
            await self._end_sign_ins(but)
            await log('signed_out_everywhere', by=self)

    @only(me)
    async def change_password(self, old: str, new: str, *, here: SignIn) -> str:
        """Other browsers are signed out; this one goes on under a new token, which is returned."""
        if not await passwords.matches(old, self.password_hash):
            raise Invalid('That is not your current password.', 'old')
        password_hash = await passwords.hashed(new)
        token = secrets.token_urlsafe(32)
        async with change(self.topic('door')):
            self.password_hash = password_hash
            await self.save(update_fields=['password_hash'])
            await self._end_sign_ins(here)
            if not await self.sign_ins.filter(id=here.id, ended_at__isnull=True).update(token_hash=hash_of(token)):
                raise SignedOut
            await log('changed_password', by=self)
        return token

    async def open_sign_ins(self, *, seen_by) -> list[SignIn]:
        """Where the person is signed in at this moment, the latest first."""
        if seen_by.id != self.id:
            raise NotAllowed
        found = await self.sign_ins.filter(ended_at__isnull=True).order_by('-began_at', '-id')
        return [one for one in found if not one.is_over]

    async def _end_sign_ins(self, but: SignIn | None = None) -> None:
        ending = self.sign_ins.filter(ended_at__isnull=True)
        if but:
            ending = ending.exclude(id=but.id)
        await ending.update(ended_at=now())


async def forget_attempts() -> None:
    """For tests: nobody has tried yet."""
    await _attempts.storage.reset()


async def _count_attempt(username: str, address: str) -> None:
    account = await _attempts.hit(PER_ACCOUNT, 'account', username)
    from_here = await _attempts.hit(PER_ADDRESS, 'address', address) if address else True
    if not (account and from_here):
        raise TooManyAttempts('Too many attempts. Wait a minute, then try again.')
