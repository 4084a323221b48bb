"""A shared course as this session has made it its own: the outline, and beside it the item that is open."""
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Query
from nicegui import ui

from components import design
from components.html import esc
from components.live import on_ring
from components.outline_editor import OutlineEditor
from db import Capability, CustomisedSection, Footing, Kind, Person, Refusal, SessionCourse, footing, refusal
from pages.coaching import content_words as say
from pages.coaching.content_item import ContentItem
from pages.coaching.course_tabs import course_tabs
from pages.coaching.locked import LockedLines, in_course
from pages.coaching.places import content_place, session_nav
from pages.doors import TrackedCourse, Viewer
from pages.frame import frame
from pages.kinds import KINDS
from pages.sessions.places import session_place

CHOICES = tuple({'kind': kind.value, 'label': KINDS[kind].one.capitalize(), 'icon': KINDS[kind].icon,
                 'note': KINDS[kind].note} for kind in (Kind.PAGE, Kind.LINK, Kind.ASSIGNMENT, Kind.DISCUSSION))
"""What a session adds of its own here; the rest is written in the course."""


@ui.page('/coaching/{session_id}/courses/{course_id}/content')
async def content(viewer: Viewer, session_course: TrackedCourse,
                  item: Annotated[int | None, Query(ge=0, lt=2**31)] = None) -> None:
    session = session_course.session
    stands = await footing(viewer, session.id)
    assert stands is not None, 'the door has looked already'
    courses = await session.session_courses.all().order_by('position', 'id').select_related('course')
    path = [('My sessions', '/sessions'), (session.title, session_place(session.id))]
    with frame(viewer, session_course.course.title, here=f'course-{session_course.id}', session=session,
               nav=session_nav(session, courses, stands), path=path), \
            ui.element('div').classes(f'{design.DENSE} {design.STACK}'):
        ui.html(f'<h1 class="co-title">{esc(session_course.course.title)}</h1>', sanitize=False)
        course_tabs(session_course, 'content')
        page = Content(viewer, session_course, stands, await session_course.customising(seen_by=viewer))
        await page.open(item)


class Content:

    def __init__(self, viewer: Person, course: SessionCourse, footing: Footing,
                 sections: list[CustomisedSection]) -> None:
        self._viewer, self._course, self._footing, self._sections = viewer, course, footing, sections
        self._locked = LockedLines(in_course(footing, course))
        with ui.element('div').classes('edit57'):
            with ui.element('section').classes(design.PANEL_FLUSH):
                ui.html(f'<h2 class="co-heading">Content in {esc(course.session.title)}</h2>', sanitize=False
                        ).classes(design.PANEL_HEAD)
                self._editor = self._outline()
            with ui.element('section').classes(f'{design.PANEL} item-panel'):
                self._item = ContentItem(viewer, course, self._why_not)
        on_ring([course.topic('outline'), course.session.topic('settings')], self._look)
        on_ring(course.topic('locks'), self._look_at_locks)

    async def open(self, item_id: int | None) -> None:
        found = next((one for section in self._sections for one in section.items if one.id == item_id), None)
        if await self._item.show(found):
            self._editor.select(found.id if found else None)
            place = content_place(self._course.session_id, self._course.course_id)
            ui.navigate.history.replace(f'{place}?item={found.id}' if found else place)

    def _outline(self) -> OutlineEditor:
        deeds: dict[str, Callable[[dict], Awaitable[Any]]] = {
            'move_item': lambda e: self._course.move_item(e['id'], e['to'], by=self._viewer),
            'hide_item': self._hide, 'add_item': self._add, 'remove_item': self._remove,
            'open': lambda e: self.open(e['id']),
        }
        return OutlineEditor(
            say.sections(self._sections, self._viewer.zone), kinds=CHOICES, fixed=True,
            readonly=bool(self._why_not(Capability.CUSTOMISE)),
            on={event: self._kept(deed) for event, deed in deeds.items()})

    def _kept(self, deed: Callable[[dict], Awaitable[Any]]) -> Callable[[dict], Awaitable[None]]:
        """What is refused is taken back in the browser, which shows it already."""
        async def act(event: dict) -> None:
            try:
                await deed(event)
            except Refusal:
                await self._read()
                raise
        return act

    async def _hide(self, event: dict) -> None:
        await (self._course.hide if event['hidden'] else self._course.unhide)(event['id'], by=self._viewer)

    async def _add(self, event: dict) -> None:
        item = await self._course.add_own_item(event['section'], Kind(event['kind']), event['title'], by=self._viewer)
        await self._read()
        await self.open(item.id)

    async def _remove(self, event: dict) -> None:
        await self._course.remove_own_item(event['id'], by=self._viewer)
        await self._item.gone(event['id'])
        await self._read()
        say.removed(lambda: self._course.restore_own_item(event['id'], by=self._viewer))

    async def _read(self) -> None:
        self._sections = await self._course.customising(seen_by=self._viewer)
        self._editor.set(say.sections(self._sections, self._viewer.zone))
        await self._item.meet([one for section in self._sections for one in section.items])

    async def _look(self, _: object) -> None:
        await self._course.session.refresh_from_db()
        await self._look_at_locks(None)
        await self._read()

    async def _look_at_locks(self, _: object) -> None:
        self._footing = await footing(self._viewer, self._course.session_id) or self._footing
        self._locked.show(in_course(self._footing, self._course))
        self._editor._props['readonly'] = bool(self._why_not(Capability.CUSTOMISE))
        self._item.allow()

    def _why_not(self, capability: Capability) -> Refusal | None:
        return refusal(capability, self._footing, self._course.id)
