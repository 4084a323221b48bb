"""Learner by item: the columns of a course's tracking, and a learner's row in their terms."""
from typing import Any
from zoneinfo import ZoneInfo

from components.grid.grid import Column
from db.core import column_keys, numbers
from db.outlines import Cell, Outline, OutlineItem
from db.records import MEMBERSHIP_LABELS, Membership
from db.tracking import CourseSummary, LearnerRow
from pages.coaching.labels import grade, instant
from pages.dates import day


def columns(outline: Outline, plan: int | None, zone: ZoneInfo) -> list[Column]:
    return [
        Column(key='name', label='Learner', kind='person', width=196, slim=158, pinned=True),
        Column(key='progress', label='Progress', kind='progress', width=132, slim=112, plan=plan,
               hint='Required items completed. The line is where the due dates say everybody should be today.'),
        Column(key='grade', label='Grade', kind='grade', width=76),
        *(_item(item, f'{n} · {section.title}', zone)
          for n, section in enumerate(outline.sections, 1) for item in section.items),
        Column(key='last_seen', label='Last seen', kind='seen', width=96),
    ]


def _item(item: OutlineItem, group: str, zone: ZoneInfo) -> Column:
    facts = [item.title, '' if item.required else 'not required',
             f'{numbers.plain(item.points)} points' if item.is_graded else '',
             f'due {day(item.due_at, zone)}' if item.due_at else '']
    return Column(key=column_keys.of_item(item.id), label=item.title, kind='mark', width=43, turned=True,
                  group=group, hint=' · '.join(fact for fact in facts if fact))


def cells(row: LearnerRow) -> dict[str, Any]:
    """The row as the grid shows it, whether it is read or patched."""
    name: dict[str, Any] = {'name': row.name, 'here': row.here}
    if row.state == Membership.WITHDRAWN:
        name['sub'] = MEMBERSHIP_LABELS[Membership.WITHDRAWN]
    return {
        'id': row.id,
        'name': name,
        'progress': {'done': row.done, 'total': row.total},
        'grade': grade(row.grade),
        'last_seen': {'at': instant(row.last_seen), 'here': row.here},
        **{column_keys.of_item(id_): _mark(cell) for id_, cell in row.cells.items()},
    }


def _mark(cell: Cell) -> dict[str, Any]:
    mark = {'mark': cell.status.value}
    return mark if cell.score is None else mark | {'score': numbers.plain(cell.score)}


def foot(figures: CourseSummary) -> dict[str, str]:
    summary = figures.summary
    return {
        'name': 'Done, in percent', 'progress': '–' if summary.progress is None else f'{summary.progress}%',
        'grade': grade(summary.grade) or '–',
        **{column_keys.of_item(id_): str(share) for id_, share in figures.completed.items()},
    }
