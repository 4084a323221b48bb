"""Everybody of the cast gets an account, with one password for all."""
import asyncio
import secrets
from typing import Any

from argon2 import PasswordHasher

from ..core import clock
from ..people.administration import become_first_administrator, create_account, edit_account
from ..people.changes import AccountChanges
from ..people.passwords import matches
from ..records.person import Person
from .days import Days
from .reading import read_cast
from .script import Cast, PersonScript

PASSWORD = 'cohort'
"""Shorter than anybody may choose, so it is hashed here."""
DAYS_AHEAD = 40


async def create_people(cast: Cast, today: Days) -> dict[str, Person]:
    """The administrator sets the installation up, and creates an account for each of the others."""
    moments = today.morning(cast.first_day - DAYS_AHEAD, every=5)
    with clock.stopped_at(next(moments)):
        administrator = await _opener(cast.administrator)
    for script, at in zip(cast.people, moments):
        if script is not cast.administrator:
            with clock.stopped_at(at):
                roles: Any = {f'is_{role}': True for role in script.roles}
                await create_account(
                    script.username, script.name, AccountChanges(email=script.email, **roles), by=administrator)
                await Person.filter(username=script.username).update(created_at=at)
    await Person.all().update(password_hash=await asyncio.to_thread(PasswordHasher().hash, PASSWORD))
    return {person.username: person for person in await Person.all()}


async def _opener(script: PersonScript) -> Person:
    person = await become_first_administrator(script.username, script.name, secrets.token_urlsafe())
    roles: Any = {f'is_{role}': True for role in script.roles}
    await edit_account(person, AccountChanges(email=script.email, **roles), by=person)
    await Person.filter(id=person.id).update(created_at=clock.now())
    return person


async def has_demo_accounts() -> bool:
    """Whether somebody can sign in here with the password that everybody knows."""
    usernames = [script.username for script in read_cast().people]
    kept = Person.filter(username__in=usernames, is_active=True).exclude(password_hash='')
    for password_hash in set(await kept.values_list('password_hash', flat=True)):
        if await matches(PASSWORD, str(password_hash)):
            return True
    return False
