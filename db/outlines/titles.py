"""What items are called in a session course, also those that it hides now or that were removed, and that have work."""
from collections.abc import Iterable

from ..records.customisation import Customisation
from ..records.item import Item


async def apply_session_titles(session_course_id: int, items: Iterable[Item]) -> None:
    """These records get this session course's own titles; they are for showing, not for saving.
    One statement."""
    found = Customisation.filter(session_course_id=session_course_id, title__isnull=False)
    own = dict(await found.values_list('item_id', 'title'))
    for item in items:
        item.title = own.get(item.id, item.title)
