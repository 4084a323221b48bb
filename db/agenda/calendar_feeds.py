"""The private address of a person's dates: made, looked up, and made anew so that the old one leads nowhere."""
import secrets
from typing import TYPE_CHECKING, Any

from ..access.capabilities import me, only
from ..core.refusals import NotFound
from ..core.topics import transaction
from ..records.event import log
from .entries import AgendaEntry, agenda_of

if TYPE_CHECKING:
    from ..records.person import Person


class Feeding:

    async def calendar_token(self: Any, *, seen_by: 'Person') -> str | None:
        """None where the person has never asked for an address."""
        from ..records.calendar_feed import CalendarFeed
        await me.check(seen_by, self)
        feed = await CalendarFeed.get_or_none(person_id=self.id)
        return feed.token if feed else None

    @only(me)
    async def make_calendar_token(self: Any, *, by: 'Person') -> str:
        """A new secret address; whoever has the old one reads nothing any more."""
        from ..records.calendar_feed import CalendarFeed
        token = secrets.token_urlsafe(32)
        async with transaction(self.topic('calendar')):
            await CalendarFeed.update_or_create({'token': token}, person_id=self.id)
            await log('made_calendar_address', by=by)
        return token

    @only(me)
    async def drop_calendar_token(self: Any, *, by: 'Person') -> None:
        """No address any more."""
        from ..records.calendar_feed import CalendarFeed
        async with transaction(self.topic('calendar')):
            await CalendarFeed.filter(person_id=self.id).delete()
            await log('dropped_calendar_address', by=by)


async def calendar_of(token: str) -> tuple[Any, list[AgendaEntry]]:
    """Whose it is, and their dates. Raises NotFound for a token that nobody has, or of a person who is deactivated."""
    from ..records.calendar_feed import CalendarFeed
    feed = await CalendarFeed.get_or_none(token=token).select_related('person')
    if feed is None or not feed.person.is_active:
        raise NotFound
    return feed.person, await agenda_of(feed.person)
