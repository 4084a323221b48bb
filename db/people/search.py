"""Finding people by what somebody types."""
import unicodedata
from typing import TYPE_CHECKING, Self

from ..access.capabilities import any_session_administrator

if TYPE_CHECKING:
    from ..records.person import Person

MAX_LENGTH_USERNAME, MAX_LENGTH_SEARCH, MAX_WORDS = 60, 100, 8


class Finding:

    @classmethod
    def matching(cls, text: str):
        """Everyone whose name, username or e-mail holds every word, accents and capitals aside."""
        found = cls.all()
        for word in folded(text[:MAX_LENGTH_SEARCH]).split()[:MAX_WORDS]:
            found = found.filter(searchable__contains=word)
        return found

    @classmethod
    async def suggest(cls, text: str, *, seen_by: 'Person', limit: int = 10) -> list[Self]:
        """People to choose from when a session is being staffed; only those who configure sessions may ask."""
        await any_session_administrator.check(seen_by)
        return await cls.matching(text).filter(is_active=True).order_by('name').limit(limit)

    @classmethod
    async def named(cls, usernames: list[str], *, seen_by: 'Person') -> dict[str, Self]:
        """Active people by username; a name that nobody has is not in the answer."""
        await any_session_administrator.check(seen_by)
        wanted = [as_username(name) for name in usernames]
        return {person.username: person for person in await cls.filter(username__in=wanted, is_active=True)}


def as_username(typed: str) -> str:
    """As usernames are kept; empty where it is too long to be one."""
    name = typed.strip().casefold()
    return name if len(name) <= MAX_LENGTH_USERNAME else ''


def folded(text: str) -> str:
    """Without accents and capitals: “Benítez” becomes “benitez”. No name holds a zero byte, nor can it be asked for."""
    plain = unicodedata.normalize('NFKD', text.replace('\0', ''))
    return ''.join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


