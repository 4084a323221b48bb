"""A shared course as this session has made it its own: the outline, and beside it the item that is open."""
from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui

from components import design
from components.forms import forms
from components.html import esc
from components.live import on_change, on_time
from components.outline_editor.outline_editor import OutlineEditor
from db import Person, SessionCourse, customisation, outlines, sessions
from db.access import Capability, SessionRole, refusal, role_in
from db.core import IsLocked, NotOpen, Refusal, reload
from db.customisation import CustomisedSection
from db.records import ItemKind
from i18n import _, lazy
from pages.coaching.content import labels as say
from pages.coaching.content.date_dialogs import dates_dialog, section_dialog
from pages.coaching.content.hide_item import hide_item, leaves_sight
from pages.coaching.content.item_panel import ItemPanel
from pages.coaching.content.removed_items_dialog import removed_dialog
from pages.coaching.course_tabs import course_tabs
from pages.coaching.lock_notices import LockNotices, in_course
from pages.coaching.read_only_banner import ReadOnlyBanner
from pages.coaching.tracking_state import edges, why_read_only
from pages.coaching.urls import content_url, nav_key, session_nav
from pages.coaching.view_as_learner_link import view_as_learner_menu
from pages.dependencies import OpenId, TrackedCourse, Viewer
from pages.frame import frame
from pages.item_type_registry import item_type_choices
from pages.sessions.urls import session_url
from pages.undo import undo

PAUSE = 1.0
"""Seconds: who has more time is read again this often at most."""
NOT_YOURS = lazy('The coaches of this course decide what it is like here. You see what they have made their own.')


@ui.page('/coaching/{session_id}/courses/{course_id}/content')
async def content(viewer: Viewer, session_course: TrackedCourse,
                  item: OpenId = None) -> None:
    session = session_course.session
    stands = await role_in(viewer, session.id)
    assert stands is not None, 'the dependency has asked already'
    courses = await sessions.session_courses(session)
    path = [(_('My sessions'), '/sessions'), (session.title, session_url(session.id))]
    with frame(viewer, session_course.course.title, here=nav_key(session_course.id), session=session,
               nav=session_nav(session, courses, stands), path=path), \
            ui.element('div').classes(f'{design.DENSE} {design.STACK}'):
        page = Content(viewer, session_course, stands, await customisation.customising(session_course, seen_by=viewer))
        await page.open(item)


class Content:
    """The parts of the page, and what makes them follow."""

    def __init__(self, viewer: Person, course: SessionCourse, role: SessionRole,
                 sections: list[CustomisedSection]) -> None:
        self._viewer, self._course, self._role, self._sections = viewer, course, role, sections
        self._closing = ReadOnlyBanner(why_read_only(role, course.id))
        with ui.element('div').classes('line wrap'):
            title = f'<h1 class="co-title">{esc(course.course.title)}</h1>'
            ui.html(title, sanitize=False).classes('grow')
            view_as_learner_menu(role, [course])
        course_tabs(course, 'content')
        self._locked = LockNotices(in_course(role, course))
        with ui.element('div').classes('edit57'):
            with ui.element('section').classes(design.PANEL_FLUSH):
                self._head()
                self._editor = self._outline()
            self._item = ItemPanel(viewer, course, self._why_not, on_close=lambda: self.open(None))
        self._allow()
        on_change([course.topic('outline'), course.topic('locks'), course.session.topic('settings')], self._look)
        on_change(course.topic('tracking'), self._look_at_extensions, burst=PAUSE)
        self._alarm = on_time(edges(course.session, role), self._time_has_passed)

    async def open(self, item_id: int | None) -> None:
        if await self._item.open(item_id, self._sections):
            self._editor.select(item_id)
            place = content_url(self._course.session_id, self._course.course_id)
            ui.navigate.history.replace(f'{place}?item={item_id}' if item_id else place)

    def _head(self) -> None:
        with ui.element('div').classes(f'{design.PANEL_HEAD} customised-head'):
            self._summary = ui.html(self._said(), sanitize=False)
            self._dates = forms.button(_('Dates'), self._ask_dates, kind='quiet', small=True, icon='event'
                                       ).mark('dates')
            forms.button(_('Removed'), self._ask_removed, kind='quiet', small=True, icon='inventory_2').mark('removed')

    def _said(self) -> str:
        heading = _('In {session}', session=self._course.session.title)
        return (f'<h2 class="co-heading">{esc(heading)}</h2>'
                f'<span class="cap muted">{esc(say.summary(self._sections))}</span>')

    def _outline(self) -> OutlineEditor:
        actions: dict[str, Callable[[dict[str, Any]], Awaitable[Any]]] = {
            'move_item': self._move, 'hide_item': self._hide, 'add_item': self._add, 'remove_item': self._remove,
            'date_section': self._date_section, 'open': lambda e: self.open(e['id']),
        }
        return OutlineEditor(say.sections(self._sections, self._viewer.zone), kinds=item_type_choices(), fixed=True,
                             on={event: self._kept(action) for event, action in actions.items()})

    def _kept(self, action: Callable[[dict[str, Any]], Awaitable[Any]]) -> Callable[[dict[str, Any]], Awaitable[None]]:
        """What is refused is taken back in the browser, which shows it already."""
        async def act(event: dict[str, Any]) -> None:
            try:
                await action(event)
            except Refusal:
                await self._read()
                raise
        return act

    async def _move(self, event: dict[str, Any]) -> None:
        here = [section.id for section in self._sections for item in section.items if item.id == event['id']]
        if here == [event['section']]:
            await customisation.move_item(self._course, event['id'], event['to'], by=self._viewer)
        else:
            await customisation.move_session_item(self._course, event['id'], event['section'], event['to'],
                                                  by=self._viewer)

    async def _hide(self, event: dict[str, Any]) -> None:
        if not event['hidden']:
            await customisation.unhide(self._course, event['id'], by=self._viewer)
        elif not await hide_item(self._viewer, self._course, event['id'], self._title(event['id']),
                                 self._why_not(Capability.CUSTOMISE)):
            await self._read()

    def _title(self, item_id: int) -> str:
        titles = {item.id: item.now('title') for section in self._sections for item in section.items}
        return titles.get(item_id, _('The item'))

    async def _add(self, event: dict[str, Any]) -> None:
        item = await customisation.add_session_item(self._course, event['section'], ItemKind(event['kind']),
                                                    event['title'],
                                                    by=self._viewer)
        await self._read()
        await self.open(item.id)

    async def _remove(self, event: dict[str, Any]) -> None:
        async def back() -> None:
            await customisation.restore_session_item(self._course, event['id'], by=self._viewer)

        if no := self._why_not(Capability.CUSTOMISE):
            raise no
        item = await outlines.session_item(self._course, event['id'], seen_by=self._viewer)
        if not await leaves_sight(self._viewer, self._course, item.id, _('Remove “{title}”?', title=item.title),
                                  _('Remove item')):
            await self._read()
            return
        await customisation.remove_session_item(self._course, event['id'], by=self._viewer)
        await self._item.gone(event['id'])
        await self._read()
        undo(_('{title} removed from this session', title=item.title), back)

    async def _date_section(self, event: dict[str, Any]) -> None:
        if section := next((one for one in self._sections if one.id == event['id']), None):
            section_dialog(self._viewer, self._course, section)

    def _ask_dates(self) -> None:
        dates_dialog(self._viewer, self._course, self._sections)

    async def _ask_removed(self) -> None:
        await removed_dialog(self._viewer, self._course, lambda: self._why_not(Capability.CUSTOMISE))

    async def _read(self) -> None:
        self._sections = await customisation.customising(self._course, seen_by=self._viewer)
        self._editor.set(say.sections(self._sections, self._viewer.zone))
        self._summary.content = self._said()
        await self._item.meet(self._sections)

    async def _look(self, _: object) -> None:
        before = self._course.session.title
        await reload(self._course.session)
        if self._course.session.title != before:
            ui.navigate.reload()
            return
        await self._look_at_rights(None)
        await self._read()

    async def _look_at_rights(self, _: object) -> None:
        self._role = await role_in(self._viewer, self._course.session_id) or self._role
        self._alarm.set(edges(self._course.session, self._role))
        self._allow()

    async def _look_at_extensions(self, _: object) -> None:
        await self._item.look_at_extensions()

    async def _time_has_passed(self) -> None:
        await self._look_at_rights(None)

    def _allow(self) -> None:
        """What may be changed now: a lock may have come or gone, a window may be over."""
        content, dates = self._why_not(Capability.CUSTOMISE), self._why_not(Capability.DATE)
        self._closing.show(why_read_only(self._role, self._course.id))
        self._locked.show(in_course(self._role, self._course))
        self._editor.allow(content=content is None, dates=dates is None)
        self._dates.set_visibility(dates is None)
        self._item.allow('' if content is None or isinstance(content, IsLocked | NotOpen) else str(NOT_YOURS))

    def _why_not(self, capability: Capability) -> Refusal | None:
        return refusal(capability, self._role, self._course.id)
