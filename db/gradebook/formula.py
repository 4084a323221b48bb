"""How a course grade follows from what a learner has in each column. Pure, exact, the one place where it is computed.

A column's percent is its points of what they are out of; lateness takes a share off it, a missing one counts as the
policy says. A category's percent is the weighted mean of its columns: the lowest are dropped, extra credit is added
above the line only. The course grade is the weighted mean of the categories in which something counts. Nothing is
rounded on the way.
"""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from i18n import lazy, plazy

from ..core.numbers import mean
from .column_input import NO_INPUT, ColumnInput
from .grading_scheme import Category, GradingScheme, SchemeColumn
from .late_penalty import after_lateness


class ColumnStatus(StrEnum):
    """What a column does to the grade."""
    COUNTED = 'counted'
    EXTRA = 'extra'
    MISSING = 'missing'
    DROPPED = 'dropped'
    EXCUSED = 'excused'
    HELD = 'held'
    NOT_WEIGHED = 'not weighed'
    NOTHING = 'nothing yet'


COLUMN_STATUS_LABELS = {
    ColumnStatus.COUNTED: plazy('of a column of grades', 'Counts'), ColumnStatus.EXTRA: lazy('Extra credit'),
    ColumnStatus.MISSING: lazy('Missing'), ColumnStatus.DROPPED: lazy('Dropped'), ColumnStatus.EXCUSED: lazy('Excused'),
    ColumnStatus.HELD: lazy('Not released'), ColumnStatus.NOT_WEIGHED: lazy('Does not count'),
    ColumnStatus.NOTHING: lazy('Nothing yet')}


@dataclass(frozen=True, slots=True)
class ColumnPart:
    column: SchemeColumn
    counts: ColumnStatus
    percent: Fraction | None = None
    """After lateness."""
    penalty: Fraction = Fraction(0)
    """So many percent were taken off."""

    @property
    def weight(self) -> Fraction:
        return Fraction(self.column.weight)


@dataclass(frozen=True, slots=True)
class CategoryPart:
    category: Category
    percent: Fraction | None
    columns: tuple[ColumnPart, ...]


@dataclass(frozen=True, slots=True)
class CourseGrade:
    exact: Fraction | None
    """What counts: the grade that was set, else the computed one."""
    computed: Fraction | None
    categories: tuple[CategoryPart, ...]

    @property
    def parts(self) -> dict[str, ColumnPart]:
        return {part.column.key: part for category in self.categories for part in category.columns}


def course_grade(scheme: GradingScheme, worth: Mapping[str, ColumnInput], at: datetime, *, final: Decimal | None = None,
                 released_only: bool = False) -> CourseGrade:
    """:param worth: by the key of the column
    :param final: a grade that a coach has set instead, in percent
    :param released_only: as the learner may know it
    """
    parts = [_part(scheme, column, worth.get(column.key, NO_INPUT), at, released_only) for column in scheme.columns]
    categories = tuple(_category(category, [part for part in parts if part.column.category == category.id])
                       for category in scheme.categories)
    computed = mean((one.category.weight, one.percent) for one in categories)
    return CourseGrade(computed if final is None else Fraction(final), computed, categories)


def _part(scheme: GradingScheme, column: SchemeColumn, worth: ColumnInput, at: datetime,
          released_only: bool) -> ColumnPart:
    if worth.excused:
        return ColumnPart(column, ColumnStatus.EXCUSED)
    percent, penalty, counts = _percent(scheme, column, worth, at)
    if percent is not None and released_only and column.is_hidden(at):
        percent, penalty, counts = _percent(scheme, column, worth._replace(points=None, given=None), at)
        if percent is None:  # what is missing counts so, as if nobody had given anything
            return ColumnPart(column, ColumnStatus.HELD)
    if percent is None:
        return ColumnPart(column, ColumnStatus.NOTHING)
    if column.weight <= 0:
        return ColumnPart(column, ColumnStatus.NOT_WEIGHED, percent, penalty)
    if column.extra_credit:
        return ColumnPart(column, ColumnStatus.NOTHING if counts is ColumnStatus.MISSING else ColumnStatus.EXTRA,
                          percent, penalty)
    return ColumnPart(column, counts, percent, penalty)


def _percent(scheme: GradingScheme, column: SchemeColumn, worth: ColumnInput,
             at: datetime) -> tuple[Fraction | None, Fraction, ColumnStatus]:
    none = Fraction(0)
    if worth.given is not None and column.points > 0:
        return Fraction(worth.given) / Fraction(worth.given_of or column.points) * 100, none, ColumnStatus.COUNTED
    if worth.points is not None and worth.out_of > 0:
        reached = Fraction(worth.points) / Fraction(worth.out_of) * 100
        left = after_lateness(scheme, worth, reached)
        return left, reached - left, ColumnStatus.COUNTED
    is_missing = worth.required and worth.due_at is not None and worth.due_at < at and worth.submitted_at is None
    if is_missing and scheme.missing_percent is not None:
        return Fraction(scheme.missing_percent), none, ColumnStatus.MISSING
    return None, none, ColumnStatus.NOTHING


def _category(category: Category, parts: Sequence[ColumnPart]) -> CategoryPart:
    parts = _dropped(category, parts)
    counted = [part for part in parts if part.counts in (ColumnStatus.COUNTED, ColumnStatus.MISSING)]
    whole = sum((part.weight for part in counted), Fraction())
    reached = sum((part.weight * (part.percent or 0) for part in parts
                   if part.counts in (ColumnStatus.COUNTED, ColumnStatus.MISSING, ColumnStatus.EXTRA)), Fraction())
    return CategoryPart(category, reached / whole if whole else None, tuple(parts))


def _dropped(category: Category, parts: Sequence[ColumnPart]) -> list[ColumnPart]:
    """The lowest percents do not count, of equal ones the one that weighs least; one always stays. So the order of the
    columns changes no grade."""
    if not category.drop:
        return list(parts)
    counted = [number for number,
               part in enumerate(parts) if part.counts in (ColumnStatus.COUNTED, ColumnStatus.MISSING)]
    lowest = sorted(counted, key=lambda number: (parts[number].percent or Fraction(0), parts[number].weight, -number))
    away = set(lowest[:max(0, min(category.drop, len(counted) - 1))])
    return [replace(part, counts=ColumnStatus.DROPPED) if number in away else part for number, part in enumerate(parts)]
