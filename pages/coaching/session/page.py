"""Tracking of a session: every learner in every course of it, and what happens there, as it happens."""
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from nicegui import ui

from components import banners, design
from components.attention_list.attention_list import AttentionAction
from components.choosers.choosers import Chooser
from components.feed.feed import Feed
from components.figures.figures import FigureStrip
from components.grid.grid import Column, Grid
from components.html import esc
from components.legend import legend
from components.live import on_change, on_time
from db import Person, sessions, tracking
from db.access import Capability, refusal, role_in
from db.attention import AttentionList, LearnerAtRisk
from db.core import Refusal, reload
from db.progress import LearnerCounts
from i18n import _, lazy, translated
from pages.coaching.attention.attention_list import AttentionPanel
from pages.coaching.bulk_actions.bar import BulkActions
from pages.coaching.enrol_dialog import EnrolDialog
from pages.coaching.export_menu import session_exports
from pages.coaching.list_filters import Choices
from pages.coaching.lock_notices import LockNotices, in_session
from pages.coaching.read_only_banner import ReadOnlyBanner
from pages.coaching.session import columns as session_rows
from pages.coaching.session import figures
from pages.coaching.session.activity_feed import ActivityFeed
from pages.coaching.session.session_filters import NAMES, REASONS, SessionChosen, filters
from pages.coaching.tracking_page import PAUSE, TrackingPage
from pages.coaching.tracking_state import TrackingState, load_tracking
from pages.coaching.urls import enrolled_url, rows_url, session_nav
from pages.coaching.view_as_learner_link import view_as_learner_menu
from pages.dependencies import TrackedSession, Viewer
from pages.frame import frame
from pages.sessions.urls import session_url

FEED_HEIGHT = '466px'
IN_LANE = ('message', 'remind', 'extend', 'excuse', 'reopen')
NO_COURSES = (lazy('This session has no courses yet.'),
              lazy('What its learners do appears here as soon as it has some.'))
NO_ACTIVITY = lazy('Nothing has happened yet. It appears here as soon as somebody opens a course.')


@ui.page('/coaching/{session_id}')
async def tracking_page(viewer: Viewer, session: TrackedSession, chosen: SessionChosen) -> None:
    found = await load_tracking(session, viewer, chosen['needs'])
    nav = session_nav(session, found.courses, found.role)
    with frame(viewer, _('Tracking'), here='tracking', session=session, nav=nav,
               path=[(_('My sessions'), '/sessions'), (session.title, session_url(session.id))]):
        with ui.element('div').classes(f'{design.DENSE} {design.STACK}'):
            SessionTracking(found, chosen)


class SessionTracking(TrackingPage):
    """The parts of the page, and what makes them follow."""

    _narrowed_by = NAMES

    def __init__(self, found: TrackingState, chosen: Choices) -> None:
        super().__init__(found.viewer, found.session, chosen)
        self._found, self._session = found, found.session
        self._activity = ActivityFeed(found.session.id, found.happened)
        self._closing = ReadOnlyBanner(found.why_read_only)
        if not found.courses:
            banners.banner('menu_book', *map(str, NO_COURSES))
        with ui.element('div').classes('line wrap'):
            self._head = ui.html(self._head_text(), sanitize=False).classes('grow')
            view_as_learner_menu(found.role, found.courses)
            session_exports(found.viewer, found.session, chosen)
            self._enrolling = EnrolDialog(found.viewer, found.session, found.session.title, self._enrol,
                                          found.why_not_enrol)
        self._locked = LockNotices(self._lock_lines())
        self._acting = BulkActions(found.viewer, found.session, lambda: self._found.role,
                                   clear=lambda: self._grid.deselect())
        self._strip = FigureStrip(figures.strip(found), label=_('The session at a glance'))
        with ui.element('div').classes('split-wide tracking'):
            self._attention_list()
            self._feed = Feed(_('Activity'), self._activity.lines, empty=str(NO_ACTIVITY), height=FEED_HEIGHT,
                              zone=found.viewer.zone.key)
        self._draw_list(_('Learners by course'))
        self._acting.stand_here()
        session, courses = found.session, found.courses
        self._follow_rows()
        on_change(session.topic('tracking'), self._look_at_all, burst=PAUSE)
        on_change([session.topic('settings'), *(course.topic('outline') for course in courses)], self._look_at_courses)
        on_change(session.topic('locks'), self._look_at_locks)
        self._alarm = on_time(found.moments, self._time_has_passed)

    def _attention_list(self) -> None:
        found = self._found
        self._needing = AttentionPanel(
            found.viewer, found.session, found.attention, self._chosen,
            may_tune=found.may_tune,
            may_snooze=lambda: refusal(Capability.GRADE, self._found.role) is None,
            actions=self._actions, act=self._act)
        self._needing.on_count = self._count_needing

    def _count_needing(self, attention: AttentionList) -> None:
        self._found.attention = attention
        self._show_strip()

    def _actions(self) -> list[AttentionAction]:
        """What suggests itself for those who need attention; the rest stands below the list of all."""
        return [action for action in self._acting.actions if action['key'] in IN_LANE]

    async def _act(self, key: str, people: Sequence[LearnerAtRisk]) -> None:
        """The course and the item that the first reason is about are proposed."""
        about = next((one for one in people[0].evidence if one.session_course_id), None)
        await self._acting.act_on(key, [one.id for one in people], course_id=about.session_course_id if about else None,
                                  item_id=about.item_id if about else None)

    def _menus(self) -> list[Chooser]:
        """By course, class and standing, where there is something to choose."""
        courses = {str(course.id): course.course.title for course in self._found.courses}
        menus: dict[str, tuple[str, dict[str, str]]] = {
            'course': (_('Course'), {'': _('Every course'), **courses} if len(courses) > 1 else {}),
            'class': (_('Class'), {'': _('Every class'), **{one: one for one in self._found.classes}}),
            'reason': (_('Standing'), {'': _('Any standing'), **translated(REASONS)}),
        }
        return [self._menu(key, label, options) for key, (label, options) in menus.items() if len(options) > 1]

    def _make_grid(self, columns: Sequence[Column], common: Mapping[str, Any]) -> Grid:
        grid = Grid(columns, label=_('Learners by course: progress, grade and last visit'), height='600px',
                    rows=rows_url(self._session.id), sort=self._chosen.sort({column.key for column in columns}),
                    link=enrolled_url(self._session.id), **common)
        with grid:
            legend(levels=True)
        return grid

    def _counts(self) -> LearnerCounts:
        return self._found.figures.counts

    def _columns(self) -> list[Column]:
        return session_rows.columns(self._found.courses, self._found.figures)

    def _foot(self) -> dict[str, str]:
        return session_rows.foot(self._found.figures)

    def _filters_of_rows(self) -> dict[str, str]:
        return filters(self._chosen)

    def _lock_lines(self) -> Any:
        return in_session(self._found.role, self._found.courses)

    def _why_not_enrol(self) -> Refusal | None:
        return self._found.why_not_enrol

    async def _rows(self, keys: frozenset[Hashable]) -> list[dict[str, Any]]:
        rows = await tracking.session_rows_at(self._session, keys, seen_by=self._viewer)
        return [session_rows.cells(row, self._found.plans) for row in rows]

    async def _look_at_all(self, _: frozenset[Hashable] | None) -> None:
        """Figures, counts, the last row and what happened."""
        await self._found.look_at_figures()
        for line in self._activity.add(await self._found.look_at_activity(after=self._activity.last_id)):
            self._feed.add(line)
        self._show_figures()

    def _show_strip(self) -> None:
        for figure in figures.strip(self._found):
            self._strip.patch(**figure)

    def _show_figures(self) -> None:
        self._show_strip()
        self._show_counts()

    async def _look_at_courses(self, _: frozenset[Hashable] | None) -> None:
        """Other courses make another page; other due dates only other plans."""
        before = self._found.shape
        await reload(self._session)
        self._found = await load_tracking(self._session, self._viewer)
        if self._found.shape != before:
            ui.navigate.reload()
            return
        self._closing.show(self._found.why_read_only)
        self._show_locks()
        self._alarm.set(self._found.moments)
        self._show_columns()
        self._show_figures()

    async def _look_at_locks(self, _: frozenset[Hashable] | None) -> None:
        self._found.role = await role_in(self._viewer, self._session.id) or self._found.role
        self._show_locks()

    def _show_locks(self) -> None:
        super()._show_locks()
        self._needing.offer_again()

    async def _enrol(self, people: list[Person]) -> None:
        """Into every course; where a coach may not enrol into all, into those that are open to them."""
        await sessions.enrol(self._session, *people, by=self._viewer, courses=self._found.open_for_enrolment)

    async def _time_has_passed(self) -> None:
        """Something fell due, or a window opened or ended."""
        await self._look_at_courses(None)
        self._grid.refresh()

    def _head_text(self) -> str:
        facts = ' · '.join(self._found.facts)
        return (f'<div class="line wrap"><h1 class="co-title">{_("Tracking")}</h1>'
                f'<span class="muted">{esc(facts)}</span></div>')
