"""Quizzes of a session course for its coaches: who is at one now, and how every attempt went."""
from collections.abc import Callable, Hashable
from typing import Any

from fastapi import HTTPException
from nicegui import app, ui

from components import design
from components.attempts_board.attempts_board import AttemptBoardRow, AttemptsBoard
from components.forms import forms
from components.grid.grid import Grid
from components.html import empty, esc
from components.live import on_change, on_time
from db import Person, SessionCourse, outlines, quizzes, sessions
from db.access import Capability, SessionRole, refusal, role_in
from db.core import Invalid, Refusal, clock
from db.quizzes import ATTEMPT_COLUMNS, AttemptRow
from db.records import Work
from i18n import _
from pages.coaching.course_tabs import course_tabs
from pages.coaching.labels import instant
from pages.coaching.list_filters import Asked
from pages.coaching.urls import attempts_url, nav_key, session_nav
from pages.dependencies import Id, OpenId, TrackedCourse, Viewer
from pages.form_input import whole
from pages.frame import frame
from pages.list_columns import ColumnLook, grid_cells, grid_columns
from pages.sessions.urls import session_url

DEFAULT_MINUTES = 5
"""Minutes that are asked for most."""
LOOKS: dict[str, ColumnLook] = {
    'name': {'kind': 'person', 'width': 200, 'slim': 150, 'pinned': True},
    'number': {'width': 86},
    'started': {'width': 150, 'narrow': False},
    'finished': {'width': 150},
    'answered': {'narrow': False},
}
DRAWN: dict[str, Callable[[AttemptRow], Any]] = {
    'name': lambda row: {'name': row.name}, 'started': lambda row: instant(row.started_at),
    'finished': lambda row: instant(row.finished_at),
}


@ui.page('/coaching/{session_id}/courses/{course_id}/attempts')
async def attempts(viewer: Viewer, session_course: TrackedCourse,
                   item: OpenId = None) -> None:
    session = session_course.session
    role = await role_in(viewer, session.id)
    assert role is not None, 'the dependency has checked it'
    courses = await sessions.session_courses(session)
    path = [(_('My sessions'), '/sessions'), (session.title, session_url(session.id))]
    with frame(viewer, session_course.course.title, here=nav_key(session_course.id), session=session,
               nav=session_nav(session, courses, role), path=path), \
            ui.element('div').classes(f'{design.DENSE} {design.STACK}'):
        ui.html(f'<h1 class="co-title">{esc(session_course.course.title)}</h1>', sanitize=False)
        course_tabs(session_course, 'attempts')
        await AttemptsInProgress(viewer, session_course, role).draw()
        outline = await outlines.effective_outline(session_course)
        quizzes = {one.id: one.title for one in outline.items if one.type.work is Work.ATTEMPTS}
        _all(viewer, session_course, quizzes, item if item in quizzes else next(iter(quizzes), None))


class AttemptsInProgress:
    """Followed as it happens: each answer, more time, and who is done."""

    def __init__(self, viewer: Person, course: SessionCourse, role: SessionRole) -> None:
        self._viewer, self._course, self._role = viewer, course, role

    async def draw(self) -> None:
        rows = await quizzes.attempts_in_progress(self._course, seen_by=self._viewer)
        with ui.element('section').classes(design.PANEL_FLUSH):
            ui.html(f'<h2 class="co-heading">{_("In progress")}</h2>', sanitize=False).classes(design.PANEL_HEAD)
            self._board = AttemptsBoard([_board_row(row) for row in rows], may_act=self._may_act,
                                        on_more_time=self._more_time, on_finish=self._finish)
        on_change(self._course.topic('attempts'), self._refresh)
        on_change(self._course.session.topic('settings'), self._refresh_role)
        self._timer = on_time([row.ends_at for row in rows if row.ends_at], self._refresh_all)

    @property
    def _may_act(self) -> bool:
        return refusal(Capability.GRADE, self._role, self._course.id) is None

    async def _refresh(self, keys: frozenset[Hashable] | None) -> None:
        if keys is None:
            await self._refresh_all()
            return
        rows = await quizzes.attempt_rows_at(self._course, keys, seen_by=self._viewer)
        self._board.patch([_board_row(row) for row in rows if row.in_progress],
                          [row.id for row in rows if not row.in_progress])
        self._timer.set([row.ends_at for row in await self._all() if row.ends_at])

    async def _refresh_all(self) -> None:
        rows = await self._all()
        self._board.set([_board_row(row) for row in rows], may_act=self._may_act)
        self._timer.set([row.ends_at for row in rows if row.ends_at])

    async def _all(self) -> list[AttemptRow]:
        return await quizzes.attempts_in_progress(self._course, seen_by=self._viewer)

    async def _refresh_role(self, _: object) -> None:
        self._role = await role_in(self._viewer, self._course.session_id) or self._role
        await self._refresh_all()

    async def _more_time(self, attempt_id: int) -> None:
        row = await self._found(attempt_id)
        with forms.dialog(_('More time for {learner}', learner=row.name)) as box:
            with forms.dialog_body():
                minutes = forms.number_field(_('Minutes'), DEFAULT_MINUTES, least=1, most=10_000, step=1
                                             ).mark('minutes')
                reason = forms.text_field(_('Reason'), max_length=500).mark('reason')
            with forms.dialog_foot():
                async def act() -> None:
                    forms.no_errors([minutes, reason])
                    try:
                        forms.check({'minutes': minutes, 'reason': reason})
                        attempt = await quizzes.get_attempt(self._course, row.id)
                        await quizzes.add_minutes(attempt, whole(minutes.value, 'minutes', 0), by=self._viewer,
                                                  reason=reason.value or '')
                    except Invalid as no:
                        forms.error(minutes if no.field == 'minutes' else reason, str(no))
                    else:
                        box.close()
                forms.cancel(box)
                forms.button(_('Add the time'), act, kind='primary').mark('add-time')
        box.on('hide', box.delete)
        box.open()

    async def _finish(self, attempt_id: int) -> None:
        row = await self._found(attempt_id)
        if not row.in_progress:
            raise Refusal(_('The attempt of {learner} has already ended.', learner=row.name))
        if await forms.confirm(_('End the attempt of {learner}?', learner=row.name),
                               _('What has been answered so far is submitted.'), _('End attempt'), danger=True):
            attempt = await quizzes.get_attempt(self._course, row.id)
            await quizzes.finish_now(attempt, by=self._viewer)

    async def _found(self, attempt_id: int) -> AttemptRow:
        """One of this course, as it is now."""
        found = await quizzes.attempt_rows_at(self._course, [attempt_id], seen_by=self._viewer)
        if not found:
            raise Refusal(_('This attempt is not there any more.'))
        return found[0]


def _all(viewer: Person, course: SessionCourse, quizzes: dict[int, str], chosen: int | None) -> None:
    with ui.element('section').classes(design.PANEL_FLUSH):
        if chosen is None:
            ui.html(empty(_('This course has no quiz.'), _('Its teachers add one in the outline.')), sanitize=False)
            return
        place = attempts_url(course.session_id, course.course_id)
        with ui.element('div').classes(f'{design.PANEL_HEAD} line wrap'):
            ui.html(f'<h2 class="co-heading">{_("All attempts")}</h2>', sanitize=False).classes('grow')
            forms.select_field(_('Quiz'), quizzes, chosen,
                               on_change=lambda e: ui.navigate.to(f'{place}?item={e.value}')).mark('quiz')
        grid = Grid(grid_columns(ATTEMPT_COLUMNS, LOOKS), label=_('Attempts'), height='480px',
                    rows=f'{place}/of/{chosen}', zone=viewer.zone.key, sort=('name', 'asc'),
                    empty=(_('Nobody has attempted it yet.'), _('Attempts are listed here once they are started.')),
                    link=f'{place}/{{id}}')

        async def refresh(_: object) -> None:
            grid.refresh()
        on_change(course.topic('tracking'), refresh, burst=1.0)


@app.get('/coaching/{session_id}/courses/{course_id}/attempts/of/{quiz_id}')
async def attempt_rows(viewer: Viewer, session_course: TrackedCourse, asked: Asked, quiz_id: Id) -> dict[str, Any]:
    if quiz_id not in (await outlines.effective_outline(session_course)).by_id:
        raise HTTPException(404)
    rows, total = await quizzes.attempt_rows(session_course, quiz_id, asked, seen_by=viewer)
    return {'rows': [{'id': row.id, **grid_cells(ATTEMPT_COLUMNS, row, DRAWN)} for row in rows], 'total': total}


def _board_row(row: AttemptRow) -> AttemptBoardRow:
    left = None if row.ends_at is None else max(0.0, (row.ends_at - clock.now()).total_seconds())
    return {'id': row.id, 'name': row.name, 'quiz': row.item, 'number': row.number, 'answered': row.answered,
            'asked': row.asked, 'seconds_left': left}
