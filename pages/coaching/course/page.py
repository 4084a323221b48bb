"""Tracking of one session course: every learner and every item, and one learner at the side, as it happens."""
from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any

from nicegui import ui

from components import design
from components.choosers.choosers import Chooser
from components.grid.grid import Column, Grid
from components.html import WORDS as MARK_WORDS
from components.html import esc
from components.legend import legend
from components.live import on_change, on_time
from db import Person, SessionCourse, grades, outlines, sessions, tracking
from db.access import Capability, SessionRole, refusal, role_in
from db.core import Refusal, reload
from db.gradebook import GradingScheme
from db.outlines import MOST_URGENT_FIRST, Outline
from db.progress import LearnerCounts
from db.tracking import CourseSummary
from i18n import _, ngettext, translated
from pages.coaching.bulk_actions.bar import BulkActions
from pages.coaching.course import columns as course_rows
from pages.coaching.course_tabs import course_tabs
from pages.coaching.enrol_dialog import EnrolDialog
from pages.coaching.export_menu import course_exports
from pages.coaching.labels import learners
from pages.coaching.learner.extensions import LearnerExtensions
from pages.coaching.learner.learner_tray import LearnerTray
from pages.coaching.learner.withdrawal import LearnerWithdrawal
from pages.coaching.list_filters import GRADES, NARROWING, SEEN, Choices, Chosen
from pages.coaching.lock_notices import LockNotices, in_course
from pages.coaching.read_only_banner import ReadOnlyBanner
from pages.coaching.tracking_page import PAUSE, TrackingPage
from pages.coaching.tracking_state import edge, edges, week, why_read_only
from pages.coaching.urls import nav_key, rows_url, session_nav
from pages.coaching.view_as_learner_link import view_as_learner_menu
from pages.dependencies import TrackedCourse, Viewer
from pages.frame import frame
from pages.sessions.urls import session_url, tracking_url

MARKS = ('done', 'going', 'todo', 'grade', 'late', 'missing', 'excused')


@ui.page('/coaching/{session_id}/courses/{course_id}')
async def course_tracking(viewer: Viewer, session_course: TrackedCourse, chosen: Chosen) -> None:
    session = session_course.session
    stands = await role_in(viewer, session.id)
    assert stands is not None, 'the dependency has asked already'
    courses = await sessions.session_courses(session)
    figures, outline = await tracking.course_figures(session_course,
                                                     seen_by=viewer), await outlines.effective_outline(session_course)
    scheme = await grades.gradebook(session_course, seen_by=viewer)
    nav = session_nav(session, courses, stands)
    with frame(viewer, session_course.course.title, here=nav_key(session_course.id), session=session, nav=nav,
               path=[(_('My sessions'), '/sessions'), (session.title, session_url(session.id))]):
        with ui.element('div').classes(f'{design.DENSE} {design.STACK}'):
            tracked = CourseTracking(viewer, session_course, stands, figures, outline, scheme, chosen)
            await tracked.beside.open_first(chosen['learner'])


class CourseTracking(TrackingPage):
    """The parts of the page, and what makes them follow."""

    _narrowed_by = NARROWING

    def __init__(self, viewer: Person, course: SessionCourse, role: SessionRole, figures: CourseSummary,
                 outline: Outline, scheme: GradingScheme, chosen: Choices) -> None:
        super().__init__(viewer, course, chosen)
        self._course, self._scheme = course, scheme
        self._figures, self._outline, self._role = figures, outline, role
        self._closing = ReadOnlyBanner(why_read_only(role, course.id))
        with ui.element('div').classes('line wrap'):
            self._head = ui.html(self._head_text(), sanitize=False).classes('grow')
            view_as_learner_menu(role, [course])
            course_exports(viewer, course, chosen)
            self._enrolling = EnrolDialog(viewer, course, course.course.title, self._enrol, self._why_not_enrol())
        course_tabs(course, 'tracking')
        self._locked = LockNotices(self._lock_lines())
        with ui.element('div').classes('withtray'):
            self._draw_list(_('Learners by item'))
            self.beside = LearnerTray(viewer, course, chosen, why_not=self._why_not, on_show=self._mark,
                                      neighbour=self._neighbour, summary=lambda: self._figures,
                                      extending=LearnerExtensions(viewer, course, lambda: self._role),
                                      withdrawing=LearnerWithdrawal(viewer, course, lambda: self._role))
        self._follow_rows()
        on_change(course.topic('tracking'), self._look_at_all, burst=PAUSE)
        on_change(course.topic('outline'), self._look_at_outline)
        on_change(course.topic('gradebook'), self._look_at_book)
        on_change(course.session.topic('settings'), self._look_at_settings)
        on_change(course.topic('locks'), self._look_at_locks)
        self._alarm = on_time(self._moments(), self._time_has_passed)

    def _draw_below_grid(self) -> None:
        self._acting = BulkActions(self._viewer, self._course, lambda: self._role, clear=lambda: self._grid.deselect())

    def _make_grid(self, columns: Sequence[Column], common: Mapping[str, Any]) -> Grid:
        sortable = {column.key for column in columns if column.sortable}
        grid = Grid(columns, label=_('Learners by item: state and points'), height='640px',
                    rows=rows_url(self._course.session_id, self._course.course_id), sort=self._chosen.sort(sortable),
                    link=f'{tracking_url(self._course.session_id, self._course.course_id)}?learner={{id}}',
                    on_open=lambda id_, __: self.beside.open(id_), **common)
        with grid:
            legend(*MARKS)
        return grid

    def _counts(self) -> LearnerCounts:
        return self._figures.counts

    def _columns(self) -> list[Column]:
        return course_rows.columns(self._outline, self._figures.summary.plan, self._viewer.zone)

    def _foot(self) -> dict[str, str]:
        return course_rows.foot(self._figures)

    def _filters_of_rows(self) -> dict[str, str]:
        return self._chosen.filters

    def _lock_lines(self) -> Any:
        return in_course(self._role, self._course)

    def _menus(self) -> list[Chooser]:
        """By an item, where one is chosen by its state, by the grade, by the last visit."""
        items = {str(item.id): item.title for item in self._outline.items}
        has_mark = self._scheme.pass_mark is not None
        grades = {key: str(words) for key, words in GRADES.items() if has_mark or key in ('', 'none')}
        states = {mark.value: str(MARK_WORDS[mark.value]) for mark in MOST_URGENT_FIRST}
        menus = [self._menu('item', _('Item'), {'': _('Any item'), **items})]
        if self._chosen['item'] in items:
            menus.append(self._menu('mark', _('Its state'), {'': _('Any state'), **states}))
        return [*menus, self._menu('grade', _('Grade'), grades), self._menu('seen', _('Last seen'), translated(SEEN))]

    def _choose(self, **values: str) -> None:
        """A state is one of an item: without it there is none."""
        self._narrow(**({'mark': ''} | values if values.get('item') == '' else values))
        self._choosers.show(self._menus())

    def _mark(self, participation_id: int | None) -> None:
        self._grid.highlight(participation_id)

    async def _neighbour(self, participation_id: int, step: int) -> int | None:
        return await self._grid.neighbour(participation_id, step)

    async def _rows(self, keys: frozenset[Hashable]) -> list[dict[str, Any]]:
        rows = await tracking.learner_rows_at(self._course, keys, seen_by=self._viewer)
        return [course_rows.cells(row) for row in rows]

    async def _look_at_all(self, _: frozenset[Hashable] | None) -> None:
        """Figures, counts and the last row."""
        self._figures = await tracking.course_figures(self._course, seen_by=self._viewer)
        self._show_counts()

    async def _look_at_outline(self, _: frozenset[Hashable] | None) -> None:
        """Other items make other columns, and so does another plan."""
        self._outline = await outlines.effective_outline(self._course)
        self._choosers.show(self._menus())
        await self._look_at_all(None)
        if self._show_columns():
            self._grid.highlight(self.beside.shown)
        await self.beside.look_again()

    async def _look_at_book(self, _: frozenset[Hashable] | None) -> None:
        """Another pass mark is another one to narrow by."""
        self._scheme = await grades.gradebook(self._course, seen_by=self._viewer)
        self._choosers.show(self._menus())

    async def _look_at_settings(self, _: frozenset[Hashable] | None) -> None:
        """Dates move what is due and who may grade; another title is another page."""
        before = self._course.session.title
        await reload(self._course.session)
        if self._course.session.title != before:
            ui.navigate.reload()
            return
        self._role = await role_in(self._viewer, self._course.session_id) or self._role
        self._closing.show(why_read_only(self._role, self._course.id))
        self._show_locks()
        self._alarm.set(self._moments())
        await self._look_at_outline(None)

    async def _look_at_locks(self, _: frozenset[Hashable] | None) -> None:
        self._role = await role_in(self._viewer, self._course.session_id) or self._role
        self._show_locks()
        await self.beside.look_again()

    async def _enrol(self, people: list[Person]) -> None:
        await sessions.enrol_in_course(self._course, *people, by=self._viewer)

    def _why_not_enrol(self) -> Refusal | None:
        return refusal(Capability.ENROL, self._role, self._course.id)

    async def _time_has_passed(self) -> None:
        """Something fell due, or a window opened or ended."""
        await self._look_at_settings(None)
        self._grid.refresh()

    def _moments(self) -> list[datetime]:
        due = [item.due_at for item in self._outline.items if item.due_at]
        return [*due, *edges(self._course.session, self._role)]

    def _why_not(self) -> Refusal | None:
        return refusal(Capability.GRADE, self._role, self._course.id)

    def _head_text(self) -> str:
        session, summary = self._course.session, self._figures.summary
        facts = [*week(session), learners(self._figures.counts.active),
                 ngettext('{n} item', '{n} items', len(self._outline.items)),
                 '' if summary.progress is None else _('{percent} % done', percent=summary.progress),
                 '' if summary.plan is None else _('plan {percent} %', percent=summary.plan),
                 *edge(session, self._viewer)]
        return (f'<div class="line wrap"><h1 class="co-title">{esc(self._course.course.title)}</h1>'
                f'<span class="muted">{esc(" · ".join(fact for fact in facts if fact))}</span></div>')
