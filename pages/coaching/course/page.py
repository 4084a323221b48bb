"""Tracking of one session course: every learner and every item, and one learner at the side, as it happens."""
from collections.abc import Hashable, Sequence
from datetime import datetime
from typing import Any

from nicegui import ui

from components import design
from components.choosers.choosers import Chooser, Choosers
from components.filters.filters import Filters
from components.grid.grid import Column, Grid
from components.html import WORDS as MARK_WORDS
from components.html import esc
from components.legend import legend
from components.live import live_rows, on_change, on_time
from db import Person, SessionCourse, grades, outlines, sessions, tracking
from db.access import Capability, SessionRole, refusal, role_in
from db.core import Refusal, reload
from db.gradebook import GradingScheme
from db.outlines import MOST_URGENT_FIRST, Outline
from db.tracking import CourseSummary
from pages.coaching.bulk_actions.bar import BulkActions
from pages.coaching.course import columns as course_rows
from pages.coaching.course_tabs import course_tabs
from pages.coaching.enrol_dialog import EnrolDialog
from pages.coaching.export_menu import course_exports
from pages.coaching.labels import NO_LEARNERS, learners
from pages.coaching.learner.extensions import LearnerExtensions
from pages.coaching.learner.learner_tray import LearnerTray
from pages.coaching.learner.withdrawal import LearnerWithdrawal
from pages.coaching.list_filters import GRADES, NARROWING, SEEN, STATES, Choices, Chosen
from pages.coaching.lock_notices import LockNotices, in_course
from pages.coaching.read_only_banner import ReadOnlyBanner
from pages.coaching.tracking_state import edge, edges, week, why_read_only
from pages.coaching.urls import nav_key, rows_url, session_nav
from pages.coaching.view_as_learner_link import view_as_learner_menu
from pages.dependencies import TrackedCourse, Viewer
from pages.frame import frame
from pages.sessions.urls import session_url, tracking_url

PAUSE = 1.0
"""Seconds: figures over a whole course are read again this often at most."""
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
               path=[('My sessions', '/sessions'), (session.title, session_url(session.id))]):
        with ui.element('div').classes(f'{design.DENSE} {design.STACK}'):
            tracked = CourseTracking(viewer, session_course, stands, figures, outline, scheme, chosen)
            await tracked.beside.open_first(chosen['learner'])


class CourseTracking:
    """The parts of the page, and what makes them follow."""

    def __init__(self, viewer: Person, course: SessionCourse, role: SessionRole, figures: CourseSummary,
                 outline: Outline, scheme: GradingScheme, chosen: Choices) -> None:
        self._viewer, self._course, self._chosen, self._scheme = viewer, course, chosen, scheme
        self._figures, self._outline, self._role = figures, outline, role
        self._closing = ReadOnlyBanner(why_read_only(role, course.id))
        with ui.element('div').classes('line wrap'):
            self._head = ui.html(self._head_text(), sanitize=False).classes('grow')
            view_as_learner_menu(role, [course])
            course_exports(viewer, course, chosen)
            self._enrolling = EnrolDialog(viewer, course, course.course.title, self._enrol, self._why_not_enrol())
        course_tabs(course, 'tracking')
        self._locked = LockNotices(in_course(role, course))
        with ui.element('div').classes('withtray'):
            self._learners()
            self.beside = LearnerTray(viewer, course, chosen, why_not=self._why_not, on_show=self._mark,
                                      neighbour=self._neighbour, summary=lambda: self._figures,
                                      extending=LearnerExtensions(viewer, course, lambda: self._role),
                                      withdrawing=LearnerWithdrawal(viewer, course, lambda: self._role))
        self._live = live_rows(course.topic('tracking'), load=self._rows, grid=self,
                               in_view=lambda keys: self._grid.in_view(keys))
        on_change(course.topic('tracking'), self._look_at_all, burst=PAUSE)
        on_change(course.topic('outline'), self._look_at_outline)
        on_change(course.topic('gradebook'), self._look_at_book)
        on_change(course.session.topic('settings'), self._look_at_settings)
        on_change(course.topic('locks'), self._look_at_locks)
        self._alarm = on_time(self._moments(), self._time_has_passed)

    def patch(self, rows: Sequence[dict[str, Any]]) -> None:
        self._grid.patch(rows)

    def refresh(self) -> None:
        self._grid.refresh()

    def _learners(self) -> None:
        with ui.element('section').classes(design.PANEL_FLUSH).props('aria-label="Learners by item"'):
            self._filters = Filters(STATES, state=self._chosen['state'], q=self._chosen['q'], label='Show',
                                    placeholder='Find a learner', counts=self._figures.counts._asdict(),
                                    on_change=self._narrow)
            self._choosers = Choosers(self._menus(), label='Narrow the list', on_choose=self._choose)
            self._room = ui.element('div')
            self._draw_grid()
            self._acting = BulkActions(self._viewer, self._course, lambda: self._role,
                                       clear=lambda: self._grid.deselect())

    def _draw_grid(self) -> None:
        columns = self._columns()
        self._drawn = columns
        sortable = {column.key for column in columns if column.sortable}
        self._room.clear()
        with self._room:
            self._grid = Grid(
                columns, label='Learners by item: state and points', height='640px',
                rows=rows_url(self._course.session_id, self._course.course_id), total=self._total(),
                zone=self._viewer.zone.key, sort=self._chosen.sort(sortable), filters=self._chosen.filters,
                foot=course_rows.foot(self._figures), empty=NO_LEARNERS,
                selectable=True, on_select=lambda ids: self._acting.choose(ids),
                link=f'{tracking_url(self._course.session_id, self._course.course_id)}?learner={{id}}',
                on_open=lambda id_, _: self.beside.open(id_), on_view=lambda keys: self._live.look(keys),
                on_sort=lambda sort, dir: self._chosen.keep(sort=sort, dir=dir))
            with self._grid:
                legend(*MARKS)

    def _columns(self) -> list[Column]:
        return course_rows.columns(self._outline, self._figures.summary.plan, self._viewer.zone)

    def _total(self) -> int | None:
        """Known as long as nothing is searched for."""
        narrowed = any(self._chosen[name] for name in ('q', *NARROWING))
        return None if narrowed else self._figures.counts._asdict()[self._chosen['state']]

    def _menus(self) -> list[Chooser]:
        """By an item, where one is chosen by its state, by the grade, by the last visit."""
        items = {str(item.id): item.title for item in self._outline.items}
        has_mark = self._scheme.pass_mark is not None
        grades = {key: words for key, words in GRADES.items() if has_mark or key in ('', 'none')}
        states = {mark.value: MARK_WORDS[mark.value] for mark in MOST_URGENT_FIRST}
        menus = [self._menu('item', 'Item', {'': 'Any item', **items})]
        if self._chosen['item'] in items:
            menus.append(self._menu('mark', 'Its state', {'': 'Any state', **states}))
        return [*menus, self._menu('grade', 'Grade', grades), self._menu('seen', 'Last seen', SEEN)]

    def _menu(self, key: str, label: str, options: dict[str, str]) -> Chooser:
        chosen = self._chosen[key]
        return {'key': key, 'label': label, 'options': tuple(options.items()),
                'value': chosen if chosen in options else ''}

    def _choose(self, **values: str) -> None:
        """A state is one of an item: without it there is none."""
        self._narrow(**({'mark': ''} | values if values.get('item') == '' else values))
        self._choosers.show(self._menus())

    def _narrow(self, **values: str) -> None:
        self._chosen.keep(**values)
        self._grid.filter(**self._chosen.filters)

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
        self._filters.count(self._figures.counts._asdict())
        self._grid.foot(course_rows.foot(self._figures))
        if self._head.content != (text := self._head_text()):
            self._head.content = text

    async def _look_at_outline(self, _: frozenset[Hashable] | None) -> None:
        """Other items make other columns, and so does another plan."""
        self._outline = await outlines.effective_outline(self._course)
        self._choosers.show(self._menus())
        await self._look_at_all(None)
        if self._columns() != self._drawn:
            self._draw_grid()
            self._acting.choose([])
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

    def _show_locks(self) -> None:
        self._locked.show(in_course(self._role, self._course))
        self._enrolling.show(self._why_not_enrol())
        self._acting.look_again()

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
        number = len(self._outline.items)
        facts = [*week(session), learners(self._figures.counts.active), f'{number} item{"" if number == 1 else "s"}',
                 '' if summary.progress is None else f'{summary.progress} % done',
                 '' if summary.plan is None else f'plan {summary.plan} %', *edge(session, self._viewer)]
        return (f'<div class="line wrap"><h1 class="co-title">{esc(self._course.course.title)}</h1>'
                f'<span class="muted">{esc(" · ".join(fact for fact in facts if fact))}</span></div>')
