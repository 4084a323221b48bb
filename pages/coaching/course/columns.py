"""Learner by item: the columns of a course's tracking, and a learner's row in their terms."""
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from components.grid.grid import Column
from db.core import column_keys, numbers
from db.outlines import Cell, Outline, OutlineItem
from db.records import MEMBERSHIP_LABELS, Membership
from db.tracking import COURSE_TRACKING_COLUMNS, CourseSummary, LearnerRow, item_columns
from i18n import _, lazy
from pages.coaching.labels import grade, instant
from pages.dates import day
from pages.list_columns import ColumnLook, grid_cells, grid_columns


def columns(outline: Outline, plan: int | None, zone: ZoneInfo) -> list[Column]:
    """The last visit stands after the items."""
    *first, last_seen = grid_columns(COURSE_TRACKING_COLUMNS, {
        **LOOKS, 'progress': {**LOOKS['progress'], 'plan': plan}})
    looks: dict[str, ColumnLook] = {
        column_keys.of_item(item.id): _item(item, f'{n} · {section.title}', zone)
        for n, section in enumerate(outline.sections, 1) for item in section.items}
    return [*first, *grid_columns(item_columns(outline.items), looks), last_seen]


LOOKS: dict[str, ColumnLook] = {
    'name': {'kind': 'person', 'width': 196, 'slim': 158, 'pinned': True},
    'progress': {'kind': 'progress', 'width': 132, 'slim': 112,
                 'hint': lazy('Required items completed. The line is where the due dates say everybody should be '
                              'today.')},
    'grade': {'kind': 'grade', 'width': 76},
    'last_seen': {'kind': 'seen', 'width': 96},
}


def _item(item: OutlineItem, group: str, zone: ZoneInfo) -> ColumnLook:
    facts = [item.title, '' if item.required else _('optional'),
             _('{points} points', points=numbers.plain(item.points)) if item.is_graded else '',
             _('due {day}', day=day(item.due_at, zone)) if item.due_at else '']
    return {'kind': 'mark', 'width': 43, 'turned': True, 'group': group,
            'hint': ' · '.join(fact for fact in facts if fact)}


def cells(row: LearnerRow) -> dict[str, Any]:
    """The row as the grid shows it, whether it is read or patched."""
    return {'id': row.id, **grid_cells(COURSE_TRACKING_COLUMNS, row, DRAWN),
            **{column_keys.of_item(id_): _mark(cell) for id_, cell in row.cells.items()}}


def _name(row: LearnerRow) -> dict[str, Any]:
    name: dict[str, Any] = {'name': row.name, 'here': row.here}
    if row.state == Membership.WITHDRAWN:
        name['sub'] = str(MEMBERSHIP_LABELS[Membership.WITHDRAWN])
    return name


DRAWN: dict[str, Callable[[LearnerRow], Any]] = {
    'name': _name,
    'progress': lambda row: {'done': row.done, 'total': row.total},
    'grade': lambda row: grade(row.grade),
    'last_seen': lambda row: {'at': instant(row.last_seen), 'here': row.here},
}


def _mark(cell: Cell) -> dict[str, Any]:
    mark = {'mark': cell.status.value}
    return mark if cell.score is None else mark | {'score': numbers.plain(cell.score)}


def foot(figures: CourseSummary) -> dict[str, str]:
    summary = figures.summary
    return {
        'name': _('Done, in percent'), 'progress': '–' if summary.progress is None else f'{summary.progress}%',
        'grade': grade(summary.grade) or '–',
        **{column_keys.of_item(id_): str(share) for id_, share in figures.completed.items()},
    }
