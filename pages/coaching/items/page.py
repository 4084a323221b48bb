"""All items of a session course in order, and how far everybody is with each: the way to one item."""
from collections.abc import Hashable
from typing import Any

from nicegui import ui

from components import design
from components.grid.grid import Column, Grid
from components.live import on_change
from db import Person, SessionCourse, tracking
from db.core import numbers
from db.tracking import ItemLine
from pages.coaching.course_layout import course_part
from pages.coaching.export_menu import item_exports
from pages.coaching.labels import instant
from pages.coaching.urls import items_url
from pages.dependencies import TrackedCourse, Viewer
from pages.item_type_registry import ITEM_TYPE_PAGES

PAUSE = 1.0
"""Seconds: figures over a whole course are read again this often at most."""
COLUMNS = [
    Column(key='item', label='Item', kind='strong', width=300, slim=190, pinned=True),
    Column(key='kind', label='Kind', width=110, narrow=False),
    Column(key='due', label='Due', kind='date', width=130, narrow=False),
    Column(key='opened', label='Opened', kind='num', width=92, hint='Active learners who have opened it'),
    Column(key='done', label='Done', kind='progress', width=150, slim=120,
           hint='Active learners who have completed it'),
    Column(key='to_grade', label='To grade', kind='num', width=92),
    Column(key='late', label='Late', kind='num', width=80, narrow=False, hint='Whose newest work was handed in late'),
]


@ui.page('/coaching/{session_id}/courses/{course_id}/items')
async def items(viewer: Viewer, session_course: TrackedCourse) -> None:
    rows = await _rows(session_course, viewer)
    async with course_part(viewer, session_course, 'items', beside=lambda: item_exports(session_course)):
        ItemList(viewer, session_course, rows)


class ItemList:
    """Figures change in place; items that come or go make another list."""

    def __init__(self, viewer: Person, course: SessionCourse, rows: list[dict[str, Any]]) -> None:
        self._viewer, self._course, self._rows = viewer, course, rows
        with ui.element('section').classes(design.PANEL_FLUSH).props('aria-label=Items'):
            self._grid = Grid(COLUMNS, label='Items and how far everybody is', rows=rows, height='auto', row_height=52,
                              sort=('order', 'asc'), zone=viewer.zone.key, link=self._place,
                              empty=('Nothing in this course yet', 'As soon as an item is published, it stands here.'))
        on_change([course.topic('tracking'), course.topic('outline')], self._look, burst=PAUSE)

    @property
    def _place(self) -> str:
        return f'{items_url(self._course.session_id, self._course.course_id)}/{{id}}'

    async def _look(self, _: frozenset[Hashable] | None) -> None:
        before, self._rows = self._rows, await _rows(self._course, self._viewer)
        if [row['id'] for row in self._rows] != [row['id'] for row in before]:
            self._grid.show(self._rows)
        else:
            self._grid.patch([row for row, known in zip(self._rows, before, strict=True) if row != known])


async def _rows(course: SessionCourse, viewer: Person) -> list[dict[str, Any]]:
    active = (await tracking.course_figures(course, seen_by=viewer)).counts.active
    return [_row(number, line, active) for number, line in enumerate(await tracking.item_lines(course, seen_by=viewer))]


def _row(number: int, line: ItemLine, active: int) -> dict[str, Any]:
    item = line.item
    return {
        'id': item.id, 'item': {'text': item.title, 'sub': item.section, 'sort': number},
        'kind': ITEM_TYPE_PAGES[item.kind].heading, 'due': instant(item.due_at), 'opened': line.opened,
        'done': {'percent': numbers.percent(line.done, active) or 0} if active else None,
        'to_grade': line.to_grade or None, 'late': line.late or None,
    }
