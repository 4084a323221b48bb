"""The log reads from the last row up, so it has to hold its rows in the order of what happened."""
from collections.abc import Iterable

from ..records.event import Event


async def write_history(more: Iterable[Event]) -> None:
    """Write these into the log of a new installation, among what is there already."""
    here = [Event(**row) for row in await Event.all().order_by('id').values(
        'at', 'person_id', 'verb', 'session_id', 'session_course_id', 'course_id', 'item_id', 'participation_id',
        'details')]
    await Event.all().delete()
    await Event.bulk_create(sorted([*here, *more], key=lambda event: event.at))
