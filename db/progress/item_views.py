"""One item of a session course, with everything that a page about it shows."""
from dataclasses import dataclass
from typing import Any

from ..access.capabilities import Capability, refusal
from ..access.guard import can
from ..access.session_role import role_in
from ..core.clock import now
from ..core.refusals import NotFound, NotOpen
from ..core.sql import column_of
from ..items.pictures import picture_of
from ..outlines.items import base_item
from ..outlines.outline import Outline, OutlineItem, contents, effective_outline
from ..records.item_file import ItemFile
from ..records.person import Person
from ..records.session_course import SessionCourse
from .learner_views import learner_views


@dataclass(frozen=True, slots=True)
class ItemView:
    outline: Outline
    item: OutlineItem
    body: str
    url: str
    file_name: str
    file_hash: str
    file_size: int
    captions_hash: str
    closed: NotOpen | None = None
    """Why the viewer, a learner, may not open it yet: then there is nothing in it."""

    @property
    def place_in_section(self) -> tuple[int, int]:
        """“item 4 of 6”."""
        section = next(section for section in self.outline.sections if section.id == self.item.section_id)
        return section.items.index(self.item) + 1, len(section.items)

    @property
    def before(self) -> OutlineItem | None:
        at = self.outline.items.index(self.item)
        return self.outline.items[at - 1] if at else None

    @property
    def after(self) -> OutlineItem | None:
        at = self.outline.items.index(self.item) + 1
        return self.outline.items[at] if at < len(self.outline.items) else None


async def outline_seen_by(session_course: SessionCourse, person: Person) -> Outline:
    """The effective outline, for who may open the course."""
    await can(Capability.ENTER_COURSE).check(person, session_course)
    return await effective_outline(session_course)


async def item_view(session_course: SessionCourse, item_id: int, *, seen_by: Person) -> ItemView:
    """Raises NotFound for an item that is not in the effective outline. Three statements, more for a learner where
    it waits for something."""
    session_id, _ = await session_course.place()
    role = await role_in(seen_by, session_id)
    if no := refusal(Capability.ENTER_COURSE, role, session_course.id):
        raise no
    outline = await effective_outline(session_course)
    item = outline.item(item_id)
    is_learner = refusal(Capability.TRACK, role, session_course.id) is not None
    closed = await _closed_to(session_course, seen_by, item, outline) if is_learner else None
    content = EMPTY if closed else await contents(session_course.id, item.id)
    return ItemView(outline=outline, item=item, closed=closed, **content)


async def item_picture(session_course: SessionCourse, item_id: int, name: str, *, seen_by: Person) -> ItemFile:
    """A file inside the text of an item; NotFound also where the item is not open to the viewer yet. Coaches have
    those of hidden items too."""
    if not await can(Capability.TRACK).why_not(seen_by, session_course):
        return await picture_of((await base_item(session_course, item_id)).id, name)
    view = await item_view(session_course, item_id, seen_by=seen_by)
    if view.closed:
        raise NotFound
    return await picture_of(item_id, name)


async def _closed_to(session_course: SessionCourse, learner: Person, item: OutlineItem,
                     outline: Outline) -> NotOpen | None:
    at = now()
    if not item.needs and not (item.opens_at and at < item.opens_at):
        return None
    taking = session_course.participations.filter(learner_id=learner.id, state='active')
    [id_] = await column_of(taking, 'id', int)
    views = (await learner_views({id_: outline}))[id_]
    return views.why_closed(views.outline.item(item.id), at, learner.zone)


EMPTY: dict[str, Any] = {'body': '', 'url': '', 'file_name': '', 'file_hash': '', 'file_size': 0, 'captions_hash': ''}
