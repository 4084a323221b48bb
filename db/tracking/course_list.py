"""The list of a session course: a learner's row in it, and its columns, for the grid, the exports and the order."""
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from i18n import _, lazy

from ..core import column_keys
from ..core.list_columns import LOADED, ColumnKind, ListColumn
from ..core.numbers import half_up, percent, plain
from ..outlines.item_status import ITEM_STATUS_LABELS, Cell
from ..outlines.outline import Outline, OutlineItem


@dataclass(frozen=True, slots=True)
class LearnerRow:
    """One participation in the tracking of its session course; `id` is the participation's."""
    id: int
    person_id: int
    name: str
    username: str
    state: str
    done: int
    total: int
    grade: Decimal | None
    to_grade: int
    last_seen: datetime | None
    here: bool
    cells: dict[int, Cell] = field(default_factory=dict)


COURSE_TRACKING_COLUMNS: tuple[ListColumn[LearnerRow], ...] = (
    ListColumn('name', lazy('Learner'), lambda row: row.name, order='p.name'),
    ListColumn('username', lazy('Username'), lambda row: row.username, shown=False),
    ListColumn('state', lazy('State'), lambda row: str(row.state), shown=False),
    ListColumn('done', lazy('Items done'), lambda row: row.done, ColumnKind.NUMBER, shown=False),
    ListColumn('total', lazy('Items required'), lambda row: row.total, ColumnKind.NUMBER, shown=False),
    ListColumn('progress', lazy('Progress'), lambda row: percent(row.done, row.total), ColumnKind.NUMBER,
               order='CASE WHEN t.total > 0 THEN t.done * 1.0 / t.total END', export_label=lazy('Progress in %')),
    ListColumn('grade', lazy('Grade'), lambda row: half_up(row.grade), ColumnKind.NUMBER, 2, order='t.grade_rounded',
               export_label=lazy('Grade in %')),
    ListColumn('to_grade', lazy('To grade'), lambda row: row.to_grade, ColumnKind.NUMBER, order='t.to_grade',
               shown=False),
    ListColumn('last_seen', lazy('Last seen'), lambda row: row.last_seen, ColumnKind.INSTANT, order='t.last_seen'),
)
"""The columns that are the same in every course; those of its items follow them."""


def item_columns(items: Iterable[OutlineItem]) -> list[ListColumn[LearnerRow]]:
    """Of each item its state, and in the exports its points where it is graded."""
    return [column for item in items for column in _of_item(item)]


def course_tracking_columns(outline: Outline) -> list[ListColumn[LearnerRow]]:
    return [*COURSE_TRACKING_COLUMNS, *item_columns(outline.items)]


def _of_item(item: OutlineItem) -> list[ListColumn[LearnerRow]]:
    key = column_keys.of_item(item.id)
    state = ListColumn[LearnerRow](
        key, item.title, lambda row: str(ITEM_STATUS_LABELS[row.cells[item.id].status]).lower(), order=LOADED)
    if not item.is_graded:
        return [state]
    return [state, ListColumn(
        column_keys.part_of(key, 'points'), _('{title}: points of {points}',
                                              title=item.title, points=plain(item.points)),
        lambda row: row.cells[item.id].score, ColumnKind.NUMBER, shown=False)]
