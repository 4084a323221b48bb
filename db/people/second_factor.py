"""The second factor: codes that an authenticator makes from a shared secret and the time, and recovery codes."""
import base64
import hmac
import re
import secrets

import pyotp

from i18n import _, lazy

from ..access.guard import administrator, me, only
from ..access.system import or_system
from ..core.clock import now
from ..core.config import settings
from ..core.networks import network
from ..core.refusals import Invalid, NotAllowed, SignedOut
from ..core.secret import sealed, unsealed
from ..core.sql import lock_row
from ..core.transactions import transaction
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.person import Person
from ..records.sign_in import RecoveryCode, SecondFactor, SignIn
from ..records.system_actor import Actor
from . import sign_in_attempts as attempts
from .recovery_codes import code_hash, fresh_codes, keep_codes, takes_code
from .sign_in_attempts import SignInAttempt
from .signing_in import end_sign_ins

ISSUER = 'Cohort'
DRIFT = 1
"""Steps of 30 seconds before and after: clocks differ."""
WRONG_CODE = lazy('This code is not right. Codes change every 30 seconds; each works once.')
_PURPOSE = 'second factor'


async def has_second_factor(person: Person) -> bool:
    return await SecondFactor.filter(person_id=person.id).exists()


async def must_have_second_factor(person: Person) -> bool:
    """Whether the settings demand one of this person."""
    return settings().second_factor == 'staff' and await is_staff(person)


async def is_staff(person: Person) -> bool:
    """Who has a role on the platform, or coaches or administers a session or teaches a course."""
    if person.is_administrator or person.is_session_administrator or person.is_teacher:
        return True
    roles = (person.sessions_coached, person.session_courses_coached, person.sessions_administered,
             person.courses_taught)
    return any([await role.all().exists() for role in roles])


@only(me)
async def set_up_second_factor(person: Person, secret: str, code: str, *, here: SignIn | None,
                               by: Person) -> list[str]:
    """From now on signing in asks for a code of the authenticator that has this secret. Other browsers are signed
    out. Returns the recovery codes, which are told only now."""
    step = _step_of(secret, code)
    if step is None:
        raise Invalid(WRONG_CODE, 'code')
    if here and await SignIn.why_ended(here.id):
        raise SignedOut
    fresh = await fresh_codes(person.id)
    async with transaction(person.topic('sign_in')):
        await lock_row(person)
        if await SecondFactor.filter(person_id=person.id).exists():
            raise NotAllowed(_('You have a second factor already. Turn it off first.'))
        await SecondFactor.create(person_id=person.id, secret=sealed(_PURPOSE, _raw(secret)), last_step=step,
                                  set_up_at=now())
        codes = await keep_codes(person, fresh)
        await end_sign_ins(person, here)
        if here:
            await person.sign_ins.filter(id=here.id).update(second_factor=True)
        await log('set_up_second_factor', by=person)
    return codes


async def check_second_factor(person: Person, code: str, *, address: str = '', device: str = '') -> None:
    """A code of the authenticator or a recovery code, each good once; else Invalid. Wrong ones are counted."""
    known = not device and await SignIn.knows_network(person.id, address)
    with SignInAttempt(*_counted(person, address, device, known_network=known)) as attempt:
        recovery = await code_hash(person.id, code)
        async with transaction():
            await lock_row(person)
            factor = await SecondFactor.get_or_none(person_id=person.id)
            if factor is None or not (await _takes_code(factor, code) or await takes_code(person, recovery)):
                raise Invalid(WRONG_CODE, 'code')
        attempt.right(forget=[attempts.PER_SECOND_FACTOR])


@only(me)
async def make_recovery_codes(person: Person, *, by: Person) -> list[str]:
    """New ones; the old ones open nothing any more."""
    fresh = await fresh_codes(person.id)
    async with transaction(person.topic('sign_in')):
        codes = await keep_codes(person, fresh)
        await log('made_recovery_codes', by=person)
    return codes


@only(me)
async def turn_off_second_factor(person: Person, *, by: Person) -> None:
    if await must_have_second_factor(person):
        raise NotAllowed(_('Staff sign in with a second factor here. It cannot be turned off.'))
    await _drop_second_factor(person, 'turned_off_second_factor', by=person)


@only(or_system(administrator))
async def take_second_factor(person: Person, *, by: Actor) -> None:
    """It is lost: every browser is signed out, and the password alone is enough until another one is set up."""
    if by.id == person.id:
        raise NotAllowed(_('Another administrator can do this for you.'))
    await _drop_second_factor(person, 'took_second_factor', by=by, sign_out=True)


async def _drop_second_factor(person: Person, what: EventVerb, *, by: Actor, sign_out: bool = False) -> None:
    async with transaction(person.topic('sign_in')):
        if sign_out:
            await end_sign_ins(person)
        await SecondFactor.filter(person_id=person.id).delete()
        await RecoveryCode.filter(person_id=person.id).delete()
        await log(what, by=by, details={'username': person.username})


async def recovery_codes_left(person: Person, *, seen_by: Person) -> int:
    await me.check(seen_by, person)
    return await RecoveryCode.filter(person_id=person.id, used_at__isnull=True).count()


def new_secret() -> str:
    """For an authenticator that is about to be set up: 160 bits, as it is typed."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def authenticator_address(secret: str, username: str) -> str:
    """What the picture says to an authenticator."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def _counted(person: Person, address: str, device: str, *, known_network: bool) -> list[attempts.Counted]:
    if device:
        return [(attempts.PER_SECOND_FACTOR, (person.id, 'device', device))]
    counted: list[attempts.Counted] = [(attempts.PER_SECOND_FACTOR, (person.id, network(address)))]
    return counted if known_network else [*counted, (attempts.CODES_PER_ACCOUNT, person.id)]


async def _takes_code(factor: SecondFactor, code: str) -> bool:
    raw = unsealed(_PURPOSE, factor.secret)
    step = _step_of(base64.b32encode(raw).decode(), code) if raw else None
    if step is None or step <= factor.last_step:
        return False
    factor.last_step = step
    await factor.save(update_fields=['last_step'])
    return True


def _step_of(secret: str, code: str) -> int | None:
    """The step of time, about now, whose code this is."""
    typed, maker = re.sub(r'\s', '', code), pyotp.TOTP(secret)
    step = int(now().timestamp()) // maker.interval
    for near in range(step - DRIFT, step + DRIFT + 1):
        if hmac.compare_digest(maker.generate_otp(near).encode(), typed.encode()):
            return near
    return None


def _raw(secret: str) -> bytes:
    return base64.b32decode(secret)
