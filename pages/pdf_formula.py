"""How a course grade comes about, in lines one can compute after."""
from fractions import Fraction
from typing import Any

from db.core import numbers
from db.gradebook import COLUMN_STATUS_LABELS, CategoryPart, ColumnPart, ColumnStatus, CourseGrade, GradingScheme

COUNTED = (ColumnStatus.COUNTED, ColumnStatus.MISSING, ColumnStatus.EXTRA)
ASIDE = (ColumnStatus.DROPPED, ColumnStatus.EXCUSED, ColumnStatus.NOT_WEIGHED, ColumnStatus.HELD, ColumnStatus.MISSING,
         ColumnStatus.EXTRA)
"""What is said of a column after the sum."""


def formula(grade: CourseGrade, scheme: GradingScheme) -> tuple[str, ...]:
    """A line for each category in which something counts, one for the course, one where a coach has set the grade."""
    if grade.exact is None:
        return ()
    counted = [part for part in grade.categories if part.percent is not None]
    lines = [_category(part) for part in counted]
    weighed = [part for part in counted if part.category.weight > 0]
    if len(weighed) > 1:
        lines.append(f'Course: {_said(grade.computed)} % = ' + _mean([
            (part.category.weight, part.percent) for part in weighed], sum(part.category.weight for part in weighed)))
    if grade.exact != grade.computed:
        instead = '' if grade.computed is None else f' instead of the computed {_said(grade.computed)} %'
        lines.append(f'Set by a coach: {_said(grade.exact)} %{instead}.')
    return tuple(lines)


def _category(part: CategoryPart) -> str:
    counted = [one for one in part.columns if one.counts in COUNTED]
    whole = sum(one.weight for one in counted if one.counts is not ColumnStatus.EXTRA)
    name = part.category.title or 'All items'
    if len(counted) == 1:
        text = f'{name}: {_said(part.percent)} % = {counted[0].column.title}'
    else:
        text = f'{name}: {_said(part.percent)} % = ' + _mean([(one.weight, one.percent) for one in counted], whole)
        text += ' for ' + ', '.join(one.column.title for one in counted)
    return '; '.join([text, *(_aside(one) for one in part.columns if _aside(one))])


def _aside(one: ColumnPart) -> str:
    title = one.column.title
    if one.counts in ASIDE:
        return f'{title}: {COLUMN_STATUS_LABELS[one.counts].lower()}'
    return f'{title} late, {_said(one.penalty)} % taken off' if one.penalty else ''


def _mean(parts: list[Any], whole: Any) -> str:
    return f'({" + ".join(f"{_said(weight)} × {_said(value)}" for weight, value in parts)}) / {_said(whole)}'


def _said(value: Any) -> str:
    return numbers.plain(numbers.half_up(Fraction(value)))
