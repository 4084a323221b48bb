"""Taking an item out of its learners' sight in one session: what they have done at it is said first."""
from components.check_list.check_list import CheckLine
from components.forms import forms
from db import Person, SessionCourse, customisation
from db.core import Refusal
from pages.impact import work_lines
from pages.undo import undo

KEPT = ('It leaves the outline of this session, and counts nowhere. What learners have done is kept, and comes back '
        'with it.')
BEGUN = 'Learners have begun with it'


async def hide_item(viewer: Person, course: SessionCourse, item_id: int, title: str, no: Refusal | None) -> bool:
    """Whether it is hidden now.

    :param title: as the session calls it
    :param no: why the viewer may not, as far as the page knows
    """
    if no:
        raise no
    if not await leaves_sight(viewer, course, item_id, title, 'Hide'):
        return False
    await customisation.hide(course, item_id, by=viewer)

    async def back() -> None:
        await customisation.unhide(course, item_id, by=viewer)

    undo(f'{title} hidden in this session', back)
    return True


async def leaves_sight(viewer: Person, course: SessionCourse, item_id: int, title: str, action: str) -> bool:
    """Whether the viewer wants it; nobody is asked where no learner has begun with the item."""
    lines = work_lines(await customisation.work_at(course, item_id, seen_by=viewer))
    return not lines or await forms.confirm(f'{action} “{title}”?', KEPT, f'{action} item', danger=True,
                                            lines=[CheckLine(line) for line in lines], heading=BEGUN)
