"""Taking an item out of its learners' sight in one session: what they have done at it is said first."""
from components.check_list.check_list import CheckLine
from components.forms import forms
from db import Person, SessionCourse, customisation
from db.core import Refusal
from i18n import _, lazy
from pages.impact import work_lines
from pages.undo import undo

KEPT = lazy('It leaves the outline of this session, and counts nowhere. What learners have done is kept, and comes '
            'back with it.')
BEGUN = lazy('Learners have begun with it')


async def hide_item(viewer: Person, course: SessionCourse, item_id: int, title: str, no: Refusal | None) -> bool:
    """Whether it is hidden now.

    :param title: as the session calls it
    :param no: why the viewer may not, as far as the page knows
    """
    if no:
        raise no
    if not await leaves_sight(viewer, course, item_id, _('Hide “{title}”?', title=title), _('Hide item')):
        return False
    await customisation.hide(course, item_id, by=viewer)

    async def back() -> None:
        await customisation.unhide(course, item_id, by=viewer)

    undo(_('{title} hidden in this session', title=title), back)
    return True


async def leaves_sight(viewer: Person, course: SessionCourse, item_id: int, question: str, action: str) -> bool:
    """Whether the viewer wants it; nobody is asked where no learner has begun with the item."""
    lines = work_lines(await customisation.work_at(course, item_id, seen_by=viewer))
    return not lines or await forms.confirm(question, str(KEPT), action, danger=True,
                                            lines=[CheckLine(line) for line in lines], heading=str(BEGUN))
