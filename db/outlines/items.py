"""Items that one session course has of its own."""
from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.refusals import NotAllowed, NotFound
from ..records.item import Item
from ..records.person import Person
from ..records.session_course import SessionCourse


async def session_item(session_course: SessionCourse, item_id: int, *, seen_by: Person) -> Item:
    """For who may see what coaches see of the course."""
    await can(Capability.TRACK).check(seen_by, session_course)
    return await find_session_item(session_course, item_id)


async def find_session_item(session_course: SessionCourse, item_id: int, *, also_removed: bool = False) -> Item:
    item = await Item.get_or_none(id=item_id, session_course_id=session_course.id)
    if item is None or item.is_archived and not also_removed:
        if await Item.filter(id=item_id, section__course_id=session_course.course_id, session_course_id=None).exists():
            raise NotAllowed(_('This item is the course’s own. Make its title, text or dates yours instead.'))
        raise NotFound(_('This item is not there any more.'))
    return item


async def base_item(session_course: SessionCourse, item_id: int) -> Item:
    """An item of the course or of this session course; NotFound for those of other sessions."""
    item = await Item.get_or_none(id=item_id, section__course_id=session_course.course_id, is_archived=False)
    if item is None or item.session_course_id not in (None, session_course.id) or item.is_draft:
        raise NotFound(_('This item is not there any more.'))
    return item
