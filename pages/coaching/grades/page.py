"""The gradebook of one session course: a grid that several coaches type into, and what its grades follow from."""
from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, Request
from nicegui import ui

from components import design
from components.filters.filters import Filters
from components.forms import forms
from components.gradebook.gradebook import GradebookGrid
from components.html import esc
from components.legend import legend
from components.live import live_rows, on_change, on_time
from db import Person, SessionCourse, grades, progress, sessions
from db.access import Capability, SessionRole, refusal, role_in
from db.core import EditConflict, Refusal, clock, reload
from db.gradebook import GradingScheme
from db.grades import CellInput, CellPresence
from i18n import _, lazy, ngettext, pgettext, translated
from pages.coaching.course_tabs import course_tabs
from pages.coaching.export_menu import grade_exports
from pages.coaching.grades import columns as grade_cells
from pages.coaching.grades.cell_details import CellDetails
from pages.coaching.grades.column_dialogs import add_column, column_dialog, release_dialog
from pages.coaching.grades.columns import STATES
from pages.coaching.grades.import_dialog import import_dialog, planned_dialog
from pages.coaching.grades.presence import GradebookPresence
from pages.coaching.grades.setup_dialog import setup_dialog
from pages.coaching.labels import NO_LEARNERS
from pages.coaching.list_filters import MAX_LENGTH_SEARCH, Choices
from pages.coaching.lock_notices import LockNotices, in_course
from pages.coaching.read_only_banner import ReadOnlyBanner
from pages.coaching.tracking_state import edges, why_read_only
from pages.coaching.urls import grades_url, nav_key, session_nav
from pages.coaching.view_as_learner_link import view_as_learner_menu
from pages.dependencies import TrackedCourse, Viewer
from pages.frame import frame
from pages.sessions.urls import session_url, tracking_url

MARKS = ('grade', 'late', 'missing', 'excused')
KEYS = lazy('Type to grade · <kbd>Enter</kbd> next learner · <kbd>Tab</kbd> next column · '
            '<kbd>Esc</kbd> discard · <kbd>Ctrl Z</kbd> undo · <kbd>Space</kbd> what led to it')
EVERYBODY = lazy('All classes')


def _chosen(request: Request, state: str = 'active', q: str = '', sort: str = 'name', dir: str = 'asc') -> Choices:
    return Choices(request.url.path, {
        'state': state if state in STATES else 'active', 'q': q[:MAX_LENGTH_SEARCH], 'sort': sort,
        'dir': 'desc' if dir == 'desc' else 'asc', 'class': request.query_params.get('class', '')[:MAX_LENGTH_SEARCH]})


Chosen = Annotated[Choices, Depends(_chosen)]


@ui.page('/coaching/{session_id}/courses/{course_id}/grades')
async def grades_page(viewer: Viewer, session_course: TrackedCourse, chosen: Chosen) -> None:
    session = session_course.session
    stands = await role_in(viewer, session.id)
    assert stands is not None, 'the dependency has asked already'
    courses = await sessions.session_courses(session)
    scheme = await grades.gradebook(session_course, seen_by=viewer)
    classes = await grades.classes(session_course, seen_by=viewer)
    others = await grades.cell_presences(session_course, seen_by=viewer)
    number = await progress.participation_count(session_course)
    path = [(_('My sessions'), '/sessions'), (session.title, session_url(session.id))]
    with frame(viewer, session_course.course.title, here=nav_key(session_course.id), session=session,
               nav=session_nav(session, courses, stands), path=path), \
            ui.element('div').classes(f'{design.DENSE} {design.STACK}'):
        Grades(viewer, session_course, stands, scheme, chosen, classes, others, number)


class Grades:
    """The parts of the page, and what makes them follow."""

    def __init__(self, viewer: Person, course: SessionCourse, role: SessionRole, scheme: GradingScheme, chosen: Choices,
                 classes: Sequence[str], others: Iterable[CellPresence], number: int) -> None:
        self._viewer, self._course, self._role, self._scheme, self._chosen = viewer, course, role, scheme, chosen
        self._presence = GradebookPresence(viewer, course)
        self._closing = ReadOnlyBanner(why_read_only(role, course.id))
        with ui.element('div').classes('line wrap'):
            ui.html(f'<h1 class="co-title">{esc(course.course.title)}</h1>', sanitize=False).classes('grow')
            self._buttons()
            grade_exports(course, chosen)
            view_as_learner_menu(role, [course])
        course_tabs(course, 'grades')
        self._locked = LockNotices(in_course(role, course))
        with ui.element('section').classes(design.PANEL_FLUSH) as part:
            part.props['aria-label'] = _('Grades')
            self._bar(classes)
            self._draw(others, number)
        self._details = CellDetails(viewer, course, lambda: self._may_grade)
        self._show_rights()
        live_rows(course.topic('tracking'), load=self._rows, grid=self)
        on_change([course.topic('gradebook'), course.topic('outline')], self._look_at_book)
        on_change([course.session.topic('settings'), course.topic('locks')], self._look_at_rights)
        self._alarm = on_time(self._moments(), self._time_has_passed)
        self._presence.follow(self._grid, others)

    def _buttons(self) -> None:
        with ui.element('div').classes('line gradeacts'):
            self._release = forms.button(pgettext('button', 'Release'), self._ask_release,
                                         icon='published_with_changes').mark('release')
            self._import = forms.button(pgettext('button', 'Import'), self._ask_import, icon='upload'
                                        ).mark('import-grades')
            self._add = forms.button(_('Add a column'), self._ask_column, icon='add').mark('add-column')
            self._setup = forms.button(_('Set up'), self._ask_setup, icon='tune').mark('set-up')
        for button in (self._release, self._import, self._add, self._setup):
            button.props['aria-label'] = button.text  # on a phone only the sign is shown

    def _bar(self, classes: Sequence[str]) -> None:
        with ui.element('div').classes('gradebar'):
            self._filters = Filters(translated(STATES), state=self._chosen['state'], q=self._chosen['q'],
                                    label=_('Show'), placeholder=_('Find a learner'), counts={},
                                    on_change=self._narrow)
            if classes:
                kept = self._chosen['class'] if self._chosen['class'] in classes else ''
                choice = ui.select({'': str(EVERYBODY), **{name: name for name in classes}}, value=kept,
                                   on_change=lambda e: self._narrow(**{'class': e.value}))
                choice.props('outlined dense').classes('class-choice').mark('class')
                choice.props['aria-label'] = _('Class')

    def _draw(self, others: Iterable[CellPresence], number: int) -> None:
        columns, (nobody, way_on) = self._columns(), NO_LEARNERS
        self._grid = GradebookGrid(
            columns, label=_('Grades by learner'), rows=f'{self._place}/rows', total=number, may_edit=self._may_grade,
            sort=self._chosen.sort({column.key for column in columns}), filters=self._narrowed,
            others=self._presence.shown(others), empty=(str(nobody), str(way_on)),
            zone=self._viewer.zone.key, on_enter=self._enter,
            link=f'{tracking_url(self._course.session_id, self._course.course_id)}?learner={{id}}',
            on_open=lambda row_id, key: self._details.show(row_id, key), on_head=self._ask_about, on_at=self._at,
            on_away=self._presence.leave,
            on_paste=self._paste, on_sort=lambda sort, dir: self._chosen.keep(sort=sort, dir=dir),
            on_counts=self._filters.count)
        self._drawn = columns
        with self._grid:
            legend(*MARKS)
            ui.html(f'<span class="gradekeys">{KEYS}</span>', sanitize=False).set_visibility(self._may_grade)

    @property
    def _place(self) -> str:
        return grades_url(self._course.session_id, self._course.course_id)

    def _columns(self) -> list[Any]:
        return grade_cells.columns(self._scheme, self._viewer.zone, menu=self._may_grade)

    @property
    def _narrowed(self) -> dict[str, str]:
        return {name: self._chosen[name] for name in ('state', 'q', 'class')}

    def _narrow(self, **values: str) -> None:
        self._chosen.keep(**values)
        self._grid.filter(**self._narrowed)

    async def _enter(self, row_id: int, key: str, text: str, seen: str) -> None:
        try:
            participation = await progress.participation_in(self._course, row_id)
            await grades.enter_grade(participation, key, text, by=self._viewer, seen=seen)
        except EditConflict as no:
            self._grid.patch(await self._rows(frozenset([row_id])))
            self._grid.overtake(row_id, key, text, current=no.current, by=no.by, sentence=str(no))
        except Refusal as no:
            self._grid.settle(row_id, key, str(no))
        else:
            self._grid.patch(await self._rows(frozenset([row_id])))
            self._grid.settle(row_id, key)

    async def _paste(self, cells: list[dict[str, Any]], outside: int) -> None:
        typed = [CellInput(cell['id'], cell['key'], cell['text']) for cell in cells]
        planned = await grades.plan_grades(self._course, typed, seen_by=self._viewer)
        told = [ngettext('{n} pasted cell would stand beside the grid or on what is computed, and will be left out.',
                         '{n} pasted cells would stand beside the grid or on what is computed, and will be left out.',
                         outside)] if outside > 0 else []
        planned_dialog(self._viewer, self._course, _('Paste into the gradebook'), planned, told)

    # setting up

    async def _ask_about(self, key: str) -> None:
        if key in self._scheme.by_key:
            await column_dialog(self._viewer, self._course, self._scheme.by_key[key], self._scheme,
                                why_not=self._why_not_set_up())

    def _ask_setup(self) -> None:
        setup_dialog(self._viewer, self._course, self._scheme, on_column=self._ask_about)

    def _ask_column(self) -> None:
        add_column(self._viewer, self._course, self._scheme)

    def _ask_release(self) -> None:
        release_dialog(self._viewer, self._course, self._scheme)

    def _ask_import(self) -> None:
        import_dialog(self._viewer, self._course)

    # how it follows

    def patch(self, rows: Sequence[dict[str, Any]]) -> None:
        self._grid.patch(rows)

    def refresh(self) -> None:
        self._grid.refresh()

    async def _rows(self, keys: frozenset[Hashable]) -> list[dict[str, Any]]:
        rows = await grades.grade_rows_at(self._course, self._scheme, keys, seen_by=self._viewer)
        await self._details.look_again(keys)
        return [grade_cells.cells(self._scheme, row) for row in rows]

    async def _look_at_book(self, _: frozenset[Hashable] | None) -> None:
        """Other columns, or others' weights."""
        before = self._scheme
        self._scheme = await grades.gradebook(self._course, seen_by=self._viewer)
        self._alarm.set(self._moments())
        if self._columns() != self._drawn:
            self._drawn = self._columns()
            self._grid.arrange(self._drawn)
        elif self._scheme != before:
            self._grid.refresh()
        await self._details.look_again()

    async def _at(self, row_id: int, key: str) -> None:
        if self._may_grade and key in self._scheme.by_key:
            await self._presence.enter(row_id, key)

    async def _look_at_rights(self, _: frozenset[Hashable] | None) -> None:
        before = self._course.session.title
        await reload(self._course.session)
        if self._course.session.title != before:
            ui.navigate.reload()
            return
        self._role = await role_in(self._viewer, self._course.session_id) or self._role
        self._closing.show(why_read_only(self._role, self._course.id))
        self._locked.show(in_course(self._role, self._course))
        self._show_rights()
        self._grid.allow(self._may_grade)
        await self._look_at_book(None)

    async def _time_has_passed(self) -> None:
        """Something fell due or is released, or a window opened or ended."""
        await self._look_at_rights(None)
        self._grid.refresh()

    def _moments(self) -> list[datetime]:
        due = [column.item.due_at for column in self._scheme.columns if column.item and column.item.due_at]
        releases = [column.release_at for column in self._scheme.columns if column.release_at]
        return [at for at in (*due, *releases, *edges(self._course.session, self._role)) if at > clock.now()]

    # who may

    @property
    def _may_grade(self) -> bool:
        return refusal(Capability.GRADE, self._role, self._course.id) is None

    def _why_not_set_up(self) -> Refusal | None:
        return refusal(Capability.GRADEBOOK, self._role, self._course.id)

    def _show_rights(self) -> None:
        """What is locked is shown with the reason; what is not theirs is not shown."""
        for button in (self._release, self._import):
            button.set_visibility(self._may_grade)
        no = self._why_not_set_up()
        for button in (self._add, self._setup):
            button.set_visibility(self._may_grade)
            button.set_enabled(no is None)
            if no:
                button.props['title'] = str(no)
            else:
                button.props.pop('title', None)
