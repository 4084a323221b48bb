"""Enrolling people whose usernames are pasted: who each of them is, before anybody is enrolled."""
from collections.abc import Awaitable, Callable

from components.paste_people.paste_people import PastedPerson, PastePeople
from db import Person, Session, SessionCourse, sessions
from db.records import Membership
from db.sessions import FoundPerson
from i18n import _, number

MAX_USERNAMES = 2000
"""Usernames in one go: a longer list belongs into an import."""


def enrol_by_username(viewer: Person, into: Session | SessionCourse, enrol: Callable[[list[Person]], Awaitable[None]]
                      ) -> PastePeople:
    """Looks people up by their exact username, as who enrols into the session or the course may."""
    async def enrol_pasted(usernames: list[str]) -> None:
        named = await sessions.lookup_usernames(into, usernames, seen_by=viewer)
        await enrol([one.person for one in named.values()])

    async def look_up(usernames: list[str]) -> list[PastedPerson]:
        named = await sessions.lookup_usernames(into, usernames[:MAX_USERNAMES], seen_by=viewer)
        found = [_found(name, named.get(name.strip().casefold())) for name in usernames[:MAX_USERNAMES]]
        beyond = _('Beyond {limit}: not looked up', limit=number(MAX_USERNAMES))
        return found + [PastedPerson(username=name, what='unknown', note=beyond)
                        for name in usernames[MAX_USERNAMES:]]

    return PastePeople(look_up=look_up, on_enrol=enrol_pasted)


def _found(username: str, named: FoundPerson | None) -> PastedPerson:
    if named is None:
        return PastedPerson(username=username, what='unknown')
    what = {None: 'enrol', Membership.WITHDRAWN: 'again', Membership.ACTIVE: 'already'}[named.state]
    return PastedPerson(username=named.person.username, name=named.person.name, what=what)
