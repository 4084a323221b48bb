"""People and their sign-ins by id or username. No rule is asked here: whoever looks them up asks one."""
from collections.abc import Iterable

from i18n import _

from ..core.refusals import NotFound
from ..records.person import Person
from ..records.sign_in import SignIn


async def get_person(person_id: int) -> Person:
    found = await Person.get_or_none(id=person_id)
    if found is None:
        raise NotFound(_('This account is not there any more.'))
    return found


async def person_with_username(username: str) -> Person:
    """Capital letters and spaces around it do not matter."""
    found = await Person.get_or_none(username=username.strip().casefold())
    if found is None:
        raise NotFound(_('Nobody has the username {username}.', username=username))
    return found


async def people_with_ids(ids: Iterable[int]) -> dict[int, Person]:
    return {person.id: person for person in await Person.filter(id__in=list(ids))}


async def find_sign_in(sign_in_id: int) -> SignIn | None:
    return await SignIn.get_or_none(id=sign_in_id)
