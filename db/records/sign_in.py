"""The records of who is signed in where, and of what somebody shows besides a password."""
import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from tortoise import fields, models

from ..core import last_use
from ..core.clock import now
from ..core.config import settings
from ..core.networks import is_address, network
from ..core.refusals import Refusal, SignedOut, SignInOver

if TYPE_CHECKING:
    from .person import Person

NETWORK_KNOWN_FOR = timedelta(days=90)
"""After the last sign-in from it: networks change hands."""


class SignIn(models.Model):
    """One browser in which a person is signed in. The browser holds the token, this row only its hash."""
    id = fields.IntField(primary_key=True)
    person: fields.ForeignKeyRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='sign_ins', db_index=True)
    person_id: int
    token_hash = fields.CharField(max_length=64, unique=True)
    browser = fields.CharField(max_length=200, default='')
    address = fields.CharField(max_length=60, default='')
    began_at = fields.DatetimeField()
    """When the person last showed in this browser who they are."""
    last_used_at = fields.DatetimeField(null=True)
    """About when it was last used (`sign_in_use.py` knows it exactly); none: of an older version, and over."""
    second_factor = fields.BooleanField(default=False, db_default=False)
    """Whether a second factor was shown besides the password."""
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = 'sign_in'

    @classmethod
    async def of(cls, token: str | None) -> Self | None:
        """The sign-in that holds now in the browser with this token, with its person."""
        found = await cls.once_of(token)
        return found if found and found.person.is_active and not found.is_over else None

    @classmethod
    async def once_of(cls, token: str | None) -> Self | None:
        """The same, also if its time is over: nobody has ended it."""
        if not token:
            return None
        return await cls.filter(token_hash=hash_of(token), ended_at__isnull=True).select_related('person').first()

    @classmethod
    async def why_ended(cls, sign_in_id: int) -> Refusal | None:
        """What an open page asks again: None as long as the sign-in holds."""
        found = await cls.filter(id=sign_in_id, ended_at__isnull=True).select_related('person').first()
        if found is None or not found.person.is_active:
            return SignedOut()
        return SignInOver() if found.is_over else None

    @classmethod
    async def knows_network(cls, person_id: int, address: str) -> bool:
        """Whether this person has signed in lately from the network of this address. None if it is no address."""
        here = network(address)
        if not is_address(here):
            return False
        lately = cls.filter(person_id=person_id, began_at__gte=now() - NETWORK_KNOWN_FOR)
        before: list[Any] = await lately.distinct().values_list('address', flat=True)
        return here in {network(address) for address in before}

    @property
    def is_over(self) -> bool:
        return self.ends_at <= now()

    @property
    def ends_at(self) -> datetime:
        """When it ends if it is not used again."""
        return min(self.idle_until, self.latest_end)

    @property
    def idle_until(self) -> datetime:
        used = last_use.last(self.id, self.last_used_at)
        return used + timedelta(hours=settings().sign_in_idle_hours) if used else self.began_at

    @property
    def latest_end(self) -> datetime:
        """When it ends however much it is used."""
        return self.began_at + timedelta(days=settings().sign_in_max_days)


class SecondFactor(models.Model):
    """The authenticator of a person: a secret for time-based codes, sealed with the storage secret."""
    id = fields.IntField(primary_key=True)
    person: fields.OneToOneRelation['Person'] = fields.OneToOneField('models.Person', related_name='second_factor')
    person_id: int
    secret = fields.CharField(max_length=200)
    last_step = fields.BigIntField(default=0)
    """The step of time of the last code that was taken: no code counts twice."""
    set_up_at = fields.DatetimeField()

    class Meta:
        table = 'second_factor'


class RecoveryCode(models.Model):
    """What counts once instead of a code. Only its hash is kept."""
    id = fields.IntField(primary_key=True)
    person: fields.ForeignKeyRelation['Person'] = fields.ForeignKeyField(
        'models.Person', related_name='recovery_codes', db_index=True)
    person_id: int
    code_hash = fields.CharField(max_length=64)
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = 'recovery_code'


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
