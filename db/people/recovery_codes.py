"""Recovery codes: ten that each open the second step of signing in once, kept as scrypt hashes salted by account.

ASVS 6.5.2 asks for a password hash where a code has less than 112 random bits; these have 49.
"""
import asyncio
import hashlib
import re
import secrets

from ..core.clock import now
from ..records.event import log
from ..records.person import Person
from ..records.sign_in import RecoveryCode

RECOVERY_CODES = 10
LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
LETTERS_IN_CODE = 10
Fresh = list[tuple[str, str]]
"""Codes, each with the hash to keep."""


async def fresh_codes(person_id: int) -> Fresh:
    """Before a transaction: hashing takes its time."""
    codes = ['-'.join(''.join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(2))
             for _ in range(RECOVERY_CODES)]
    return [(code, await code_hash(person_id, code)) for code in codes]


async def keep_codes(person: Person, fresh: Fresh) -> list[str]:
    """In place of those there were; returns what is told to the person now and never again."""
    await RecoveryCode.filter(person_id=person.id).delete()
    await RecoveryCode.bulk_create([RecoveryCode(person_id=person.id, code_hash=hashed) for _, hashed in fresh])
    return [code for code, _ in fresh]


async def code_hash(person_id: int, code: str) -> str:
    """However it is typed; empty for what cannot be one of these codes."""
    plain = re.sub(r'[\s-]', '', code).casefold()
    if len(plain) != LETTERS_IN_CODE:
        return ''
    return await asyncio.to_thread(_scrypt, person_id, plain)


async def takes_code(person: Person, hashed: str) -> bool:
    """Inside a transaction: whether this is one of the codes, which is used up with it."""
    known = RecoveryCode.filter(person_id=person.id, code_hash=hashed, used_at__isnull=True)
    taken = bool(hashed) and bool(await known.update(used_at=now()))
    if taken:
        await log('used_recovery_code', by=person)
    return taken


def _scrypt(person_id: int, plain: str) -> str:
    salt = hashlib.sha256(f'cohort recovery code of {person_id}'.encode()).digest()
    return hashlib.scrypt(plain.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32).hex()
