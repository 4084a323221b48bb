"""How a course grade follows from what a learner has in each column. Pure, exact, the one place where it is computed.

A column's percent is its points of what they are out of; lateness takes a share off it, a missing one counts as the
policy says. A category's percent is the weighted mean of its columns: the lowest are dropped, extra credit is added
above the line only. The course grade is the weighted mean of the categories in which something counts. Nothing is
rounded on the way.
"""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from ..core.numbers import mean
from ..records.gradebook import LatePer
from .grading_scheme import Book, BookColumn, Category

UNITS = {LatePer.DAY: timedelta(days=1), LatePer.HOUR: timedelta(hours=1)}


class Counts(StrEnum):
    """What a column does to the grade."""
    COUNTED = 'counted'
    EXTRA = 'extra'
    MISSING = 'missing'
    DROPPED = 'dropped'
    EXCUSED = 'excused'
    HELD = 'held'
    NOT_WEIGHED = 'not weighed'
    NOTHING = 'nothing yet'


COUNTS_LABELS = {
    Counts.COUNTED: 'Counts', Counts.EXTRA: 'Extra credit', Counts.MISSING: 'Missing', Counts.DROPPED: 'Dropped',
    Counts.EXCUSED: 'Excused', Counts.HELD: 'Not released', Counts.NOT_WEIGHED: 'Does not count',
    Counts.NOTHING: 'Nothing yet'}


class Worth(NamedTuple):
    """What one learner has in one column."""
    points: Decimal | None = None
    """Of their work."""
    out_of: Decimal = Decimal(100)
    """When that was graded."""
    handed_in_at: datetime | None = None
    due_at: datetime | None = None
    """For this learner."""
    required: bool = False
    given: Decimal | None = None
    """By hand, instead of the work's; lateness is in it already."""
    given_of: Decimal | None = None
    """What that was out of; None: the column's points."""
    excused: bool = False


NOTHING = Worth()


@dataclass(frozen=True, slots=True)
class ColumnPart:
    column: BookColumn
    counts: Counts
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


def course_grade(book: Book, worth: Mapping[str, Worth], at: datetime, *, final: Decimal | None = None,
                 released_only: bool = False) -> CourseGrade:
    """:param worth: by the key of the column
    :param final: a grade that a coach has set instead, in percent
    :param released_only: as the learner may know it
    """
    parts = [_part(book, column, worth.get(column.key, NOTHING), at, released_only) for column in book.columns]
    categories = tuple(_category(category, [part for part in parts if part.column.category == category.id])
                       for category in book.categories)
    computed = mean((one.category.weight, one.percent) for one in categories)
    return CourseGrade(computed if final is None else Fraction(final), computed, categories)


def late_units(book: Book, worth: Worth) -> int:
    """Days or hours begun after it was due."""
    if worth.due_at is None or worth.handed_in_at is None or worth.handed_in_at <= worth.due_at:
        return 0
    return -((worth.due_at - worth.handed_in_at) // UNITS[book.late_per])


def _part(book: Book, column: BookColumn, worth: Worth, at: datetime, released_only: bool) -> ColumnPart:
    if worth.excused:
        return ColumnPart(column, Counts.EXCUSED)
    percent, penalty, counts = _percent(book, column, worth, at)
    if percent is not None and released_only and column.is_hidden(at):
        percent, penalty, counts = _percent(book, column, worth._replace(points=None, given=None), at)
        if percent is None:  # what is missing counts so, as if nobody had given anything
            return ColumnPart(column, Counts.HELD)
    if percent is None:
        return ColumnPart(column, Counts.NOTHING)
    if column.weight <= 0:
        return ColumnPart(column, Counts.NOT_WEIGHED, percent, penalty)
    if column.extra_credit:
        return ColumnPart(column, Counts.NOTHING if counts is Counts.MISSING else Counts.EXTRA, percent, penalty)
    return ColumnPart(column, counts, percent, penalty)


def _percent(book: Book, column: BookColumn, worth: Worth, at: datetime) -> tuple[Fraction | None, Fraction, Counts]:
    none = Fraction(0)
    if worth.given is not None and column.points > 0:
        return Fraction(worth.given) / Fraction(worth.given_of or column.points) * 100, none, Counts.COUNTED
    if worth.points is not None and worth.out_of > 0:
        reached = Fraction(worth.points) / Fraction(worth.out_of) * 100
        taken = Fraction(book.late_percent) * late_units(book, worth)
        left = max(reached - taken, min(reached, Fraction(book.late_floor)))
        return left, reached - left, Counts.COUNTED
    is_missing = worth.required and worth.due_at is not None and worth.due_at < at and worth.handed_in_at is None
    if is_missing and book.missing_percent is not None:
        return Fraction(book.missing_percent), none, Counts.MISSING
    return None, none, Counts.NOTHING


def _category(category: Category, parts: Sequence[ColumnPart]) -> CategoryPart:
    parts = _dropped(category, parts)
    counted = [part for part in parts if part.counts in (Counts.COUNTED, Counts.MISSING)]
    whole = sum((part.weight for part in counted), Fraction())
    reached = sum((part.weight * (part.percent or 0) for part in parts
                   if part.counts in (Counts.COUNTED, Counts.MISSING, Counts.EXTRA)), Fraction())
    return CategoryPart(category, reached / whole if whole else None, tuple(parts))


def _dropped(category: Category, parts: Sequence[ColumnPart]) -> list[ColumnPart]:
    """The lowest percents do not count, of equal ones the one that weighs least; one always stays. So the order of the
    columns changes no grade."""
    if not category.drop:
        return list(parts)
    counted = [number for number, part in enumerate(parts) if part.counts in (Counts.COUNTED, Counts.MISSING)]
    lowest = sorted(counted, key=lambda number: (parts[number].percent or Fraction(0), parts[number].weight, -number))
    away = set(lowest[:max(0, min(category.drop, len(counted) - 1))])
    return [replace(part, counts=Counts.DROPPED) if number in away else part for number, part in enumerate(parts)]
