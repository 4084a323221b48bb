"""Signing in: a row per browser, found by a random token; ended here or everywhere."""
import logging
import secrets
from collections.abc import Mapping
from typing import Any

from i18n import _, lazy

from ..access.guard import me, only
from ..core.clock import now
from ..core.networks import network
from ..core.refusals import Invalid, NotAllowed, SignedOut
from ..core.transactions import transaction
from ..records.event import log
from ..records.person import Person
from ..records.sign_in import SignIn, hash_of
from . import passwords
from . import sign_in_attempts as attempts
from .search import MAX_LENGTH_USERNAME, as_username
from .sign_in_attempts import SignInAttempt

WRONG = lazy('Username and password do not match.')
_log = logging.getLogger(__name__)


async def authenticate(username: str, password: str, *, address: str = '',
                       devices: Mapping[int, str] | None = None) -> Person:
    """Whose name and password these are. A wrong name and a wrong password get the same sentence after the same
    time.

    :param devices: the names of this browser for people who have signed in here before; it has counters of its own
        for them, so that what is tried elsewhere keeps nobody out. So has a network from which they have signed in
    """
    name = as_username(username)
    person = await Person.get_or_none(username=name, is_active=True)
    device = (devices or {}).get(person.id) if person else None
    known = person is not None and not device and await SignIn.knows_network(person.id, address)
    with SignInAttempt(*_counted(name[:MAX_LENGTH_USERNAME], address, device, known_network=known)) as attempt:
        if not await passwords.matches(password, person.password_hash if person else '') or person is None:
            _log.warning('A sign-in was refused: wrong name or password for %r from %r.', name[:80], address[:60])
            raise NotAllowed(WRONG)
        attempt.right(forget=[attempts.PER_ACCOUNT_AND_ADDRESS, attempts.PER_DEVICE])
    return person


async def sign_in_here(person: Person, *, browser: str = '', address: str = '', instead_of: SignIn | None = None,
                       second_factor: bool = False) -> str:
    """A sign-in for a person who has shown who they are; returns the token that the browser keeps.

    :param instead_of: what the browser had before. If it was this person's, it goes on under the new token, and
        with it the pages that are open in that browser; somebody else's ends
    """
    token = secrets.token_urlsafe(32)
    values: dict[str, Any] = {
        'token_hash': hash_of(token), 'browser': browser[:200], 'address': address[:60], 'began_at': now(),
        'last_used_at': now(), 'second_factor': second_factor}
    if instead_of is not None and instead_of.person_id != person.id:
        await sign_out(instead_of.person, instead_of)
        instead_of = None
    async with transaction(person.topic('sign_in')):
        again = person.sign_ins.filter(id=instead_of.id, ended_at__isnull=True) if instead_of else None
        if again is None or not await again.update(**values):
            await person.sign_ins.create(**values)
        await log('signed_in', by=person)
    return token


async def signed_in_with(token: str | None) -> Any:
    """Whose browser this is; None if the sign-in has ended or the person is deactivated."""
    sign_in = await SignIn.of(token)
    return sign_in.person if sign_in else None


async def sign_out(person: Person, sign_in: SignIn) -> None:
    async with transaction(person.topic('sign_in')):
        await person.sign_ins.filter(id=sign_in.id, ended_at__isnull=True).update(ended_at=now())
        await log('signed_out', by=person)


@only(me)
async def sign_out_everywhere(person: Person, *, by: Person, but: SignIn | None = None) -> None:
    """End every sign-in of this person, except the one of the browser that asks, if named."""
    async with transaction(person.topic('sign_in')):
        await end_sign_ins(person, but)
        await log('signed_out_everywhere', by=person)


async def check_password(person: Person, password: str, *, here: SignIn) -> None:
    """That it is really them who sit there; else Invalid. Wrong ones are counted."""
    with SignInAttempt((attempts.PER_SIGN_IN, here.id)) as attempt:
        await person.refresh_from_db(fields=['password_hash'])
        if not await passwords.matches(password, person.password_hash):
            raise Invalid(_('That is not your current password.'), 'old')
        attempt.right(forget=[attempts.PER_SIGN_IN])


@only(me)
async def change_password(person: Person, old: str, new: str, *, here: SignIn, by: Person) -> str:
    """Other browsers are signed out; this one goes on under a new token, which is returned."""
    await check_password(person, old, here=here)
    return await _set_own_password(person, new, here)


@only(me)
async def choose_password(person: Person, new: str, *, here: SignIn, by: Person) -> str:
    """In place of the one that somebody else has set, which was shown at the sign-in."""
    await person.refresh_from_db(fields=['must_change_password', 'password_hash'])
    if not person.must_change_password:
        raise NotAllowed
    if await passwords.matches(new, person.password_hash):
        raise Invalid(_('Choose another password than the one you were given.'), 'new')
    return await _set_own_password(person, new, here)


async def _set_own_password(person: Person, new: str, here: SignIn) -> str:
    password_hash = await passwords.hashed(new, field='new')
    token = secrets.token_urlsafe(32)
    async with transaction(person.topic('sign_in')):
        person.password_hash, person.must_change_password = password_hash, False
        await person.save(update_fields=['password_hash', 'must_change_password'])
        await end_sign_ins(person, here)
        if not await person.sign_ins.filter(id=here.id, ended_at__isnull=True).update(token_hash=hash_of(token)):
            raise SignedOut
        await log('changed_password', by=person)
    return token


async def open_sign_ins(person: Person, *, seen_by: Person) -> list[SignIn]:
    """Where the person is signed in at this moment, the latest first."""
    if seen_by.id != person.id:
        raise NotAllowed
    found = await person.sign_ins.filter(ended_at__isnull=True).order_by('-began_at', '-id')
    return [one for one in found if not one.is_over]


async def end_sign_ins(person: Person, but: SignIn | None = None) -> None:
    ending = person.sign_ins.filter(ended_at__isnull=True)
    if but:
        ending = ending.exclude(id=but.id)
    await ending.update(ended_at=now())


def _counted(username: str, address: str, device: str | None, *, known_network: bool) -> list[attempts.Counted]:
    if device:
        return [(attempts.PER_DEVICE, (username, device))]
    here = network(address)
    counted: list[attempts.Counted] = [(attempts.PER_ACCOUNT_AND_ADDRESS, (username, here)),
                                       (attempts.PER_ADDRESS, here)]
    return counted if known_network else [*counted, (attempts.PER_ACCOUNT, username)]
