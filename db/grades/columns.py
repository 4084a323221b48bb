"""The columns of a gradebook's list, for its grid and its exports; what the set-up makes of them is `GradingScheme`."""
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from i18n import _

from ..core import column_keys
from ..core.column_keys import COURSE_GRADE
from ..core.list_columns import LOADED, ColumnKind, ListColumn
from ..core.numbers import half_up, plain
from ..gradebook.cell import EXCUSED
from ..gradebook.grading_scheme import UNSORTED, Category, GradingScheme, SchemeColumn
from .grid import GradeRow


def grade_columns(scheme: GradingScheme) -> list[ListColumn[GradeRow]]:
    """In the order of the exports; the grid puts each category's mean beside the columns of it. In a column stand the
    points before lateness. The grade and the released grade are those of every screen."""
    return [
        ListColumn('name', _('Learner'), lambda row: row.name, order=LOADED),
        ListColumn('username', _('Username'), lambda row: row.username, shown=False),
        ListColumn('state', _('State'), lambda row: str(row.state), shown=False),
        *(_points(column) for column in scheme.columns),
        *(_mean(one, scheme) for one in scheme.categories if one is not UNSORTED),
        ListColumn(COURSE_GRADE, _('Course grade'), lambda row: half_up(row.grade), ColumnKind.NUMBER, 2, order=LOADED,
                   export_label=_('Grade in %')),
        ListColumn('letter', _('Letter'), lambda row: scheme.letter(row.grade), shown=False),
        ListColumn('passed', _('Passed'), lambda row: _passed(scheme.passes(row.grade)), shown=False),
        _percent('computed', _('Computed grade in %'), lambda row: half_up(row.how.computed)),
        _percent('final', _('Grade set by a coach in %'), lambda row: row.final),
        _percent('released', _('Released grade in %'), lambda row: half_up(row.released)),
    ]


def _points(column: SchemeColumn) -> ListColumn[GradeRow]:
    return ListColumn(column.key, column.title, lambda row: _entered(row.cells[column.key].text), ColumnKind.NUMBER,
                      order=LOADED, export_label=_('{title}: points of {points}',
                                                   title=column.title, points=plain(column.points)))


def _mean(category: Category, scheme: GradingScheme) -> ListColumn[GradeRow]:
    """The grid shows none for a category without columns."""
    return ListColumn(
        column_keys.of_category(category.id), _('Mean'), lambda row: half_up(row.categories.get(category.id)),
        ColumnKind.NUMBER, 2, order=LOADED, shown=any(column.category == category.id for column in scheme.columns),
        export_label=_('{title} in %', title=category.title))


def _percent(key: str, label: str, value: Callable[[GradeRow], Any]) -> ListColumn[GradeRow]:
    return ListColumn(key, label, value, ColumnKind.NUMBER, 2, shown=False)


def _entered(text: str) -> Decimal | str | None:
    return EXCUSED if text == EXCUSED else Decimal(text) if text else None


def _passed(passes: bool | None) -> str | None:
    return None if passes is None else _('yes') if passes else _('no')
