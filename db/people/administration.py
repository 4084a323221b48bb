"""What an administrator does with accounts: create, change, deactivate, reset a password."""
import re
import secrets
from typing import Any

from i18n import _

from ..access.guard import administrator, me, only
from ..core.changes import UNSET
from ..core.clock import now
from ..core.config import available_timezones
from ..core.refusals import Invalid, NotAllowed
from ..core.search_words import folded
from ..core.sql import lock_table
from ..core.transactions import transaction
from ..records.event import log
from ..records.person import Person
from . import passwords
from .addresses import checked_address
from .changes import AccountChanges

ROLES = ('is_administrator', 'is_session_administrator', 'is_teacher')
_USERNAME = re.compile(r'[a-z0-9][a-z0-9._@+-]{0,59}')


async def has_no_accounts() -> bool:
    """Whether this is all new: its first administrator is still to come. Imported learners do not open it."""
    return not await Person.exists(is_administrator=True)


async def become_first_administrator(username: str, name: str, password: str) -> Person:
    """Set everything up. Refused as soon as there is an administrator; the last one cannot go. Of two at the same
    moment the second is refused. Whether they may is `setup_codes.py`'s question."""
    if not await has_no_accounts():
        raise NotAllowed(_('There is an administrator already.'))
    password_hash = await passwords.hashed(password)
    async with transaction():
        await lock_table(Person)
        if not await has_no_accounts():
            raise NotAllowed(_('There is an administrator already.'))
        person = await _add(username, name, AccountChanges(is_administrator=True),
                            password_hash=password_hash)
        await log('became_first_administrator', by=person)
    return person


async def create_account(username: str, name: str, more: AccountChanges | None = None, *, by: Person,
                         password: str = '') -> Person:
    """A new account. Without a password the person cannot sign in until one is set."""
    await administrator.check(by)
    password_hash = await passwords.hashed(password) if password else ''
    async with transaction():
        person = await _add(username, name, more, password_hash=password_hash,
                            must_change_password=bool(password))
        await log('created_account', by=by, details={'username': person.username})
    return person


@only(administrator)
async def edit_account(person: Person, changes: AccountChanges, *, by: Person) -> None:
    """Change name, e-mail or roles. The last administrator cannot lose that role."""
    name, email, roles = changes.name, changes.email, _roles(changes)
    async with transaction(person.topic('sign_in'), person.topic('sessions')):
        await person.refresh_from_db()
        if roles.get('is_administrator') is False and (no := await why_not_deactivate(person)):
            raise no
        person.name = _name(name) if name is not UNSET else person.name
        if email is not UNSET and email.strip() != person.email:
            person.email = await _free_address(email, but=person.id)
        for role, held in roles.items():
            setattr(person, role, held)
        person.searchable = searchable(person.name, person.username, person.email)
        await person.save()
        await log('edited_account', by=by, details={'username': person.username, **roles})


@only(administrator)
async def deactivate(person: Person, *, by: Person) -> None:
    """Nobody can sign in to the account any more; its work stays. Open pages leave at once."""
    async with transaction(person.topic('sign_in')):
        await person.refresh_from_db()
        if no := await why_not_deactivate(person):
            raise no
        person.is_active = False
        await person.save(update_fields=['is_active'])
        await person.sign_ins.filter(ended_at__isnull=True).update(ended_at=now())
        await log('deactivated', by=by, details={'username': person.username})


@only(administrator)
async def reactivate(person: Person, *, by: Person) -> None:
    async with transaction():
        person.is_active = True
        await person.save(update_fields=['is_active'])
        await log('reactivated', by=by, details={'username': person.username})


@only(administrator)
async def reset_password(person: Person, *, by: Person) -> str:
    """A new random password, to be told to the person once, who chooses another at the next sign-in. Every browser
    of theirs is signed out."""
    password = secrets.token_urlsafe(9)
    password_hash = await passwords.hashed(password)
    async with transaction(person.topic('sign_in')):
        person.password_hash, person.must_change_password = password_hash, True
        await person.save(update_fields=['password_hash', 'must_change_password'])
        await person.sign_ins.filter(ended_at__isnull=True).update(ended_at=now())
        await log('reset_password', by=by, details={'username': person.username})
    return password


@only(me)
async def prefer(person: Person, *, time_zone: str, by: Person) -> None:
    """The zone in which a person reads dates; empty for the platform's."""
    if time_zone and time_zone not in available_timezones():
        raise Invalid(_('“{name}” is not a time zone.', name=time_zone), 'time_zone')
    person.time_zone = time_zone
    await person.save(update_fields=['time_zone'])


async def _add(username: str, name: str, more: AccountChanges | None, *, password_hash: str,
               must_change_password: bool = False) -> Person:
    more = more or AccountChanges()
    username = username.strip().casefold()
    if not _USERNAME.fullmatch(username):
        raise Invalid(_('Enter a username of up to 60 characters: letters a to z, digits and . _ - + @, without '
                        'spaces.'), 'username')
    if await Person.filter(username=username).exists():
        raise Invalid(_('The username “{username}” is taken.', username=username), 'username')
    name, email = _name(name), await _free_address('' if more.email is UNSET else more.email)
    return await Person.create(
        username=username, name=name, email=email, searchable=searchable(name, username, email),
        password_hash=password_hash, must_change_password=must_change_password, **_roles(more))


async def shares_address_with(person: Person, *, seen_by: Person) -> list[Person]:
    """Others with the same e-mail address, by name: none is given twice, but some have it from before. For the
    person and for administrators."""
    if seen_by.id != person.id:
        await administrator.check(seen_by)
    if not person.email:
        return []
    return await type(person).filter(email__iexact=person.email).exclude(id=person.id).order_by('name', 'id')


async def _free_address(entered: str, but: int | None = None) -> str:
    """Checked, and nobody else's. Two who had the same before there was this rule keep it."""
    email = checked_address(entered)
    if email and (other := await Person.filter(email__iexact=email).exclude(id=but or 0).first()):
        raise Invalid(_('{name} ({username}) has this e-mail address.', name=other.name, username=other.username),
                      'email')
    return email


async def why_not_deactivate(person: Person) -> NotAllowed | None:
    """The last administrator stays; for who is about to deactivate the account or to take that role away."""
    others = type(person).filter(is_administrator=True, is_active=True).exclude(id=person.id)
    if not person.is_administrator or await others.exists():
        return None
    return NotAllowed(_('There must be one active administrator. Make somebody else administrator first.'))


def searchable(name: str, username: str, email: str = '') -> str:
    return folded(f'{name} {username} {email}')[:300]


def _name(name: str) -> str:
    name = ' '.join(name.split())
    if not name:
        raise Invalid(_('Enter a name.'), 'name')
    if len(name) > 120:
        raise Invalid(_('Enter a name of up to 120 characters.'), 'name')
    return name


def _roles(changes: AccountChanges) -> dict[str, Any]:
    """Those that are mentioned, and whether they are held."""
    return {role: held for role, held in changes.said().items() if role in ROLES}
