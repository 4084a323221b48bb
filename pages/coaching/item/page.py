"""One item of a session course for its coaches: who is where with it, how it went, and what was hard."""
from collections.abc import Hashable
from functools import partial
from typing import Any

from fastapi import HTTPException
from nicegui import ui

from components import design
from components.chart.chart import Chart
from components.forms import forms
from components.grid.grid import Column, Grid
from components.live import on_change, on_time
from components.prose import prose
from db import Person, SessionCourse, tracking
from db.core import NotFound
from db.quizzes import QuestionStats
from db.tracking import ItemTracking
from i18n import _, pgettext
from pages.coaching.course_layout import course_part
from pages.coaching.item import labels as say
from pages.coaching.urls import item_tracking_url
from pages.dependencies import Id, OpenId, TrackedCourse, Viewer
from pages.frame import opened_once
from pages.sessions.quiz_labels import line
from pages.sessions.urls import item_url

PAUSE = 1.0
"""Seconds: figures over a whole course are read again this often at most."""


@ui.page('/coaching/{session_id}/courses/{course_id}/items/{item_id}')
async def item(viewer: Viewer, session_course: TrackedCourse, item_id: Id,
               question: OpenId = None) -> None:
    """:param question: whose wrong answers are open"""
    try:
        found = await tracking.item_tracking(session_course, item_id, seen_by=viewer)
    except NotFound:
        raise HTTPException(404) from None
    async with course_part(viewer, session_course, 'items', found.item.title):
        page = ItemPage(viewer, session_course, found)
    if question is not None:
        opened_once(partial(page.open, question))


class ItemPage:
    """The parts of the page, and what makes them follow."""

    def __init__(self, viewer: Person, course: SessionCourse, found: ItemTracking) -> None:
        self._viewer, self._course, self._found = viewer, course, found
        self._files = f'{item_url(course.session_id, course.course_id, found.item.id)}/files/'
        self._head = ui.html(say.head(found, viewer.zone), sanitize=False)
        with ui.element('section').classes(design.PANEL_FLUSH) as part:
            part.props['aria-label'] = heading = _('Learner status')
            ui.html(f'<h2 class="co-heading">{heading}</h2>', sanitize=False).classes(design.PANEL_HEAD)
            self._standings = ui.html(self._people(), sanitize=False)
        self._chart = Chart(_('Points'), **say.points(found)) if found.item.is_graded else None
        self._grid = self._questions() if found.minutes or found.questions else None
        on_change([course.topic('tracking'), course.topic('outline')], self._look, burst=PAUSE)
        on_time([found.item.due_at] if found.item.due_at else [], lambda: self._look(None))

    def _people(self) -> str:
        return say.standings(self._found, self._course.session_id, self._course.course_id)

    def _questions(self) -> Grid:
        course, item = self._course, self._found.item
        with ui.element('section').classes(design.PANEL_FLUSH) as part:
            part.props['aria-label'] = heading = _('Hardest questions')
            with ui.element('div').classes(f'{design.PANEL_HEAD} wrap'):
                ui.html(f'<h2 class="co-heading">{heading}</h2>', sanitize=False).classes('grow')
                self._minutes = ui.html(say.minutes(self._found), sanitize=False)
            return Grid(_columns(), label=_('Questions, the hardest first'), rows=self._rows(), height='auto',
                        row_height=52, sort=('right', 'asc'),
                        link=f'{item_tracking_url(course.session_id, course.course_id, item.id)}?question={{id}}',
                        on_open=lambda id_, __: self.open(id_),
                        empty=(_('No question is scored yet'),
                               _('As soon as an attempt is finished, they stand here.')))

    def _rows(self) -> list[dict[str, Any]]:
        return [_row(one) for one in self._found.questions]

    async def _look(self, _: frozenset[Hashable] | None) -> None:
        """An item that is not in the outline any more is no page any more."""
        before = self._found
        try:
            self._found = await tracking.item_tracking(self._course, before.item.id, seen_by=self._viewer)
        except NotFound:
            ui.navigate.to(say.list_url(self._course))
            return
        if self._grid is None and self._found.minutes:
            ui.navigate.reload()  # the first attempt is finished
            return
        _follow(self._head, say.head(self._found, self._viewer.zone))
        _follow(self._standings, self._people())
        if self._chart:
            self._chart.show(**say.points_now(self._found))
        if self._grid:
            _follow(self._minutes, say.minutes(self._found))
            rows, known = self._rows(), {one.question_id for one in before.questions}
            if {row['id'] for row in rows} == known:
                self._grid.patch(rows)
            else:
                self._grid.show(rows)

    async def open(self, question_id: int) -> None:
        """What was wrongly given, and by whom."""
        one = next((one for one in self._found.questions if one.question_id == question_id), None)
        if one is None:
            return
        wrong = await tracking.item_wrong_answers(self._course, self._found.item.id, question_id, seen_by=self._viewer)
        asked, answers = await prose.drawn(lambda: (
            f'<div class="quiz-text prose">{line(one.text, self._files)}</div>',
            say.wrong(wrong, self._course, self._files)))
        with forms.dialog(_('What was answered wrongly'), wide=True) as box, forms.dialog_body():
            ui.html(asked, sanitize=False)
            ui.html(answers, sanitize=False)
        box.on('hide', box.delete)
        box.open()


def _columns() -> list[Column]:
    return [
        Column(key='question', label=_('Question'), kind='strong', width=300, slim=180, pinned=True),
        Column(key='right', label=pgettext('of answers', 'Right'), kind='progress', width=140, slim=110,
               hint=_('Of the attempts that count for the grade, how many have it all right')),
        Column(key='answered', label=_('Answered'), kind='text', width=110, narrow=False),
        Column(key='discrimination', label=_('Discrimination'), kind='text', width=150, narrow=False,
               hint=str(say.DISCRIMINATION)),
        Column(key='mistake', label=_('Most common wrong answer'), kind='text', width=240, sortable=False),
    ]


def _row(one: QuestionStats) -> dict[str, Any]:
    return {'id': one.question_id, 'question': {'text': say.short(one), 'sub': str(say.KIND[one.kind])},
            'right': {'done': one.right, 'total': one.asked},
            'answered': _('{answered} of {asked}', answered=one.answered, asked=one.asked),
            'discrimination': say.discrimination(one.discrimination),
            'mistake': say.mistake(one)}


def _follow(element: ui.html, text: str) -> None:
    if element.content != text:
        element.content = text
