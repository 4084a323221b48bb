"""What an administrator does with accounts: create, change, deactivate, reset a password."""
import re
import secrets
from typing import TYPE_CHECKING, Self, cast

from ..access.capabilities import administrator, me, only
from ..core.changes import UNSET
from ..core.clock import now
from ..core.config import available_timezones
from ..core.refusals import Invalid, NotAllowed
from ..core.sql import lock_table
from ..core.topics import transaction
from ..records.event import log
from . import passwords
from .addresses import checked_address
from .changes import AccountChanges
from .search import folded

if TYPE_CHECKING:
    from ..records.person import Person

ROLES = ('is_administrator', 'is_session_administrator', 'is_teacher')
_USERNAME = re.compile(r'[a-z0-9][a-z0-9._@+-]{0,59}')


class Administering:

    @classmethod
    async def nobody_yet(cls) -> bool:
        """Whether this is all new: its first administrator is still to come. Imported learners do not open it."""
        return not await cls.exists(is_administrator=True)

    @classmethod
    async def become_first_administrator(cls, username: str, name: str, password: str) -> Self:
        """Set everything up. Refused as soon as there is an administrator; the last one cannot go. Of two at the same
        moment the second is refused. Whether they may is `setup_code.py`'s question."""
        if not await cls.nobody_yet():
            raise NotAllowed('There is an administrator already.')
        password_hash = await passwords.hashed(password)
        async with transaction():
            await lock_table(cls)
            if not await cls.nobody_yet():
                raise NotAllowed('There is an administrator already.')
            person = await cls._add(username, name, AccountChanges(is_administrator=True),
                                    password_hash=password_hash)
            await log('became_first_administrator', by=cast('Person', person))
        return person

    @classmethod
    async def create_account(cls, username: str, name: str, more: AccountChanges | None = None, *, by: 'Person',
                             password: str = '') -> Self:
        """A new account. Without a password the person cannot sign in until one is set."""
        await administrator.check(by)
        password_hash = await passwords.hashed(password) if password else ''
        async with transaction():
            person = await cls._add(username, name, more, password_hash=password_hash,
                                    must_change_password=bool(password))
            await log('created_account', by=by, details={'username': person.username})
        return person

    @only(administrator)
    async def edit_account(self, changes: AccountChanges, *, by: 'Person') -> None:
        """Change name, e-mail or roles. The last administrator cannot lose that role."""
        name, email, roles = changes.name, changes.email, _roles(changes)
        async with transaction(self.topic('sign_in'), self.topic('sessions')):
            await self.refresh_from_db()
            if roles.get('is_administrator') is False and (no := await self.why_not_deactivate()):
                raise no
            self.name = _name(name) if name is not UNSET else self.name
            if email is not UNSET and email.strip() != self.email:
                self.email = await self._free_address(email, but=self.id)
            for role, held in roles.items():
                setattr(self, role, held)
            self.searchable = searchable(self.name, self.username, self.email)
            await self.save()
            await log('edited_account', by=by, details={'username': self.username, **roles})

    @only(administrator)
    async def deactivate(self, *, by: 'Person') -> None:
        """Nobody can sign in to the account any more; its work stays. Open pages leave at once."""
        async with transaction(self.topic('sign_in')):
            await self.refresh_from_db()
            if no := await self.why_not_deactivate():
                raise no
            self.is_active = False
            await self.save(update_fields=['is_active'])
            await self.sign_ins.filter(ended_at__isnull=True).update(ended_at=now())
            await log('deactivated', by=by, details={'username': self.username})

    @only(administrator)
    async def reactivate(self, *, by: 'Person') -> None:
        async with transaction():
            self.is_active = True
            await self.save(update_fields=['is_active'])
            await log('reactivated', by=by, details={'username': self.username})

    @only(administrator)
    async def reset_password(self, *, by: 'Person') -> str:
        """A new random password, to be told to the person once, who chooses another at the next sign-in. Every browser
        of theirs is signed out."""
        password = secrets.token_urlsafe(9)
        password_hash = await passwords.hashed(password)
        async with transaction(self.topic('sign_in')):
            self.password_hash, self.must_change_password = password_hash, True
            await self.save(update_fields=['password_hash', 'must_change_password'])
            await self.sign_ins.filter(ended_at__isnull=True).update(ended_at=now())
            await log('reset_password', by=by, details={'username': self.username})
        return password

    @only(me)
    async def prefer(self, *, time_zone: str, by: 'Person') -> None:
        """The zone in which a person reads dates; empty for the platform's."""
        if time_zone and time_zone not in available_timezones():
            raise Invalid(f'“{time_zone}” is not a time zone.', 'time_zone')
        self.time_zone = time_zone
        await self.save(update_fields=['time_zone'])

    @classmethod
    async def _add(cls, username: str, name: str, more: AccountChanges | None, *, password_hash: str,
                   must_change_password: bool = False) -> Self:
        more = more or AccountChanges()
        username = username.strip().casefold()
        if not _USERNAME.fullmatch(username):
            raise Invalid('Enter a username of up to 60 characters: letters a to z, digits and . _ - + @, without '
                          'spaces.', 'username')
        if await cls.filter(username=username).exists():
            raise Invalid(f'The username “{username}” is taken.', 'username')
        name, email = _name(name), await cls._free_address('' if more.email is UNSET else more.email)
        return await cls.create(
            username=username, name=name, email=email, searchable=searchable(name, username, email),
            password_hash=password_hash, must_change_password=must_change_password, **_roles(more))

    async def shares_address_with(self, *, seen_by: 'Person') -> list[Self]:
        """Others with the same e-mail address, by name: none is given twice, but some have it from before. For the
        person and for administrators."""
        if seen_by.id != self.id:
            await administrator.check(seen_by)
        if not self.email:
            return []
        return await type(self).filter(email__iexact=self.email).exclude(id=self.id).order_by('name', 'id')

    @classmethod
    async def _free_address(cls, entered: str, but: int | None = None) -> str:
        """Checked, and nobody else's. Two who had the same before there was this rule keep it."""
        email = checked_address(entered)
        if email and (other := await cls.filter(email__iexact=email).exclude(id=but or 0).first()):
            raise Invalid(f'{other.name} ({other.username}) has this e-mail address.', 'email')
        return email

    async def why_not_deactivate(self) -> NotAllowed | None:
        """The last administrator stays; for who is about to deactivate the account or to take that role away."""
        others = type(self).filter(is_administrator=True, is_active=True).exclude(id=self.id)
        if not self.is_administrator or await others.exists():
            return None
        return NotAllowed('There must be one active administrator. Make somebody else administrator first.')


def searchable(name: str, username: str, email: str = '') -> str:
    return folded(f'{name} {username} {email}')[:300]


def _name(name: str) -> str:
    name = ' '.join(name.split())
    if not name:
        raise Invalid('Enter a name.', 'name')
    if len(name) > 120:
        raise Invalid('Enter a name of up to 120 characters.', 'name')
    return name


def _roles(changes: AccountChanges) -> dict[str, bool]:
    """Those that are mentioned, and whether they are held."""
    return {role: held for role, held in changes.said().items() if role in ROLES}
