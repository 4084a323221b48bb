"""Finding people by what somebody types."""

from tortoise.queryset import QuerySet

from ..access.guard import any_session_administrator
from ..core.search_words import MAX_LENGTH_SEARCH, MAX_WORDS, folded
from ..records.person import Person

MAX_LENGTH_USERNAME = 60


def matching(text: str) -> QuerySet[Person]:
    """Everyone whose name, username or e-mail holds every word, accents and capitals aside."""
    found = Person.all()
    for word in folded(text[:MAX_LENGTH_SEARCH]).split()[:MAX_WORDS]:
        found = found.filter(searchable__contains=word)
    return found


async def suggest(text: str, *, seen_by: Person, limit: int = 10) -> list[Person]:
    """People to choose from when a session is being staffed; only those who configure sessions may ask."""
    await any_session_administrator.check(seen_by)
    return await matching(text).filter(is_active=True).order_by('name').limit(limit)


async def named(usernames: list[str], *, seen_by: Person) -> dict[str, Person]:
    """Active people by username; a name that nobody has is not in the answer."""
    await any_session_administrator.check(seen_by)
    wanted = [as_username(name) for name in usernames]
    return {person.username: person for person in await Person.filter(username__in=wanted, is_active=True)}


def as_username(typed: str) -> str:
    """As usernames are kept; empty where it is too long to be one."""
    name = typed.strip().casefold()
    return name if len(name) <= MAX_LENGTH_USERNAME else ''
