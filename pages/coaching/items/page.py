"""All items of a session course in order, and how far everybody is with each: the way to one item."""
from collections.abc import Callable, Hashable
from typing import Any

from nicegui import ui

from components import design
from components.grid.grid import Grid
from components.live import on_change
from db import Person, SessionCourse, tracking
from db.core import numbers
from db.tracking import ITEM_COLUMNS, ItemLine
from i18n import _, lazy
from pages.coaching.course_layout import course_part
from pages.coaching.export_menu import item_exports
from pages.coaching.labels import instant
from pages.coaching.urls import items_url
from pages.dependencies import TrackedCourse, Viewer
from pages.item_type_registry import ITEM_TYPE_PAGES
from pages.list_columns import ColumnLook, grid_cells, grid_columns

PAUSE = 1.0
"""Seconds: figures over a whole course are read again this often at most."""
LOOKS: dict[str, ColumnLook] = {
    'item': {'kind': 'strong', 'width': 300, 'slim': 190, 'pinned': True},
    'kind': {'narrow': False},
    'due': {'width': 130, 'narrow': False},
    'opened': {'width': 92, 'hint': lazy('Active learners who have opened it')},
    'done': {'kind': 'progress', 'width': 150, 'slim': 120, 'hint': lazy('Active learners who have completed it')},
    'to_grade': {'width': 92},
    'late': {'width': 80, 'narrow': False, 'hint': lazy('Whose newest work was submitted late')},
}


@ui.page('/coaching/{session_id}/courses/{course_id}/items')
async def items(viewer: Viewer, session_course: TrackedCourse) -> None:
    rows = await _rows(session_course, viewer)
    async with course_part(viewer, session_course, 'items', beside=lambda: item_exports(session_course)):
        ItemList(viewer, session_course, rows)


class ItemList:
    """Figures change in place; items that come or go make another list."""

    def __init__(self, viewer: Person, course: SessionCourse, rows: list[dict[str, Any]]) -> None:
        self._viewer, self._course, self._rows = viewer, course, rows
        with ui.element('section').classes(design.PANEL_FLUSH) as panel:
            panel._props['aria-label'] = _('Items')
            self._grid = Grid(grid_columns(ITEM_COLUMNS, LOOKS), label=_('Items and how far everybody is'), rows=rows,
                              height='auto', row_height=52, sort=('order', 'asc'), zone=viewer.zone.key,
                              link=self._place, empty=(_('Nothing in this course yet'),
                                                       _('As soon as an item is published, it stands here.')))
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
    return [_row(number, line) for number, line in enumerate(await tracking.item_lines(course, seen_by=viewer))]


def _row(number: int, line: ItemLine) -> dict[str, Any]:
    drawn = grid_cells(ITEM_COLUMNS, line, DRAWN)
    return {'id': line.item.id, **drawn, 'item': {'text': line.item.title, 'sub': line.item.section, 'sort': number}}


DRAWN: dict[str, Callable[[ItemLine], Any]] = {
    'kind': lambda line: ITEM_TYPE_PAGES[line.item.kind].heading, 'due': lambda line: instant(line.item.due_at),
    'done': lambda line: {'percent': numbers.percent(line.done, line.learners) or 0} if line.learners else None,
    'to_grade': lambda line: line.to_grade or None, 'late': lambda line: line.late or None,
}
