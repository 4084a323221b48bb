"""The private address of a person's dates: made, looked up, and made anew so that the old one leads nowhere."""
import secrets
from typing import Any

from ..access.guard import me, only
from ..core.refusals import NotFound
from ..core.transactions import transaction
from ..records.calendar_feed import CalendarFeed
from ..records.event import log
from ..records.person import Person
from .entries import AgendaEntry, agenda_of


async def calendar_token(person: Person, *, seen_by: Person) -> str | None:
    """None where the person has never asked for an address."""
    await me.check(seen_by, person)
    feed = await CalendarFeed.get_or_none(person_id=person.id)
    return feed.token if feed else None


@only(me)
async def make_calendar_token(person: Person, *, by: Person) -> str:
    """A new secret address; whoever has the old one reads nothing any more."""
    token = secrets.token_urlsafe(32)
    async with transaction(person.topic('calendar')):
        await CalendarFeed.update_or_create({'token': token}, person_id=person.id)
        await log('made_calendar_address', by=by)
    return token


@only(me)
async def drop_calendar_token(person: Person, *, by: Person) -> None:
    """No address any more."""
    async with transaction(person.topic('calendar')):
        await CalendarFeed.filter(person_id=person.id).delete()
        await log('dropped_calendar_address', by=by)


async def calendar_of(token: str) -> tuple[Any, list[AgendaEntry]]:
    """Whose it is, and their dates. Raises NotFound for a token that nobody has, or of a person who is deactivated."""
    feed = await CalendarFeed.get_or_none(token=token).select_related('person')
    if feed is None or not feed.person.is_active:
        raise NotFound
    return feed.person, await agenda_of(feed.person)
